"""What counts as free of panels is what the panels leave free."""

from itertools import product

import pytest

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.layout import Layout, layout_for
from kiosk.state.stage import focus_box_px

SCREENS = [(1920, 1080), (1080, 1920), (3840, 2160), (1280, 800)]
# More than a finger of map beside the panels would be given away.
NEAR_PX = 40.0


def panels(layout: Layout, *, card_open: bool) -> list[Box]:
    always = [layout.regions, layout.switch, layout.meanwhile, layout.tours, layout.band]
    column = [layout.column] if layout.column is not None else []
    return [*always, *column, *([layout.card] if card_open else [])]


@pytest.mark.parametrize("size_px", SCREENS)
@pytest.mark.parametrize(("card_open", "low", "large"), list(product((False, True), repeat=3)))
def test_no_panel_lies_on_the_free_map_and_little_of_the_map_is_given_away(
    size_px: tuple[int, int], card_open: bool, low: bool, large: bool
) -> None:
    viewport = Viewport(*size_px)
    layout = layout_for(viewport, low=low, large=large)
    left, top, width, height = focus_box_px(
        viewport, card_open=card_open, low=low, large=large, rtl=False
    )
    free, taken = Box(left, top, width, height), panels(layout, card_open=card_open)
    assert not [box for box in taken if free.overlaps(box)]
    near_px = NEAR_PX * layout.k
    below = Box(left, top + height, width, near_px)
    assert any(below.overlaps(box) for box in taken)
    if card_open and left + width < viewport.width_px - near_px:
        beside = Box(left + width, top, near_px, height)
        assert any(beside.overlaps(box) for box in taken)
