"""Everything that answers is as large as a finger, in millimetres of real glass."""

from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.loop import MM_PER_INCH, Show
from kiosk.scene.hits import Handle
from kiosk.screen.fonts import Fonts
from kiosk.state.comfort import PLAIN, Comfort, Ease
from tests.unit.scene.seen import bounds, scene_of, state_at

# Colle and Hiszem 2004: from 20 mm on larger keys are not hit better; 15 mm is the least.
MAIN_MM, LEAST_MM = 20.0, 15.0
SLIDER_MM = 25.0
MAIN = ("play", "back", "next", "switch", "language", "access", "zoom_in", "zoom_out")
SIZES_PX = ((1920, 1080), (1080, 1920), (3840, 2160), (2160, 3840))


@pytest.fixture(scope="module")
def show(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Show:
    return Show(shipped_exhibit, shipped_atlas, shipped_fonts)


@pytest.mark.parametrize("inches", [21, 32, 43, 55])
@pytest.mark.parametrize("size_px", SIZES_PX, ids=lambda size_px: "x".join(map(str, size_px)))
@pytest.mark.parametrize(
    "comfort",
    [PLAIN, Comfort(frozenset({Ease.LARGE})), Comfort(frozenset({Ease.LOW, Ease.ALOUD}))],
    ids=["plain", "large", "low"],
)
def test_what_answers_is_as_large_as_a_finger(
    show: Show, size_px: tuple[int, int], inches: int, comfort: Comfort
) -> None:
    mm_per_px = inches * MM_PER_INCH / hypot(*size_px)
    faults = set()
    for lens in Lens:
        for event_id, sheet_open in (("", False), ("kennedy-speech", False), ("", True)):
            state = state_at(show.exhibit, size_px, lens, event_id=event_id)
            scene = scene_of(replace(state, comfort=comfort, choosing_language=sheet_open), show)
            for target in scene.targets:
                box = bounds(target.area)
                least_mm = min(box.width_px, box.height_px) * mm_per_px
                needed_mm = LEAST_MM
                if target.handle is Handle.TIMELINE:
                    needed_mm = SLIDER_MM
                elif target.id in MAIN or target.id.startswith("region:"):
                    needed_mm = MAIN_MM
                elif target.tap is None:
                    continue
                if least_mm < needed_mm - 0.1:
                    faults.add(f"{target.id}: {least_mm:.1f} mm")
            main = [bounds(each.area) for each in scene.targets if each.id in MAIN]
            assert not any(one.overlaps(other) for one, other in combinations(main, 2))
    assert faults == set()
