"""Gestures in, intents out."""

from typing import TypeAlias, assert_never

from kiosk.chrono.scale import TimeScale
from kiosk.scene.hits import Handle, HitTarget
from kiosk.state.intents import (
    AskHere,
    DragMap,
    FlingMap,
    FlingTime,
    GrabMap,
    Intent,
    JumpTo,
    PinchTime,
    Press,
    PullCard,
    ReleaseCard,
    ReleaseMap,
    ReleaseScrub,
    ScrubFinely,
    ScrubTo,
    Touch,
    Unpress,
    ZoomMap,
)
from kiosk.state.playing import PLAYS_ON
from kiosk.touch.gestures import (
    DoubleTapped,
    Dragged,
    Flung,
    Gesture,
    Left,
    LongPressed,
    Pinched,
    Pressed,
    Released,
    Tapped,
    Wheeled,
)

DOUBLE_TAP_FACTOR = 2.0
WHEEL_FACTOR = 1.2
# Four steps of the wheel double the scale.


Track: TypeAlias = tuple[float, float]


def intents_for(
    gesture: Gesture, axis: TimeScale, snap_px: float, track_px: Track | None
) -> tuple[Intent, ...]:
    """Return what a gesture means.

    Args:
        gesture: What a Recogniser read.
        axis: The time scale of the timeline that the visitor saw.
        snap_px: How near to a finger on the timeline an event attracts it.
        track_px: The left end of the timeline's track and its width; None for the whole scale's.
    """
    touched = (Touch(),) if isinstance(gesture, Pressed) else ()
    target = gesture.target
    match target.handle:
        case Handle.NOTHING:
            return (*touched, *_on_control(gesture))
        case Handle.MAP:
            # A marker on the map is a control too, but one that a drag may begin on.
            as_control = () if target.tap is None else _on_control(gesture)
            return (*touched, *as_control, *_on_map(gesture))
        case Handle.CARD:
            return (*touched, *_on_card(gesture, -1.0 if axis.leftward else 1.0))
        case Handle.TIMELINE:
            return (*touched, *_on_timeline(gesture, axis, snap_px, track_px))
        case _:
            assert_never(target.handle)


def _on_control(gesture: Gesture) -> tuple[Intent, ...]:
    target = gesture.target
    match gesture:
        case Pressed():
            return (Press(target.id, plays_on=isinstance(target.tap, PLAYS_ON)),)
        case Left():
            return (Unpress(target.id),)
        case Tapped() | DoubleTapped():
            return (Unpress(target.id),) if target.tap is None else (Unpress(target.id), target.tap)
        case LongPressed() | Dragged() | Flung() | Pinched() | Released() | Wheeled():
            return ()
        case _:
            assert_never(gesture)


def _on_map(gesture: Gesture) -> tuple[Intent, ...]:
    meant: tuple[Intent, ...]
    match gesture:
        case Pressed():
            meant = (GrabMap(),)
        case Dragged(_, from_px, to_px):
            meant = (DragMap(from_px, to_px),)
        case Pinched(_, from_px, to_px, factor):
            meant = ZoomMap(from_px, factor, eased=False), DragMap(from_px, to_px)
        case Flung(_, _, velocity_px_s):
            meant = (FlingMap(velocity_px_s),)
        case DoubleTapped(_, px):
            meant = (ZoomMap(px, DOUBLE_TAP_FACTOR, eased=True),)
        case Wheeled(_, px, steps):
            meant = (ZoomMap(px, WHEEL_FACTOR**steps, eased=False),)
        case Released():
            meant = (ReleaseMap(),)
        case Tapped(HitTarget(tap=None), px):
            meant = (AskHere(px),)
        case Left() | Tapped() | LongPressed():
            meant = ()
        case _:
            assert_never(gesture)
    return meant


def _on_card(gesture: Gesture, side: float) -> tuple[Intent, ...]:
    match gesture:
        case Dragged(_, from_px, to_px):
            return (PullCard((from_px[0] * side, from_px[1]), (to_px[0] * side, to_px[1])),)
        case Flung(_, _, velocity_px_s):
            return (ReleaseCard((velocity_px_s[0] * side, velocity_px_s[1])),)
        case Released():
            return (ReleaseCard(),)
        case _:
            return ()


def _on_timeline(
    gesture: Gesture, axis: TimeScale, snap_px: float, track_px: Track | None
) -> tuple[Intent, ...]:
    track = track_px or (axis.left_px, axis.width_px)
    target = gesture.target
    meant: tuple[Intent, ...]
    match gesture:
        case Pressed():
            meant = (Press(target.id),)
        case Dragged(_, _, to_px):
            meant = (ScrubTo(axis.utc_from_px(to_px[0])),)
        case LongPressed(_, px):
            meant = (ScrubFinely(axis.utc_from_px(px[0])),)
        case Pinched(_, from_px, to_px, factor):
            # In places on the track: of many pinches in one frame each goes on from the last.
            meant = (PinchTime(_place(from_px, axis, track), _place(to_px, axis, track), factor),)
        case Wheeled(_, px, steps):
            place = _place(px, axis, track)
            meant = (PinchTime(place, place, WHEEL_FACTOR**steps),)
        case Flung(_, _, velocity_px_s):
            onward_px_s = velocity_px_s[0] * (-1.0 if axis.leftward else 1.0)
            meant = (FlingTime(onward_px_s / axis.width_px, snap_px / axis.width_px),)
        case Tapped(_, px) | DoubleTapped(_, px):
            jump = JumpTo(axis.utc_from_px(px[0]), _reach_s(px[0], axis, snap_px))
            meant = (target.tap or jump,)
        case Released(_, px, dragged):
            settled = (ReleaseScrub(_reach_s(px[0], axis, snap_px)),) if dragged else ()
            meant = *settled, Unpress(target.id)
        case Left():
            meant = ()
        case _:
            assert_never(gesture)
    return meant


def _place(px: tuple[float, float], axis: TimeScale, track: Track) -> float:
    """Return where on the track a touch lies, 0 where time begins."""
    share = (px[0] - track[0]) / track[1]
    return 1.0 - share if axis.leftward else share


def _reach_s(x_px: float, axis: TimeScale, snap_px: float) -> float:
    """Return the time in which every event drawn within `snap_px` lies."""
    here_s = axis.utc_from_px(x_px)
    return max(
        abs(axis.utc_from_px(x_px + snap_px) - here_s),
        abs(here_s - axis.utc_from_px(x_px - snap_px)),
    )
