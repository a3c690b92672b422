"""State and intent in, next state out: the only way a visit goes on."""

from dataclasses import replace
from typing import assert_never

from kiosk.content.model import Event, Exhibit, Lens, View
from kiosk.geo.camera import Viewport
from kiosk.state import card_view, desk, following, motion, playing, slider, story_time
from kiosk.state import intents as want
from kiosk.state.asking import asked_after, still_asked
from kiosk.state.attract import attract_state, reposted
from kiosk.state.beyond import neighbour_card, reachable_beyond, sheet_kept, sheet_shown
from kiosk.state.by_hand import held_at_the_edge, kept_in_hand, slid_by_hand
from kiosk.state.card_view import CardView
from kiosk.state.comforting import calmed, comforted, passed, turned_to, unfocused
from kiosk.state.focus import focus_box_of
from kiosk.state.guiding import guided, led, prepared
from kiosk.state.parting import parted
from kiosk.state.pulses import noticed, pulsed
from kiosk.state.sense import makes_sense
from kiosk.state.stage import reference_px
from kiosk.state.state import State, choice_among, initial_state
from kiosk.world.appearing import appears_utc_s

MAX_TICK_S = 0.1
CARD_ANIMATION_S = 0.28
# The sentence that explains the switch stands this long: twice what it takes to read.
EXPLAINED_S = 8.0
# The dark opens slowly, so that it is felt; the light comes back without ado.
IRIS_S = {Lens.SECRET: 0.6, Lens.PUBLIC: 0.4}
# An event is shown no closer than this when the map has to fly to it: a region such as the
# Caribbean, so that the neighbours stay in sight. In screen heights per radian.
EVENT_SCALE_LIMIT = 4.0
# What else a visitor does puts the choice of events or languages away.
PUTS_CHOICE_AWAY = (
    want.GrabMap,
    want.FlyTo,
    want.ZoomMap,
    want.ScrubTo,
    want.ScrubFinely,
    want.PinchTime,
    want.ZoomTime,
    want.ShowWholeTime,
    want.JumpTo,
    want.StepEvent,
    want.TogglePlay,
    want.SelectEvent,
    want.ShowLens,
    want.Resize,
)
# Shares of the free map near its edges where a mark would be cut or covered: above its place it
# needs room for its head.
EDGE_SHARE, HEAD_SHARE = 0.05, 0.25


def update(state: State, intent: want.Intent, exhibit: Exhibit) -> State:
    """Return the state after an intent; total: any intent in any state gives a valid state."""
    if not makes_sense(intent):
        return state
    heard = following.heard(state, intent, exhibit)
    if heard is None:
        return state
    state = prepared(heard, intent, exhibit)
    if isinstance(intent, PUTS_CHOICE_AWAY) and (
        state.gathered or state.choosing_language or state.sheet
    ):
        sheet = sheet_kept(state, intent)
        state = replace(state, gathered=(), choosing_language=False, sheet=sheet)
    after = kept_in_hand(state, _updated(state, intent, exhibit), exhibit)
    if after.event_id != state.event_id and not isinstance(intent, want.ReleaseCard):
        # Another card begins with its story up.
        after = replace(after, card=CardView())
    after = still_asked(state, parted(state, after, intent), exhibit)
    return calmed(state, noticed(state, after, exhibit), exhibit, CARD_ANIMATION_S)


