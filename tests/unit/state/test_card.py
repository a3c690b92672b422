"""The card in the hand of a visitor: turned, pulled, let go."""

from dataclasses import replace

import pytest

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.changing import is_moving
from kiosk.scene.unchanged import as_the_map_sees_it
from kiosk.state.beyond import beyond
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
    StepEvent,
    Tick,
    ToggleEase,
    TurnCard,
)
from kiosk.state.sheets import Wing
from kiosk.state.state import State, initial_state
from kiosk.state.update import update
from kiosk.world.appearing import events_in_order

screens = pytest.mark.parametrize(
    "size_px", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"]
)
DOWN, ASIDE = (0.0, 1.0), (1.0, 0.0)


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
    shipped_exhibit: Exhibit, size_px: tuple[int, int]
) -> None:
    state = opened(shipped_exhibit, size_px)
    held = after(state, shipped_exhibit, pull(DOWN, 90.0), pull(DOWN, 60.0))
    assert held.card.pulled_px == 150.0
    assert after(held, shipped_exhibit, Tick(0.1)).card.pulled_px == 150.0
    assert after(held, shipped_exhibit, ReleaseCard()).event_id == ""


@screens
def test_pulled_a_little_it_comes_back_and_pulled_the_other_way_it_stays(
    shipped_exhibit: Exhibit, size_px: tuple[int, int]
) -> None:
    state = opened(shipped_exhibit, size_px)
    short = after(state, shipped_exhibit, pull(DOWN, LETS_GO_PX - 10.0), ReleaseCard())
    assert short.event_id
    assert short.card.pulled_px > 0.0
    home = after(short, shipped_exhibit, *[Tick(0.05)] * 10)
    assert home.card == CardView()
    assert after(state, shipped_exhibit, pull(DOWN, -200.0)).card.pulled_px == 0.0


@screens
def test_a_flick_sends_it_away_and_one_back_keeps_it(
    shipped_exhibit: Exhibit, size_px: tuple[int, int]
) -> None:
    held = after(opened(shipped_exhibit, size_px), shipped_exhibit, pull(DOWN, 60.0))
    fast = (0.0, 2000.0)
    assert after(held, shipped_exhibit, ReleaseCard(fast)).event_id == ""
    far = after(held, shipped_exhibit, pull(DOWN, 300.0))
    assert after(far, shipped_exhibit, ReleaseCard((0.0, -2000.0))).event_id


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
    for intent in (
        TurnCard(Side.MORE),
        pull(DOWN, 400.0),
        pull(ASIDE, 400.0),
        ReleaseCard((9e3, 9e3)),
    ):
        assert update(state, intent, shipped_exhibit) == state


def test_a_screen_that_turns_lets_go_of_the_card(shipped_exhibit: Exhibit) -> None:
    held = after(opened(shipped_exhibit), shipped_exhibit, pull(DOWN, 400.0))
    turned = after(held, shipped_exhibit, Resize(1080, 1920))
    assert turned.event_id == held.event_id
    assert turned.card == replace(held.card, pulled_px=0.0, held=False)


def test_nobody_goes_home_while_a_finger_holds_the_card(shipped_exhibit: Exhibit) -> None:
    held = after(opened(shipped_exhibit), shipped_exhibit, pull(DOWN, 40.0))
    waited = after(held, shipped_exhibit, *[Tick(0.1)] * 50)
    assert waited.idle_s == 0.0


@screens
def test_a_card_put_away_glides_on_from_where_the_finger_left_it_and_is_gone_soon(
    shipped_exhibit: Exhibit, size_px: tuple[int, int]
) -> None:
    state = opened(shipped_exhibit, size_px)
    gone = after(state, shipped_exhibit, pull(DOWN, LETS_GO_PX + 40.0), ReleaseCard())
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
    let_go = after(
        opened(shipped_exhibit), shipped_exhibit, pull(DOWN, LETS_GO_PX - 10.0), ReleaseCard()
    )
    at_once = after(let_go, shipped_exhibit, Tick(0.1))
    bit_by_bit = after(let_go, shipped_exhibit, *[Tick(0.01)] * 10)
    assert 0.0 < at_once.card.pulled_px == pytest.approx(bit_by_bit.card.pulled_px)


def neighbours(exhibit: Exhibit, lens: Lens) -> tuple[str, str, str]:
    """Return three events that follow one another."""
    order = [event.id for event in events_in_order(exhibit, lens)]
    at = order.index("kennedy-speech")
    return order[at - 1], order[at], order[at + 1]


