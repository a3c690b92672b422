"""Clean contacts and the targets that the visitor saw in, gestures out.

Every Pressed is followed by exactly one Tapped, DoubleTapped or Left, and then by exactly one
Released, whatever the panel reports; Dragged, Pinched and Flung lie between.
"""

from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import dist
from typing import TypeAlias, assert_never

from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import Handle, HitTarget
from kiosk.state.intents import Px
from kiosk.touch.contacts import Contact, Phase

TAP_SLOP_MM = 5.0
DRAG_SLOP_MM = 2.5
# A fingertip rolls 2 mm while it presses; old hands tremble more, and buttons forgive more.

LONG_PRESS_S = 0.6
DOUBLE_TAP_S = 0.3
DOUBLE_TAP_MM = 10.0

PINCH_LEAST_MM = 10.0
# Nearer together two fingertips merge on the panel, and their distance leaps by multiples.

FLING_WINDOW_S, FLING_LEAST_WINDOW_S, FLING_LONG_WINDOW_S = 0.08, 0.015, 0.2
FLING_REST_S = 0.06
FLING_LEAST_MM_S, FLING_MOST_MM_S = 50.0, 3000.0
# Reports under 15 ms apart may stem from one batch, and their times then mean nothing.


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finger rests on a target."""

    target: HitTarget
    px: Px


@dataclass(frozen=True, slots=True)
class Left:
    """No tap will follow: the finger slid off, began to drag or was lost."""

    target: HitTarget


@dataclass(frozen=True, slots=True)
class Tapped:
    """The finger was lifted where it had come down."""

    target: HitTarget
    px: Px


@dataclass(frozen=True, slots=True)
class DoubleTapped:
    """The map itself was tapped again, in the place of a second Tapped."""

    target: HitTarget
    px: Px


@dataclass(frozen=True, slots=True)
class LongPressed:
    """The finger rests for 0.6 s now; a tap may still follow."""

    target: HitTarget
    px: Px


@dataclass(frozen=True, slots=True)
class Dragged:
    """What was at `from_px` belongs at `to_px`; the finger came down at `began_px`."""

    target: HitTarget
    from_px: Px
    to_px: Px
    began_px: Px


@dataclass(frozen=True, slots=True)
class Flung:
    """The finger was lifted while it dragged, moving."""

    target: HitTarget
    px: Px
    velocity_px_s: Px


@dataclass(frozen=True, slots=True)
class Pinched:
    """Two fingers moved their middle and stretched their distance by a factor."""

    target: HitTarget
    centre_from_px: Px
    centre_to_px: Px
    factor: float


@dataclass(frozen=True, slots=True)
class Released:
    """Nobody holds the target any more; `dragged` unless it was a tap or nothing at all."""

    target: HitTarget
    px: Px
    dragged: bool


@dataclass(frozen=True, slots=True)
class Wheeled:
    """A mouse wheel was turned over the target, away from the hand for steps above 0."""

    target: HitTarget
    px: Px
    steps: float


Gesture: TypeAlias = (
    Pressed
    | Left
    | Tapped
    | DoubleTapped
    | LongPressed
    | Dragged
    | Flung
    | Pinched
    | Released
    | Wheeled
)


@dataclass(slots=True)
class _Hold:
    """One target in the hands of one finger, or the map in those of two."""

    target: HitTarget
    began_px: Px
    began_s: float
    fingers: dict[Hashable, Px]
    trail: deque[tuple[float, Px]]
    may_tap: bool = True
    long_pressed: bool = False
    dragged: bool = False
    pinched: bool = False


class Recogniser:
    """Reads contacts against the targets of the scene that was on screen.

    The first finger on a target owns it. Map and timeline are one target each, whatever lies on
    them, and only they take a second finger. Time comes from the contacts and from tick alone.
    """

    def __init__(self, mm_per_px: float) -> None:
        self._mm_per_px = mm_per_px
        self._holds: dict[Handle | str, _Hold] = {}
        self._last_tap: tuple[float, Px, str] | None = None

    def on(self, contact: Contact, targets: Sequence[HitTarget]) -> list[Gesture]:
        """Return what a contact from a ContactFilter means; the topmost target comes last."""
        hold = next((x for x in self._holds.values() if contact.id in x.fingers), None)
        match contact.phase:
            case Phase.DOWN:
                ends = [] if hold is None else self._lost(hold, contact)
                return ends + self._downed(contact, targets)
            case Phase.MOVE:
                return [] if hold is None else self._moved(hold, contact)
            case Phase.UP:
                return [] if hold is None else self._lifted(hold, contact)
            case Phase.CANCEL:
                return [] if hold is None else self._lost(hold, contact)
            case _:
                assert_never(contact.phase)

    def tick(self, now_s: float) -> list[Gesture]:
        """Return what the mere passing of time means."""
        long = [
            hold
            for hold in self._holds.values()
            if hold.may_tap and not hold.long_pressed and now_s - hold.began_s >= LONG_PRESS_S
        ]
        for hold in long:
            hold.long_pressed = True
        return [LongPressed(hold.target, hold.began_px) for hold in long]

    def wheeled(self, px: Px, steps: float, targets: Sequence[HitTarget]) -> list[Gesture]:
        """Return what a turn of the mouse wheel means."""
        target = topmost(px, targets)
        return [] if target is None else [Wheeled(target, px, steps)]

    def _downed(self, contact: Contact, targets: Sequence[HitTarget]) -> list[Gesture]:
        target = topmost(contact.px, targets)
        if target is None:
            return []
        hold = self._holds.get(_owned(target))
        if hold is None:
            began = (contact.at_s, contact.px)
            self._holds[_owned(target)] = _Hold(
                target, contact.px, contact.at_s, {contact.id: contact.px}, deque([began], 128)
            )
            return [Pressed(target, contact.px)]
        if target.handle in (Handle.NOTHING, Handle.CARD) or len(hold.fingers) > 1:
            return []
        hold.fingers[contact.id] = contact.px
        hold.pinched = True
        return _strayed(hold)

    def _moved(self, hold: _Hold, contact: Contact) -> list[Gesture]:
        from_px, to_px = hold.fingers[contact.id], contact.px
        if from_px == to_px:
            return []
        before = tuple(hold.fingers.values())
        hold.fingers[contact.id] = to_px
        hold.trail.append((contact.at_s, to_px))
        strayed_mm = dist(hold.began_px, to_px) * self._mm_per_px
        match hold.target.handle:
            case Handle.NOTHING:
                if _contains(hold.target.area, to_px, TAP_SLOP_MM / self._mm_per_px):
                    return []
                return _strayed(hold) + self._ended(hold, contact)
            case Handle.MAP | Handle.TIMELINE if len(before) > 1:
                return [self._pinched(hold, before)]
            case Handle.TIMELINE:
                # The one finger left of two drags nothing: time would leap to it.
                left = _strayed(hold) if strayed_mm > TAP_SLOP_MM else []
                return [] if hold.pinched else left + _dragged(hold, from_px, to_px)
            case Handle.MAP | Handle.CARD if hold.may_tap:
                if strayed_mm <= DRAG_SLOP_MM:
                    return []
                # From where the finger crossed the edge of the slop: the map does not jump.
                edge_px = _between(hold.began_px, to_px, DRAG_SLOP_MM / strayed_mm)
                return _strayed(hold) + _dragged(hold, edge_px, to_px)
            case Handle.MAP | Handle.CARD:
                return _dragged(hold, from_px, to_px)
            case _:
                assert_never(hold.target.handle)

    def _pinched(self, hold: _Hold, before: tuple[Px, ...]) -> Gesture:
        (from_a_px, from_b_px), (to_a_px, to_b_px) = before, hold.fingers.values()
        least_px = PINCH_LEAST_MM / self._mm_per_px
        hold.dragged = True
        return Pinched(
            hold.target,
            _between(from_a_px, from_b_px, 0.5),
            _between(to_a_px, to_b_px, 0.5),
            max(dist(to_a_px, to_b_px), least_px) / max(dist(from_a_px, from_b_px), least_px),
        )

    def _lifted(self, hold: _Hold, contact: Contact) -> list[Gesture]:
        gestures = self._moved(hold, contact)
        if contact.id not in hold.fingers:
            return gestures
        if len(hold.fingers) > 1:
            del hold.fingers[contact.id]
            return gestures
        if hold.may_tap:
            gestures.append(self._tapped(hold, contact))
        elif hold.target.handle is not Handle.NOTHING and not hold.pinched:
            # Two fingers never lift at once: what the last one still moves is no fling.
            gestures += self._flung(hold, contact)
        return gestures + self._ended(hold, contact)

    def _lost(self, hold: _Hold, contact: Contact) -> list[Gesture]:
        if len(hold.fingers) > 1:
            del hold.fingers[contact.id]
            return []
        return _strayed(hold) + self._ended(hold, contact)

    def _ended(self, hold: _Hold, contact: Contact) -> list[Gesture]:
        del self._holds[_owned(hold.target)]
        hold.fingers.clear()
        return [Released(hold.target, contact.px, hold.dragged)]

    def _tapped(self, hold: _Hold, contact: Contact) -> Gesture:
        target = hold.target
        hold.may_tap = hold.dragged = False
        first, self._last_tap = self._last_tap, (contact.at_s, contact.px, target.id)
        again = (
            first is not None
            and hold.began_s - first[0] <= DOUBLE_TAP_S
            and dist(first[1], hold.began_px) * self._mm_per_px <= DOUBLE_TAP_MM
        )
        if first is None or not again or target.handle is not Handle.MAP or target.tap is not None:
            return Tapped(target, contact.px)
        self._last_tap = None
        # Who touches twice what goes at the first touch does not mean the map below it.
        return DoubleTapped(target, contact.px) if first[2] == target.id else Left(target)

    def _flung(self, hold: _Hold, contact: Contact) -> list[Gesture]:
        recent = _within(hold, contact, FLING_WINDOW_S)
        if recent and recent[-1][0] - recent[0][0] < FLING_LEAST_WINDOW_S:
            # On a busy machine all of them may stem from one batch: the one before counts too,
            # but not where the finger came down, because there it may have rested.
            recent = _within(hold, contact, FLING_LONG_WINDOW_S)
            recent = [at for at in recent if at[0] > hold.began_s]
        if not recent or contact.at_s - recent[-1][0] > FLING_REST_S:
            return []
        (from_s, from_px), (to_s, to_px) = recent[0], recent[-1]
        if to_s - from_s < FLING_LEAST_WINDOW_S:
            return []
        speed_mm_s = dist(from_px, to_px) * self._mm_per_px / (to_s - from_s)
        if speed_mm_s < FLING_LEAST_MM_S:
            return []
        share = min(FLING_MOST_MM_S / speed_mm_s, 1.0) / (to_s - from_s)
        velocity_px_s = ((to_px[0] - from_px[0]) * share, (to_px[1] - from_px[1]) * share)
        return [Flung(hold.target, contact.px, velocity_px_s)]


def _within(hold: _Hold, contact: Contact, window_s: float) -> list[tuple[float, Px]]:
    return [at for at in hold.trail if contact.at_s - at[0] <= window_s]


def _strayed(hold: _Hold) -> list[Gesture]:
    """Mark that no tap will follow."""
    was_pressed, hold.may_tap = hold.may_tap, False
    return [Left(hold.target)] if was_pressed else []


def _dragged(hold: _Hold, from_px: Px, to_px: Px) -> list[Gesture]:
    hold.dragged = True
    return [Dragged(hold.target, from_px, to_px, hold.began_px)]


def _owned(target: HitTarget) -> Handle | str:
    """Return what a finger on the target takes possession of."""
    return target.id if target.handle is Handle.NOTHING else target.handle


def topmost(px: Px, targets: Sequence[HitTarget]) -> HitTarget | None:
    """Return the target that a touch there means, if any; the topmost one comes last."""
    return next((target for target in reversed(targets) if target.area.contains(px)), None)


def _contains(area: Box | Disc, px: Px, margin_px: float) -> bool:
    match area:
        case Box():
            return area.grown(margin_px).contains(px)
        case Disc(centre_px, radius_px):
            return Disc(centre_px, radius_px + margin_px).contains(px)
        case _:
            assert_never(area)


def _between(a_px: Px, b_px: Px, share: float) -> Px:
    return a_px[0] + (b_px[0] - a_px[0]) * share, a_px[1] + (b_px[1] - a_px[1]) * share
