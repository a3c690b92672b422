"""Larger text: the story keeps its picture and its room, and nothing gets smaller."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.content.model import Event, Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.card import Sides, room_above, sides_of
from kiosk.scene.card_leaves import LEAST_LINES, PICTURES, STAMP
from kiosk.scene.card_rows import BODY_LINE, CAPTION_LINE, MOST_SPARED
from kiosk.scene.card_told import Told, told
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Picture, Stamp, Text
from kiosk.scene.scene import Scene
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts
from kiosk.state import intents as want
from kiosk.state.comfort import Comfort, Ease
from kiosk.state.sheets import Beyond, Meanwhile, Wing
from kiosk.state.state import initial_state
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s
from tests.fakes import after
from tests.unit.scene.seen import bounds, scene_of, texts

SIZES = ((1920, 1080), (1080, 1920))
LANGUAGES = ("en", "es", "de", "tr", "ru", "fr", "ar")
# 20 mm on a screen of 21 inches.
FINGER_PX = 83
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
    # Neither lower than its letters are, nor than those of other languages.
    line_px = max(style.leading_px(body, BODY_LINE), body.size_px * BODY_LINE)
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
        each.px[1] - style.leading_px(note, CAPTION_LINE) / 2 - style.layout.px(10)
        for each in page
        if isinstance(each, Text) and each.style == note and each.px[1] > below_px
    ]
    pictured = any(isinstance(each, Picture) for each in page)
    stamps = [each for each in page if isinstance(each, Stamp) and not pictured]
    stamped = [each.centre_px[1] - style.layout.px(STAMP) / 2 for each in stamps]
    return min([room.bottom_px, *under, *stamped])


IN_SOME = [
    pytest.param(language, marks=[] if language in ("de", "ru", "ar") else [pytest.mark.soak])
    for language in LANGUAGES
]


@pytest.mark.parametrize("language", IN_SOME)
@pytest.mark.parametrize("size_px", SIZES, ids=lambda size_px: "x".join(map(str, size_px)))
def test_with_larger_text_no_key_and_no_word_is_smaller(
    show: Show, size_px: tuple[int, int], language: str
) -> None:
    faults, compared = list[str](), 0
    lows = (False, True) if size_px == SIZES[0] else (False,)
    for low in lows:
        eased = frozenset({Ease.LOW}) if low else frozenset()
        usual = scenes(show, size_px, language, Comfort(eased))
        large = scenes(show, size_px, language, Comfort(eased | {Ease.LARGE}))
        for (name, one), (_, other) in zip(usual, large, strict=True):
            compared += len(one.targets)
            faults += (f"{name}: {each}" for each in smaller(one, other))
    assert not faults, "\n".join(faults)
    assert compared > 100


def scenes(
    show: Show, size_px: tuple[int, int], language: str, comfort: Comfort
) -> Iterator[tuple[str, Scene]]:
    """Yield every screen that has keys of its own, in both worlds."""
    exhibit = show.exhibit
    tour = next(each.id for each in exhibit.tours if each.listed)
    touring: tuple[want.Intent, ...] = (want.BeginTour(tour), *[want.Tick(0.1)] * 60)
    ways: dict[str, tuple[want.Intent, ...]] = {
        "home": (),
        "languages": (want.ChooseLanguage(),),
        "tours": (want.ChooseTour(),),
        "a tour": touring,
        "a tour that waits": (*touring, want.GrabMap(), want.ReleaseMap()),
        "meanwhile": (want.ShowSheet(Meanwhile()),),
        "after": (want.ShowSheet(Beyond(Wing.AFTER)),),
        "a choice": (want.Gather(tuple(each.id for each in exhibit.events)[-3:]),),
        "a card": (want.SelectEvent("kennedy-speech"), *[want.Tick(0.1)] * 30),
    }
    begun = initial_state(exhibit, Viewport(*size_px))
    spoken = replace(show, exhibit=exhibit.in_language(language))
    for lens in Lens:
        for name, way in ways.items():
            state = replace(begun, comfort=comfort, language=language, lens=lens)
            yield f"{name}, {lens}", scene_of(after(state, way, exhibit), spoken)


def smaller(usual: Scene, large: Scene) -> Iterator[str]:
    """Yield the keys and the words that are smaller with larger text; the map is none of them."""
    before = {each.id: bounds(each.area) for each in usual.targets if each.tap is not None}
    for target in large.targets:
        box, was = bounds(target.area), before.get(target.id)
        if was is None or target.id.startswith(("tag", "slip", "mark")):
            continue
        # In another shape a key may be lower, but never lower than a finger is wide.
        lower = min(box[2:]) < min(FINGER_PX, *was[2:]) - 1
        if lower or (box[2] * box[3] < was[2] * was[3] - 99 and min(box[2:]) < FINGER_PX):
            yield f"the key {target.id} has shrunk from {was[2:]} to {box[2:]}"
    sizes = {each.id: [text.style.size_px for text in texts(each.items)] for each in usual.layers}
    for layer in large.layers:
        now, then = [text.style.size_px for text in texts(layer.items)], sizes.get(layer.id)
        if then and now and layer.id != "overlay" and min(now) < min(then):
            yield f"words of {layer.id} have shrunk from {min(then)} to {min(now)} px"
