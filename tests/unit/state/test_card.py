"""The card in the hand of a visitor: turned, pulled, let go."""

from dataclasses import replace

import pytest

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.changing import is_moving
from kiosk.scene.unchanged import as_the_map_sees_it
from kiosk.state.card_view import LETS_GO_PX, PARTING_S, CardView, Side
from kiosk.state.comfort import Ease
from kiosk.state.intents import (
    CloseCard,
    GoHome,
    Intent,
    PullCard,
    ReleaseCard,
    Resize,
    SelectEvent,
    ShowLanguage,
    ShowLens,
    Tick,
    ToggleEase,
    TurnCard,
)
from kiosk.state.state import State, initial_state
from kiosk.state.update import update

screens = pytest.mark.parametrize(
    ("size_px", "away"),
    [((1920, 1080), (1.0, 0.0)), ((1080, 1920), (0.0, 1.0))],
    ids=["landscape", "portrait"],
)


def after(state: State, exhibit: Exhibit, *intents: Intent) -> State:
    for intent in intents:
        state = update(state, intent, exhibit)
    return state


def opened(exhibit: Exhibit, size_px: tuple[int, int] = (1920, 1080)) -> State:
    state = initial_state(exhibit, Viewport(*size_px))
    return after(state, exhibit, SelectEvent("kennedy-speech"), *[Tick(0.1)] * 20)


def pull(away: tuple[float, float], by_px: float) -> PullCard:
    start_px = (500.0, 500.0)
    return PullCard(start_px, (start_px[0] + away[0] * by_px, start_px[1] + away[1] * by_px))


@screens
def test_a_card_follows_the_finger_and_goes_if_pulled_far(
    shipped_exhibit: Exhibit, size_px: tuple[int, int], away: tuple[float, float]
) -> None:
    state = opened(shipped_exhibit, size_px)
    held = after(state, shipped_exhibit, pull(away, 90.0), pull(away, 60.0))
    assert held.card.pulled_px == 150.0
    assert after(held, shipped_exhibit, Tick(0.1)).card.pulled_px == 150.0
    assert after(held, shipped_exhibit, ReleaseCard()).event_id == ""


@screens
def test_pulled_a_little_it_comes_back_and_pulled_the_other_way_it_stays(
    shipped_exhibit: Exhibit, size_px: tuple[int, int], away: tuple[float, float]
) -> None:
    state = opened(shipped_exhibit, size_px)
    short = after(state, shipped_exhibit, pull(away, LETS_GO_PX - 10.0), ReleaseCard())
    assert short.event_id
    assert short.card.pulled_px > 0.0
    home = after(short, shipped_exhibit, *[Tick(0.05)] * 10)
    assert home.card == CardView()
    assert after(state, shipped_exhibit, pull(away, -200.0)).card.pulled_px == 0.0


@screens
def test_a_flick_sends_it_away_and_one_back_keeps_it(
    shipped_exhibit: Exhibit, size_px: tuple[int, int], away: tuple[float, float]
) -> None:
    held = after(opened(shipped_exhibit, size_px), shipped_exhibit, pull(away, 60.0))
    fast = (away[0] * 2000.0, away[1] * 2000.0)
    assert after(held, shipped_exhibit, ReleaseCard(fast)).event_id == ""
    far = after(held, shipped_exhibit, pull(away, 300.0))
    assert after(far, shipped_exhibit, ReleaseCard((-fast[0], -fast[1]))).event_id


def test_another_event_begins_with_its_story_up(shipped_exhibit: Exhibit) -> None:
    state = opened(shipped_exhibit)
    turned = after(state, shipped_exhibit, TurnCard(Side.SOURCES, 1))
    assert (turned.card.side, turned.card.page) == (Side.SOURCES, 1)
    linked = shipped_exhibit.event_by_id["kennedy-speech"].links
    other = next(
        each
        for each in linked
        if after(turned, shipped_exhibit, SelectEvent(each)).event_id == each
    )
    assert after(turned, shipped_exhibit, SelectEvent(other)).card == CardView()
    assert after(turned, shipped_exhibit, CloseCard()).card == CardView()