def _updated(state: State, intent: want.Intent, exhibit: Exhibit) -> State:  # noqa: C901, PLR0911, PLR0915  one arm for each intent: the union is the table of contents
    match intent:
        case want.Tick(dt_s):
            return _ticked(state, exhibit, min(max(dt_s, 0.0), MAX_TICK_S))
        case want.Resize(width_px, height_px):
            return _resized(state, exhibit, Viewport(width_px, height_px))
        case want.Touch():
            return replace(state, idle_s=0.0, warned=False)
        case want.Press(target, plays_on):
            state = replace(unfocused(state), pressed=state.pressed | {target})
            return state if plays_on else _paused(state, exhibit)
        case want.Unpress(target):
            return replace(state, pressed=state.pressed - {target})
        case want.GrabMap():
            return motion.grabbed(_paused(unfocused(state), exhibit))
        case want.DragMap(from_px, to_px):
            return motion.dragged(state, from_px, to_px)
        case want.FlingMap(velocity_px_s):
            return motion.flung(state, velocity_px_s)
        case want.ZoomMap(anchor_px, factor, eased):
            if eased:
                return motion.zooming(state, exhibit, anchor_px, factor)
            return motion.zoomed(state, exhibit, anchor_px, factor)
        case want.ReleaseMap():
            return motion.released(state, exhibit)
        case want.FlyTo(view, theatre):
            return motion.flown_to_view(state, exhibit, view, theatre)
        case (
            want.ScrubTo()
            | want.ScrubFinely()
            | want.ReleaseScrub()
            | want.FlingTime()
            | want.PinchTime()
            | want.ZoomTime()
            | want.ShowWholeTime()
        ):
            return slid_by_hand(state, intent, exhibit)
        case want.JumpTo(utc_s, reach_s):
            return _jumped(state, exhibit, utc_s, reach_s)
        case want.StepEvent(direction):
            return _stepped(state, exhibit, direction)
        case want.TogglePlay():
            return playing.played(state, exhibit, playing=not state.playing)
        case want.ChangePace():
            return replace(state, pace=playing.NEXT_PACE[state.pace])
        case want.SelectEvent(event_id):
            return _selected(state, exhibit, event_id)
        case want.Gather(event_ids):
            return replace(state, gathered=choice_among(event_ids, exhibit), asked=None)
        case want.AskPlace() | want.AskHere() | want.CloseAnswer():
            return asked_after(state, intent, exhibit)
        case want.CloseCard():
            return replace(state, event_id="", card_s=0.0)
        case want.ShowSheet(sheet):
            return sheet_shown(state, exhibit, sheet)
        case want.TurnCard(side, page):
            return _with_card(state, card_view.turned(state.card, side, page))
        case want.PullCard(from_px, to_px):
            viewport = state.camera.viewport
            return _with_card(state, card_view.moved(state.card, from_px, to_px, viewport))
        case want.ReleaseCard(velocity_px_s):
            return _card_released(state, exhibit, velocity_px_s)
        case want.ShowLens(lens):
            return _lens_shown(state, exhibit, lens)
        case want.ChooseLanguage():
            guide = replace(state.guide, offered=False)
            choosing = not state.choosing_language
            state = replace(state, choosing_language=choosing, gathered=(), sheet=None)
            return replace(state, guide=guide)
        case want.ShowLanguage(code):
            return _told_in(state, exhibit, code if code in exhibit.editions else state.language)
        case (
            want.ChooseTour()
            | want.BeginTour()
            | want.StepTour()
            | want.GoOnWithTour()
            | want.StopTour()
            | want.PlayIn()
            | want.LookAround()
        ):
            return guided(state, intent, exhibit)
        case (
            want.ToggleEase()
            | want.ReadTo()
            | want.ChangeVolume()
            | want.FocusOn()
            | want.Scan() as easier
        ):
            return comforted(state, easier, exhibit)
        case want.Follow(shown):
            return following.followed(state, exhibit, shown)
        case want.StayUntil(utc_s):
            return replace(state, stays_until_utc_s=utc_s)
        case want.GoHome():
            home = initial_state(exhibit, state.camera.viewport)
            return replace(home, stays_until_utc_s=state.stays_until_utc_s)
        case desk.OpenDesk() | desk.TypeKey() | desk.Answer() | desk.Ask() | desk.Done():
            return replace(state, desk=desk.desk_after(state.desk, intent))
        case _:
            assert_never(intent)


