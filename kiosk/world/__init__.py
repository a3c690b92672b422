"""Exhibit, instant and lens in; what is true and what is known out."""
