"""What a visitor asks of a place: do weapons reach it? Told while the map lies as it lay."""

from dataclasses import replace
from math import hypot
from typing import TypeAlias, assert_never

from kiosk.content.model import Exhibit
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM
from kiosk.state.intents import AskHere, AskPlace, CloseAnswer
from kiosk.state.stage import px_per_design_px, reference_px
from kiosk.state.state import Asked, State
from kiosk.world.standing import ShownRing, standing_at

# Rings and lines belong to a region: on the whole world they would be a tangle. In screen heights
# per radian.
REACH_SCALE = 1.1
# A ring whose circle is larger than this many screen diagonals is a line through the picture.
LARGEST_IN_DIAGONALS = 1.2
# A smaller one, in design px, is a dot.
SMALLEST_PX = 60

Asking: TypeAlias = AskPlace | AskHere | CloseAnswer


def asked_after(state: State, intent: Asking, exhibit: Exhibit) -> State:
    """Return the state after a visitor has asked, or has read the answer."""
    match intent:
        case CloseAnswer():
            return replace(state, asked=None)
        case AskHere(px):
            # Where an answer is, a touch beside it puts it away.
            asked = Asked("", state.camera.lonlat_from_px(px))
            same = state.asked is not None
        case AskPlace(name, lonlat):
            asked = Asked(name, lonlat)
            same = state.asked == asked
        case _:
            assert_never(intent)
    # Kept until there is a range to tell of, an answer would come up by itself one day.
    told = not same and ranges_are_told(state, exhibit)
    return replace(state, asked=asked if told else None)


def still_asked(before: State, after: State, exhibit: Exhibit) -> State:
    """Return the state after any change, without the answer once what it lay on has changed.

    What has gone with its map would otherwise come back with it, when nobody asks any more.
    """
    if after.asked is None or before.asked is None:
        return after
    if _under(before) == _under(after) and (
        before.lens is after.lens or ranges_are_told(after, exhibit)
    ):
        return after
    return replace(after, asked=None)


def ranges_are_told(state: State, exhibit: Exhibit) -> bool:
    """Return whether the map shows a range that a place can be within."""
    rings = standing_at(exhibit, state.utc_s, state.lens).rings
    return any(is_told(shown, state.camera) for shown in rings)


def is_told(shown: ShownRing, camera: Camera) -> bool:
    """Return whether a calm picture of this view has a ring."""
    viewport = camera.viewport
    if not shown.ring.main or camera.scale_px < REACH_SCALE * reference_px(viewport):
        return False
    limit_px = LARGEST_IN_DIAGONALS * hypot(viewport.width_px, viewport.height_px)
    radius_px = shown.ring.radius_km / EARTH_RADIUS_KM * camera.scale_px
    x_px, y_px = camera.px_from_lonlat(shown.ring.lonlat)
    return (
        SMALLEST_PX * px_per_design_px(viewport) <= radius_px <= limit_px
        and 0.0 <= x_px < viewport.width_px
        and 0.0 <= y_px < viewport.height_px
    )


def _under(state: State) -> tuple[object, ...]:
    """Return what the map lies like, and what else lies open on it."""
    guide = state.guide
    opened = (state.event_id, state.gathered, state.sheet, state.choosing_language, guide.offered)
    return (state.camera, state.utc_s, guide.tour is None, *opened)