def _ticked(state: State, exhibit: Exhibit, dt_s: float) -> State:
    state = motion.moved(state, exhibit, dt_s)
    state = held_at_the_edge(playing.played_on(state, exhibit, dt_s), exhibit, dt_s)
    state = following.drawn_on(state, exhibit, dt_s)
    state = passed(pulsed(state, dt_s), dt_s)
    state = replace(state, slider=slider.eased(state.slider, dt_s))
    state = replace(state, desk=desk.desk_later(state.desk, dt_s))
    iris_s = None if state.iris_s is None else state.iris_s + dt_s
    if iris_s is not None and iris_s >= IRIS_S[state.lens]:
        iris_s = None
    switched_s = state.switched_s
    if switched_s is not None:
        switched_s = min(EXPLAINED_S, switched_s + dt_s)
    card_s = min(CARD_ANIMATION_S, state.card_s + dt_s) if state.event_id else 0.0
    card = card_view.passed(state.card, dt_s)
    state = replace(state, iris_s=iris_s, switched_s=switched_s, card_s=card_s, card=card)
    state = led(state, exhibit, dt_s)
    if state.guide.attract is not None:
        return state
    busy = state.playing or state.held or state.scrubbing or bool(state.pressed)
    busy = busy or state.card.held or state.guide.leads or state.following is not None
    idle_s = 0.0 if busy else state.idle_s + dt_s
    limit_s = exhibit.visit.idle_limit_s + reading_s(exhibit, state.event_id)
    state = replace(state, idle_s=idle_s, warned=idle_s >= limit_s)
    if not state.warned:
        return state
    fresh = replace(initial_state(exhibit, state.camera.viewport), still_s=state.still_s)
    # Nobody is asked whether they are still there who never came.
    untouched = replace(state, idle_s=0.0, warned=False) == fresh
    if not untouched and idle_s < limit_s + exhibit.visit.warning_s:
        return state
    home = attract_state(exhibit, state.camera.viewport)
    # Where the map itself is what waits, it goes on waiting.
    return fresh if untouched and home.guide.attract is None else home


def reading_s(exhibit: Exhibit, event_id: str) -> float:
    """Return how long an open card may be read before the visitor counts as gone.

    Three words a second are slow for an adult and right for a child or a foreign language.
    """
    event = exhibit.event_by_id.get(event_id)
    return len(event.body.split()) / 3.0 if event else 0.0


def _resized(state: State, exhibit: Exhibit, viewport: Viewport) -> State:
    camera = motion.bounded(motion.resized(state.camera, viewport), exhibit)
    if state.guide.attract is not None:
        return reposted(replace(state, camera=camera), exhibit)
    # What was on its way in a tour goes there again, from its stop.
    touring = state.guide.tour and replace(state.guide.tour, departed=False)
    # A gesture ends with the screen it began on: its release would never come.
    return replace(
        state,
        camera=camera,
        motion=None,
        held=False,
        still_s=0.0,
        scrubbing=False,
        # The world that was is a picture of the other size.
        iris_s=None,
        comfort=replace(state.comfort, fade_s=None),
        pressed=frozenset(),
        card=replace(state.card, pulled_px=0.0, swept_px=0.0, held=False),
        guide=replace(state.guide, tour=touring),
    )


def _jumped(state: State, exhibit: Exhibit, utc_s: float, reach_s: float) -> State:
    state = replace(state, playing=False, scrubbing=False)
    event = story_time.nearest_event(exhibit, state, utc_s, reach_s)
    if event is not None:
        return _opened(state, exhibit, event)
    state = replace(state, event_id="", card_s=0.0)
    return story_time.slid_to(state, exhibit, utc_s, story_time.STEP_S)


def _stepped(state: State, exhibit: Exhibit, direction: int) -> State:
    state = replace(state, playing=False, scrubbing=False)
    event = neighbour_card(exhibit, state, direction)
    if event is None:
        return state
    after_story = reachable_beyond(exhibit, event, state.lens)
    return _selected(state, exhibit, event.id) if after_story else _opened(state, exhibit, event)


