"""Drawings of people: marches, queues, soldiers in the mountains, guests at a harbour."""

from collections.abc import Callable

import numpy as np

from assets.media.recipe.paths import Path, box, brush, lines, oval, path, poly, smooth
from assets.media.recipe.people import Figure, standing
from assets.media.recipe.scenery import cloud, hills, land, sky, sun
from assets.media.recipe.sheet import WIDTH, Ramp, Sheet

_BEARER = Figure(
    arms=(((-18, -66), (-6, -84)), ((20, -66), (8, -88))),
    legs=(((-10, -26), (-20, -2)), ((12, -26), (18, 0))),
    profile=True,
)


def _crowd(sheet: Sheet, seed: int, y: float, high: float, ink: str) -> None:
    """Print a row of heads and shoulders from edge to edge."""
    random = np.random.default_rng(seed)
    parts: list[Path] = []
    x = -30.0
    while x < WIDTH + 40:
        tall = high * random.uniform(0.86, 1.12)
        low = y + random.uniform(-0.12, 0.12) * high
        parts.append(oval(x, low - tall * 0.66, tall * 0.16, tall * 0.2))
        parts.append(
            brush(lines(x, low - tall * 0.6, x, low - tall * 0.3), tall * 0.15, tall * 0.2)
        )
        coat = path("M-34 60 C-36 0 -30 -10 -8 -14 H8 C30 -10 36 0 34 60 Z")
        parts.append(coat.placed(x, low - tall * 0.26, tall / 80))
        x += tall * random.uniform(0.62, 0.86)
    sheet.silhouette(parts, ink, high * 0.09)


def peace_march(sheet: Sheet) -> None:
    """Draw marchers with banners and the sign of nuclear disarmament in a London street."""
    sky(sheet, 0.36, 0.03, 360)
    sun(sheet, 400, 210, 130, "yellow")
    houses = path(
        "M-40 420 V140 H40 V110 H64 V140 H180 V90 H204 V150 H300 V420 Z"
        "M1000 420 V160 H1080 V110 H1104 V150 H1240 V100 H1264 V130 H1420 V84 H1446 V120"
        " H1600 V420 Z"
    )
    sheet.form(houses, "sea", 4, Ramp((0, 90), (0, 420), (0.36, 0.08)), glow="grey")
    for x in (0, 80, 160, 230, 1030, 1110, 1190, 1270, 1350, 1430, 1510):
        for y in (180, 260):
            sheet.area(box(x, y, 28, 46), "paper" if not sheet.secret else "grey")
    tower = path("M560 420 V150 H552 V132 H568 L604 20 L640 132 H656 V150 H648 V420 Z")
    sheet.halo(tower, 12)
    sheet.form(tower, "soft", 4, 0.3, glow="soft")
    sheet.form(oval(604, 182, 32), "paper", 4, glow="yellow")
    sheet.line(lines(604, 182, 604, 158), 4)
    sheet.line(lines(604, 182, 590, 194), 4)
    _crowd(sheet, 3, 430, 92, "soft")
    _banner(sheet)
    for x, y, turn in ((230, 150, -5), (1250, 120, 4), (1420, 190, 7), (90, 230, -8)):
        _sign(sheet, x, y, turn)
    _crowd(sheet, 8, 500, 128, "ink")
    for x, figure in ((460, _BEARER), (1096, _BEARER)):
        standing(sheet, figure, (x, 528), 250)


def _sign(sheet: Sheet, x: float, y: float, turn: float) -> None:
    stick = lines(0, 60, 0, 330).placed(x, y, 1, turn)
    sheet.halo(stick, 14)
    sheet.line(stick, 7)
    board = oval(x, y, 66)
    sheet.halo(board, 12)
    sheet.form(board, "ink", 5)
    sheet.line(oval(x, y, 46), 9, "white")
    for dx, dy in ((0, -46), (0, 46), (-33, 33), (33, 33)):
        sheet.line(lines(x, y, x + dx, y + dy), 9, "white")


