"""Whatever fingers do, each press ends once, and two visitors do not interfere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.hits import Handle, HitTarget
from kiosk.state.intents import TogglePlay
from kiosk.touch.contacts import Contact, ContactFilter, Phase
from kiosk.touch.gestures import (
    DoubleTapped,
    Dragged,
    Flung,
    Gesture,
    Left,
    LongPressed,
    Pinched,
    Pressed,
    Recogniser,
    Released,
    Tapped,
)
from tests.strategies import contact_streams

MM_PER_PX = 0.25
# Small, so that fingers often meet and often slide off.
SCREEN = Viewport(200, 160)
MAP = HitTarget("map", Box(0.0, 0.0, 200.0, 160.0), None, Handle.MAP)
MARKER = HitTarget("marker", Box(80.0, 20.0, 40.0, 40.0), TogglePlay(), Handle.MAP)
TIMELINE = HitTarget("timeline", Box(0.0, 110.0, 200.0, 50.0), None, Handle.TIMELINE)
MARK = HitTarget("mark", Box(100.0, 120.0, 30.0, 30.0), TogglePlay(), Handle.TIMELINE)
PLAY = HitTarget("play", Box(0.0, 60.0, 50.0, 50.0), TogglePlay())
STOP = HitTarget("stop", Box(150.0, 60.0, 50.0, 50.0), TogglePlay())
SCENE = (MAP, MARKER, TIMELINE, MARK, PLAY, STOP)

LETTERS: dict[type[Gesture], str] = {
    Pressed: "P",
    LongPressed: "g",
    Left: "L",
    Tapped: "T",
    DoubleTapped: "t",
    Dragged: "d",
    Pinched: "p",
    Flung: "F",
    Released: "R",
}
GRAMMAR = {
    Handle.NOTHING: "(Pg?[LT]R)*",
    Handle.MAP: "(Pg?(L[dp]*F?|T|t)R)*",
    Handle.TIMELINE: "(Pd*g?d*(T|L[dp]*F?)R)*",
}


def owned(target: HitTarget) -> Handle | str:
    return target.id if target.handle is Handle.NOTHING else target.handle


def recognised(
    contacts: Iterable[Contact], targets: Sequence[HitTarget] = SCENE, until_s: float = 0.0
) -> list[Gesture]:
    """What is read when time ticks every 20 ms, as frames do, and everybody leaves at the end."""
    recogniser, gestures, ticks, ids = Recogniser(MM_PER_PX), list[Gesture](), 5000, set[object]()
    for contact in contacts:
        while ticks * 0.02 < contact.at_s:
            gestures += recogniser.tick(ticks * 0.02)
            ticks += 1
        gestures += recogniser.on(contact, targets)
        ids.add(contact.id)
        until_s = max(until_s, contact.at_s)
    while ticks * 0.02 < until_s:
        gestures += recogniser.tick(ticks * 0.02)
        ticks += 1
    for finger in sorted(ids, key=repr):
        gestures += recogniser.on(Contact(finger, Phase.CANCEL, (0.0, 0.0), until_s), targets)
    return gestures


def by_owner(gestures: Iterable[Gesture]) -> dict[Handle | str, list[Gesture]]:
    stories = defaultdict[Handle | str, list[Gesture]](list)
    for gesture in gestures:
        stories[owned(gesture.target)].append(gesture)
    return stories


@given(contact_streams(SCREEN), st.booleans())
def test_every_press_ends_in_one_tap_or_none_and_one_release(
    contacts: tuple[Contact, ...], filtered: bool
) -> None:
    if filtered:
        contact_filter = ContactFilter(MM_PER_PX, SCREEN)
        contacts = tuple(clean for contact in contacts for clean in contact_filter.feed(contact))
    for gestures in by_owner(recognised(contacts)).values():
        story = "".join(LETTERS[type(gesture)] for gesture in gestures)
        assert re.fullmatch(GRAMMAR[gestures[0].target.handle], story)
        pressed = gestures[0].target
        for gesture in gestures:
            pressed = gesture.target if isinstance(gesture, Pressed) else pressed
            assert gesture.target == pressed


@given(
    contact_streams(SCREEN, sane=True),
    contact_streams(SCREEN, sane=True, first_id=4),
    st.sampled_from((TIMELINE, PLAY)),
)
def test_two_visitors_at_different_targets_do_not_interfere(
    left: tuple[Contact, ...], right: tuple[Contact, ...], other: HitTarget
) -> None:
    # One keeps to the map and the other touches down nowhere else than on the other target.
    scene = (replace(MAP, area=Box(0.0, 0.0, 200.0, 100.0)), MARKER, other)
    scene = (*scene[:2], replace(other, area=Box(0.0, 100.0, 200.0, 60.0)))
    left = tuple(replace(x, px=(x.px[0], x.px[1] * 0.5)) for x in left)
    right = tuple(replace(x, px=(x.px[0], 101.0 + x.px[1] * 0.3)) for x in right)
    until_s = max((x.at_s for x in left + right), default=0.0)
    together = sorted(left + right, key=lambda contact: contact.at_s)
    stories = by_owner(recognised(together, scene, until_s))
    assert stories.get(Handle.MAP, []) == recognised(left, scene, until_s)
    assert stories.get(owned(other), []) == recognised(right, scene, until_s)


@given(contact_streams(SCREEN, sane=True))
def test_the_map_never_moves_farther_than_the_finger_that_moves_it(
    contacts: tuple[Contact, ...],
) -> None:
    recogniser, last_px = Recogniser(MM_PER_PX), dict[object, tuple[float, float]]()
    for contact in contacts:
        way_px = dist(last_px.get(contact.id, contact.px), contact.px)
        for gesture in recogniser.on(contact, (MAP,)):
            match gesture:
                case Dragged(_, from_px, to_px, _) | Pinched(_, from_px, to_px, _):
                    assert dist(from_px, to_px) <= way_px + 1e-9
                case _:
                    pass
        last_px[contact.id] = contact.px


positions = st.tuples(st.floats(0.0, 199.0), st.floats(0.0, 159.0))


@given(
    positions,
    positions,
    st.lists(st.tuples(st.booleans(), positions), min_size=1, max_size=12),
    positions,
)
def test_a_pinch_adds_up_and_leaves_no_jump(
    first_px: tuple[float, float],
    second_px: tuple[float, float],
    moves: list[tuple[bool, tuple[float, float]]],
    last_px: tuple[float, float],
) -> None:
    recogniser, at_px = Recogniser(MM_PER_PX), {False: first_px, True: second_px}
    recogniser.on(Contact(False, Phase.DOWN, first_px, 0.0), (MAP,))
    recogniser.on(Contact(True, Phase.DOWN, second_px, 0.0), (MAP,))
    pinches = list[Pinched]()
    for finger, px in moves:
        gestures = recogniser.on(Contact(finger, Phase.MOVE, px, 0.1), (MAP,))
        pinches += [gesture for gesture in gestures if isinstance(gesture, Pinched)]
        at_px[finger] = px
    for before, after in pairwise(pinches):
        assert after.centre_from_px == before.centre_to_px
    # Nearer than 10 mm, 40 px here, fingers count as 10 mm apart.
    stretched = max(dist(*at_px.values()), 40.0) / max(dist(first_px, second_px), 40.0)
    assert prod(pinch.factor for pinch in pinches) == pytest.approx(stretched)
    recogniser.on(Contact(False, Phase.UP, at_px[False], 0.2), (MAP,))
    if last_px != at_px[True]:
        (dragged,) = recogniser.on(Contact(True, Phase.MOVE, last_px, 0.3), (MAP,))
        assert dragged == Dragged(MAP, at_px[True], last_px, first_px)
