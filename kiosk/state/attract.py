"""The resting screen as state: the title over the map, and in turn with it a tour."""

from dataclasses import replace
from typing import NamedTuple

from kiosk.content.model import Exhibit, Poster
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.state import motion, tours
from kiosk.state.guide import NO_GUIDE, Attract
from kiosk.state.stage import DESIGN_LANDSCAPE, is_portrait, px_per_design_px
from kiosk.state.state import State, initial_state

# The hole breathes once in this time, by this share of its radius.
BREATH_S, BREATH_SHARE = 6.4, 0.04
# Middle and radius of the hole in px of the design, from the middle of the screen. What stands
# still for hours burns into some screens, so the parts change sides with each turn.
HOLE_LANDSCAPE = (356, -54, 414)
HOLE_PORTRAIT = (0, 146, 396)


class Hole(NamedTuple):
    """The hole in the map through which the dark world shows, at its widest."""

    centre_px: tuple[float, float]
    radius_px: float


def hole_for(viewport: Viewport, turn: int) -> Hole:
    """Return where the hole is on a screen."""
    k = px_per_design_px(viewport)
    portrait = is_portrait(viewport)
    right, down, radius = HOLE_PORTRAIT if portrait else HOLE_LANDSCAPE
    # Upright there is no other side; there it moves up and down a little.
    side = 1 if turn % 2 == 0 else -1
    right, down = (right, down + 10 * side) if portrait else (right * side, down)
    middle_px = (viewport.width_px / 2, viewport.height_px / 2)
    return Hole((middle_px[0] + right * k, middle_px[1] + down * k), radius * k)


def poster_camera(exhibit: Exhibit, poster: Poster, viewport: Viewport, turn: int) -> Camera:
    """Return the camera that shows the middle of the poster's view in the middle of the hole."""
    view = poster.view
    low, high = exhibit.map.scale_limits
    scale = min(max(view.scale, low), high)
    projection = Projection(exhibit.map.projection)
    # The hole is as large on an upright screen; so is what is seen through it.
    unit_px = DESIGN_LANDSCAPE[1] * px_per_design_px(viewport)
    camera = Camera(*view.lonlat, scale * unit_px, viewport, projection)
    middle_px = (viewport.width_px / 2, viewport.height_px / 2)
    return motion.bounded(camera.dragged(middle_px, hole_for(viewport, turn).centre_px), exhibit)


def attract_state(exhibit: Exhibit, viewport: Viewport) -> State:
    """Return the state in which the kiosk waits for somebody; without a poster it is the map."""
    fresh = initial_state(exhibit, viewport)
    if exhibit.poster is None:
        return fresh
    return _posted(fresh, exhibit, exhibit.poster, Attract())


def _posted(state: State, exhibit: Exhibit, poster: Poster, attract: Attract) -> State:
    """Return the state with the title up."""
    fresh = initial_state(exhibit, state.camera.viewport)
    return replace(
        fresh,
        camera=poster_camera(exhibit, poster, state.camera.viewport, attract.turn),
        utc_s=min(max(poster.utc_s, exhibit.timeline.start_utc_s), exhibit.timeline.end_utc_s),
        theatre="",
        guide=replace(NO_GUIDE, attract=attract),
    )


def reposted(state: State, exhibit: Exhibit) -> State:
    """Return the resting screen begun anew, as after a change of screen."""
    if state.guide.attract is None or exhibit.poster is None:
        return initial_state(exhibit, state.camera.viewport)
    attract = replace(state.guide.attract, elapsed_s=0.0)
    return _posted(state, exhibit, exhibit.poster, attract)


def rehung(state: State, exhibit: Exhibit) -> State:
    """Return the resting screen with its title up, for as long as it was, in changed content."""
    if state.guide.attract is None or exhibit.poster is None:
        return initial_state(exhibit, state.camera.viewport)
    return _posted(state, exhibit, exhibit.poster, state.guide.attract)


def attracted(state: State, exhibit: Exhibit, dt_s: float) -> State:
    """Return the resting screen after a while; nothing of it changes while somebody is there."""
    attract, poster = state.guide.attract, exhibit.poster
    if attract is None or poster is None:
        return state
    if state.guide.tour is not None:
        return _played(state, exhibit, poster, dt_s)
    attract = replace(attract, elapsed_s=attract.elapsed_s + dt_s)
    if attract.elapsed_s < poster.stands_s:
        return replace(state, guide=replace(state.guide, attract=attract))
    if poster.tour_id not in exhibit.tour_by_id:
        # Nothing to play: the parts change places all the same, at the same point of a breath.
        return _posted(state, exhibit, poster, Attract(attract.turn + 1, 0.0, attract.told + 1))
    state = replace(state, guide=replace(state.guide, attract=attract))
    return tours.begun(state, exhibit, poster.tour_id)


def _played(state: State, exhibit: Exhibit, poster: Poster, dt_s: float) -> State:
    after = tours.toured(state, exhibit, dt_s)
    stops = stops_played(exhibit, poster)
    if after.guide.tour is not None and after.guide.tour.step < stops:
        return after
    attract = state.guide.attract
    assert attract is not None
    over = Attract(attract.turn + 1, 0.0, attract.told + stops)
    # The last picture closes into the hole.
    return replace(_posted(state, exhibit, poster, over), iris_s=0.0)


def stops_played(exhibit: Exhibit, poster: Poster) -> int:
    """Return how many stops of the tour find time."""
    tour = exhibit.tour_by_id.get(poster.tour_id)
    if tour is None:
        return 0
    played_s = 0.0
    for count, step in enumerate(tour.steps):
        played_s += tours.lasts_s(step)
        if played_s > poster.plays_s and count > 0:
            return count
    return len(tour.steps)


def breath(elapsed_s: float) -> float:
    """Return how wide the hole is, as a share of its widest."""
    # A triangle of time, eased at both ends; a sine is what the eye expects of breath.
    half = abs((elapsed_s / BREATH_S) % 1.0 * 2.0 - 1.0)
    smooth = half * half * (3.0 - 2.0 * half)
    return 1.0 - BREATH_SHARE * (1.0 - smooth)


def languages_told(exhibit: Exhibit) -> tuple[str, ...]:
    """Return the codes of the languages that the resting screen speaks, one after the other."""
    return tuple(each.code for each in exhibit.languages if each.direction.value == "ltr")


def language_told(exhibit: Exhibit, state: State) -> str:
    """Return the code of the language that the resting screen speaks now."""
    attract, codes = state.guide.attract, languages_told(exhibit)
    if attract is None or not codes:
        return exhibit.language
    told = attract.told + (state.guide.tour.step if state.guide.tour else 0)
    return codes[told % len(codes)]
