"""Fingers in, intents out: contacts are cleaned, read as gestures and given their meaning."""
