"""The date on screen stays in its block."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.app.assembly import font_files
from kiosk.content.model import Clock, Exhibit, Lens
from kiosk.content.rules.clocks import MOST_CLOCKS
from kiosk.scene.date_block import date_layers
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Text
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle
from kiosk.screen.fonts import Fonts
from kiosk.world.world import world_at
from tests.conftest import ROOT
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
    assert sizes_px[0] == sizes_px[1] < 0.5 * usual


class WideFonts(Fonts):
    """Letters that are twice as wide as those of the exhibit."""

    def width_px(self, text: str, style: TextStyle) -> int:
        return 2 * super().width_px(text, style)


@pytest.mark.parametrize("size_px", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize(
    ("language", "fonts"),
    [("en", Fonts), ("ru", Fonts), ("ar", Fonts), ("en", WideFonts), ("ru", WideFonts)],
)
def test_clocks_stay_beside_each_other_however_many_they_are_and_however_wide_the_font(
    shipped_exhibit: Exhibit, fonts: type[Fonts], language: str, size_px: tuple[int, int]
) -> None:
    more = ("Europe/London", "Asia/Shanghai", "Asia/Tokyo", "Europe/Istanbul")
    clocks = (*shipped_exhibit.clocks, *(Clock(zone.partition("/")[2], zone) for zone in more))
    typography = fonts(font_files(shipped_exhibit, ROOT))
    layout = layout_for(state_at(shipped_exhibit, size_px).camera.viewport)
    for count in range(1, MOST_CLOCKS + 1):
        exhibit = replace(shipped_exhibit.in_language(language), clocks=clocks[:count])
        world = world_at(exhibit, exhibit.timeline.opens_at_utc_s, Lens.SECRET)
        style = Style(exhibit, Lens.SECRET, layout)
        _, date = date_layers(style, world, typography)
        told = [item for item in date.items if isinstance(item, Text)]
        hours, names = told[2 : 2 + 2 * count : 2], told[1 : 1 + 2 * count : 2]
        for row in (names, hours):
            for item, after in pairwise(row):
                end_px = item.px[0] + typography.width_px(item.text, item.style)
                assert end_px < after.px[0], (count, item)
            end_px = row[-1].px[0] + typography.width_px(row[-1].text, row[-1].style)
            assert end_px <= style.layout.date.right_px