def _banner(sheet: Sheet) -> None:
    cloth = path(
        "M448 250 C560 226 660 262 780 246 C900 230 1000 262 1108 244 L1100 356 C1000 372 900"
        " 342 780 358"
        "C660 372 560 340 452 362 Z"
    )
    for x in (450, 1104):
        sheet.halo(lines(x, 210, x, 470), 16)
        sheet.line(lines(x, 210, x, 470), 10)
    sheet.halo(cloth, 14)
    sheet.form(cloth, "white", 6, Ramp((0, 240), (0, 370), (0.0, 0.1)), glow="ink")
    for x, y, reach in ((620, 306, 36), (780, 302, 42), (940, 302, 36)):
        sheet.line(oval(x, y, reach), 8)
        for dx, dy in ((0, -1), (0, 1), (-0.7, 0.7), (0.7, 0.7)):
            sheet.line(lines(x, y, x + dx * reach, y + dy * reach), 8)


def rally(sheet: Sheet) -> None:
    """Draw an ordered march with flags between rows of new flats."""
    sky(sheet, 0.3, 0.03, 380)
    sun(sheet, 1180, 210, 150, "violet")
    for side in (-1, 1):
        front = poly(
            780 + side * 820,
            -60,
            780 + side * 180,
            210,
            780 + side * 180,
            400,
            780 + side * 820,
            470,
        )
        sheet.form(
            front, "sand" if side > 0 else "stone", 5, 0.12 if side > 0 else 0.34, glow="soft"
        )
        for level in range(1, 6):
            share = level / 6
            near, far = (780 + side * 820, -60 + 530 * share), (780 + side * 180, 210 + 190 * share)
            sheet.line(lines(*near, *far), 4, "soft")
        for step in range(1, 9):
            along = 1 - 0.74**step
            x = 780 + side * (820 - 640 * along)
            sheet.line(lines(x, -60 + 270 * along, x, 470 - 70 * along), 3, "soft")
    sheet.form(poly(600, 400, 960, 400, 1700, 560, -140, 560), "paper", 4, 0.04, glow="soft")
    _crowd(sheet, 5, 416, 54, "soft")
    for x, y, high in ((520, 300, 130), (680, 270, 120), (860, 280, 120), (1030, 306, 132)):
        _flag(sheet, x, y, high, 0.62)
    _crowd(sheet, 6, 450, 84, "ink")
    for x, y, high in (
        (150, 150, 300),
        (420, 190, 280),
        (760, 180, 300),
        (1120, 190, 290),
        (1400, 140, 300),
    ):
        _flag(sheet, x, y, high, 1.2)
    _crowd(sheet, 7, 524, 140, "ink")


def _flag(sheet: Sheet, x: float, y: float, high: float, size: float) -> None:
    pole = lines(x, y, x, y + high)
    sheet.halo(pole, 12)
    sheet.line(pole, 6)
    cloth = path("M0 0 C40 -18 70 14 130 -6 C124 30 136 50 128 84 C80 100 40 66 0 84 Z").placed(
        x, y, size
    )
    sheet.halo(cloth, 10)
    sheet.area(cloth, "red")
    sheet.dots(
        cloth, Ramp((x, 0), (x + 130 * size, 0), (0.02, 0.3)), "ink" if not sheet.secret else "red"
    )
    sheet.line(cloth, 4, "red" if sheet.secret else "ink")


