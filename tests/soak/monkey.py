"""Random hands on the glass: what panels report at their worst, a hundred times a second."""

import random
from collections.abc import Iterator

from kiosk.screen.window import KeyPressed, Scrolled, Signal
from kiosk.touch.contacts import Contact, Phase

RATE_HZ = 100
FINGERS = 20
KEYS = (
    "tab", "right", "left", "up", "down", "return", "escape", "space", "help", "w", ".", ",",
    "page down", "page up", "m", "p", "end", "+", "-", "1", "4", "volumeup", "volumedown", "f8",
    "é", "",
)  # fmt: skip


def monkey(size_px: tuple[int, int], seconds: float, seed: int) -> Iterator[tuple[float, Signal]]:
    """Yield what happens and when: taps, drags, lost lifts, duplicates, noise, keys and a wheel."""
    chance = random.Random(seed)
    width_px, height_px = size_px
    down: dict[int, tuple[float, float]] = {}
    for count in range(int(seconds * RATE_HZ)):
        at_s = count / RATE_HZ
        kind = chance.random()
        finger = chance.randrange(FINGERS)
        if kind < 0.02:
            yield at_s, KeyPressed(chance.choice(KEYS))
            continue
        if kind < 0.025:
            at_px = (chance.uniform(0, width_px), chance.uniform(0, height_px))
            yield at_s, Scrolled(at_px, chance.choice((-1.0, 1.0, 3.0)))
            continue
        if kind < 0.03:
            # A panel gone mad for a report.
            wild = chance.choice((float("nan"), float("inf"), -1e9, 1e9))
            yield at_s, Contact(finger, chance.choice(list(Phase)), (wild, wild), at_s)
            continue
        if finger not in down:
            px = (chance.uniform(-4, width_px + 4), chance.uniform(-4, height_px + 4))
            down[finger] = px
            yield at_s, Contact(finger, Phase.DOWN, px, at_s)
            if chance.random() < 0.05:
                yield at_s, Contact(finger, Phase.DOWN, px, at_s)
        elif chance.random() < 0.4:
            px = down.pop(finger)
            if chance.random() > 0.03:
                yield at_s, Contact(finger, Phase.UP, px, at_s)
        else:
            x_px, y_px = down[finger]
            reach_px = chance.choice((2.0, 20.0, 200.0))
            px = (
                x_px + chance.uniform(-reach_px, reach_px),
                y_px + chance.uniform(-reach_px, reach_px),
            )
            down[finger] = px
            yield at_s, Contact(finger, Phase.MOVE, px, at_s)
