"""Every text of the story, at every size of screen, drawn in the real fonts."""

from itertools import pairwise

import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.loop import Show
from kiosk.scene.primitives import Text
from kiosk.screen.fonts import Fonts
from kiosk.world.appearing import appears_utc_s
from tests.unit.scene.seen import (
    SIZES,
    bounds,
    encloses,
    layer,
    layout,
    scene_of,
    squeezed,
    state_at,
    text_box,
    texts,
)

screens = pytest.mark.parametrize("size_px", SIZES, ids=lambda size_px: "x".join(map(str, size_px)))
lenses = pytest.mark.parametrize("lens", Lens)


@pytest.fixture
def show(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Show:
    return Show(shipped_exhibit, shipped_atlas, shipped_fonts)


def told_at_utc_s(exhibit: Exhibit, event: Event, lens: Lens) -> float:
    """Return an instant of the story at which the event may be told."""
    story = exhibit.timeline
    return min(max(appears_utc_s(event, lens), story.start_utc_s), story.end_utc_s)


@screens
@lenses
def test_every_card_is_told_whole_and_within_its_box(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], lens: Lens
) -> None:
    faults = []
    for event in show.exhibit.events:
        utc_s = told_at_utc_s(show.exhibit, event, lens)
        state = state_at(show.exhibit, size_px, lens, utc_s, event_id=event.id)
        scene = scene_of(state, show)
        words = list(texts(layer(scene, "card").items))
        told = squeezed("".join(text.text for text in words))
        withheld = lens is Lens.PUBLIC and event.public_tells == "summary"
        whole = event.summary if withheld else event.body
        if squeezed(whole) not in told or squeezed(event.title) not in told:
            faults.append(f"{event.id}: not told whole")
        keys = [bounds(target.area) for target in scene.targets if "link:" in target.id]
        keys += [bounds(target.area) for target in scene.targets if target.id == "close"]
        for text in words:
            box = text_box(text, shipped_fonts)
            if not encloses(layout(state).card, box):
                faults.append(f"{event.id}: {text.text!r} leaves the card")
            if any(box.overlaps(each) and not encloses(each, box) for each in keys):
                faults.append(f"{event.id}: {text.text!r} runs into a key")
        faults += [f"{event.id}: {pair}" for pair in touching(words, shipped_fonts)]
    assert faults == []


def touching(words: list[Text], fonts: Fonts) -> list[str]:
    """Return neighbouring lines that cut into each other; lines lie in the order of reading."""
    found = []
    for one, other in pairwise(words):
        overlap = text_box(one, fonts).grown(-1.0).overlaps(text_box(other, fonts).grown(-1.0))
        if overlap:
            found.append(f"{one.text!r} touches {other.text!r}")
    return found


@screens
@lenses
def test_date_clocks_and_day_stay_in_their_block_at_any_hour(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], lens: Lens
) -> None:
    story = show.exhibit.timeline
    faults = set()
    # 53 hours are no part of a day or a week: all hours and weekdays come up.
    for hour in range(0, int((story.end_utc_s - story.start_utc_s) / 3600) + 1, 53):
        state = state_at(show.exhibit, size_px, lens, story.start_utc_s + hour * 3600.0)
        words = list(texts(layer(scene_of(state, show), "date").items))
        assert words
        for text in words:
            if not encloses(layout(state).date, text_box(text, shipped_fonts)):
                faults.add(f"{text.text!r} leaves the block")
        boxes = [(text.text, text_box(text, shipped_fonts).grown(-1.0)) for text in words]
        for index, (one, box) in enumerate(boxes):
            for other, other_box in boxes[index + 1 :]:
                if box.overlaps(other_box):
                    faults.add(f"{one!r} touches {other!r}")
    assert faults == set()


@screens
@lenses
@pytest.mark.parametrize("name", ["regions", "switch"])
def test_words_on_buttons_stay_on_them(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], lens: Lens, name: str
) -> None:
    state = state_at(show.exhibit, size_px, lens)
    scene = scene_of(state, show)
    prefix = {"regions": "region:", "switch": "switch"}[name]
    keys = [bounds(target.area) for target in scene.targets if target.id.startswith(prefix)]
    for text in texts(layer(scene, name).items):
        assert any(encloses(box, text_box(text, shipped_fonts)) for box in keys), text.text


def test_the_public_card_keeps_back_what_came_out_later(show: Show) -> None:
    withheld = [event for event in show.exhibit.events if event.public_tells == "summary"]
    assert len(withheld) == 16  # as many as the fact sheet lists
    for event in withheld:
        utc_s = told_at_utc_s(show.exhibit, event, Lens.PUBLIC)
        for lens in Lens:
            state = state_at(show.exhibit, (1920, 1080), lens, utc_s, event_id=event.id)
            card = layer(scene_of(state, show), "card")
            told = squeezed("".join(text.text for text in texts(card.items)))
            assert (squeezed(event.body) in told) == (lens is Lens.SECRET), event.id
