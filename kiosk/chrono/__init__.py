"""Instants, local times of 1962 and the time scale of the slider."""
