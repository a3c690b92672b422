"""The tour player: stop after stop the map flies, time slides and the world is turned."""

from dataclasses import replace

from kiosk.content.model import Event, Exhibit, Tour, TourStep
from kiosk.state import motion, story_time
from kiosk.state.guide import Ended, Touring
from kiosk.state.slider import Slider
from kiosk.state.state import Flying, State
from kiosk.world.appearing import appears_utc_s

# Grown readers of subtitles take in 15 to 17 letters a second, children 12; standing before a map
# that moves, and in any language, 13. First the eye has to find the caption.
LETTERS_PER_S, FINDING_S = 13.0, 1.6
# Time slides no faster than it can be followed, however near the next stop is.
SLIDE_S = 1.6


def shown_step(exhibit: Exhibit, state: State) -> TourStep | None:
    """Return the stop at which the tour is, or waits; None without a tour."""
    touring = state.guide.tour
    tour = exhibit.tour_by_id.get(touring.tour_id) if touring else None
    if touring is None or tour is None or touring.step >= len(tour.steps):
        return None
    return tour.steps[touring.step]


def lasts_s(step: TourStep) -> float:
    """Return how long a stop stands, the way there included: never shorter than reading takes."""
    return max(step.seconds, FINDING_S + len(step.caption) / LETTERS_PER_S)


def tour_lasts_s(tour: Tour) -> float:
    """Return how long a whole tour takes."""
    return sum(lasts_s(step) for step in tour.steps)


def begun(state: State, exhibit: Exhibit, tour_id: str, *, cuts: bool = False) -> State:
    """Return the state at the first stop of a tour; unchanged if there is no such tour."""
    if tour_id not in exhibit.tour_by_id:
        return state
    return at_step(state, exhibit, Touring(tour_id), cuts=cuts)


def at_step(state: State, exhibit: Exhibit, touring: Touring, *, cuts: bool) -> State:
    """Return the state at the beginning of a stop.

    Args:
        state: Of the visit.
        exhibit: With the tour.
        touring: Which stop.
        cuts: Whether to be there at once, for those whom movement makes ill.
    """
    touring = replace(touring, elapsed_s=0.0, departed=False, paused=False)
    state = replace(
        state,
        guide=replace(state.guide, tour=touring, offered=False, ended=None),
        playing=False,
        scrubbing=False,
        held=False,
        sliding=None,
        motion=None,
        event_id="",
        card_s=0.0,
        gathered=(),
        asked=None,
        choosing_language=False,
        sheet=None,
        slider=Slider(),
    )
    step = shown_step(exhibit, state)
    if step is None:
        return over(state, exhibit)
    turned = step.lens is not state.lens
    if cuts:
        state = replace(state, lens=step.lens, iris_s=None)
    elif turned:
        # First the world is turned where the visitor is; the map never moves meanwhile.
        return replace(state, lens=step.lens, iris_s=0.0)
    return _departed(state, exhibit, step, cuts=cuts)


def _departed(state: State, exhibit: Exhibit, step: TourStep, *, cuts: bool) -> State:
    """Return the state on its way to a stop; with `cuts` already there."""
    assert state.guide.tour is not None
    touring = replace(state.guide.tour, departed=True)
    state = replace(state, guide=replace(state.guide, tour=touring))
    event = exhibit.event_by_id.get(step.event_id)
    if step.card and event is not None and _told(event, step):
        # A card that is open stays as it is, when the tour goes to the same stop once more.
        card_s = state.card_s if state.event_id == event.id else 0.0
        state = replace(state, event_id=event.id, card_s=card_s)
    theatre = exhibit.theatre_by_id.get(step.theatre)
    lit = theatre.id if theatre is not None and theatre.view == step.view else ""
    state = motion.flown_to_view(state, exhibit, step.view, lit)
    if not cuts:
        return story_time.slid_to(state, exhibit, step.utc_s, SLIDE_S)
    arrived = state.motion.flight.end if isinstance(state.motion, Flying) else state.camera
    return replace(
        state,
        camera=arrived,
        motion=None,
        still_s=0.0,
        utc_s=story_time.bounded_utc_s(exhibit, step.utc_s),
    )


def _told(event: Event, step: TourStep) -> bool:
    return appears_utc_s(event, step.lens) <= step.utc_s


def stepped(state: State, exhibit: Exhibit, direction: int, *, cuts: bool) -> State:
    """Return the state at the next or the previous stop; after the last one the tour is over."""
    touring = state.guide.tour
    if touring is None:
        return state
    step = max(0, touring.step + direction)
    return at_step(state, exhibit, replace(touring, step=step), cuts=cuts)


def stopped(state: State) -> State:
    """Return the state without a tour; map and time stay where they are."""
    return replace(state, guide=replace(state.guide, tour=None))


def over(state: State, exhibit: Exhibit) -> State:
    """Return the state after the last stop: with the tour's closing words, if it has any."""
    touring = state.guide.tour
    tour = exhibit.tour_by_id.get(touring.tour_id) if touring else None
    ended = Ended(tour.id, state.lens) if tour is not None and tour.ending else None
    return replace(state, guide=replace(state.guide, tour=None, ended=ended))


def paused(state: State) -> State:
    """Return the state with the tour waiting, because the visitor looks around."""
    touring = state.guide.tour
    if touring is None or touring.paused:
        return state
    guide = replace(state.guide, tour=replace(touring, paused=True))
    return replace(state, guide=guide)


def gone_on(state: State, exhibit: Exhibit, *, cuts: bool) -> State:
    """Return the state back at the stop at which the tour was left."""
    touring = state.guide.tour
    return state if touring is None else at_step(state, exhibit, touring, cuts=cuts)


def toured(state: State, exhibit: Exhibit, dt_s: float, *, cuts: bool = False) -> State:
    """Return the state after the tour has gone on for a while."""
    touring = state.guide.tour
    if touring is None or touring.paused:
        return state
    step = shown_step(exhibit, state)
    if step is None:
        return stopped(state)
    touring = replace(touring, elapsed_s=touring.elapsed_s + dt_s)
    state = replace(state, guide=replace(state.guide, tour=touring))
    if not touring.departed:
        if state.iris_s is not None:
            return state
        return _departed(state, exhibit, step, cuts=cuts)
    if state.motion is not None or state.sliding is not None or touring.elapsed_s < lasts_s(step):
        return state
    return stepped(state, exhibit, 1, cuts=cuts)