def test_without_a_card_there_is_nothing_to_turn_or_pull(shipped_exhibit: Exhibit) -> None:
    state = initial_state(shipped_exhibit, Viewport(1920, 1080))
    for intent in (TurnCard(Side.MORE), pull((1.0, 0.0), 400.0), ReleaseCard((9e3, 0.0))):
        assert update(state, intent, shipped_exhibit) == state


def test_a_screen_that_turns_lets_go_of_the_card(shipped_exhibit: Exhibit) -> None:
    held = after(opened(shipped_exhibit), shipped_exhibit, pull((1.0, 0.0), 400.0))
    turned = after(held, shipped_exhibit, Resize(1080, 1920))
    assert turned.event_id == held.event_id
    assert turned.card == replace(held.card, pulled_px=0.0, held=False)


def test_nobody_goes_home_while_a_finger_holds_the_card(shipped_exhibit: Exhibit) -> None:
    held = after(opened(shipped_exhibit), shipped_exhibit, pull((1.0, 0.0), 40.0))
    waited = after(held, shipped_exhibit, *[Tick(0.1)] * 50)
    assert waited.idle_s == 0.0


@screens
def test_a_card_put_away_glides_on_from_where_the_finger_left_it_and_is_gone_soon(
    shipped_exhibit: Exhibit, size_px: tuple[int, int], away: tuple[float, float]
) -> None:
    state = opened(shipped_exhibit, size_px)
    gone = after(state, shipped_exhibit, pull(away, LETS_GO_PX + 40.0), ReleaseCard())
    assert gone.parting is not None
    assert gone.parting.event_id == state.event_id
    assert gone.parting.view.pulled_px == LETS_GO_PX + 40.0
    assert after(gone, shipped_exhibit, Tick(PARTING_S / 2)).parting is not None
    assert after(gone, shipped_exhibit, Tick(0.1), Tick(0.1)).parting is None


@pytest.mark.parametrize(
    "change",
    [
        ShowLens(Lens.SECRET),
        ToggleEase(Ease.LARGE),
        ShowLanguage("de"),
        SelectEvent("kennedy-speech"),
        Resize(1080, 1920),
    ],
)
def test_what_changes_the_whole_picture_ends_the_gliding_at_once(
    shipped_exhibit: Exhibit, change: Intent
) -> None:
    gone = after(opened(shipped_exhibit), shipped_exhibit, CloseCard())
    assert gone.parting is not None
    assert update(gone, change, shipped_exhibit).parting is None


def test_while_a_card_glides_out_the_map_stays_as_it_lay_under_it(shipped_exhibit: Exhibit) -> None:
    state = opened(shipped_exhibit)
    closed = after(state, shipped_exhibit, CloseCard(), Tick(0.05))
    assert as_the_map_sees_it(closed, ()) == as_the_map_sees_it(state, ())
    assert is_moving(closed)


@pytest.mark.parametrize(
    "what", [SelectEvent("kennedy-speech"), ShowLens(Lens.SECRET), Resize(1080, 1920), GoHome()]
)
def test_what_changes_the_whole_picture_ends_the_glide_at_once(
    shipped_exhibit: Exhibit, what: Intent
) -> None:
    closed = after(opened(shipped_exhibit), shipped_exhibit, CloseCard())
    assert closed.parting is not None
    assert after(closed, shipped_exhibit, what).parting is None


def test_with_less_movement_a_card_just_goes(shipped_exhibit: Exhibit) -> None:
    state = after(opened(shipped_exhibit), shipped_exhibit, ToggleEase(Ease.CALM))
    assert after(state, shipped_exhibit, CloseCard()).parting is None


def test_a_card_comes_back_alike_however_time_is_cut(shipped_exhibit: Exhibit) -> None:
    away = (1.0, 0.0)
    let_go = after(
        opened(shipped_exhibit), shipped_exhibit, pull(away, LETS_GO_PX - 10.0), ReleaseCard()
    )
    at_once = after(let_go, shipped_exhibit, Tick(0.1))
    bit_by_bit = after(let_go, shipped_exhibit, *[Tick(0.01)] * 10)
    assert 0.0 < at_once.card.pulled_px == pytest.approx(bit_by_bit.card.pulled_px)
