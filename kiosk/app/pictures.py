"""Deterministic pictures of any moment, without a display."""

from dataclasses import dataclass, replace

from kiosk.content.model import Exhibit, Lens, View
from kiosk.content.network import is_deaf
from kiosk.geo.camera import Viewport
from kiosk.scene.build import build_scene
from kiosk.screen.stages import Canvas
from kiosk.state.attract import attract_state
from kiosk.state.card_view import Side
from kiosk.state.comfort import PLAIN, Comfort
from kiosk.state.desk import Desk
from kiosk.state.guide import Touring
from kiosk.state.intents import PinchTime, ScrubTo, SelectEvent, ShowSheet, Tick
from kiosk.state.motion import STILL_LIMIT_S, bounded
from kiosk.state.sheets import Sheet
from kiosk.state.slider import following, whole_scale
from kiosk.state.stage import camera_for
from kiosk.state.state import State, initial_state
from kiosk.state.tours import at_step
from kiosk.state.update import CARD_ANIMATION_S, MAX_TICK_S, update
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take.

    Attributes:
        hours: How much time the slider shows; None for the whole story.
        sheet: What lies open beside the map.
        dragging: Whether a finger holds the slider.
    """

    utc_s: float | None
    lens: Lens
    view: View
    theatre: str
    event_id: str
    size_px: tuple[int, int]
    comfort: Comfort = PLAIN
    choosing_language: bool = False
    side: Side = Side.STORY
    hours: float | None = None
    sheet: Sheet | None = None
    dragging: bool = False
    desk: Desk | None = None
    tour_id: str = ""
    step: int = 0
    attract_s: float | None = None


def state_for(shot: Shot, exhibit: Exhibit) -> State:
    """Return the state that a visitor would reach who waited until everything rests."""
    viewport = Viewport(*shot.size_px)
    if is_deaf(exhibit.mqtt):
        # What no visitor reaches there comes from the leader.
        exhibit = replace(exhibit, mqtt=None)
    if shot.attract_s is not None:
        return _waited(attract_state(exhibit, viewport), exhibit, shot.attract_s)
    if shot.tour_id:
        touring = Touring(shot.tour_id, shot.step)
        # There at once, and then until everything rests but before the next stop.
        state = at_step(initial_state(exhibit, viewport), exhibit, touring, cuts=True)
        return replace(_waited(state, exhibit, STILL_LIMIT_S + CARD_ANIMATION_S + 0.1), pulses=())
    state = initial_state(exhibit, viewport)
    event = exhibit.event_by_id.get(shot.event_id)
    utc_s = shot.utc_s
    if utc_s is None:
        utc_s = appears_utc_s(event, shot.lens) if event else exhibit.timeline.opens_at_utc_s
    camera = camera_for(
        shot.view,
        viewport,
        state.camera.projection,
        card_open=event is not None,
        low=shot.comfort.low,
        large=shot.comfort.large,
        rtl=exhibit.rtl,
    )
    state = replace(
        state,
        camera=bounded(camera, exhibit),
        utc_s=utc_s,
        lens=shot.lens,
        theatre=shot.theatre,
        still_s=STILL_LIMIT_S,
        comfort=shot.comfort,
        choosing_language=shot.choosing_language,
    )
    if shot.hours is not None:
        scale = whole_scale(exhibit.timeline)
        half_s = shot.hours * 1800.0
        width = scale.px_from_utc(utc_s + half_s) - scale.px_from_utc(utc_s - half_s)
        share = scale.px_from_utc(utc_s)
        state = update(state, PinchTime(share, share, 1.0 / max(width, 1e-3)), exhibit)
        state = replace(state, slider=following(state.slider, exhibit.timeline, utc_s))
    if shot.dragging:
        state = update(state, ScrubTo(utc_s), exhibit)
    if shot.sheet is not None:
        state = update(state, ShowSheet(shot.sheet), exhibit)
    if event is None:
        return state
    state = update(state, SelectEvent(event.id), exhibit)
    # Long enough for the longest flight and every animation.
    for _ in range(40):
        state = update(state, Tick(MAX_TICK_S), exhibit)
    card = replace(state.card, side=shot.side) if state.event_id else state.card
    return replace(state, idle_s=0.0, choosing_language=shot.choosing_language, card=card)


def _waited(state: State, exhibit: Exhibit, time_s: float) -> State:
    while time_s > 1e-6:
        dt_s = min(time_s, MAX_TICK_S)
        state = update(state, Tick(dt_s), exhibit)
        time_s -= dt_s
    return state


def take_picture(shot: Shot, show: Show, canvas: Canvas) -> None:
    """Show the finished picture of a moment on a canvas."""
    canvas.resize(shot.size_px)
    state = replace(state_for(shot, show.exhibit), desk=shot.desk)
    scene = build_scene(state, show.exhibit, show.atlas, show.typography)
    canvas.present(scene, at_once=True)
