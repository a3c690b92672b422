"""Drawings of things on desks: telephone, teleprinters, radio, typewriter, photographs."""

from collections.abc import Callable
from math import cos, pi, sin

import numpy as np

from assets.media.recipe.paths import (
    Path,
    Plane,
    arc,
    box,
    brush,
    lines,
    oval,
    path,
    poly,
    rounded,
    smooth,
)
from assets.media.recipe.scenery import ALL, hills, land, palm, sun
from assets.media.recipe.sheet import HEIGHT, WIDTH, Ramp, Round, Sheet


def _desk(sheet: Sheet, y: float, ink: str = "stone") -> None:
    top = box(-40, y, WIDTH + 80, HEIGHT)
    sheet.form(top, ink, 6, Ramp((0, y), (0, HEIGHT), (0.1, 0.46)), glow="soft")


def telephone(sheet: Sheet) -> None:
    """Draw a telephone whose receiver is lifted, papers and a window behind."""
    sheet.area(ALL, "sand")
    sheet.dots(ALL, Round((1130, 180), 1000, (0.03, 0.72)), "ink")
    window = box(960, -20, 380, 330)
    sheet.form(window, "paper", 6, glow="soft")
    with sheet.within(window):
        sun(sheet, 1150, 190, 110, "yellow")
        land(sheet, hills("940,280 1040,240 1160,270 1260,230 1380,270"), "deep", 0.3)
    for x in (1086, 1214):
        sheet.line(lines(x, -20, x, 310), 6)
    sheet.line(lines(960, 140, 1340, 140), 6)
    for x, lean in ((900, -1), (1340, 1)):
        curtain = path("M0 -30 C30 80 10 220 40 350 H-40 C-10 220 -40 80 -20 -30 Z")
        sheet.form(curtain.stretched(lean * 1.1, 1).moved(x + 20 * lean, 0), "red", 4, 0.2)
    _desk(sheet, 370)
    for x, y, turn in ((1120, 440, 8), (1220, 456, -10)):
        page = poly(-110, -30, 120, -34, 150, 40, -140, 44).turned(turn).moved(x, y)
        sheet.form(page, "doc", 5, glow="ink")
        for row in range(4):
            rule = lines(-90 - row * 6, -16 + row * 14, 90 + row * 8, -18 + row * 14)
            sheet.line(rule.turned(turn).moved(x, y), 3.5, "grey")
    _phone(sheet)


def _phone(sheet: Sheet) -> None:
    body = path(
        "M330 470 C340 380 400 330 430 300 C440 270 470 262 520 262 H640 C690 262 720 270 730 300"
        "C760 330 820 380 830 470 Z"
    )
    prongs = [
        path(
            f"M{x} 266 C{x - 14} 236 {x + 2} 226 {x + 14} 238 C{x + 20} 250 {x + 34}"
            f" 250 {x + 40} 266 Z"
        )
        for x in (470, 650)
    ]
    sheet.silhouette([body, *prongs], "ink", 16)
    sheet.dots(body, Ramp((330, 0), (830, 0), (0.4, 0.02)), "soft")
    sheet.form(oval(580, 376, 98, 86), "paper", 5, glow="ink")
    for step in range(10):
        turn = (100 + step * 29) * pi / 180
        sheet.form(oval(580 + 68 * cos(turn), 376 + 58 * sin(turn), 16, 14), "ink", 3)
    sheet.form(oval(580, 376, 30, 26), "orange", 4)
    hand = path(
        "M640 110 C660 70 720 60 760 84 L960 -40 H1080 L830 150 C800 190 740 196 700 182"
        "C664 176 630 150 640 110 Z"
    )
    receiver = path(
        "M330 190 C320 140 360 110 400 126 C440 140 620 92 700 50 C720 10 780 6 796 50 C806"
        " 90 780 120"
        " 744 116 C660 160 520 206 440 206 C420 246 344 246 330 190 Z"
    )
    sheet.halo(receiver, 16)
    sheet.form(receiver, "ink", 5, 0.2)
    sheet.halo(hand, 12)
    sheet.form(hand, "white", 5, Ramp((700, 180), (800, 20), (0.3, 0.0)), glow="ink")
    for way in ("660,100 700,92 726,112", "664,124 704,116 730,136", "676,150 712,140 738,158"):
        sheet.line(smooth(way), 4.5)
    sheet.form(poly(940, -30, 1000, -66, 1060, 0, 1010, 28, 990, 40), "blue", 5)
    turns = [
        f"{340 - 130 * s + 22 * cos(s * 60)},{226 + 240 * s + 24 * sin(s * 60)}"
        for s in np.linspace(0, 1, 90)
    ]
    cord = smooth(" ".join(turns))
    sheet.halo(cord, 12)
    sheet.line(cord, 6)


