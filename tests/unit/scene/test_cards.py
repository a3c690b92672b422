"""Every card of the story, on every side, in every language, drawn in the real fonts."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import cos, radians, sin

import pytest

from kiosk.content.model import Event, Exhibit, Lens, Media
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.card import card_layers
from kiosk.scene.card_foot import foot_of
from kiosk.scene.card_head import SEPARATOR
from kiosk.scene.card_told import told
from kiosk.scene.hits import HitTarget
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Glyph, Picture, Primitive, Stamp
from kiosk.scene.style import Style
from kiosk.scene.words import event_time
from kiosk.screen.fonts import Fonts
from kiosk.state.card_view import CardView, Side
from kiosk.state.state import State
from kiosk.world.appearing import appears_utc_s
from tests.unit.scene.seen import (
    DESIGN_FINGER_PX,
    ROUNDING_PX,
    bounds,
    encloses,
    squeezed,
    state_at,
    text_box,
    texts,
)

SIZES = ((1920, 1080), (1080, 1920), (1024, 768), (3840, 2160))
LANGUAGES = ("en", "es", "de", "tr", "ru", "fr")
# The longest words on every screen, the others on one: all of it takes minutes.
LONGEST = {(1080, 1920): "de", (1024, 768): "ru", (3840, 2160): "de"}
EVERY_CARD = [
    pytest.param(size_px, language, id=f"{language}-{size_px[0]}x{size_px[1]}", marks=marks)
    for size_px in SIZES
    for language in LANGUAGES
    for marks in (
        [] if size_px == SIZES[0] or LONGEST.get(size_px) == language else [pytest.mark.soak],
    )
]
screens = pytest.mark.parametrize("size_px", SIZES, ids=lambda size_px: "x".join(map(str, size_px)))
DRAWING = Media("a.png", "A ship between two coasts.", "Drawing made for this exhibit.", "A ship.")


def pictured(event: Event) -> Event:
    """Return an event with a picture: the card with the least room for words."""
    return replace(event, media=(DRAWING,))


def states(exhibit: Exhibit, event: Event, size_px: tuple[int, int]) -> Iterator[State]:
    """Yield the card of an event in each world in which it is ever told."""
    for lens in Lens:
        utc_s = appears_utc_s(event, lens)
        if utc_s < exhibit.timeline.end_utc_s:
            yield state_at(exhibit, size_px, lens, utc_s, event_id=event.id)


def sides(
    style: Style, state: State, fonts: Fonts
) -> Iterator[tuple[Side, tuple[Primitive, ...], tuple[Primitive, ...], tuple[HitTarget, ...]]]:
    """Yield every page of a card: its side, what is on it, the keys, and what they mean."""
    for side in Side:
        last = None
        for page in range(9):
            built = card_layers(style, replace(state, card=CardView(side, page)), fonts)
            assert built is not None
            (ground, leaf), targets = built
            if leaf.items == last:
                break
            last = leaf.items
            yield side, leaf.items, ground.items, targets


def stamp_box(stamp: Stamp, fonts: Fonts) -> Box:
    """Return the room of a stamp, turned as it is."""
    width_px = fonts.width_px(stamp.text, stamp.style) + stamp.style.size_px
    height_px = stamp.style.size_px * 1.7
    turn = radians(stamp.angle_deg)
    wide_px = width_px * cos(turn) + height_px * sin(turn)
    high_px = width_px * sin(turn) + height_px * cos(turn)
    x_px, y_px = stamp.centre_px
    return Box(x_px - wide_px / 2, y_px - high_px / 2, wide_px, high_px)


@pytest.mark.parametrize(("size_px", "language"), EVERY_CARD)
def test_every_card_is_told_whole_and_no_word_is_cut_short_or_meets_another(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, size_px: tuple[int, int], language: str
) -> None:
    edition, faults, pages = shipped_exhibit.in_language(language), list[str](), 0
    edition = replace(edition, events=tuple(map(pictured, edition.events)))
    layout = layout_for(Viewport(*size_px))
    for event in edition.events:
        for state in states(edition, event, size_px):
            style = Style(edition, state.lens, layout)
            seen = list(sides(style, state, shipped_fonts))
            front = f"{event.id}, {state.lens}"
            told_on = [(side, items) for side, items, _, _ in seen]
            faults += (f"{front}: {each}" for each in untold(style, state, told_on))
            for side, items, keys, targets in seen:
                pages += 1
                where = f"{event.id}, {state.lens}, {side}"
                faults += (f"{where}: {each}" for each in leaf_faults(style, items, shipped_fonts))
                foot_px = min(bounds(each.area).y_px for each in targets if each.tap)
                faults += (
                    f"{where}: {text.text!r} runs into a key"
                    for text in texts(items)
                    if text_box(text, shipped_fonts).bottom_px > foot_px
                )
                faults += (f"{where}: {each}" for each in key_faults(keys, targets, shipped_fonts))
    assert not faults, "\n".join(faults)
    assert pages > 2 * len(edition.events)


def leaf_faults(style: Style, items: tuple[Primitive, ...], fonts: Fonts) -> Iterator[str]:
    boxes = [(each.text, text_box(each, fonts)) for each in texts(items)]
    card = style.layout.card
    for words, box in boxes:
        if not encloses(card, box):
            yield f"{words!r} leaves the card"
    for (one, box), (other, other_box) in combinations(boxes, 2):
        if box.grown(-1.0).overlaps(other_box.grown(-1.0)):
            yield f"{one!r} touches {other!r}"
    pictures = [each.box for each in items if isinstance(each, Picture)]
    for stamp in (each for each in items if isinstance(each, Stamp)):
        slip = stamp_box(stamp, fonts)
        if not encloses(card.grown(style.layout.px(16)), slip):
            yield f"the stamp {stamp.text!r} leaves the card"
        for words, box in boxes:
            on_picture = any(encloses(each.grown(6.0), box) for each in pictures)
            if slip.grown(-4.0 * style.layout.k).overlaps(box) and not on_picture:
                yield f"the stamp lies over {words!r}"


def key_faults(
    keys: tuple[Primitive, ...], targets: tuple[HitTarget, ...], fonts: Fonts
) -> Iterator[str]:
    areas = [bounds(each.area) for each in targets if each.tap is not None]
    for text in texts(keys):
        if not any(encloses(area, text_box(text, fonts)) for area in areas):
            yield f"{text.text!r} leaves its key"
        if text.text.endswith("…"):
            yield f"{text.text!r} is cut short"
    boxes = [text_box(each, fonts).grown(-1.0) for each in texts(keys)]
    arrows = [
        Box(each.centre_px[0] - 5, each.centre_px[1] - 5, 10, 10)
        for each in keys
        if isinstance(each, Glyph)
    ]
    for one, other in combinations((*boxes, *arrows), 2):
        if one.overlaps(other):
            yield "words on a key meet others, or its arrow"


def untold(
    style: Style, state: State, pages: list[tuple[Side, tuple[Primitive, ...]]]
) -> Iterator[str]:
    """Yield what a card keeps back of what it has to tell."""
    event = style.exhibit.event_by_id[state.event_id]
    tells = told(style, event, state.utc_s)
    plain = style.type("lead" if tells.withheld else "body_secret" if style.secret else "body")
    story = "".join(
        text.text
        for side, items in pages
        for text in texts(items)
        if side is not Side.SOURCES
        and (text.style, text.colour) == (plain, style.text)
        # On a small screen the names beside the lights are as large as the story.
        and text.text not in style.exhibit.parties
    )
    if bare(tells.text) not in bare(story):
        yield "the story is not told whole"
    whole = bare("".join(text.text for _, items in pages for text in texts(items)))
    pictures = [each for each in (tells.media, *tells.more_media) if each is not None]
    told_too = (
        style.capitals(event.title_in(state.lens)),
        style.capitals(event.theatre.name),
        *event_time(style.exhibit, event, named=True).split(SEPARATOR),
        event.places[0].name_in(state.lens),
        *(words for each in pictures for words in (each.caption.rstrip(" ."), each.credit)),
        *(tells.why, tells.note, tells.dispute),
        *event.sources,
    )
    for words in told_too:
        if bare(words) not in whole:
            yield f"{words!r} is not told"
    if tells.quote is not None and bare(tells.quote.text) not in whole:
        yield "the quotation is not told"


def bare(words: str) -> str:
    """Return words without what may stand where the card is turned."""
    return squeezed(words).replace("…", "")


def test_the_public_card_keeps_back_what_came_out_later(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    layout = layout_for(Viewport(1920, 1080))
    withheld = [event for event in shipped_exhibit.events if event.public_tells == "summary"]
    assert withheld
    for event in shipped_exhibit.events:
        for state in states(shipped_exhibit, event, (1920, 1080)):
            style = Style(shipped_exhibit, state.lens, layout)
            words = [
                text.text
                for _, items, _, _ in sides(style, state, shipped_fonts)
                for text in texts(items)
            ]
            whole = squeezed("".join(words))
            later = (event.why, event.public_note, event.dispute)
            if state.lens is Lens.PUBLIC:
                assert not any(each and squeezed(each) in whole for each in later), event.id
                assert not (event in withheld and squeezed(event.body) in whole), event.id
                assert squeezed(event.public_title or event.title) in whole, event.id
                assert not (event.public_title and squeezed(event.title) in whole), event.id
            else:
                assert squeezed(event.title) in whole, event.id
                assert all(squeezed(each) in whole for each in later), event.id


def test_lights_come_on_when_each_party_learns_of_it(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    style = Style(shipped_exhibit, Lens.SECRET, layout_for(Viewport(1920, 1080)))
    lit_ever = unlit_ever = 0
    for event in shipped_exhibit.events:
        if appears_utc_s(event, Lens.SECRET) >= shipped_exhibit.timeline.end_utc_s:
            continue
        for utc_s in (event.start_utc_s, shipped_exhibit.timeline.end_utc_s):
            state = state_at(shipped_exhibit, (1920, 1080), Lens.SECRET, utc_s, event_id=event.id)
            _, items, _, _ = next(sides(style, state, shipped_fonts))
            names = [each.name for each in items if isinstance(each, Glyph)]
            known = [each.utc_s for each in event.knew if each is not None]
            lit = sum(each <= utc_s for each in known)
            assert names.count("lit") == lit, event.id
            assert names.count("unlit") == len(known) - lit, event.id
            lit_ever, unlit_ever = lit_ever + lit, unlit_ever + len(known) - lit
    assert lit_ever > 100
    assert unlit_ever > 50


@screens
def test_every_key_of_a_card_is_as_large_as_a_finger_and_none_overlap(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, size_px: tuple[int, int]
) -> None:
    layout = layout_for(Viewport(*size_px))
    least_px = DESIGN_FINGER_PX * layout.k - ROUNDING_PX
    for event in shipped_exhibit.events:
        for state in states(shipped_exhibit, event, size_px):
            style = Style(shipped_exhibit, state.lens, layout)
            for _, _, _, targets in sides(style, state, shipped_fonts):
                boxes = [bounds(each.area) for each in targets if each.tap is not None]
                for box in boxes:
                    assert encloses(layout.card, box)
                    assert min(box.width_px, box.height_px) >= least_px
                assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
                assert foot_of(style, event, state.utc_s, shipped_fonts).top_px > layout.card.y_px


def test_the_picture_gives_way_before_the_story_does(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    event = pictured(shipped_exhibit.event_by_id["kennedy-speech"])
    heights = []
    for words in (20, 45, 60, 75, 110):
        told_in = replace(event, body=" ".join(["word"] * words) + ".", quote=None, links=())
        exhibit = replace(shipped_exhibit, events=(told_in,))
        style = Style(exhibit, Lens.PUBLIC, layout_for(Viewport(1920, 1080)))
        state = state_at(exhibit, (1920, 1080), Lens.PUBLIC, event.start_utc_s, event_id=event.id)
        _, items, _, _ = next(sides(style, state, shipped_fonts))
        heights += [each.box.height_px for each in items if isinstance(each, Picture)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1] > 0
