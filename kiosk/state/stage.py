"""Which part of the screen is free for the map, so that a camera can aim at its middle."""

from kiosk.content.model import View
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection

# The design is drawn in px at these sizes. On other screens it is scaled by the smaller ratio,
# its controls keep to the lower edge, and what room is left goes to the map.
DESIGN_LANDSCAPE = (1920, 1080)
DESIGN_PORTRAIT = (1080, 1920)

# Design px that panels take from the edges of the map: left, top, right, bottom. A test holds them
# against the boxes of the layout, which lies above.
FREE_LANDSCAPE = (24, 24, 24, 326)
FREE_LANDSCAPE_CARD = (24, 300, 606, 326)
FREE_PORTRAIT = (24, 310, 24, 680)
FREE_PORTRAIT_CARD = (24, 310, 24, 1340)
# With the controls lower down all but the map lies below; an upright screen has them low anyway.
FREE_LOW = (24, 24, 24, 706)
FREE_LOW_CARD = (24, 24, 724, 706)
FREE_LARGE = (24, 24, 24, 350)
FREE_LARGE_CARD = (24, 360, 722, 350)


def is_portrait(viewport: Viewport) -> bool:
    """Return whether the screen stands upright."""
    return viewport.height_px > viewport.width_px


def px_per_design_px(viewport: Viewport) -> float:
    """Return the scale of the design on a screen."""
    width, height = DESIGN_PORTRAIT if is_portrait(viewport) else DESIGN_LANDSCAPE
    return min(viewport.width_px / width, viewport.height_px / height)


def focus_box_px(
    viewport: Viewport,
    *,
    card_open: bool,
    low: bool,
    large: bool,
    rtl: bool,
) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the part of the map that no panel covers.

    Args:
        viewport: The screen.
        card_open: Whether a card covers some of it.
        low: Whether the controls lie lower down.
        large: Whether the text is large.
        rtl: Whether the language begins on the right: then the panels lie on the other side.
    """
    if is_portrait(viewport):
        edges = FREE_PORTRAIT_CARD if card_open else FREE_PORTRAIT
    elif low:
        edges = FREE_LOW_CARD if card_open else FREE_LOW
    elif large:
        edges = FREE_LARGE_CARD if card_open else FREE_LARGE
    else:
        edges = FREE_LANDSCAPE_CARD if card_open else FREE_LANDSCAPE
    k = px_per_design_px(viewport)
    left, top, right, bottom = (edge * k for edge in edges)
    left, right = (right, left) if rtl else (left, right)
    return left, top, viewport.width_px - left - right, viewport.height_px - top - bottom


def focus_px(
    viewport: Viewport,
    *,
    card_open: bool,
    low: bool,
    large: bool,
    rtl: bool,
) -> tuple[float, float]:
    """Return the middle of the part of the map that no panel covers."""
    left, top, width, height = focus_box_px(
        viewport, card_open=card_open, low=low, large=large, rtl=rtl
    )
    return left + width / 2, top + height / 2


def reference_px(viewport: Viewport) -> float:
    """Return the length that a view's scale counts in.

    It is the height of a screen of 16:9, and on a narrower one the height of the 16:9 picture
    that fits its width, so that a view shows the same countries on every screen.
    """
    return min(viewport.height_px, viewport.width_px * 9 / 16)


def camera_for(  # noqa: PLR0913  a view on a screen, and each thing that moves the panels
    view: View,
    viewport: Viewport,
    projection: Projection,
    *,
    card_open: bool,
    low: bool = False,
    large: bool = False,
    rtl: bool = False,
) -> Camera:
    """Return the camera that shows the middle of a view in the middle of the free map."""
    camera = Camera(*view.lonlat, view.scale * reference_px(viewport), viewport, projection)
    middle_px = focus_px(viewport, card_open=card_open, low=low, large=large, rtl=rtl)
    return camera.aimed(view.lonlat, middle_px)