def teleprinters(sheet: Sheet) -> None:
    """Draw two teleprinters, a cable between them under the sea."""
    sheet.area(ALL, "sky")
    sheet.dots(ALL, Ramp((0, 0), (0, 420), (0.5, 0.04)), "ink")
    globe = oval(780, 640, 470, 470)
    sheet.form(globe, "sea", 5, Round((780, 300), 500, (0.04, 0.4)), glow="soft")
    with sheet.within(globe):
        for reach in (120, 260, 390):
            sheet.line(arc(780, 640, (reach, 470), 180, 360), 3, "deep")
        for y in (250, 340, 430):
            sheet.line(arc(780, y + 300, (520, 280), 200, 340), 3, "deep")
    cable = smooth("430,360 560,230 680,182 780,170 880,182 1000,230 1130,360")
    if not sheet.secret:
        sheet.line(cable, 20)
    sheet.line(cable, 11, "yellow")
    for x, y in cable.parts[0][6::9]:
        sheet.stroke(oval(x, y, 9), "red" if x > 780 else "blue")
    _machine(sheet, 270, 470, "blue")
    _machine(sheet, 1290, 470, "red", flip=True)


def _machine(sheet: Sheet, x: float, y: float, ink: str, *, flip: bool = False) -> None:
    def at(words: str) -> Path:
        return path(words).stretched(-1 if flip else 1, 1).moved(x, y)

    paper = at("M-110 -240 C-126 -320 -96 -380 -124 -450 H96 C120 -380 86 -320 100 -240 Z")
    case = at(
        "M-200 40 L-180 -130 C-170 -200 -150 -244 -110 -246 H110 C150 -244 160 -190 170 -150"
        " L206 40 Z"
    )
    keys = at("M-150 40 L-120 -80 H130 L170 40 Z")
    sheet.halo(paper, 12)
    sheet.form(paper, "doc", 5, glow="white")
    random = np.random.default_rng(9 if flip else 4)
    for row in range(10):
        top, left = y - 430 + row * 19, x - 90
        while left < x + 70:
            long = float(random.uniform(18, 46))
            sheet.line(
                lines(left, top, min(left + long, x + 76), top),
                5,
                "soft" if not sheet.secret else "paper",
            )
            left += long + 14
    sheet.halo(case, 14)
    sheet.form(case, "ink", 5, 0.26)
    sheet.form(at("M-130 -222 H130 V-196 H-130 Z"), ink, 4)
    sheet.form(keys, "grey", 4, glow="soft")
    for row in range(4):
        for column in range(9):
            px = x + (-104 + column * 27 + row * 3 - 4) * (1 + row * 0.06)
            sheet.form(oval(px, y - 58 + row * 26, 10, 8), "paper", 3, glow="ink")


