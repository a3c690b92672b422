"""Short, standard or deep: a card tells as much as the visitor wants, and never a secret."""

from dataclasses import replace

import pytest

from kiosk.content.model import Lens
from kiosk.scene.depth import paragraphs
from kiosk.state.card_view import CardView, Side
from kiosk.state.comfort import Comfort, Depth
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s
from tests.unit.scene.seen import layer, scene_of, squeezed, state_at, texts


def told(show: Show, event_id: str, lens: Lens, depth: Depth) -> str:
    event = show.exhibit.event_by_id[event_id]
    utc_s = appears_utc_s(event, lens)
    state = state_at(show.exhibit, (1920, 1080), lens, utc_s, event_id=event_id)
    state = replace(state, comfort=Comfort(depth=depth))
    # What finds no room on the front goes on where there is more.
    pages = [replace(state, card=CardView(Side.MORE, page)) for page in range(3)]
    words = list[str]()
    for each in (state, *pages):
        said = "".join(text.text for text in texts(layer(scene_of(each, show), "card_leaf").items))
        words += [said] if said not in words else []
    return squeezed("".join(words))


def test_a_card_tells_its_depth(show: Show) -> None:
    event = show.exhibit.event_by_id["u2-shot-down"]
    assert event.short
    assert event.why
    short = told(show, event.id, Lens.SECRET, Depth.SHORT)
    standard = told(show, event.id, Lens.SECRET, Depth.STANDARD)
    deep = told(show, event.id, Lens.SECRET, Depth.DEEP)
    assert squeezed(event.short) in short
    assert squeezed(event.body)[-60:] not in short
    assert squeezed(event.body)[-60:] in standard
    assert squeezed(event.body)[-60:] in deep
    assert squeezed(event.why) in deep


@pytest.mark.parametrize("depth", Depth)
def test_no_depth_tells_the_public_more_than_it_knew(show: Show, depth: Depth) -> None:
    for event in show.exhibit.events:
        public = paragraphs(event, depth, secret=False)
        if event.public_tells == "summary":
            assert public == (event.summary,)
        else:
            assert event.why not in public
