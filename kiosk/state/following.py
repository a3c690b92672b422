"""How a kiosk follows another one: whatever is not yet as it is there is brought nearer.

What the leader's hands do comes as a stream of words, ten a second, and is drawn evenly from one
to the next. What moves there by itself comes as one word, with the time that it takes, and moves
here by the same flights and slides.
"""

from dataclasses import replace
from math import exp, log

from kiosk.content.model import Exhibit, Lens, View
from kiosk.content.network import SILENT_S, is_deaf
from kiosk.geo.camera import Camera
from kiosk.geo.flight import Flight, flight_between
from kiosk.geo.projection import Projection
from kiosk.geo.sphere import wrapped_deg
from kiosk.state import motion, story_time
from kiosk.state.attract import attract_state
from kiosk.state.beyond import told_by
from kiosk.state.comforting import turned_to
from kiosk.state.desk import Answer, Ask, Done, OpenDesk, TypeKey
from kiosk.state.focus import focus_of
from kiosk.state.intents import Intent, Resize, StayUntil, Tick
from kiosk.state.lead import Aim, Follow, Following, Glide, Shown
from kiosk.state.slider import whole_scale
from kiosk.state.stage import reference_px
from kiosk.state.state import Flying, State, initial_state

# A leader speaks ten times a second while something moves; half as long again hides a late word.
GLIDE_S = 0.15
# After a longer silence what is far away is flown to, not glided to.
STREAM_END_S = 0.5
# A share of the whole track, and of a screen, that a glide may cover all at once.
NEAR_IN_TIME, NEAR_ON_SCREEN = 0.02, 0.1
SHORTEST_WAY_S = 0.2
# Panels that lie this near to where the leader's lie, in shares of a screen, lie alike.
ALIKE = 1e-3
# None of these is a visitor who wants something.
NOT_BY_VISITORS = (Tick, Resize, Follow, StayUntil, OpenDesk, TypeKey, Answer, Ask, Done)


def shown_by(state: State, exhibit: Exhibit) -> Shown:
    """Return what a visit shows, for others to follow."""
    camera, in_s = state.camera, 0.0
    if isinstance(state.motion, Flying):
        flight = state.motion.flight
        camera = motion.bounded(flight.end, exhibit)
        in_s = max(0.0, flight.duration_s - state.motion.elapsed_s)
    sliding = state.sliding
    unit_px = reference_px(camera.viewport)
    focus = focus_of(state, exhibit, card_open=bool(state.event_id))
    aim = Aim(
        View((camera.lon_deg, camera.lat_deg), camera.scale_px / unit_px),
        camera.lonlat_from_px(focus),
        _offset(camera, focus),
        in_s,
    )
    return Shown(
        utc_s=story_time.heading_utc_s(state),
        utc_in_s=max(0.0, sliding.duration_s - sliding.elapsed_s) if sliding else 0.0,
        lens=state.lens,
        aim=aim,
        theatre=state.theatre,
        event_id=state.event_id,
    )


def followed(state: State, exhibit: Exhibit, shown: Shown | None) -> State:
    """Return the state after a word of the leader; without one, a follower waits for somebody."""
    if shown is None:
        if state.following is None:
            return state
        rests = attract_state(exhibit, state.camera.viewport)
        return replace(rests, desk=state.desk)
    if state.following is None:
        joined = _as_told(_joined(state, exhibit, shown), exhibit, shown)
        return _towards(joined, exhibit, streaming=False)
    streaming = state.following.quiet_s < STREAM_END_S
    following = replace(state.following, shown=shown, quiet_s=0.0)
    state = _as_told(replace(state, following=following), exhibit, shown)
    return _towards(state, exhibit, streaming=streaming)


def heard(state: State, intent: Intent, exhibit: Exhibit) -> State | None:
    """Return the state as following leaves it to an intent; None if that means nothing here.

    Where touches are heard, the first one takes over: map and time stay where they are.
    """
    if isinstance(intent, NOT_BY_VISITORS):
        return state
    if is_deaf(exhibit.mqtt):
        return None
    return state if state.following is None else replace(state, following=None)


