"""Drawings of houses of state and what is done in them: votes, alarms, conferences."""

from collections.abc import Callable
from math import cos, pi, sin

import numpy as np

from assets.media.recipe.outlines import americas, continents, cuba
from assets.media.recipe.paths import (
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
from assets.media.recipe.people import bust
from assets.media.recipe.scenery import ALL, hills, land, sea, sky, sun, waves
from assets.media.recipe.sheet import WIDTH, Ramp, Sheet


def white_house(sheet: Sheet) -> None:
    """Draw the White House at nightfall with lit windows, framed by trees."""
    sky(sheet, 0.66, 0.03, 400)
    sun(sheet, 1130, 210, 130, "yellow")
    land(
        sheet,
        hills(
            "-40,360 120,290 260,330 380,300 480,360 1080,360 1180,300 1320,330 1440,280 1600,350"
        ),
        "soft",
        0.4,
    )
    wing = path("M330 400 V226 H1230 V400 Z M318 226 V206 H1242 V226 Z")
    sheet.halo(wing, 12)
    sheet.form(wing, "white", 5, Ramp((330, 0), (1230, 0), (0.0, 0.14)), glow="ink")
    for x in [*range(362, 620, 62), *range(940, 1200, 62)]:
        for y, high in ((244, 54), (326, 50)):
            sheet.form(box(x, y, 26, high), "ink", 3, glow="soft")
    _portico(sheet)
    lawn = hills("-40,404 300,398 780,394 1240,398 1600,404")
    land(sheet, lawn, "deep", Ramp((0, 396), (0, 520), (0.1, 0.46)))
    sheet.dots(
        poly(640, 396, 920, 396, 1010, 540, 550, 540),
        Ramp((0, 396), (0, 520), (0.5, 0.0)),
        "yellow",
    )
    pool = oval(780, 462, 150, 24)
    sheet.form(pool, "sea", 4, 0.1)
    for lean in (-60, -34, 0, 34, 60):
        jet = smooth(f"780,462 {780 + lean * 0.5},{404 + abs(lean) * 0.3} {780 + lean},{448}")
        sheet.stroke(brush(jet, 6, 5, 2), "white")
    for x in range(-20, 1600, 46):
        sheet.line(lines(x, 520, x, 476), 5)
        sheet.stroke(poly(x - 7, 478, x, 462, x + 7, 478))
    sheet.line(lines(-40, 490, 1600, 490), 5)
    _tree(sheet, 90, 1)
    _tree(sheet, 1480, -1)


def _portico(sheet: Sheet) -> None:
    front = path("M640 400 V206 C640 150 920 150 920 206 V400 Z")
    sheet.halo(front, 14)
    sheet.form(front, "white", 5, 0.06, glow="ink")
    sheet.form(path("M628 214 V192 C640 138 920 138 932 192 V214 Z"), "paper", 5)
    for x in range(650, 916, 50):
        sheet.form(box(x, 214, 18, 182), "white", 4, glow="ink")
    for x in range(672, 890, 50):
        lit = x == 772
        sheet.form(
            box(x + 2, 240, 22, 52), "yellow" if lit else "ink", 3, glow="yellow" if lit else "soft"
        )
        sheet.form(box(x + 2, 318, 22, 62), "yellow", 3)
    sheet.line(lines(640, 304, 920, 304), 5)
    sheet.line(lines(780, 152, 780, 40), 6)
    flag = path("M780 44 C806 30 826 58 862 42 V90 C826 106 806 78 780 92 Z")
    sheet.halo(flag, 8)
    sheet.form(flag, "red", 4)
    sheet.area(path("M780 44 C794 36 804 42 818 46 V70 C804 66 794 60 780 68 Z"), "blue")


def _tree(sheet: Sheet, x: float, side: int) -> None:
    parts = [
        brush(
            smooth(f"{x},540 {x + side * 10},380 {x - side * 6},240 {x + side * 30},60"),
            44,
            30,
            20,
            8,
        )
    ]
    for y, reach, rise in (
        (330, 150, 70),
        (270, -90, 80),
        (220, 190, 110),
        (150, 130, 70),
        (110, -80, 70),
    ):
        limb = smooth(
            f"{x},{y} {x + side * reach * 0.5},{y - rise * 0.4} {x + side * reach},{y - rise}"
        )
        parts.append(brush(limb, 16, 9, 3))
    random = np.random.default_rng(abs(int(x)))
    for _ in range(46):
        turn, far = random.uniform(0, 2 * pi), random.uniform(30, 190)
        spot_x = x + side * 40 + far * cos(turn) * 1.1
        spot_y = 90 + far * sin(turn) * 0.72
        parts.append(
            oval(
                float(spot_x),
                float(spot_y),
                float(random.uniform(9, 26)),
                float(random.uniform(6, 15)),
            )
        )
    sheet.silhouette(parts, "ink", 6)


def united_nations(sheet: Sheet) -> None:
    """Draw the towers of the United Nations by the river, flags in front."""
    sky(sheet, 0.46, 0.02, 400)
    sun(sheet, 1090, 220, 160, "yellow")
    far = "M-40 430 V300 H60 V240 H130 V320 H200 V270 H260 V210 H310 V330 H400 V290 H470 V430 Z"
    far += "M1130 430 V310 H1210 V250 H1262 V200 H1300 V290 H1380 V230 H1450 V320 H1540 V280"
    " H1600 V430 Z"
    sheet.form(path(far), "stone", 4, Ramp((0, 200), (0, 430), (0.36, 0.08)), glow="grey")
    side = poly(540, -20, 600, -20, 600, 430, 540, 430)
    slab = poly(600, -20, 860, -20, 860, 430, 600, 430)
    sheet.halo(side + slab, 14)
    sheet.form(side, "white", 5, 0.04, glow="ink")
    sheet.form(slab, "teal", 5)
    sheet.dots(slab, Ramp((600, 0), (860, 430), (0.02, 0.4)), "ink" if not sheet.secret else "teal")
    for y in range(6, 430, 26):
        sheet.line(lines(600, y, 860, y), 3)
    for x in range(626, 860, 26):
        sheet.line(lines(x, -20, x, 430), 2.5)
    random = np.random.default_rng(110)
    for _ in range(26):
        x, y = 602 + 26 * int(random.integers(0, 10)), 8 + 26 * int(random.integers(0, 15))
        sheet.area(box(x, y, 22, 22), "yellow")
    hall = path("M870 430 V350 C930 372 1030 372 1090 330 C1140 300 1200 300 1240 330 V430 Z")
    dome = path("M1000 356 C1004 316 1080 306 1090 332 Z")
    for part in (dome, hall):
        sheet.halo(part, 12)
    sheet.form(dome, "ink", 4)
    sheet.form(hall, "white", 5, Ramp((0, 300), (0, 430), (0.0, 0.28)), glow="ink")
    for x in range(900, 1240, 34):
        sheet.line(lines(x, 376, x, 430), 4, "soft")
    sea(sheet, 430, 0.4)
    waves(sheet, 432, 45, rows=4)
    for step in range(14):
        x = 60 + step * 112 + (30 if step % 2 else 0)
        sheet.halo(lines(x, 540, x, 330), 10)
        sheet.line(lines(x, 540, x, 330), 5)
        cloth = path("M0 0 C22 -12 40 10 66 -4 V40 C40 54 22 32 0 44 Z").moved(x, 334)
        sheet.halo(cloth, 8)
        sheet.form(
            cloth,
            ("blue", "yellow", "red", "white", "teal")[step % 5],
            4,
            glow="ink" if step % 5 == 3 else None,
        )


def raised_hands(sheet: Sheet) -> None:
    """Draw raised hands in a hall of delegates, before a map of the Americas."""
    sheet.area(ALL, "sand")
    if not sheet.secret:
        sheet.dots(ALL, Ramp((0, 0), (0, 420), (0.56, 0.04)), "ink")
    panel = rounded(470, 20, 620, 330, 14)
    sheet.form(panel, "sea", 6, 0.08, glow="soft")
    with sheet.within(panel):
        for part in americas(600, 40, 3.7, -150, 58):
            sheet.form(part, "paper", 4, Ramp((0, 20), (0, 350), (0.02, 0.2)), glow="soft")
        sheet.form(cuba(840, 175, 60), "orange", 4)
    random = np.random.default_rng(19)
    for row, (y, high, ink) in enumerate(
        ((330, 80, "soft"), (424, 118, "soft"), (540, 170, "ink"))
    ):
        x = -40.0 + 40 * row
        while x < WIDTH + 80:
            lean = float(random.uniform(-0.14, 0.14))
            _voter(sheet, (x, y), high, lean, ink)
            x += high * 1.5


def _voter(sheet: Sheet, at: tuple[float, float], high: float, lean: float, ink: str) -> None:
    x, y = at
    scale = high / 100
    body = [
        oval(0, -36, 17, 21),
        path("M-8 -22 H8 L10 -6 C40 -2 50 14 54 60 H-54 C-50 14 -40 -2 -10 -6 Z"),
        brush(smooth("40,14 52,-40 46,-104"), 24, 19, 14),
        path(
            "M34 -100 C30 -120 34 -128 38 -128 L39 -138 C41 -144 45 -144 46 -138 L48 -142"
            " C50 -148 54 -146 54 -140"
            "L57 -138 C60 -140 62 -136 61 -130 L60 -112 C60 -102 56 -98 52 -96 H40 Z"
        ),
    ]
    parts = [part.turned(lean * 57).placed(x, y, scale) for part in body]
    sheet.silhouette(parts, ink, 9 * scale + 2)


def alert_board(sheet: Sheet, lit: int | None = None) -> None:
    """Draw a war room: a wall map, clocks, officers at telephones, a board of five lamps."""
    sheet.area(ALL, "soft" if not sheet.secret else "sky")
    sheet.dots(ALL, Ramp((0, 0), (0, 500), (0.5, 0.8)), "ink")
    screen = path("M230 34 C600 14 960 14 1330 34 V300 C960 284 600 284 230 300 Z")
    sheet.halo(screen, 12, "paper")
    sheet.form(screen, "sea", 6, 0.08, glow="ink")
    with sheet.within(screen):
        for part in continents(250, 40, 3.0, -170, 76):
            sheet.form(part, "paper", 4, 0.08, glow="soft")
        for reach in (24, 50, 80):
            sheet.line(oval(520, 202, reach, reach * 0.8), 4, "orange")
    for x in (80, 1480):
        for y, hour in ((90, 20), (220, 140)):
            sheet.form(oval(x, y, 50), "paper", 6, glow="ink")
            turn = hour * pi / 180
            sheet.line(lines(x, y, x + 26 * cos(turn), y + 26 * sin(turn)), 6)
            sheet.line(lines(x, y, x, y - 36), 4)
    for step in range(5):
        x = 560 + step * 92
        frame = rounded(x, 316, 76, 66, 8)
        on = sheet.secret and 5 - step == lit
        sheet.form(frame, "yellow" if on else "ink", 5, glow="yellow" if on else "soft")
        if not sheet.secret:
            sheet.line(frame, 4, "stone")
        if sheet.secret:
            sheet.text(
                str(5 - step),
                (x + 38, 350),
                54,
                anchor="mm",
                ink="white" if on else "grey",
                font="SofiaSansExtraCondensed_900Black",
            )
    desk = poly(-40, 436, 1600, 436, 1600, 560, -40, 560)
    for x, nod in ((180, 3), (420, -3), (1120, 3), (1390, -2)):
        bust(sheet, (x, 412), 118, "ink", nod=nod, hat="cap")
    sheet.halo(desk, 12, "paper")
    sheet.form(desk, "ink", 5, Ramp((0, 440), (0, 520), (0.1, 0.4)))
    for x in (300, 540, 780, 1010, 1270):
        base = path("M-44 0 C-40 -30 -26 -42 -14 -44 H14 C26 -42 40 -30 44 0 Z").moved(x, 484)
        handset = path("M-52 -50 C-54 -70 54 -70 52 -50 L30 -44 C26 -54 -26 -54 -30 -44 Z").moved(
            x, 484
        )
        sheet.silhouette([base, handset], "red" if x == 780 else "grey", 8)
        sheet.line(oval(x, 466, 12), 4, "white")


def alert_raised(sheet: Sheet) -> None:
    """Draw the war room; only in the secret world a number is lit."""
    alert_board(sheet, 3)


def alert_lowered(sheet: Sheet) -> None:
    """Draw the war room after the crisis."""
    alert_board(sheet, 4)


def conference(sheet: Sheet) -> None:
    """Draw a round table of a later conference: microphones, papers, people who listen."""
    sheet.area(ALL, "sky")
    sheet.dots(ALL, Ramp((0, 0), (0, 320), (0.5, 0.06)), "ink")
    for x in range(-20, 1600, 160):
        drape = path("M0 -20 C20 80 -10 200 10 320 H70 C50 200 80 80 60 -20 Z").moved(x, 0)
        sheet.form(drape, "teal", 4, 0.12)
    for x in (150, 360, 570, 780, 990, 1200, 1410):
        bust(
            sheet,
            (x, 206 + abs(x - 780) * 0.06),
            112,
            "soft" if x % 4 else "ink",
            nod=(780 - x) * 0.006,
        )
    table = path(
        "M-60 330 C200 270 500 250 780 250 C1060 250 1360 270 1620 330 V400 C1360"
        " 340 1060 326 780 326"
        "C500 326 200 340 -60 400 Z"
    )
    sheet.halo(table, 12)
    sheet.form(table, "white", 6, Ramp((0, 250), (0, 390), (0.0, 0.2)), glow="ink")
    front = path(
        "M-60 400 C200 340 500 326 780 326 C1060 326 1360 340 1620 400 V440 C1360"
        " 386 1060 370 780 370"
        "C500 370 200 386 -60 440 Z"
    )
    sheet.form(front, "ink", 5, 0.3)
    for x in (100, 300, 520, 740, 960, 1180, 1400):
        y = 300 + abs(x - 780) * 0.07
        sheet.line(smooth(f"{x},{y} {x + 4},{y - 44} {x + 26},{y - 66}"), 5)
        sheet.stroke(oval(x + 30, y - 70, 9, 13))
        page = poly(x + 40, y - 8, x + 104, y - 10, x + 110, y + 12, x + 42, y + 14)
        sheet.form(page, "doc", 4, glow="white")
        card = poly(x - 52, y - 18, x - 6, y - 18, x - 2, y + 6, x - 58, y + 6)
        sheet.form(card, "yellow", 4)
    for x, high in ((240, 150), (560, 140), (1000, 140), (1320, 150)):
        bust(sheet, (x, 470), high)
        phones = [arc(x, 470 - high * 0.56, (high * 0.24, high * 0.3), 190, 350)]
        for phone in phones:
            sheet.line(phone, 6, "yellow")


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "white-house": white_house,
    "united-nations": united_nations,
    "raised-hands": raised_hands,
    "alert-raised": alert_raised,
    "alert-lowered": alert_lowered,
    "conference": conference,
}