def radio(sheet: Sheet) -> None:
    """Draw a radio on a table by a window on the sea, and a man in a cap who listens."""
    sheet.area(ALL, "sand")
    sheet.dots(ALL, Round((1120, 200), 1000, (0.02, 0.62)), "ink")
    window = box(980, 10, 480, 300)
    sheet.form(window, "sky", 6, glow="soft")
    with sheet.within(window):
        sun(sheet, 1240, 160, 96, "orange")
        water = box(970, 220, 510, 110)
        sheet.form(water, "sea", 4, Ramp((0, 220), (0, 310), (0.05, 0.3)), glow="soft")
        palm(sheet, 1060, 330, 230, 40)
        palm(sheet, 1390, 330, 190, -36)
    for step in range(9):
        y = 22 + step * 32
        for side in (-1, 1):
            slat = poly(
                1220 + side * 268,
                y,
                1220 + side * 384,
                y - 4,
                1220 + side * 384,
                y + 14,
                1220 + side * 268,
                y + 16,
            )
            sheet.form(slat, "teal", 3)
    _desk(sheet, 390)
    for step, reach in enumerate((170, 240, 316, 396)):
        for turn in (0, 180):
            wave = arc(600, 250, (reach + 80, reach), turn - 32, turn + 32)
            if not sheet.secret:
                sheet.line(wave, 15 - step * 2)
            sheet.line(wave, 9 - step * 1.5, "orange")
    case = rounded(390, 110, 420, 300, 40)
    sheet.halo(case, 16)
    sheet.form(case, "ink", 6, 0.24)
    grille = rounded(424, 142, 352, 140, 24)
    sheet.form(grille, "sand", 5, 0.0, glow="soft")
    with sheet.within(grille):
        for x in range(424, 790, 16):
            sheet.line(lines(x, 140, x, 290), 5, "soft")
    sheet.form(box(470, 306, 260, 46), "yellow", 5)
    for x in range(486, 724, 20):
        sheet.line(lines(x, 316, x, 330 if x % 40 else 340), 3.5, "ink")
    sheet.line(lines(612, 310, 612, 350), 5, "red")
    for x in (438, 762):
        sheet.form(oval(x, 362, 26), "stone", 5)
        sheet.line(lines(x, 362, x + 10, 342), 5)
    man = [
        oval(168, 196, 62, 76),
        path("M90 190 C80 90 220 80 246 150 L300 168 L240 180 Z"),
        path("M110 250 C130 300 140 330 100 350 L230 340 L222 260 Z"),
        path("M-40 560 C-30 420 20 350 110 340 H220 C300 360 330 440 340 560 Z"),
        path("M210 210 C250 230 262 280 220 300 L150 290 Z"),
    ]
    sheet.silhouette(man, "ink", 14)


def typewriter(sheet: Sheet) -> None:
    """Draw a typewriter and a pipe before a window on Welsh hills."""
    sheet.area(ALL, "sand")
    if not sheet.secret:
        sheet.dots(ALL, Round((500, 180), 1100, (0.02, 0.66)), "ink")
    window = box(120, -20, 640, 330)
    sheet.form(window, "sky", 6, glow="soft")
    with sheet.within(window):
        sun(sheet, 330, 150, 92, "yellow")
        land(sheet, hills("100,210 240,150 380,200 520,120 640,180 800,140"), "deep", 0.3)
        land(sheet, hills("100,260 300,230 500,262 660,226 800,250"), "stone", 0.36)
        for x in (180, 260, 340, 470):
            sheet.stroke(oval(x, 274 + x % 3 * 6, 12, 8), "white")
    for x in (333, 546):
        sheet.line(lines(x, -20, x, 310), 6)
    sheet.line(lines(120, 120, 760, 120), 6)
    _desk(sheet, 372)
    paper = path("M860 230 C850 150 880 90 860 10 H1180 C1200 90 1170 150 1182 230 Z")
    sheet.halo(paper, 14)
    sheet.form(paper, "doc", 6, glow="white")
    for row in range(9):
        right = 1150 if row % 4 != 3 else 1010
        sheet.line(
            lines(896, 40 + row * 21, right, 40 + row * 21),
            5,
            "soft" if not sheet.secret else "paper",
        )
    roller = rounded(790, 218, 470, 44, 20)
    body = path("M820 262 H1230 C1250 320 1290 380 1320 470 H730 C760 380 800 320 820 262 Z")
    for part in (roller, body):
        sheet.halo(part, 14)
    sheet.form(body, "ink", 6, 0.22)
    sheet.form(roller, "soft", 5, glow="ink")
    for x in (778, 1272):
        sheet.form(oval(x, 240, 26), "ink", 5)
    sheet.form(path("M920 262 C940 320 1110 320 1130 262 Z"), "stone", 5, 0.3)
    for row in range(4):
        wide = 360 + row * 42
        for column in range(10):
            key_x = 1025 - wide / 2 + wide * (column + 0.5) / 10
            sheet.form(oval(key_x, 346 + row * 30, 15, 11), "paper", 4, glow="ink")
    pipe = path(
        "M360 420 C350 380 440 376 438 416 C436 446 470 440 520 420 C560 404 600 398 640 396"
        " L640 408"
        "C600 414 560 424 520 444 C470 470 440 480 404 478 C370 476 364 450 360 420 Z"
    )
    sheet.halo(pipe, 14)
    sheet.form(pipe, "ink", 5, 0.2)
    smoke = smooth("400,380 380,340 420,300 396,250 430,200 410,150")
    sheet.stroke(brush(smoke, 5, 14, 10, 16, 3), "white")
    for x, y, turn in ((1440, 440, 12), (1410, 424, -4)):
        page = box(-100, -40, 200, 84).turned(turn).moved(x, y)
        sheet.form(page, "doc", 5, glow="ink")