def _paused(state: State, exhibit: Exhibit) -> State:
    return playing.played(state, exhibit, playing=False) if state.playing else state


def _selected(state: State, exhibit: Exhibit, event_id: str) -> State:
    event = exhibit.event_by_id.get(event_id)
    if event is not None and reachable_beyond(exhibit, event, state.lens):
        state = replace(state, playing=False, scrubbing=False, asked=None)
        end_utc_s = exhibit.timeline.end_utc_s
        state = story_time.slid_to(state, exhibit, end_utc_s, story_time.STEP_S)
        return _carded(state, exhibit, event)
    if event is None or appears_utc_s(event, state.lens) >= exhibit.timeline.end_utc_s:
        return state
    state = replace(state, playing=False, scrubbing=False, asked=None)
    if appears_utc_s(event, state.lens) <= min(state.utc_s, story_time.heading_utc_s(state)):
        return _carded(state, exhibit, event)
    return _opened(state, exhibit, event)


def _opened(state: State, exhibit: Exhibit, event: Event) -> State:
    at_utc_s = appears_utc_s(event, state.lens)
    state = story_time.slid_to(state, exhibit, at_utc_s, story_time.STEP_S)
    return _carded(state, exhibit, event)


def _carded(state: State, exhibit: Exhibit, event: Event) -> State:
    before = state.event_id
    state = replace(state, event_id=event.id, card_s=state.card_s if before else 0.0)
    left, top, width, height = focus_box_of(state, exhibit, card_open=True)
    lonlat = event.places[0].lonlat
    x_px, y_px = state.camera.px_from_lonlat(lonlat)
    scale = state.camera.scale_px / reference_px(state.camera.viewport)
    in_view = (
        left + EDGE_SHARE * width <= x_px <= left + (1 - EDGE_SHARE) * width
        and top + HEAD_SHARE * height <= y_px <= top + height
    )
    if in_view and state.camera.faces(lonlat) and state.motion is None:
        return state
    aim = View(lonlat, min(max(scale, exhibit.map.home.scale), EVENT_SCALE_LIMIT))
    # Who is led away to another region sees no longer what its button shows; a card that only goes
    # to the other side takes nobody away.
    stays = event.theatre.id == state.theatre or before == event.id
    return motion.flown_to_view(state, exhibit, aim, state.theatre if stays else "")


def _told_in(state: State, exhibit: Exhibit, code: str) -> State:
    """Return the state in a language; all that was open stays open."""
    before, after = exhibit.in_language(state.language), exhibit.in_language(code)
    state = replace(state, language=code)
    event = exhibit.event_by_id.get(state.event_id)
    # The card goes to the other side, where it may not lie on its own mark.
    return _carded(state, exhibit, event) if event and before.rtl is not after.rtl else state


def _with_card(state: State, card: CardView) -> State:
    return replace(state, card=card) if state.event_id else state


def _card_released(state: State, exhibit: Exhibit, velocity_px_s: want.Px | None) -> State:
    card, viewport = state.card, state.camera.viewport
    if not card.held:
        return state
    if card_view.lets_go(card, velocity_px_s, viewport):
        return replace(state, event_id="", card_s=0.0, card=CardView())
    direction = card_view.leafs(card, velocity_px_s, viewport)
    if direction and neighbour_card(exhibit, state, direction) is not None:
        step = want.StepEvent(direction)
        stepped = _updated(prepared(state, step, exhibit), step, exhibit)
        return replace(stepped, card=card_view.leafed(direction))
    return replace(state, card=replace(card, held=False))


def _lens_shown(state: State, exhibit: Exhibit, lens: Lens) -> State:
    if lens is not state.lens:
        if state.comfort.turned_s is not None:
            return state
        state = turned_to(state, lens)
    event = exhibit.event_by_id.get(state.event_id)
    if event is None or reachable_beyond(exhibit, event, lens):
        return state
    if appears_utc_s(event, lens) > story_time.heading_utc_s(state):
        return replace(state, event_id="", card_s=0.0)
    return state