def queue(sheet: Sheet) -> None:
    """Draw people who wait with bags before a small grocery, in coats, at the end of October."""
    sky(sheet, 0.22, 0.05, 300)
    front = box(-40, -40, WIDTH + 80, 440)
    sheet.form(front, "sand", 4, Ramp((0, 0), (1560, 0), (0.02, 0.2)), glow="soft")
    for y in range(40, 400, 60):
        sheet.line(lines(-40, y, 1600, y), 2, "stone")
    shop = box(80, 60, 560, 400)
    sheet.form(shop, "ink", 5)
    for x, wide in ((110, 210), (340, 120), (480, 140)):
        sheet.form(box(x, 150, wide, 220 if x != 340 else 310), "paper", 4, glow="yellow")
        sheet.dots(box(x, 150, wide, 220), Ramp((0, 150), (0, 370), (0.5, 0.02)), "yellow")
    for x in (130, 170, 210, 496, 540):
        sheet.form(box(x, 326, 28, 42), "red", 3)
        sheet.form(box(x, 250, 24, 36), "sea", 3)
    sheet.line(lines(112, 288, 318, 288), 5)
    sheet.line(lines(112, 368, 318, 368), 5)
    awning = path("M60 60 H660 L690 140 H30 Z")
    sheet.halo(awning, 10)
    sheet.form(awning, "white", 5)
    for step in range(0, 10, 2):
        left = 60 + step * 60
        sheet.area(
            poly(left, 60, left + 60, 60, 30 + (step + 1) * 66, 140, 30 + step * 66, 140), "red"
        )
    for x in (780, 1010, 1240, 1470):
        sheet.form(box(x, 60, 110, 170), "deep", 4, 0.3, glow="soft")
        sheet.line(lines(x + 55, 60, x + 55, 230), 4)
        sheet.line(lines(x, 130, x + 110, 130), 4)
    pavement = poly(-40, 440, 1600, 440, 1600, 560, -40, 560)
    sheet.form(pavement, "stone", 5, Ramp((0, 440), (0, 520), (0.1, 0.36)), glow="soft")
    kinds = (("scarf", "skirt"), ("hat", "coat"), ("cap", "coat"), ("scarf", "skirt"), ("", "coat"))
    random = np.random.default_rng(23)
    for step in range(12):
        hat, coat = kinds[(step * 3) % 5]
        figure = Figure(hat=hat, coat=coat, nod=float(random.uniform(-3, 2)), profile=step % 2 == 0)
        high = float(random.uniform(190, 236)) if step % 4 != 2 else 140.0
        x = 420 + step * 94
        standing(sheet, figure, (x, 506 + (step % 2) * 8), high, flip=bool(step % 3))
        bag = path("M-15 0 C-6 -24 6 -24 15 0 M-18 0 H18 L22 40 H-22 Z").moved(
            x + high * 0.19, 506 - high * 0.42
        )
        sheet.line(Path(bag.parts[:1]), 4)
        sheet.form(Path(bag.parts[1:]), "yellow" if step % 3 else "sea", 3.5)


def mountains(sheet: Sheet) -> None:
    """Draw soldiers in file on a ridge before high mountains."""
    sky(sheet, 0.4, 0.02, 330)
    sun(sheet, 1090, 180, 136, "yellow")
    for x, y, wide, low in (
        (240, 60, 760, 400),
        (820, 30, 820, 420),
        (1340, 90, 700, 420),
        (560, 150, 460, 420),
    ):
        half = wide / 2
        peak = poly(
            x,
            y,
            x + half * 0.4,
            y + (low - y) * 0.36,
            x + half,
            low,
            x - half,
            low,
            x - half * 0.46,
            y + (low - y) * 0.5,
        )
        sheet.halo(peak, 8)
        sheet.form(peak, "white", 5, glow="soft")
        shade = path("M0 0 L20 36 L50 100 L-12 100 L6 66 L-9 46 L5 24 Z").stretched(
            wide / 100, (low - y) / 100
        )
        sheet.area(shade.moved(x, y), "sea")
        sheet.dots(shade.moved(x, y), 0.34)
    for x, y, wide in ((-60, 330, 460), (520, 350, 420), (1120, 330, 480)):
        sheet.form(cloud(x, y, wide, 50), "white", 4, glow="grey")
    ridge = smooth("-40,430 200,440 480,410 760,424 1040,386 1300,392 1600,340").parts[0]
    land(sheet, hills("-40,430 200,440 480,410 760,424 1040,386 1300,392 1600,340"), "ink", 0.3)
    soldier = Figure(
        arms=(((-16, -58), (-2, -56)), ((17, -58), (8, -66))),
        legs=(((-10, -26), (-22, -2)), ((14, -28), (16, 0))),
        hat="cap",
        nod=4,
        profile=True,
    )
    for step in range(9):
        at_x = 130.0 + step * 150
        foot_y = float(np.interp(at_x, ridge[:, 0], ridge[:, 1])) + 6
        standing(sheet, soldier, (at_x, foot_y), 132)
        pack = path("M-34 -78 H-14 V-46 H-34 Z").placed(at_x, foot_y, 1.32)
        sheet.silhouette([pack], "ink")
        sheet.line(lines(at_x - 34, foot_y - 66, at_x + 44, foot_y - 116), 6)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "peace-march": peace_march,
    "rally": rally,
    "queue": queue,
    "mountains": mountains,
}
