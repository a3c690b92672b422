"""What a visitor asks for to make it easier is had at once, and lasts as long as the visit."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.state import intents as want
from kiosk.state.comfort import PLAIN, Comfort, Ease
from kiosk.state.comforting import FADE_S
from kiosk.state.sheets import Meanwhile
from kiosk.state.stage import focus_px
from kiosk.state.state import State, initial_state
from kiosk.state.update import CARD_ANIMATION_S, update
from tests.strategies import intents

SCREEN = Viewport(1920, 1080)
CALM = Comfort(frozenset({Ease.CALM}))


def done(exhibit: Exhibit, state: State, *wishes: want.Intent) -> State:
    for wish in wishes:
        state = update(state, wish, exhibit)
    return state


def test_another_language_changes_nothing_but_the_language(shipped_exhibit: Exhibit) -> None:
    state = done(
        shipped_exhibit,
        initial_state(shipped_exhibit, SCREEN),
        want.SelectEvent("kennedy-speech"),
        want.ToggleEase(Ease.LARGE),
        want.ChooseLanguage(),
        want.Tick(0.1),
    )
    after = done(shipped_exhibit, state, want.ShowLanguage("de"))
    assert after.language == "de"
    assert replace(after, language=state.language) == state


@pytest.mark.parametrize("ease", Ease)
def test_turning_something_on_and_off_again_leaves_no_trace(
    shipped_exhibit: Exhibit, ease: Ease
) -> None:
    state = initial_state(shipped_exhibit, SCREEN)
    on = done(shipped_exhibit, state, want.ToggleEase(ease))
    off = done(shipped_exhibit, on, want.ToggleEase(ease))
    assert ease in on.comfort.eased
    assert off.comfort == PLAIN
    for field in fields(State):
        if field.name not in ("camera", "still_s"):
            assert getattr(off, field.name) == getattr(state, field.name), field.name
    assert off.camera.lonlat_from_px((900.0, 400.0)) == pytest.approx(
        state.camera.lonlat_from_px((900.0, 400.0)), abs=1e-6
    )


@given(st.data())
def test_with_less_movement_nothing_moves_by_itself(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    state = replace(initial_state(shipped_exhibit, SCREEN), comfort=CALM)
    for wish in data.draw(st.lists(intents(shipped_exhibit), max_size=12)):
        state = done(shipped_exhibit, state, wish)
        if not state.comfort.calm:
            break
        assert state.motion is None
        assert state.sliding is None
        assert state.iris_s is None
        assert state.pulses == ()
        assert state.card_s == (CARD_ANIMATION_S if state.event_id else 0.0)


@pytest.mark.parametrize(
    "wish",
    [
        want.ShowLens(Lens.SECRET),
        want.SelectEvent("u2-photographs"),
        want.StepEvent(1),
    ],
)
def test_with_less_movement_a_change_is_a_cut_that_fades_within_a_fifth_of_a_second(
    shipped_exhibit: Exhibit, wish: want.Intent
) -> None:
    start = replace(initial_state(shipped_exhibit, SCREEN), comfort=CALM)
    state = done(shipped_exhibit, start, wish)
    assert state.comfort.fade_s == 0.0
    there = replace(state, comfort=CALM, idle_s=0.0, still_s=0.0, switched_s=None)
    faded = done(shipped_exhibit, state, want.Tick(0.1))
    assert faded.comfort.fade_s == pytest.approx(0.1)
    faded = done(shipped_exhibit, faded, want.Tick(FADE_S - 0.1))
    assert faded.comfort.fade_s is None
    # What is shown is there from the first frame: the fade only lets go of what was before.
    assert replace(faded, comfort=CALM, idle_s=0.0, still_s=0.0, switched_s=None) == there


def test_with_less_movement_the_map_still_follows_a_finger(shipped_exhibit: Exhibit) -> None:
    state = replace(initial_state(shipped_exhibit, SCREEN), comfort=CALM)
    state = done(
        shipped_exhibit, state, want.GrabMap(), want.DragMap((900.0, 400.0), (700.0, 450.0))
    )
    assert state.camera != initial_state(shipped_exhibit, SCREEN).camera
    assert state.comfort.fade_s is None


def test_play_with_less_movement_goes_from_event_to_event(shipped_exhibit: Exhibit) -> None:
    state = replace(initial_state(shipped_exhibit, SCREEN), comfort=CALM)
    state = done(shipped_exhibit, state, want.TogglePlay())
    instants = {state.utc_s}
    for _ in range(100):
        state = done(shipped_exhibit, state, want.Tick(0.1))
        instants.add(state.utc_s)
    assert 3 <= len(instants) <= 6


@pytest.mark.parametrize("code", ["en", "ar"])
def test_in_larger_text_what_was_in_the_middle_of_the_free_map_stays_there(
    shipped_exhibit: Exhibit, code: str
) -> None:
    state = done(
        shipped_exhibit,
        initial_state(shipped_exhibit, SCREEN),
        want.ShowLanguage(code),
        want.SelectEvent("kennedy-speech"),
        *[want.Tick(0.1)] * 60,
    )
    large = done(shipped_exhibit, state, want.ToggleEase(Ease.LARGE))
    rtl = shipped_exhibit.in_language(code).rtl
    assert rtl is (code == "ar")
    middle_px, larger_px = (
        focus_px(SCREEN, card_open=True, low=False, large=size, rtl=rtl) for size in (False, True)
    )
    assert middle_px != larger_px
    assert large.camera.lonlat_from_px(larger_px) == pytest.approx(
        state.camera.lonlat_from_px(middle_px), abs=1e-6
    )


@pytest.mark.parametrize("opened", [want.ChooseLanguage(), want.ShowSheet(Meanwhile())], ids=repr)
def test_the_whole_time_puts_away_what_lies_open(
    shipped_exhibit: Exhibit, opened: want.Intent
) -> None:
    state = done(
        shipped_exhibit,
        initial_state(shipped_exhibit, SCREEN),
        want.ZoomTime(4.0),
        *[want.Tick(0.1)] * 20,
        opened,
    )
    assert state.choosing_language or state.sheet
    whole = done(shipped_exhibit, state, want.ShowWholeTime())
    assert not whole.choosing_language
    assert whole.sheet is None
