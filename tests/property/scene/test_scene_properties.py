"""Every state has one scene, and no public scene tells a secret."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.build import build_scene
from kiosk.scene.card import card_layers
from kiosk.scene.controls_part import controls_part
from kiosk.scene.map_part import map_part
from kiosk.screen.fonts import Fonts
from kiosk.state.intents import (
    GoHome,
    Intent,
    Resize,
    ScrubTo,
    SelectEvent,
    ShowLens,
    StepEvent,
    Tick,
)
from kiosk.state.state import State, initial_state
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s
from kiosk.world.world import is_hidden, world_at
from tests.fakes import after
from tests.strategies import instants, intents
from tests.unit.scene.seen import SIZES, all_words, scene_of, squeezed, state_at

SCREEN = Viewport(1280, 800)
relaxed = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
lenses = st.sampled_from(Lens)
sizes = st.sampled_from(SIZES)


@given(st.data())
@relaxed
def test_every_state_of_a_visit_has_a_scene_and_equal_states_equal_ones(
    show: Show, data: st.DataObject
) -> None:
    # On screens of real sizes: a screen one px wide need show nothing.
    steps = data.draw(
        st.lists(
            intents(show.exhibit).filter(lambda each: not isinstance(each, Resize)), max_size=15
        )
    )
    state = after(initial_state(show.exhibit, SCREEN), steps, show.exhibit)
    scene = scene_of(state, show)
    assert scene == scene_of(replace(state), show)
    assert hash(scene.layers) == hash(scene_of(state, show).layers)


@given(sizes, lenses, st.data())
@settings(relaxed, max_examples=15)
def test_a_scene_does_not_depend_on_what_was_shown_before(
    show: Show, size_px: tuple[int, int], lens: Lens, data: st.DataObject
) -> None:
    utc_s, other_s = data.draw(instants(show.exhibit)), data.draw(instants(show.exhibit))
    state = state_at(show.exhibit, size_px, lens, utc_s)
    before = scene_of(state, show)
    scene_of(state_at(show.exhibit, SIZES[0], Lens.SECRET, other_s, theatre="cuba"), show)
    steps: list[Intent] = [ScrubTo(other_s), ScrubTo(utc_s)]
    # What came up on the way pulses for a while.
    back = replace(after(state, steps, show.exhibit), scrubbing=False, pulses=())
    assert scene_of(back, show) == before


def test_a_scene_is_the_same_however_often_its_words_were_measured(
    show: Show, shipped_fonts: Fonts
) -> None:
    class Again:
        """The same measures under another name, so that nothing remembered counts."""

        def width_px(self, text: str, style: object) -> int:
            return shipped_fonts.width_px(text, style)  # type: ignore[arg-type]  # as handed over

        def lacks(self, text: str, style: object) -> frozenset[str]:
            return shipped_fonts.lacks(text, style)  # type: ignore[arg-type]  # as handed over

    state = state_at(show.exhibit, (1920, 1080), theatre="cuba")
    assert scene_of(state, show) == build_scene(state, show.exhibit, show.atlas, Again())


def secret_at(exhibit: Exhibit, utc_s: float) -> dict[str, str]:
    """Return id and title of what has been or will be a secret, and is not public yet."""
    return {
        event.id: squeezed(event.title)
        for event in exhibit.events
        if is_hidden(event, utc_s) and appears_utc_s(event, Lens.PUBLIC) > event.start_utc_s
    }


def betrayed_at(exhibit: Exhibit, utc_s: float, words: str) -> list[str]:
    """Return events and places named among words whose name is not public, or never will be."""
    kept_back = {event.id: squeezed(event.title) for event in exhibit.events if event.public_title}
    kept_back |= {each.id: squeezed(each.name) for each in exhibit.places if each.public_name}
    titles = secret_at(exhibit, utc_s) | kept_back
    return [name for name, title in titles.items() if title in words]


@given(sizes, st.sampled_from(("world", "cuba", "turkey", "berlin")), st.data())
@settings(relaxed, max_examples=80)
def test_a_public_scene_neither_names_nor_shows_nor_opens_a_secret(
    show: Show, size_px: tuple[int, int], theatre: str, data: st.DataObject
) -> None:
    utc_s = data.draw(instants(show.exhibit))
    known = [each.event.id for each in world_at(show.exhibit, utc_s, Lens.PUBLIC).shown]
    event_id = data.draw(st.sampled_from(["", *known]))
    state = state_at(show.exhibit, size_px, Lens.PUBLIC, utc_s, theatre=theatre, event_id=event_id)
    scene = scene_of(state, show)
    secrets, words = secret_at(show.exhibit, utc_s), all_words(scene)
    assert betrayed_at(show.exhibit, utc_s, words) == []
    opened = {getattr(target.tap, "event_id", "") for target in scene.targets}
    assert opened & secrets.keys() == set()
    assert {target.id.split(":")[-1] for target in scene.targets} & secrets.keys() == set()


def test_no_card_of_the_public_world_leads_to_a_secret(show: Show) -> None:
    leaks = []
    for event in show.exhibit.events:
        utc_s = appears_utc_s(event, Lens.PUBLIC)
        if utc_s >= show.exhibit.timeline.end_utc_s:
            continue
        utc_s = max(utc_s, show.exhibit.timeline.start_utc_s)
        state = state_at(show.exhibit, (1080, 1920), Lens.PUBLIC, utc_s, event_id=event.id)
        scene = scene_of(state, show)
        opened = {getattr(target.tap, "event_id", "") for target in scene.targets}
        leaks += [(event.id, each) for each in opened & secret_at(show.exhibit, utc_s).keys()]
    assert leaks == []


@given(st.data())
@relaxed
def test_turning_on_the_lights_on_the_way_never_shows_a_secret(
    show: Show, data: st.DataObject
) -> None:
    steps: list[Intent] = data.draw(
        st.lists(
            st.one_of(
                st.builds(SelectEvent, st.sampled_from(list(show.exhibit.event_by_id))),
                st.builds(StepEvent, st.sampled_from((1, -1))),
                st.builds(ScrubTo, instants(show.exhibit)),
                st.builds(ShowLens, lenses),
                st.builds(Tick, st.floats(0.0, 0.1)),
                st.just(GoHome()),
            ),
            max_size=10,
        )
    )
    # The switch is not turned back faster than a flash is allowed to be.
    lights_on: list[Intent] = [Tick(0.1), Tick(0.1), Tick(0.1), ShowLens(Lens.PUBLIC)]
    state = after(initial_state(show.exhibit, SCREEN), [*steps, *lights_on], show.exhibit)
    assert state.lens is Lens.PUBLIC
    scene = scene_of(state, show)
    heading_s = state.sliding.to_utc_s if state.sliding else state.utc_s
    words = all_words(scene)
    told_s = max(state.utc_s, heading_s)
    assert betrayed_at(show.exhibit, told_s, words) == []


@given(st.data())
@relaxed
def test_what_is_kept_is_what_the_whole_state_shows(show: Show, data: st.DataObject) -> None:
    steps = data.draw(
        st.lists(
            intents(show.exhibit).filter(lambda each: not isinstance(each, Resize)), max_size=12
        )
    )
    state = after(initial_state(show.exhibit, SCREEN), steps, show.exhibit)

    # As long as a card is on its way out, the map lies as it lay under it.
    parting_id = state.parting.event_id if state.parting else ""
    under_card = replace(state, event_id=state.event_id or parting_id)

    def compared(make: Callable[..., object], seen: State = state) -> Callable[..., object]:
        def made(*parts: object) -> object:
            whole = (seen if isinstance(part, State) else part for part in parts)
            kept = make(*parts)
            assert kept == make(*whole)
            return kept

        return made

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kiosk.scene.build.kept_map", compared(map_part, under_card))
        patched.setattr("kiosk.scene.build.kept_controls", compared(controls_part))
        patched.setattr("kiosk.scene.build.kept_card", compared(card_layers))
        scene_of(state, show)
