"""Territories in, holes of their shape in a pane out: a veil leaves them their colour."""

import numpy as np
import pygame

from kiosk.geo.camera import Camera
from kiosk.scene.primitives import Px
from kiosk.screen.mapstyle import Land
from kiosk.screen.polygons import fill_polygon
from kiosk.screen.projected import Eye
from kiosk.screen.rest import TOLERANCE_PX


def spare_outlined(pane: pygame.Surface, land: Land, camera: Camera, shift_px: Px) -> None:
    """Clear a pane with an alpha where territories lie that have a heavy line of their own.

    Args:
        pane: Loses what it has there.
        land: Tells which territories those are.
        camera: Who looks.
        shift_px: By which the pane is moved against the screen.
    """
    if not land.keylined:
        return
    fills = land.layer.lods[land.lod(camera.scale_px, TOLERANCE_PX)].fills
    flat = Eye(camera).flat(fills, np.isin(fills.owner, sorted(land.keylined)))
    first = 0
    for length in flat.length:
        points = flat.px[first : first + length]
        first += length
        if length > 2:
            fill_polygon(pane, (0, 0, 0, 0), points, shift_px)
