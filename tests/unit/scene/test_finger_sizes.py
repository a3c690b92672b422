"""Everything that answers is as large as a finger, in millimetres of real glass."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from math import hypot

import pytest

from kiosk.content.model import Lens
from kiosk.scene.boxes import Box
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.reading_order import part_of
from kiosk.scene.scene import Scene
from kiosk.state.attract import attract_state
from kiosk.state.comfort import PLAIN, Comfort, Ease
from kiosk.state.desk import OpenDesk
from kiosk.state.intents import (
    BeginTour,
    ChooseLanguage,
    ChooseTour,
    Gather,
    GrabMap,
    Intent,
    ReleaseMap,
    ShowSheet,
    Tick,
    ZoomTime,
)
from kiosk.state.sheets import Beyond, Meanwhile, Wing
from kiosk.state.update import update
from kiosk.visit import MM_PER_INCH, Show
from tests.unit.scene.seen import bounds, scene_of, state_at

# Colle and Hiszem 2004: from 20 mm on larger keys are not hit better; 15 mm is the least, with 3 mm
# between keys so small.
MAIN_MM, LEAST_MM, APART_MM = 20.0, 15.0, 3.0
SLIDER_MM = 25.0
# Half a px at either edge is lost where boxes are rounded.
ROUNDED_MM = 0.15
ROW_SHARE = 4.0
MAIN = ("play", "back", "next", "switch", "language", "access", "zoom_in", "zoom_out")
SIZES_PX = ((1920, 1080), (1080, 1920), (3840, 2160), (2160, 3840))
COMFORTS = {
    "plain": PLAIN,
    "large": Comfort(frozenset({Ease.LARGE})),
    "low": Comfort(frozenset({Ease.LOW, Ease.ALOUD})),
}


@lru_cache(maxsize=4)
def scenes_of(show: Show, size_px: tuple[int, int], name: str) -> tuple[Scene, ...]:
    """Return every screen on which something answers."""
    exhibit, comfort = show.exhibit, COMFORTS[name]
    tour = next(tour.id for tour in exhibit.tours if tour.listed)
    led: tuple[Intent, ...] = (BeginTour(tour), *[Tick(0.1)] * 60)
    next_day_s = exhibit.event_by_id["kennedy-speech"].start_utc_s + 86400.0
    gathered = tuple(event.id for event in exhibit.events)[-3:]
    ways: tuple[tuple[Intent, ...], ...] = (
        (),
        (ChooseLanguage(),),
        (ChooseTour(),),
        led,
        (*led, GrabMap(), ReleaseMap()),
        (ShowSheet(Meanwhile()),),
        *((ShowSheet(Beyond(wing)),) for wing in Wing),
        (ZoomTime(9.0),),
        (Gather(gathered),),
        (OpenDesk(0.0),),
    )
    scenes = []
    state = state_at(exhibit, size_px)
    for lens in Lens:
        for event_id in ("", "kennedy-speech"):
            begun = state_at(exhibit, size_px, lens, next_day_s, event_id=event_id)
            begun = replace(begun, comfort=comfort)
            for way in ways if not event_id else ways[:2]:
                state = begun
                for intent in way:
                    state = update(state, intent, exhibit)
                scenes.append(scene_of(state, show))
    resting = attract_state(exhibit, state.camera.viewport)
    return (*scenes, scene_of(resting, show))


@pytest.mark.parametrize("inches", [21, 32, 43, 55])
@pytest.mark.parametrize("name", COMFORTS)
@pytest.mark.parametrize("size_px", SIZES_PX, ids=lambda size_px: "x".join(map(str, size_px)))
def test_what_answers_is_as_large_as_a_finger_and_small_keys_are_apart(
    show: Show, size_px: tuple[int, int], name: str, inches: int
) -> None:
    mm_per_px = inches * MM_PER_INCH / hypot(*size_px)
    faults = set()
    seen = set[str]()
    for scene in scenes_of(show, size_px, name):
        small = []
        for target in scene.targets:
            needed_mm = needed(target)
            if not needed_mm:
                continue
            seen.add(target.id.split(":")[0])
            box = bounds(target.area)
            least_mm = min(box.width_px, box.height_px) * mm_per_px
            if least_mm < needed_mm - ROUNDED_MM:
                faults.add(f"{target.id}: {least_mm:.1f} mm")
            if least_mm < MAIN_MM - ROUNDED_MM and target.handle is Handle.NOTHING:
                small.append(target)
        faults |= crowded(small, scene.targets, mm_per_px)
    assert faults == set()
    assert seen > {"tour", "tours", "tour_next", "tour_go_on", "meanwhile", "wing", "sheet-close"}
    assert seen > {"pin", "choose", "card", "ease", "language", "whole", "region", "slip"}


def needed(target: HitTarget) -> float:
    """Return how many millimetres a target needs."""
    if target.handle is Handle.TIMELINE:
        return SLIDER_MM
    if target.id in MAIN or target.id.startswith("region:"):
        return MAIN_MM
    return LEAST_MM if target.tap is not None else 0.0


def crowded(small: Sequence[HitTarget], all_of: Sequence[HitTarget], mm_per_px: float) -> set[str]:
    """Return the keys below the size of a finger that others crowd."""
    faults = set()
    keys = [each for each in all_of if each.tap is not None and each.handle is Handle.NOTHING]
    for one in small:
        for other in keys:
            apart_mm = gap_px(bounds(one.area), bounds(other.area)) * mm_per_px
            apart = apart_mm >= APART_MM - ROUNDED_MM
            # What lies over another hides it.
            if other.id == one.id or part_of(other) != part_of(one):
                continue
            if not (apart or is_row(one) or is_row(other)):
                faults.add(f"{one.id} and {other.id}: {apart_mm:.1f} mm apart")
    return faults


def is_row(target: HitTarget) -> bool:
    """Return whether it is a row of a list, which is wide enough to be hit in its middle."""
    box = bounds(target.area)
    return box.width_px >= ROW_SHARE * box.height_px


def gap_px(one: Box, other: Box) -> float:
    """Return how far two boxes are apart, below 0 if they overlap."""
    across_px = max(other.x_px - one.right_px, one.x_px - other.right_px)
    down_px = max(other.y_px - one.bottom_px, one.y_px - other.bottom_px)
    return max(across_px, down_px)


@pytest.mark.parametrize("size_px", SIZES_PX, ids=lambda size_px: "x".join(map(str, size_px)))
@pytest.mark.parametrize("name", COMFORTS)
def test_no_main_key_lies_over_another(show: Show, size_px: tuple[int, int], name: str) -> None:
    for scene in scenes_of(show, size_px, name):
        main = {each.id: bounds(each.area) for each in scene.targets if each.id in MAIN}
        for one, other in combinations(main, 2):
            assert not main[one].overlaps(main[other]), (one, other)