def photographs(sheet: Sheet) -> None:
    """Draw aerial photographs on a table under a magnifying glass, an open briefcase beside."""
    sheet.area(ALL, "sand")
    sheet.dots(ALL, Ramp((0, -40), (0, 560), (0.5, 0.08)), "ink")
    for y in range(40, 520, 96):
        sheet.line(smooth(f"-40,{y} 300,{y + 14} 700,{y - 8} 1100,{y + 10} 1600,{y}"), 2.5, "stone")
    case = poly(60, 70, 460, 40, 520, 400, 90, 440)
    sheet.area(case.moved(16, 18), "ink", 0.5)
    sheet.form(case, "ink", 6, 0.3)
    sheet.form(poly(100, 110, 430, 84, 476, 366, 124, 398), "red", 5, 0.14)
    _aerial(sheet, (300, 130), -9, 3)
    _aerial(sheet, (610, 60), 4, 7)
    _aerial(sheet, (960, 110), -5, 11)
    glass = oval(1010, 270, 150)
    handle = brush(lines(1122, 376, 1330, 560), 34, 46)
    sheet.halo(handle, 14)
    sheet.form(handle, "ink", 5)
    sheet.form(glass, "white", 0)
    with sheet.within(glass):
        sheet.dots(glass, Round((1010, 270), 190, (0.06, 0.46)))
        sheet.line(
            smooth("850,240 980,300 1080,280 1200,340"), 26, "paper" if not sheet.secret else "grey"
        )
        for x, y, turn in ((950, 236, 12), (1020, 344, 12), (1086, 220, -20)):
            trailer = rounded(-70, -13, 140, 26, 12).turned(turn).moved(x, y)
            sheet.form(trailer, "orange", 5)
            sheet.form(box(-92, -10, 20, 20).turned(turn).moved(x, y), "ink", 4)
    if not sheet.secret:
        sheet.line(glass, 22)
    sheet.line(glass, 12, "white" if sheet.secret else "stone")
    sheet.line(arc(1010, 270, (122, 122), 200, 250), 8, "white")


def _aerial(sheet: Sheet, at: tuple[float, float], turn: float, seed: int) -> None:
    """Draw one photograph from high above: fields, a road, small tents."""
    frame = box(0, 0, 330, 330).turned(turn).moved(*at)
    sheet.area(frame.moved(12, 14), "ink", 0.5)
    sheet.form(frame, "doc", 5, glow="ink")
    corners = box(18, 18, 294, 270).turned(turn).moved(*at).parts[0]
    view = Plane(tuple((float(x), float(y)) for x, y in corners[:4]))
    picture = box(0, 0, 1, 1).seen(view)
    sheet.area(picture, "stone")
    random = np.random.default_rng(seed)
    with sheet.within(picture):
        for u, v in ((0.0, 0.0), (0.5, 0.1), (0.1, 0.55), (0.6, 0.6)):
            field = poly(u, v, u + 0.42, v + 0.05, u + 0.36, v + 0.4, u + 0.02, v + 0.36).seen(view)
            sheet.dots(field, float(random.uniform(0.12, 0.5)))
        road = smooth(f"0,{random.uniform(0.2, 0.8)} 0.4,0.5 0.7,0.44 1,{random.uniform(0.1, 0.9)}")
        sheet.line(road.seen(view), 12, "paper" if not sheet.secret else "white")
        for _ in range(6):
            u, v = random.uniform(0.08, 0.84, 2)
            sheet.form(
                poly(u, v, u + 0.1, v + 0.02, u + 0.09, v + 0.07, u, v + 0.05).seen(view),
                "white",
                3,
            )


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "telephone": telephone,
    "teleprinters": teleprinters,
    "radio": radio,
    "typewriter": typewriter,
    "photographs": photographs,
}
