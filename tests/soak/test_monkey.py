"""Five minutes of random hands at a hundred events a second, drawn to the last pixel."""

import gc
from pathlib import Path

import pytest

from kiosk.app.assembly import font_files
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.visit import Show, Visit
from tests.conftest import ROOT
from tests.fakes import canvas_of
from tests.property.state.test_bounds import broken_bounds
from tests.soak.monkey import RATE_HZ, monkey

SIZE_PX = (1280, 800)
SECONDS = 300.0
# Caches fill within the first of these minutes; afterwards memory may breathe, not grow.
FILLED_S = 100.0
GROWTH_MB = 25.0


def resident_mb() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


@pytest.mark.soak
def test_five_minutes_of_random_hands_end_in_a_sound_visit_and_steady_memory(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    canvas = canvas_of(shipped_exhibit, shipped_atlas, font_files(shipped_exhibit, ROOT), SIZE_PX)
    visit = Visit(Show(shipped_exhibit, shipped_atlas, canvas.fonts), Viewport(*SIZE_PX))
    filled_mb, drawn_s = 0.0, 0.0
    for at_s, signal in monkey(SIZE_PX, SECONDS, seed=1962):
        visit.take([signal], at_s)
        if at_s - drawn_s >= 2.0 / RATE_HZ:
            visit.tick(at_s - drawn_s)
            canvas.present(visit.rebuild())
            drawn_s = at_s
            assert broken_bounds(visit.state, shipped_exhibit) == []
        if not filled_mb and at_s >= FILLED_S:
            filled_mb = resident_mb()
    assert filled_mb
    assert resident_mb() - filled_mb < GROWTH_MB
