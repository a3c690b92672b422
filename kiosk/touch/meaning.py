"""Gestures in, intents out."""

from typing import assert_never

from kiosk.chrono.scale import TimeScale
from kiosk.scene.hits import Handle, HitTarget
from kiosk.state.intents import (
    AskHere,
    DragMap,
    FlingMap,
    GrabMap,
    Intent,
    JumpTo,
    Press,
    ReleaseMap,
    ReleaseScrub,
    ScrubTo,
    Touch,
    Unpress,
    ZoomMap,
)
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


def intents_for(gesture: Gesture, axis: TimeScale, snap_px: float) -> tuple[Intent, ...]:
    """Return what a gesture means.

    Args:
        gesture: What a Recogniser read.
        axis: The time scale of the timeline that the visitor saw.
        snap_px: How near to a finger on the timeline an event attracts it.
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
        case Handle.TIMELINE:
            return (*touched, *_on_timeline(gesture, axis, snap_px))
        case _:
            assert_never(target.handle)


def _on_control(gesture: Gesture) -> tuple[Intent, ...]:
    target = gesture.target
    match gesture:
        case Pressed():
            return (Press(target.id),)
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
        case Flung(_, px, velocity_px_s):
            meant = (FlingMap(px, velocity_px_s),)
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


def _on_timeline(gesture: Gesture, axis: TimeScale, snap_px: float) -> tuple[Intent, ...]:
    target = gesture.target
    match gesture:
        case Pressed():
            return (Press(target.id),)
        case Dragged(_, _, to_px):
            return (ScrubTo(axis.utc_from_px(to_px[0])),)
        case Tapped(_, px) | DoubleTapped(_, px):
            if target.tap is not None:
                return (target.tap,)
            return (JumpTo(axis.utc_from_px(px[0]), _reach_s(px[0], axis, snap_px)),)
        case Released(_, px, dragged):
            settled = (ReleaseScrub(_reach_s(px[0], axis, snap_px)),) if dragged else ()
            return *settled, Unpress(target.id)
        case Left() | LongPressed() | Flung() | Pinched() | Wheeled():
            return ()
        case _:
            assert_never(gesture)


def _reach_s(x_px: float, axis: TimeScale, snap_px: float) -> float:
    """Return the time in which every event drawn within `snap_px` lies."""
    here_s = axis.utc_from_px(x_px)
    return max(
        abs(axis.utc_from_px(x_px + snap_px) - here_s),
        abs(here_s - axis.utc_from_px(x_px - snap_px)),
    )
