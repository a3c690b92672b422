"""What many drawings share: skies, seas, hills, palms, clouds, wire and people."""

from math import cos, pi, radians, sin

import numpy as np

from assets.media.recipe.paths import Path, arc, box, brush, lines, oval, path, smooth
from assets.media.recipe.sheet import HEIGHT, WIDTH, Ramp, Sheet, Tone

ALL = box(-30, -30, WIDTH + 60, HEIGHT + 60)


def sky(sheet: Sheet, high: float, low: float, horizon_y: float = 360, ink: str = "sky") -> None:
    """Fill the whole sheet, with dots from the upper edge down to the horizon."""
    sheet.area(ALL, ink)
    tone = Ramp((0, 0), (0, horizon_y), (high, low))
    sheet.dots(ALL, tone, "ink" if high > 0.3 else "grey")


def sun(sheet: Sheet, x: float, y: float, radius: float, ink: str) -> None:
    """Print a disc of a spot colour; at night a lit ring that fades downward."""
    disc = oval(x, y, radius)
    sheet.area(disc, ink)
    if sheet.secret:
        sheet.dots(disc, Ramp((x, y - radius), (x, y + radius), (0.5, 0.04)), ink)
        sheet.line(disc, 5, ink)


def sea(sheet: Sheet, y: float, near: float = 0.34, ink: str = "sea") -> None:
    """Fill from a horizon down with water that darkens towards the viewer."""
    water = box(-30, y, WIDTH + 60, HEIGHT - y + 30)
    sheet.area(water, ink)
    sheet.dots(water, Ramp((0, y), (0, HEIGHT), (0.04, near)), "ink" if near > 0.3 else "soft")
    sheet.line(lines(-30, y, WIDTH + 30, y), 4, "soft")


def waves(sheet: Sheet, y: float, seed: int, ink: str = "white", rows: int = 5) -> None:
    """Draw rows of short swells, longer towards the viewer."""
    random = np.random.default_rng(seed)
    for row in range(rows):
        depth = (row + 0.6) / rows
        at_y = y + (HEIGHT - y) * depth**1.5
        for _ in range(8):
            x = random.uniform(-60, WIDTH)
            long = random.uniform(40, 100) * (0.5 + depth)
            rise = 3 + 6 * depth
            low = at_y + random.uniform(-8, 8) * depth
            way = smooth(
                f"{x},{low} {x + long * 0.3},{low - rise} {x + long * 0.6},{low}"
                f" {x + long},{low - rise * 0.6}"
            )
            sheet.stroke(brush(way, 1, 3 + 4 * depth, 1), ink)


def hills(words: str) -> Path:
    """Return land whose upper edge runs through the points."""
    ridge = smooth(words).parts[0]
    ends = np.array([[ridge[-1][0], HEIGHT + 40], [ridge[0][0], HEIGHT + 40], ridge[0]])
    return Path((np.vstack([ridge, ends]),))


def land(sheet: Sheet, shape: Path, ink: str, tone: Tone = 0.0, edge: float = 5.0) -> None:
    """Print hills with a rim along the ridge."""
    sheet.form(shape, ink, edge, tone, glow="soft")


def cloud(x: float, y: float, wide: float, high: float) -> Path:
    """Return a flat-bottomed bank of cloud."""
    return (
        path(
            "M0 0 C2 -34 16 -44 26 -36 C30 -78 54 -84 60 -50 C70 -62 80 -56 80 -40"
            "C92 -44 100 -24 100 0 Z"
        )
        .stretched(wide / 100, high / 80)
        .moved(x, y)
    )


def stars(sheet: Sheet, seed: int, low_y: float, count: int = 46) -> None:
    """Scatter small stars."""
    random = np.random.default_rng(seed)
    for _ in range(count):
        dot = oval(random.uniform(0, WIDTH), random.uniform(0, low_y), random.uniform(1.6, 3.8))
        sheet.stroke(dot, "white")


def palm(sheet: Sheet, x: float, y: float, high: float, lean: float, ink: str = "ink") -> None:
    """Draw a royal palm from its foot up; lean is how far the crown stands aside."""
    top_x, top_y = x + lean, y - high
    trunk = smooth(f"{x},{y} {x + lean * 0.2},{y - high * 0.5} {top_x},{top_y}")
    fronds = []
    for turn_deg, reach in (
        (-172, 0.9),
        (-150, 1.05),
        (-122, 1.0),
        (-95, 0.8),
        (-66, 0.95),
        (-38, 1.05),
        (-12, 0.95),
        (168, 0.72),
        (14, 0.75),
        (146, 0.5),
        (36, 0.5),
    ):
        turn, long = radians(turn_deg), high * 0.42 * reach
        tip_x, tip_y = top_x + long * cos(turn), top_y + long * sin(turn) * 0.8 + long * 0.42
        mid_x, mid_y = top_x + long * 0.6 * cos(turn), top_y + long * 0.62 * sin(turn)
        way = smooth(f"{top_x},{top_y} {mid_x},{mid_y} {tip_x},{tip_y}")
        fronds.append(_frond(way, high * 0.075))
    sheet.silhouette([brush(trunk, high * 0.07, high * 0.04, high * 0.05), *fronds], ink)


def _frond(way: Path, wide: float) -> Path:
    """Return a leaf whose lower edge is cut into fingers."""
    spine = way.parts[0]
    upper = brush(way, wide * 0.3, wide * 0.7, wide * 0.1).parts[0]
    share = np.linspace(0, 1, len(spine))
    comb = np.where(np.arange(len(spine)) % 3 == 0, 0.25, 1.25)
    hang = wide * comb * np.sin(pi * share**0.8)
    below = spine + np.stack([-hang * 0.15, hang], axis=1)
    return Path((np.vstack([upper[: len(spine)], below[::-1], upper[:1]]),))


def wire(sheet: Sheet, start: tuple[float, float], end: tuple[float, float], sag: float) -> None:
    """Draw a strand of barbed wire."""
    mid = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag)
    way = smooth(f"{start[0]},{start[1]} {mid[0]},{mid[1]} {end[0]},{end[1]}")
    sheet.line(way, 5)
    for x, y in way.parts[0][2::4]:
        sheet.line(lines(x - 8, y - 9, x + 8, y + 9), 3.5)
        sheet.line(lines(x + 7, y - 10, x - 7, y + 10), 3.5)


def coil(sheet: Sheet, start_x: float, end_x: float, y: float, radius: float) -> None:
    """Draw a coil of barbed wire along the ground."""
    x = start_x
    while x < end_x:
        sheet.line(arc(x, y, (radius * 0.7, radius), 150, 470), 4, "soft")
        for turn in (200, 290, 380):
            px = x + radius * 0.7 * cos(radians(turn))
            py = y + radius * sin(radians(turn))
            sheet.line(lines(px - 7, py - 6, px + 7, py + 6), 3, "soft")
            sheet.line(lines(px + 6, py - 7, px - 6, py + 7), 3, "soft")
        x += radius * 1.05


def beam(
    sheet: Sheet, at: tuple[float, float], first: tuple[float, float], last: tuple[float, float]
) -> None:
    """Throw a beam of light from a lamp to the line between two points."""
    cone = lines(*at, *first, *last, *at)
    if sheet.secret:
        sheet.area(cone, "white", 0.5)
        sheet.dots(cone, Ramp(at, first, (0.6, 0.05)), "white")
    else:
        sheet.area(cone, "paper")
        sheet.dots(cone, Ramp(at, first, (0.0, 0.12)), "grey")
