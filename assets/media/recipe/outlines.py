"""Coasts drawn from memory of any school atlas, coarse, for maps inside the drawings."""

import numpy as np

from assets.media.recipe.paths import Path, smoothed

# Degrees, longitude first.
_CUBA = """
-84.95 21.87 -84.4 22.25 -83.9 22.65 -83.2 22.98 -82.4 23.15 -81.2 23.2 -80.0 22.95 -79.3 22.4
-78.3 22.3 -77.4 21.7 -76.6 21.3 -75.7 21.1 -75.6 20.75 -74.8 20.65 -74.14 20.25 -75.1 19.9
-76.2 19.97 -77.7 19.85 -77.1 20.4 -77.25 20.7 -78.1 20.75 -78.6 21.4 -79.9 21.7 -80.5 22.05
-81.2 22.1 -81.8 22.15 -81.75 22.6 -82.9 22.65 -83.4 22.2 -84.2 22.05
"""
_NORTH_AMERICA = """
-166 66 -156 71 -128 70 -110 68 -94 72 -82 68 -86 63 -94 59 -84 55 -80 52 -78 60 -70 61 -64 58
-56 52 -66 49 -61 46 -66 44 -70 43 -74 40 -76 36 -81 31 -80 26 -82 28 -84 30 -90 29.5 -97 27
-97 21 -94 18 -90 21 -87 21 -88 16 -83 15 -83 10 -79 9 -80 7.5 -86 11 -94 16 -105 20 -113 31
-110 24 -116 31 -121 35 -124 42 -124 48 -134 57 -146 61 -156 58 -165 60
"""
_SOUTH_AMERICA = """
-79 9 -75 11 -71 12 -62 10.5 -52 5 -50 0 -44 -3 -35 -6 -39 -14 -41 -22 -48 -26 -54 -34 -58 -38
-65 -42 -67 -48 -69 -54 -74 -50 -73 -40 -71 -30 -70 -18 -76 -13 -81 -5 -80 1 -77 5
"""
_EURASIA = """
-9 43 -1 44 -4 48 3 51 8 54 8 57 11 56 10 54 20 55 24 59 30 60 24 65 18 60 12 56 6 59 12 66
24 71 40 67 44 66 60 69 72 73 90 75 104 77 130 72 160 70 180 68 178 64 162 60 162 56 156 51
155 60 142 59 136 54 141 52 135 44 128 39 126 35 121 39 122 31 116 23 108 21 107 11 101 13
103 2 98 9 94 16 89 22 80 15 78 8 73 17 67 25 57 26 50 30 56 25 59 22 45 13 39 21 35 28 36 36
27 37 29 41 40 41 38 46 30 46 27 42 23 38 19 42 13 45 18 40 12 42 4 43 0 38 -6 36 -9 38
"""
_AFRICA = """
-6 35 10 37 11 33 20 31 33 31 37 22 43 12 51 12 42 -1 40 -10 35 -20 33 -27 27 -34 18 -34 12 -18
13 -6 9 4 5 6 -8 4 -17 14 -17 21 -10 30
"""
_AUSTRALIA = """
114 -22 122 -18 131 -12 136 -12 137 -17 142 -11 146 -19 153 -26 150 -37 140 -38 131 -31 116 -35
"""
_ISLANDS = (
    "-5 50 -3 54 -5 58 -2 57 0 53 1 51",
    "-10 52 -8 55 -6 53",
    "-50 60 -40 65 -22 70 -20 80 -40 83 -66 77 -54 70",
    "130 32 136 35 140 36 141 41 138 37 131 34",
    "96 5 104 -5 108 -7 102 0",
    "109 1 117 6 118 1 115 -4",
    "132 -1 142 -3 149 -10 141 -8",
    "44 -16 50 -16 47 -25",
    "167 -46 174 -41 178 -38 174 -36 172 -43",
    "-74 20 -70 20 -68.5 18.6 -74 18",
)


def _coast(words: str) -> Path:
    knots = np.array(words.split(), float).reshape(-1, 2)
    return Path((smoothed(knots, closed=True),))


def _laid(coast: Path, left_deg: float, top_deg: float, degree: float) -> Path:
    """Return degrees as px from an upper left corner; a degree may be wider than high."""
    return coast.moved(-left_deg, -top_deg).stretched(degree, -degree)


def cuba(x: float, y: float, wide: float) -> Path:
    """Return the island with its west cape at x, its middle at y."""
    return _laid(_coast(_CUBA), -84.95, 21.5, wide / 10.8).moved(x, y)


def continents(x: float, y: float, degree: float, left_deg: float, top_deg: float) -> list[Path]:
    """Return the large coasts; (x, y) shows the place (left_deg, top_deg), degree px each."""
    coasts = (_EURASIA, _AFRICA, _AUSTRALIA, *_ISLANDS, *_AMERICAS)
    return [_laid(_coast(words), left_deg, top_deg, degree).moved(x, y) for words in coasts]


def americas(x: float, y: float, degree: float, left_deg: float, top_deg: float) -> list[Path]:
    """Return only the coasts of the two Americas and of Cuba."""
    return [_laid(_coast(words), left_deg, top_deg, degree).moved(x, y) for words in _AMERICAS]


_AMERICAS = (_NORTH_AMERICA, _SOUTH_AMERICA, _CUBA)
