"""Larger text: the story keeps its picture and its room, and nothing gets smaller."""

from collections.abc import Iterator

import pytest

from kiosk.content.model import Event, Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.card import Sides, room_above, sides_of
from kiosk.scene.card_leaves import LEAST_LINES, PICTURES, STAMP
from kiosk.scene.card_rows import BODY_LINE, MOST_SPARED
from kiosk.scene.card_told import Told, told
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Picture, Stamp, Text
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts
from kiosk.world.appearing import appears_utc_s
from tests.unit.scene.seen import texts

SIZES = ((1920, 1080), (1080, 1920))
LANGUAGES = ("en", "es", "de", "tr", "ru", "fr", "ar")
EVERY_LOOK = [
    pytest.param(
        size_px,
        large,
        language,
        id=f"{language}-{size_px[0]}x{size_px[1]}{'-large' if large else ''}",
        marks=[] if large else [pytest.mark.soak],
    )
    for size_px in SIZES
    for large in (True, False)
    for language in LANGUAGES
]


@pytest.mark.parametrize(("size_px", "large", "language"), EVERY_LOOK)
def test_no_story_breaks_off_with_room_left_and_pictures_stay_where_they_have_room(
    shipped_exhibit: Exhibit,
    shipped_fonts: Fonts,
    size_px: tuple[int, int],
    large: bool,
    language: str,
) -> None:
    edition, faults, begun = shipped_exhibit.in_language(language), list[str](), 0
    layout = layout_for(Viewport(*size_px), large=large)
    for event, lens, utc_s in cards(edition):
        style = Style(edition, lens, layout).enlarged()
        sides = sides_of(style, event, utc_s, shipped_fonts)
        begun += bool(sides.leaves.rest)
        tells = told(style, event, utc_s)
        faults += (f"{event.id}, {lens}: {each}" for each in wasted(style, tells, sides))
    assert not faults, "\n".join(faults)
    assert begun or not large


def cards(exhibit: Exhibit) -> Iterator[tuple[Event, Lens, float]]:
    """Yield every card in each world in which it is ever told, and when it first is."""
    for event in exhibit.events:
        for lens in Lens:
            utc_s = appears_utc_s(event, lens)
            if utc_s < exhibit.timeline.end_utc_s:
                yield event, lens, utc_s


def wasted(style: Style, tells: Told, sides: Sides) -> Iterator[str]:
    """Yield what the front of a card would have had room for."""
    page = sides.leaves.story
    body = style.type("lead" if tells.withheld else "body_secret" if style.secret else "body")
    line_px = body.size_px * BODY_LINE
    lines = [each for each in texts(page) if (each.style, each.colour) == (body, style.text)]
    end_px = lines[-1].px[1] + line_px / 2
    free_px = foot_px(style, tells, sides, end_px) - end_px
    goes_on = bool(sides.leaves.rest)
    if goes_on and lines[-1].text.rstrip("\u200e\u200f").endswith(" …") and free_px >= line_px:
        yield f"breaks off with room for {free_px / line_px:.1f} more lines"
    if goes_on and free_px >= line_px * (MOST_SPARED + 1):
        yield f"leaves {free_px / line_px:.1f} lines empty"
    if tells.media and not any(isinstance(each, Picture) for each in page):
        spare_px = free_px + line_px * (len(lines) - LEAST_LINES if goes_on else 0)
        if spare_px >= style.layout.px(PICTURES[-1] + 10):
            yield "has lost its picture"
        if goes_on and sides.leading is page and sides.linked.links:
            yield "has lost its picture to keys that could stand overleaf"


def foot_px(style: Style, tells: Told, sides: Sides, below_px: float) -> float:
    """Return where the room for the story ends: at a stamp, at the lights, or above the keys."""
    page = sides.leaves.story
    room = room_above(style, sides.foot_of(page))
    note = style.type("caption")
    under = [
        each.px[1] - note.size_px * 1.25 / 2 - style.layout.px(10)
        for each in page
        if isinstance(each, Text) and each.style == note and each.px[1] > below_px
    ]
    pictured = any(isinstance(each, Picture) for each in page)
    stamps = [each for each in page if isinstance(each, Stamp) and not pictured]
    stamped = [each.centre_px[1] - style.layout.px(STAMP) / 2 for each in stamps]
    return min([room.bottom_px, *under, *stamped])
