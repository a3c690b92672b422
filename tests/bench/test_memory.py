"""What the shipped exhibit takes of memory while visitors come and go.

The figure is the PSS of the process that draws: what other processes use as well, such as the
pixels that the X server reads and the libraries of the supervisor, counts in equal shares, so that
nothing is counted twice. The mapped atlas counts as far as it is in use.
"""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.bench.test_recovery import first_frame
from tests.conftest import SHIPPED_CONFIG
from tests.e2e.conftest import shipped_cache as shipped_cache
from tests.e2e.kiosks import kiosk_on, state_beside
from tests.e2e.unattended import Unattended
from tests.rig.display import TouchDisplay

STEADY_MB = 180.0
# Names of all languages are chosen ahead within half a minute, and what loading remembered is let
# go after one minute.
WARM_UP_S = 75.0
TOUCHED_S = 60.0
# All that moves has come to rest, and the picture of the other world is drawn.
AT_REST_AFTER_S = 20.0
SIZE_PX = (1920, 1080)

pytestmark = [
    pytest.mark.bench,
    pytest.mark.parametrize("touch_display", [SIZE_PX], indirect=True),
]


@pytest.fixture
def kiosk(touch_display: TouchDisplay, shipped_cache: Path) -> Iterator[Unattended]:
    with kiosk_on(touch_display, shipped_cache) as running:
        kiosk = Unattended(running, SHIPPED_CONFIG, state_beside(shipped_cache))
        first_frame(touch_display)
        yield kiosk


def test_after_many_touches_the_memory_is_within_its_budget(kiosk: Unattended) -> None:
    child, chance = kiosk.child(), random.Random(1962)
    time.sleep(WARM_UP_S)
    told = [_told(child, "before anybody came")]
    until_s = time.monotonic() + TOUCHED_S
    while time.monotonic() < until_s:
        _touched(kiosk.display, chance)
    told.append(_told(child, "while touched"))
    time.sleep(AT_REST_AFTER_S)
    told.append(_told(child, "at rest again"))
    print("\n".join(told))
    assert child.memory_full_info().pss / 1e6 <= STEADY_MB, "\n".join(told)


def _touched(display: TouchDisplay, chance: random.Random) -> None:
    x_px, y_px = (chance.uniform(0, side_px - 1) for side_px in SIZE_PX)
    if chance.random() < 0.5:
        display.tap(x_px, y_px)
    else:
        end_px = [
            min(side_px - 1.0, max(0.0, at_px + chance.uniform(-300, 300)))
            for at_px, side_px in zip((x_px, y_px), SIZE_PX, strict=True)
        ]
        display.drag([(x_px, y_px), (end_px[0], end_px[1])])
    time.sleep(chance.uniform(0.0, 0.5))


def _told(process: psutil.Process, when: str) -> str:
    memory = process.memory_full_info()
    return (
        f"{when}: PSS {memory.pss / 1e6:.0f} MB, USS {memory.uss / 1e6:.0f} MB,"
        f" RSS {memory.rss / 1e6:.0f} MB"
    )