@screens
@pytest.mark.parametrize("lens", Lens)
def test_swept_aside_it_gives_way_to_the_next_event_or_to_the_one_before(
    shipped_exhibit: Exhibit, size_px: tuple[int, int], lens: Lens
) -> None:
    state = after(opened(shipped_exhibit, size_px), shipped_exhibit, ShowLens(lens))
    before, here, later = neighbours(shipped_exhibit, lens)
    assert state.event_id == here
    for by_px, direction, event_id in ((-200.0, 1, later), (200.0, -1, before)):
        held = after(state, shipped_exhibit, pull(ASIDE, by_px))
        assert (held.card.swept_px, held.card.pulled_px) == (by_px, 0.0)
        swept = after(held, shipped_exhibit, ReleaseCard())
        assert (swept.event_id, swept.card) == (event_id, CardView(turned_s=0.0, leafed=direction))
        assert is_moving(swept)
        stepped = after(state, shipped_exhibit, StepEvent(direction))
        assert (swept.sliding, swept.motion) == (stepped.sliding, stepped.motion)
        assert after(swept, shipped_exhibit, *[Tick(0.1)] * 3).card == CardView()


def test_swept_a_little_it_comes_back_and_a_flick_is_enough(shipped_exhibit: Exhibit) -> None:
    state = opened(shipped_exhibit)
    held = after(state, shipped_exhibit, pull(ASIDE, -(LETS_GO_PX - 10.0)))
    back = after(held, shipped_exhibit, ReleaseCard(), *[Tick(0.1)] * 6)
    assert (back.event_id, back.card) == (state.event_id, CardView())
    _, here, later = neighbours(shipped_exhibit, Lens.PUBLIC)
    assert after(held, shipped_exhibit, ReleaseCard((-2000.0, 0.0))).event_id == later
    far = after(held, shipped_exhibit, pull(ASIDE, -300.0))
    assert after(far, shipped_exhibit, ReleaseCard((2000.0, 0.0))).event_id == here


def test_a_card_that_sets_out_to_a_side_never_goes_down_and_the_other_way_round(
    shipped_exhibit: Exhibit,
) -> None:
    state = opened(shipped_exhibit)
    aside = after(state, shipped_exhibit, pull(ASIDE, 20.0), pull(DOWN, 500.0))
    assert (aside.card.swept_px, aside.card.pulled_px) == (20.0, 0.0)
    down = after(state, shipped_exhibit, pull(DOWN, 20.0), pull(ASIDE, 500.0))
    assert (down.card.swept_px, down.card.pulled_px) == (0.0, 20.0)


def test_beyond_the_last_event_a_swept_card_comes_back(shipped_exhibit: Exhibit) -> None:
    last = events_in_order(shipped_exhibit, Lens.PUBLIC)[-1].id
    state = after(opened(shipped_exhibit), shipped_exhibit, SelectEvent(last), Tick(0.1))
    swept = after(state, shipped_exhibit, pull(ASIDE, -400.0), ReleaseCard(), *[Tick(0.1)] * 6)
    assert (swept.event_id, swept.card) == (last, CardView())


@pytest.mark.parametrize("lens", Lens)
def test_after_the_story_cards_lead_from_one_to_the_next_and_back_into_it(
    shipped_exhibit: Exhibit, lens: Lens
) -> None:
    told = [event.id for event in beyond(shipped_exhibit, Wing.AFTER, lens)]
    state = after(opened(shipped_exhibit), shipped_exhibit, ShowLens(lens), SelectEvent(told[0]))
    seen = [state.event_id]
    for _ in told:
        state = after(state, shipped_exhibit, StepEvent(1), Tick(0.1))
        seen.append(state.event_id)
    assert seen == [*told, told[-1]]
    for _ in told:
        state = after(state, shipped_exhibit, *[Tick(0.1)] * 10, StepEvent(-1))
    assert state.event_id == events_in_order(shipped_exhibit, lens)[-1].id


def test_with_less_movement_the_next_card_is_just_there(shipped_exhibit: Exhibit) -> None:
    state = after(opened(shipped_exhibit), shipped_exhibit, ToggleEase(Ease.CALM))
    swept = after(state, shipped_exhibit, pull(ASIDE, -200.0), ReleaseCard())
    assert swept.event_id != state.event_id
    assert swept.card == CardView()
