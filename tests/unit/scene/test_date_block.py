"""The date on screen stays in its block."""

from dataclasses import replace

from kiosk.content.model import Exhibit, Lens
from kiosk.scene.date_block import date_layers
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Text
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts
from kiosk.world.world import world_at
from tests.unit.scene.seen import state_at


def test_a_date_too_long_for_any_size_is_set_in_the_smallest(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    months = ("month of the falling leaves",) * 12
    sizes_px = []
    layout = layout_for(state_at(shipped_exhibit, (1920, 1080)).camera.viewport)
    for each in (months, ("month of the falling leaves and of the long rains",) * 12):
        conventions = replace(shipped_exhibit.conventions, months=each)
        exhibit = replace(shipped_exhibit, conventions=conventions)
        world = world_at(exhibit, exhibit.timeline.opens_at_utc_s, Lens.PUBLIC)
        _, date = date_layers(Style(exhibit, Lens.PUBLIC, layout), world, shipped_fonts)
        first = date.items[0]
        assert isinstance(first, Text)
        sizes_px.append(first.style.size_px)
    usual = Style(shipped_exhibit, Lens.PUBLIC, layout).type("date").size_px
    assert sizes_px[0] == sizes_px[1] < 0.7 * usual
