"""A day in the life of the screen in minutes: memory and files stay as they are."""

import os
import random
from typing import Any

import numpy as np
import psutil
import pytest

from kiosk.app.ahead import chosen_ahead
from kiosk.app.assembly import font_files
from kiosk.app.tidying import Tidier
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.screen.window import KeyPressed, Signal
from kiosk.touch.contacts import Contact, Phase
from kiosk.visit import Show, Visit
from tests.conftest import ROOT
from tests.fakes import canvas_of

HOURS = float(os.environ.get("KIOSK_SOAK_HOURS", "24"))
SCREEN = Viewport(1920, 1080)
# A visit every ten minutes, all day long.
VISITS_AN_HOUR, GESTURES = 6, 10
# Who lets the story play has left it playing.
LONGEST_WAY_HOME_S = 1800.0
SLOPE_LIMIT_MB_PER_HOUR = 0.5
# Until every cache has met its budget.
WARM_UP_SHARE = 0.3
KEYS = ("left", "right", "space", "return", "l", "escape", "+", "-", "1", "2", "3", "4", "f11", "q")


@pytest.mark.soak
def test_a_day_of_monkeys_leaves_memory_and_files_as_they_were(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    chance = random.Random(1962)
    size_px = (SCREEN.width_px, SCREEN.height_px)
    canvas = canvas_of(shipped_exhibit, shipped_atlas, font_files(shipped_exhibit, ROOT), size_px)
    show = Show(shipped_exhibit, shipped_atlas, canvas.fonts)
    visit = Visit(show, SCREEN)
    # What the running exhibit does in its first minute, and what it comes by in its first days, is
    # no growth: words of all languages are set, and all pages of the map are in memory.
    for _ in chosen_ahead(show, SCREEN):
        pass
    read_once(shipped_atlas)
    tidier, process = Tidier(), psutil.Process()
    files = process.num_fds()
    hours: list[float] = []
    memory_mb: list[float] = []
    at_s = 0.0
    while at_s < HOURS * 3600.0:
        began_s = at_s
        for _ in range(GESTURES):
            for signal in monkeyed(chance, at_s):
                at_s += 0.05
                visit.take([signal], at_s)
                visit.tick(0.05)
                canvas.present(visit.rebuild())
            for _ in range(chance.randrange(1, 30)):
                at_s += 0.1
                visit.take([], at_s)
                visit.tick(0.1)
            canvas.present(visit.rebuild(), at_once=chance.random() < 0.3)
        left_s = at_s
        while at_s < began_s + 3600.0 / VISITS_AN_HOUR or not visit.fresh:
            assert at_s < left_s + LONGEST_WAY_HOME_S, "nobody is there, and it is not at home"
            at_s += 1.0
            visit.take([], at_s)
            visit.tick(1.0)
        canvas.present(visit.rebuild(), at_once=True)
        tidier.tidy(alone=True)
        hours.append(at_s / 3600.0)
        memory_mb.append(process.memory_info().rss / 1e6)
    warm = [index for index, hour in enumerate(hours) if hour >= WARM_UP_SHARE * HOURS]
    slope, _ = np.polyfit([hours[i] for i in warm], [memory_mb[i] for i in warm], 1)
    told = f"{slope:.2f} MB an hour; {memory_mb[warm[0]]:.0f} to {memory_mb[-1]:.0f} MB"
    assert slope < SLOPE_LIMIT_MB_PER_HOUR, told
    assert process.num_fds() <= files + 2
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "soak.txt").write_text(f"{HOURS:g} h: {told}\n", encoding="utf-8")


def read_once(atlas: Atlas) -> int:
    """Have the whole file of a map in memory; return a sum that nobody needs."""
    whole: Any = atlas.areas[0].lods[0].ground.unit
    while isinstance(whole.base, np.ndarray):
        whole = whole.base
    return int(whole.view(np.uint8)[::1024].sum())


def monkeyed(chance: random.Random, at_s: float) -> list[Signal]:
    """Return a tap, a drag or a key, wherever."""
    if chance.random() < 0.15:
        return [KeyPressed(chance.choice(KEYS))]
    px = (chance.uniform(0, SCREEN.width_px - 1), chance.uniform(0, SCREEN.height_px - 1))
    signals: list[Signal] = [Contact("finger", Phase.DOWN, px, at_s)]
    if chance.random() < 0.5:
        for step in range(1, 6):
            px = (px[0] + chance.uniform(-60, 60), px[1] + chance.uniform(-60, 60))
            signals.append(Contact("finger", Phase.MOVE, px, at_s + 0.05 * step))
    signals.append(Contact("finger", Phase.UP, px, at_s + 0.05 * len(signals)))
    return signals
