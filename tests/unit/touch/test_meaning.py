"""Gestures in, intents out."""

import pytest

from kiosk.chrono.scale import TimeScale
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.scene.boxes import Box
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
    SelectEvent,
    TogglePlay,
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
from kiosk.touch.meaning import intents_for

EVERYWHERE = Box(0.0, 0.0, 1920.0, 1080.0)
MAP = HitTarget("map", EVERYWHERE, None, Handle.MAP)
MARKER = HitTarget("event:excomm", EVERYWHERE, SelectEvent("excomm"), Handle.MAP)
TIMELINE = HitTarget("timeline", EVERYWHERE, None, Handle.TIMELINE)
MARK = HitTarget("mark:u2", EVERYWHERE, SelectEvent("u2"), Handle.TIMELINE)
PLAY = HitTarget("play", EVERYWHERE, TogglePlay())

# One second a px on the left half, a tenth of it on the right.
AXIS = TimeScale(((0.0, 0.0), (500.0, 0.5), (550.0, 1.0)), left_px=0.0, width_px=1000.0)
A, B = (100.0, 300.0), (140.0, 320.0)


@pytest.mark.parametrize(
    ("gesture", "intents"),
    [
        (Pressed(PLAY, A), (Touch(), Press("play", plays_on=True))),
        (Left(PLAY), (Unpress("play"),)),
        (Tapped(PLAY, A), (Unpress("play"), TogglePlay())),
        (LongPressed(PLAY, A), ()),
        (Released(PLAY, A, dragged=False), ()),
        (Wheeled(PLAY, A, 1.0), ()),
        (Pressed(MAP, A), (Touch(), GrabMap())),
        (Left(MAP), ()),
        (Tapped(MAP, A), (AskHere(A),)),
        (LongPressed(MAP, A), ()),
        (DoubleTapped(MAP, A), (ZoomMap(A, 2.0, eased=True),)),
        (Dragged(MAP, A, B, A), (DragMap(A, B),)),
        (Flung(MAP, A, (500.0, 0.0)), (FlingMap((500.0, 0.0)),)),
        (Pinched(MAP, A, B, 1.5), (ZoomMap(A, 1.5, eased=False), DragMap(A, B))),
        (Released(MAP, A, dragged=True), (ReleaseMap(),)),
        (Pressed(MARKER, A), (Touch(), Press("event:excomm"), GrabMap())),
        (Left(MARKER), (Unpress("event:excomm"),)),
        (Tapped(MARKER, A), (Unpress("event:excomm"), SelectEvent("excomm"))),
        (Released(MARKER, A, dragged=False), (ReleaseMap(),)),
        (Pressed(TIMELINE, A), (Touch(), Press("timeline"))),
        (Dragged(TIMELINE, A, B, A), (ScrubTo(140.0),)),
        (Left(TIMELINE), ()),
        (Tapped(TIMELINE, A), (JumpTo(100.0, 20.0),)),
        (Tapped(MARK, A), (SelectEvent("u2"),)),
        (Released(TIMELINE, A, dragged=True), (ReleaseScrub(20.0), Unpress("timeline"))),
        (Released(TIMELINE, A, dragged=False), (Unpress("timeline"),)),
        (Wheeled(TIMELINE, A, 1.0), (PinchTime(0.1, 0.1, 1.2),)),
        (LongPressed(TIMELINE, A), (ScrubFinely(100.0),)),
        (Flung(TIMELINE, A, (500.0, 90.0)), (FlingTime(0.5, 0.02),)),
        (Pinched(TIMELINE, A, B, 1.5), (PinchTime(0.1, 0.14, 1.5),)),
    ],
)
def test_a_gesture_means(gesture: Gesture, intents: tuple[Intent, ...]) -> None:
    assert intents_for(gesture, AXIS, 20.0, None) == pytest.approx(intents)


def test_four_turns_of_the_wheel_double_the_scale_and_as_many_back_halve_it() -> None:
    (closer,) = intents_for(Wheeled(MAP, A, 4.0), AXIS, 20.0, None)
    (farther,) = intents_for(Wheeled(MAP, A, -4.0), AXIS, 20.0, None)
    assert isinstance(closer, ZoomMap)
    assert isinstance(farther, ZoomMap)
    assert closer.factor == pytest.approx(2.0, abs=0.1)
    assert closer.factor * farther.factor == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("x_px", "reach_s"), [(100.0, 20.0), (490.0, 20.0), (510.0, 11.0), (800.0, 2.0), (1000.0, 2.0)]
)
def test_every_event_drawn_near_the_finger_is_in_reach(x_px: float, reach_s: float) -> None:
    (jump,) = intents_for(Tapped(TIMELINE, (x_px, 0.0)), AXIS, 20.0, None)
    assert isinstance(jump, JumpTo)
    assert jump.reach_s == pytest.approx(reach_s)


def test_a_pinch_keeps_its_middle_under_the_middle_of_the_fingers() -> None:
    camera = Camera(-80.0, 22.0, 2000.0, Viewport(1920, 1080), Projection.EQUAL_AREA)
    place = camera.lonlat_from_px(A)
    for intent in intents_for(Pinched(MAP, A, B, 1.7), AXIS, 20.0, None):
        match intent:
            case ZoomMap(anchor_px, factor):
                camera = camera.zoomed(anchor_px, factor)
            case DragMap(from_px, to_px):
                camera = camera.dragged(from_px, to_px)
            case _:
                pytest.fail(f"a pinch means no {intent}")
    assert camera.scale_px == pytest.approx(3400.0)
    assert camera.px_from_lonlat(place) == pytest.approx(B)


def test_a_finger_on_a_card_moves_it_the_way_that_lines_run() -> None:
    card = HitTarget("card", EVERYWHERE, None, Handle.CARD)
    mirrored = TimeScale(((0.0, 0.0), (1.0, 1.0)), 0.0, 1000.0, leftward=True)
    for axis, side in ((AXIS, 1.0), (mirrored, -1.0)):
        dragged = intents_for(Dragged(card, A, B, A), axis, 10.0, None)
        assert dragged == (PullCard((A[0] * side, A[1]), (B[0] * side, B[1])),)
        flung = intents_for(Flung(card, B, (300.0, 50.0)), axis, 10.0, None)
        assert flung == (ReleaseCard((300.0 * side, 50.0)),)
        assert intents_for(Released(card, B, True), axis, 10.0, None) == (ReleaseCard(),)