def drawn_on(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state of a follower after a while."""
    following = state.following
    if following is None:
        return state
    quiet_s = following.quiet_s + dt_s
    if quiet_s >= (exhibit.mqtt.silent_s if exhibit.mqtt is not None else SILENT_S):
        # Whoever ought to have told that the leader has gone may have gone, too.
        return followed(state, exhibit, None)
    state = _glided(replace(state, following=replace(following, quiet_s=quiet_s)), exhibit, dt_s)
    state = _as_told(state, exhibit, following.shown)
    at_rest = state.motion is None and state.sliding is None
    # Whatever has come in between: another size, other content, a card that covers the map.
    if at_rest and state.following is not None and state.following.glide is None:
        state = _towards(state, exhibit, streaming=False)
    return state


def _joined(state: State, exhibit: Exhibit, shown: Shown) -> State:
    """Return the state of a kiosk that begins to follow."""
    fresh = initial_state(exhibit, state.camera.viewport)
    language = exhibit.mqtt.language if exhibit.mqtt is not None else ""
    joined = replace(
        fresh,
        desk=state.desk,
        language=language if language in exhibit.editions else fresh.language,
        following=Following(shown),
    )
    if state.guide.attract is not None:
        return joined
    # From where it is, not from where visits begin.
    return replace(joined, camera=state.camera, utc_s=state.utc_s, lens=state.lens)


def _as_told(state: State, exhibit: Exhibit, shown: Shown) -> State:
    """Return the state with lens, card and lit region as they are there."""
    # Turned more often than that the worlds would flash: then it is turned a moment later.
    if state.lens is not shown.lens and state.comfort.turned_s is None:
        state = turned_to(state, shown.lens)
    theatre = shown.theatre if shown.theatre in exhibit.theatre_by_id else ""
    event_id = _event_told(exhibit, shown, state.lens)
    if (theatre, event_id) == (state.theatre, state.event_id):
        return state
    card_s = state.card_s if state.event_id and event_id else 0.0
    return replace(state, theatre=theatre, event_id=event_id, card_s=card_s)


def _event_told(exhibit: Exhibit, shown: Shown, lens: Lens) -> str:
    """Return the open card as far as it may be told here.

    Other content may tell it later, and a word may be wrong: nothing shows before its time.
    """
    event = exhibit.event_by_id.get(shown.event_id)
    utc_s = story_time.bounded_utc_s(exhibit, shown.utc_s)
    return event.id if event is not None and told_by(exhibit, event, lens, utc_s) else ""


def _towards(state: State, exhibit: Exhibit, *, streaming: bool) -> State:
    """Return the state on its way to where the leader is."""
    following = state.following
    assert following is not None
    shown = following.shown
    state, glides_in_time = _time_towards(state, exhibit, shown, streaming=streaming)
    state, glides_on_map = _map_towards(state, exhibit, shown, streaming=streaming)
    glide = None
    if glides_in_time or glides_on_map:
        glide = Glide(
            state.camera if glides_on_map else None, state.utc_s if glides_in_time else None
        )
    return replace(state, following=replace(following, glide=glide))


def _time_towards(
    state: State, exhibit: Exhibit, shown: Shown, *, streaming: bool
) -> tuple[State, bool]:
    """Return the state with time sliding, and whether it is to glide instead."""
    to_utc_s = story_time.bounded_utc_s(exhibit, shown.utc_s)
    if state.sliding is not None and state.sliding.to_utc_s == to_utc_s:
        return state, False
    if to_utc_s == state.utc_s:
        return replace(state, sliding=None), False
    if shown.utc_in_s > 0.0:
        way_s = max(SHORTEST_WAY_S, shown.utc_in_s)
        return story_time.slid_to(state, exhibit, to_utc_s, way_s), False
    scale = whole_scale(exhibit.timeline)
    way = abs(scale.px_from_utc(to_utc_s) - scale.px_from_utc(state.utc_s))
    if streaming or way <= NEAR_IN_TIME:
        return replace(state, sliding=None), True
    return story_time.slid_to(state, exhibit, to_utc_s, story_time.STEP_S), False


def _map_towards(
    state: State, exhibit: Exhibit, shown: Shown, *, streaming: bool
) -> tuple[State, bool]:
    """Return the state with the map in flight, and whether it is to glide instead."""
    camera = _camera_for(state, exhibit, shown)
    if isinstance(state.motion, Flying) and state.motion.flight.end == camera:
        return state, False
    if camera == state.camera:
        return replace(state, motion=None), False
    if shown.aim.in_s > 0.0:
        flight = Flight(state.camera, camera, max(SHORTEST_WAY_S, shown.aim.in_s))
        return replace(state, motion=Flying(flight, 0.0)), False
    if streaming or _is_near(state.camera, camera):
        return replace(state, motion=None), True
    flight = flight_between(state.camera, camera)
    return replace(state, motion=Flying(flight, 0.0)), False


def _glided(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the state farther along its glide."""
    following = state.following
    if following is None or following.glide is None:
        return state
    glide = replace(following.glide, elapsed_s=following.glide.elapsed_s + dt_s)
    share = min(1.0, glide.elapsed_s / GLIDE_S)
    shown = following.shown
    if glide.utc_s is not None:
        scale = whole_scale(exhibit.timeline)
        to_utc_s = story_time.bounded_utc_s(exhibit, shown.utc_s)
        start, end = scale.px_from_utc(glide.utc_s), scale.px_from_utc(to_utc_s)
        utc_s = scale.utc_from_px(start + (end - start) * share) if share < 1.0 else to_utc_s
        state = replace(state, utc_s=story_time.bounded_utc_s(exhibit, utc_s))
    if glide.camera is not None and glide.camera.viewport == state.camera.viewport:
        camera = _between(glide.camera, _camera_for(state, exhibit, shown), share)
        state = replace(state, camera=motion.bounded(camera, exhibit), still_s=0.0)
    still_glides = glide if share < 1.0 else None
    return replace(state, following=replace(following, glide=still_glides))


def _camera_for(state: State, exhibit: Exhibit, shown: Shown) -> Camera:
    """Return the camera that shows here what the leader's shows there."""
    viewport, aim = state.camera.viewport, shown.aim
    scale_px = aim.centre.scale * reference_px(viewport)
    projection = Projection(exhibit.map.projection)
    camera = motion.bounded(Camera(*aim.centre.lonlat, scale_px, viewport, projection), exhibit)
    focus = focus_of(state, exhibit, card_open=bool(_event_told(exhibit, shown, shown.lens)))
    right, down = _offset(camera, focus)
    if abs(right - aim.offset[0]) + abs(down - aim.offset[1]) <= ALIKE:
        return camera
    centre_px = (viewport.width_px / 2, viewport.height_px / 2)
    middle = motion.bounded(
        Camera(*aim.focus_lonlat, camera.scale_px, viewport, projection), exhibit
    )
    return motion.bounded(middle.dragged(centre_px, focus), exhibit)


def _offset(camera: Camera, focus: tuple[float, float]) -> tuple[float, float]:
    """Return how far the focus lies from the middle of the screen, in the unit of scales."""
    viewport, unit_px = camera.viewport, reference_px(camera.viewport)
    return (
        (focus[0] - viewport.width_px / 2) / unit_px,
        (focus[1] - viewport.height_px / 2) / unit_px,
    )


def _is_near(one: Camera, other: Camera) -> bool:
    """Return whether a glide from one to the other would not be seen as a jump."""
    x_px, y_px = one.px_from_lonlat((other.lon_deg, other.lat_deg))
    across = abs(x_px / one.viewport.width_px - 0.5) + abs(y_px / one.viewport.height_px - 0.5)
    return across <= NEAR_ON_SCREEN and abs(log(other.scale_px / one.scale_px)) <= NEAR_ON_SCREEN


def _between(one: Camera, other: Camera, share: float) -> Camera:
    """Return the camera at a share of a way so short that it may count as straight."""
    if share >= 1.0:
        return other
    turn_deg = wrapped_deg(other.lon_deg - one.lon_deg)
    return replace(
        other,
        lon_deg=wrapped_deg(one.lon_deg + turn_deg * share),
        lat_deg=one.lat_deg + (other.lat_deg - one.lat_deg) * share,
        scale_px=one.scale_px * exp(log(other.scale_px / one.scale_px) * share),
    )
