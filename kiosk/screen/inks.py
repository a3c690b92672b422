"""Lines of the land in, the colour of each out."""

import numpy as np
import pygame

from kiosk.screen.hairlines import Pixels
from kiosk.screen.mapstyle import LineKind, MapStyle
from kiosk.screen.spans import Segments


def inks_of(surface: pygame.Surface, style: MapStyle, lines: Segments) -> Pixels:
    """Return what is written along each line, shape (lines,): by its kind, or by its territory."""
    by_kind = np.array([surface.map_rgb(style.line_colours[kind]) for kind in LineKind], np.uint32)
    inks: Pixels = by_kind[lines.kind]
    heavy = np.flatnonzero(lines.kind == LineKind.KEYLINE)
    for number, ground in enumerate(style.grounds):
        if ground.line is not None and len(heavy):
            own = heavy[(lines.sides[heavy] == number).any(axis=1)]
            inks[own] = surface.map_rgb(ground.line)
    return inks
