"""Which part of the screen is free for the map, so that a camera can aim at its middle."""

from kiosk.content.model import View
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection

# Shares of the screen (left, top, width, height): the map that no panel covers. The values are
# those of the design's layouts; with a card open the map keeps what the card leaves.
FOCUS_LANDSCAPE = (0.0125, 0.0222, 0.9750, 0.6759)
FOCUS_LANDSCAPE_CARD = (0.0125, 0.2778, 0.6719, 0.4204)
FOCUS_PORTRAIT = (0.0222, 0.1615, 0.9556, 0.5312)
FOCUS_PORTRAIT_CARD = (0.0222, 0.1615, 0.9556, 0.1406)


def is_portrait(viewport: Viewport) -> bool:
    """Return whether the screen stands upright."""
    return viewport.height_px > viewport.width_px


def focus_box_px(viewport: Viewport, *, card_open: bool) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the part of the map that no panel covers."""
    if is_portrait(viewport):
        shares = FOCUS_PORTRAIT_CARD if card_open else FOCUS_PORTRAIT
    else:
        shares = FOCUS_LANDSCAPE_CARD if card_open else FOCUS_LANDSCAPE
    left, top, width, height = shares
    return (
        left * viewport.width_px,
        top * viewport.height_px,
        width * viewport.width_px,
        height * viewport.height_px,
    )


def focus_px(viewport: Viewport, *, card_open: bool) -> tuple[float, float]:
    """Return the middle of the part of the map that no panel covers."""
    left, top, width, height = focus_box_px(viewport, card_open=card_open)
    return left + width / 2, top + height / 2


def reference_px(viewport: Viewport) -> float:
    """Return the length that a view's scale counts in.

    It is the height of a screen of 16:9, and on a narrower one the height of the 16:9 picture
    that fits its width, so that a view shows the same countries on every screen.
    """
    return min(viewport.height_px, viewport.width_px * 9 / 16)


def camera_for(
    view: View, viewport: Viewport, projection: Projection, *, card_open: bool
) -> Camera:
    """Return the camera that shows the middle of a view in the middle of the free map."""
    camera = Camera(*view.lonlat, view.scale * reference_px(viewport), viewport, projection)
    centre_px = (viewport.width_px / 2, viewport.height_px / 2)
    return camera.dragged(centre_px, focus_px(viewport, card_open=card_open))
