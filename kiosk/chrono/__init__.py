"""Instants, local times of their year and the time scale of the slider."""
