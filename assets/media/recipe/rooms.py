"""Drawings of rooms: a living room, the Security Council, the Cabinet Room, an office at night."""

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
from assets.media.recipe.people import Figure, bust, profile, standing
from assets.media.recipe.scenery import ALL
from assets.media.recipe.sheet import Ramp, Round, Sheet


def television(sheet: Sheet) -> None:
    """Draw a family before a television set on which a man speaks from a desk."""
    sheet.area(ALL, "sand")
    if not sheet.secret:
        sheet.dots(ALL, Round((980, 220), 900, (0.02, 0.7)), "ink")
    for x in range(-20, 1600, 86):
        sheet.line(lines(x, -20, x, 400), 2, "stone")
    floor = poly(-40, 400, 1600, 400, 1600, 560, -40, 560)
    sheet.form(floor, "stone", 5, Ramp((0, 400), (0, 520), (0.14, 0.46)), glow="soft")
    glow = poly(820, 330, 1150, 330, 1330, 560, 560, 560)
    sheet.dots(glow, Ramp((0, 330), (0, 540), (0.5, 0.05)), "yellow")
    _set(sheet)
    frame = box(240, 60, 150, 190)
    sheet.form(frame, "paper", 5, glow="soft")
    sheet.form(path("M250 240 L290 160 L320 200 L346 150 L380 240 Z"), "deep", 3, 0.2, glow="grey")
    lamp = path("M1340 170 L1390 70 H1470 L1520 170 Z")
    sheet.halo(lamp, 12)
    sheet.line(lines(1430, 170, 1430, 420), 8)
    sheet.form(lamp, "yellow", 5, 0.1)
    chair = path("M200 560 V330 C200 280 240 262 300 262 C360 262 400 280 400 330 V560 Z")
    sheet.halo(chair, 12)
    bust(sheet, (306, 270), 96, nod=3)
    sheet.form(chair, "ink", 5, 0.3)
    sheet.form(path("M150 560 V420 C150 396 200 396 204 420 V560 Z"), "ink", 4, 0.3)
    bust(sheet, (560, 380), 120, "ink", hat="scarf", nod=2)
    bust(sheet, (1290, 452), 84, "ink", nod=-2)
    bust(sheet, (720, 470), 74, "ink")


def _set(sheet: Sheet) -> None:
    legs = [brush(lines(x, 390, x + lean, 470), 14, 8) for x, lean in ((830, -30), (1140, 30))]
    case = rounded(770, 92, 430, 306, 26)
    for leg in legs:
        sheet.form(leg, "ink", 4)
    for lean in (-120, 110):
        sheet.halo(lines(985, 92, 985 + lean, -20), 12)
        sheet.line(lines(985, 92, 985 + lean, -20), 6)
    sheet.halo(case, 14)
    sheet.form(case, "ink", 6)
    screen = path(
        "M800 130 C880 112 1010 112 1086 130 C1098 200 1098 290 1086 358 C1010 376"
        " 880 376 800 358"
        "C788 290 788 200 800 130 Z"
    )
    sheet.form(screen, "white" if not sheet.secret else "blue", 6, glow="white")
    with sheet.within(screen):
        for y in range(112, 380, 13):
            sheet.line(lines(780, y, 1100, y), 2.5, "deep")
        sheet.area(box(836, 112, 42, 270), "blue")
        sheet.area(box(1010, 112, 42, 270), "blue")
        bust(sheet, (944, 262), 116, "ink")
        sheet.area(path("M930 268 L944 292 L958 268 L950 330 H938 Z"), "white")
        sheet.form(box(780, 336, 330, 60), "soft", 4, glow="ink")
        for x in (900, 986):
            sheet.line(lines(x, 340, x + (944 - x) * 0.4, 304), 6)
            sheet.stroke(oval(x + (944 - x) * 0.4, 300, 9, 12), "ink")
    for y in (160, 216):
        sheet.form(oval(1146, y, 19), "stone", 4)
        sheet.line(lines(1146, y, 1146 + 10, y - 12), 4)
    for y in range(268, 360, 14):
        sheet.line(lines(1120, y, 1174, y), 4, "stone")


def council(sheet: Sheet) -> None:
    """Draw the horseshoe table of the Security Council and an easel with photographs."""
    sheet.area(ALL, "sky")
    sheet.dots(ALL, Ramp((0, 0), (0, 320), (0.6, 0.1)), "ink")
    mural = box(560, 30, 440, 250)
    sheet.form(mural, "sand", 5, 0.1, glow="soft")
    for bend in range(5):
        sheet.line(arc(780, 300, (70 + bend * 44, 60 + bend * 46), 180, 360), 4, "stone")
    sheet.area(oval(780, 150, 46), "yellow")
    sheet.line(oval(780, 150, 46), 4, "yellow" if sheet.secret else "ink")
    for side in (-1, 1):
        booth = poly(
            780 + side * 300,
            60,
            780 + side * 820,
            -20,
            780 + side * 820,
            130,
            780 + side * 300,
            150,
        )
        sheet.form(booth, "deep", 5, 0.24, glow="soft")
        for step in (420, 540, 660):
            sheet.line(
                lines(780 + side * step, 40 - step * 0.09, 780 + side * step, 150), 4, "soft"
            )
    floor = poly(-40, 330, 1600, 330, 1600, 560, -40, 560)
    sheet.form(floor, "stone", 4, Ramp((0, 330), (0, 520), (0.08, 0.36)), glow="soft")
    for turn in np.linspace(200, 340, 11):
        x, y = 700 + 560 * cos(turn * pi / 180), 420 + 150 * sin(turn * pi / 180)
        bust(sheet, (x, y - 20), 62, "soft")
    table = arc(700, 420, (640, 150), 170, 370).parts[0]
    inner = arc(700, 430, (500, 96), 370, 170).parts[0]
    top = Path((np.vstack([table, inner, table[:1]]),))
    sheet.halo(top, 12)
    sheet.form(top, "paper", 6, Ramp((0, 270), (0, 450), (0.0, 0.2)))
    low = Path((np.vstack([inner, inner[::-1] + np.array((0, 44)), inner[:1]]),))
    sheet.form(low, "ink", 5, 0.3)
    for turn in np.linspace(206, 334, 9):
        x, y = 700 + 566 * cos(turn * pi / 180), 424 + 122 * sin(turn * pi / 180)
        sheet.form(path("M-15 0 L-11 -13 H11 L15 0 Z").moved(x, y), "white", 3)
    _easel(sheet)
    pointer = Figure(arms=(((-26, -78), (-46, -88)), ((19, -58), (18, -42))))
    standing(sheet, pointer, (1430, 516), 270)
    sheet.line(lines(1306, 280, 1240, 232), 5)
    for x, y, high in ((80, 560, 150), (290, 570, 140), (520, 580, 130), (800, 580, 126)):
        bust(sheet, (x, y - 80), high)


def _easel(sheet: Sheet) -> None:
    for x0, x1 in ((1090, 1050), (1240, 1290)):
        sheet.halo(lines(x0, 120, x1, 520), 14)
        sheet.line(lines(x0, 120, x1, 520), 9)
    board = poly(1000, 110, 1306, 92, 1316, 372, 1010, 384)
    sheet.halo(board, 14)
    sheet.form(board, "doc", 6)
    view = Plane(((1016, 126), (1292, 110), (1302, 356), (1024, 366)))
    picture = box(0, 0, 1, 1).seen(view)
    sheet.area(picture, "grey" if not sheet.secret else "deep")
    with sheet.within(picture):
        sheet.dots(picture, Ramp((1016, 126), (1300, 360), (0.5, 0.16)))
        for way in (
            "0,0.3 0.3,0.42 0.6,0.34 1,0.5",
            "0.44,0.38 0.5,0.7 0.4,1",
            "0.7,0.38 0.76,0.1 0.72,0",
        ):
            sheet.line(smooth(way).seen(view), 8, "paper" if not sheet.secret else "white")
        for u, v in ((0.2, 0.62), (0.3, 0.68), (0.2, 0.8), (0.62, 0.64), (0.7, 0.7), (0.84, 0.66)):
            tent = poly(u, v, u + 0.08, v - 0.02, u + 0.1, v + 0.05, u + 0.02, v + 0.07).seen(view)
            sheet.form(tent, "white", 3)
    for u, v in ((0.24, 0.7), (0.72, 0.68)):
        around = oval(u, v, 0.14, 0.17).seen(view)
        sheet.line(around, 6, "orange")


def cabinet_table(sheet: Sheet) -> None:
    """Draw a long table with papers and men in conference, seen from straight above."""
    sheet.area(ALL, "sand")
    rug = rounded(60, 20, 1440, 480, 40)
    sheet.line(rug, 6, "stone")
    sheet.line(rounded(80, 38, 1400, 444, 30), 3, "stone")
    if not sheet.secret:
        sheet.dots(ALL, Ramp((0, 0), (0, 520), (0.36, 0.06)), "ink")
    seats = [(x, 74 + abs(x - 780) * 0.05, 180.0) for x in np.arange(270.0, 1330, 152)]
    seats += [(x, 446 - abs(x - 780) * 0.05, 0.0) for x in np.arange(422.0, 1200, 152)]
    seats += [(122.0, 260.0, 90.0), (1438.0, 260.0, -90.0)]
    for x, y, turn in seats:
        sheet.form(rounded(-58, 2, 116, 62, 20).turned(turn).moved(x, y), "soft", 4, glow="soft")
    wood = path(
        "M190 260 C190 190 230 160 300 150 C600 112 960 112 1260 150 C1330 160 1370"
        " 190 1370 260"
        "C1370 330 1330 360 1260 370 C960 408 600 408 300 370 C230 360 190 330 190"
        " 260 Z"
    )
    sheet.area(wood.moved(10, 14), "ink", 0.5)
    sheet.form(wood, "orange" if not sheet.secret else "deep", 6, glow="ink")
    sheet.dots(wood, Ramp((0, 120), (0, 410), (0.0, 0.13)))
    sheet.line(wood.moved(-780, -260).stretched(0.94, 0.86).moved(780, 260), 3, "soft")
    for x, y, turn in seats:
        _from_above(sheet, x, y, turn)
    _table_things(sheet)
    if sheet.secret:
        _recorder(sheet)


def _from_above(sheet: Sheet, x: float, y: float, turn: float) -> None:
    """Draw a seated man from above; unturned he sits below the table and faces up."""
    shoulders = path("M-56 6 C-56 -22 -30 -30 0 -28 C30 -30 56 -22 56 6 C50 22 -50 22 -56 6 Z")
    arms = [
        brush(smooth(f"{side * 48},-4 {side * 50},-40 {side * 20},-66"), 26, 22, 15)
        for side in (-1, 1)
    ]
    hands = [oval(side * 19, -68, 9) for side in (-1, 1)]
    parts = [part.turned(turn).moved(x, y) for part in (*arms, *hands, shoulders)]
    sheet.silhouette(parts, "ink", 9)
    head = oval(0, -8, 20, 24).turned(turn).moved(x, y)
    sheet.halo(head, 8, "sand")
    sheet.form(head, "soft", 4, glow="ink")


def _table_things(sheet: Sheet) -> None:
    random = np.random.default_rng(16)
    for x in range(300, 1290, 110):
        for y in (206, 314):
            turn = float(random.uniform(-24, 24))
            paper = box(-27, -19, 54, 38).turned(turn).moved(x + random.uniform(-16, 16), y)
            sheet.form(paper, "doc", 3)
            if sheet.secret:
                continue
            for row in (-9, 0, 9):
                sheet.line(lines(-18, row, 16, row).turned(turn).moved(x, y), 2, "grey")
    for x, y in ((420, 262), (700, 254), (960, 268), (1180, 258)):
        sheet.form(oval(x, y, 18), "white", 4)
        sheet.area(oval(x, y, 10), "ink")
    for x, y in ((560, 262), (840, 262), (1080, 252)):
        sheet.form(oval(x, y, 22), "sea", 4)
        sheet.line(lines(x - 6, y + 4, x + 20, y - 10), 5, "white")


def _recorder(sheet: Sheet) -> None:
    """Draw the tape machine that only the secret world knows of."""
    sheet.line(smooth("780,260 1000,330 1200,420 1340,440"), 4, "red")
    sheet.form(rounded(1330, 372, 210, 130, 12), "paper", 4, glow="red")
    for x in (1386, 1482):
        sheet.line(oval(x, 428, 40), 4, "red")
        for turn in (0.3, 2.4, 4.5):
            sheet.line(lines(x, 428, x + 34 * cos(turn), 428 + 34 * sin(turn)), 3, "red")
    sheet.line(lines(1386, 468, 1482, 468), 3, "red")


def doorway(sheet: Sheet) -> None:
    """Draw two men face to face in the lit door of an office at night."""
    sheet.area(ALL, "soft" if not sheet.secret else "sky")
    sheet.dots(ALL, Round((470, 260), 1100, (0.3, 0.9)), "ink")
    for x in (720, 1060, 1400):
        sheet.line(box(x, 40, 210, 400), 5, "grey")
        sheet.line(box(x + 24, 70, 162, 130), 3, "grey")
        sheet.stroke(oval(x + 188, 262, 7), "grey")
    floor = poly(-40, 440, 1600, 440, 1600, 560, -40, 560)
    sheet.area(floor, "ink")
    frame = box(282, 16, 366, 430)
    sheet.form(frame, "grey", 5, glow="teal")
    light = box(310, 40, 310, 406)
    sheet.area(light, "paper" if not sheet.secret else "teal")
    with sheet.within(light):
        sheet.dots(light, Round((396, 190), 330, (0.0, 0.5)), "teal")
        _office(sheet)
    carpet = poly(310, 446, 620, 446, 1240, 560, 190, 560)
    sheet.area(carpet, "paper" if not sheet.secret else "teal")
    sheet.dots(carpet, Ramp((310, 446), (900, 560), (0.02, 0.5)), "teal")
    _speaking(sheet)
    _hearing(sheet)
    leaf = poly(310, 40, 170, 10, 170, 500, 310, 446)
    sheet.form(leaf, "grey", 5, Ramp((310, 0), (170, 0), (0.2, 0.6)), glow="teal")
    sheet.stroke(oval(196, 268, 9), "yellow")


def _speaking(sheet: Sheet) -> None:
    """Draw the slim man on the left: one hand in his pocket, the other open."""
    parts = [
        profile(2.9).moved(6, -80),
        path("M-10 -316 L12 -316 L16 -292 L-16 -292 Z"),
        path(
            "M-18 -306 C-42 -300 -54 -290 -56 -264 C-58 -220 -50 -190 -46 -150 L-50 -126 H44"
            " L42 -160"
            "C46 -200 50 -240 46 -268 C44 -292 34 -300 16 -306 Z"
        ),
        brush(smooth("-44,-276 -70,-222 -44,-160"), 30, 27, 20),
        brush(smooth("36,-272 54,-222 96,-240"), 28, 24, 15),
        path("M92 -248 L112 -256 L124 -246 L112 -236 L94 -232 Z"),
        path("M-48 -140 L-42 -6 H-10 L0 -96 L18 -6 H48 L42 -140 Z"),
        path("M-44 -8 H-10 L8 2 V8 H-44 Z M16 -8 H48 L66 2 V8 H16 Z"),
    ]
    sheet.silhouette([part.moved(384, 498) for part in parts], _dark(sheet), 14)
    sheet.area(path("M4 -312 L22 -304 L14 -290 L2 -300 Z").moved(384, 498), "white")


def _hearing(sheet: Sheet) -> None:
    """Draw the heavier man on the right, in glasses and a long coat, a case in his hand."""
    parts = [
        profile(3.0).moved(6, -82),
        path("M-14 -322 L14 -322 L18 -296 L-20 -296 Z"),
        path(
            "M-22 -310 C-52 -302 -64 -290 -66 -260 C-68 -210 -62 -160 -70 -84 H62 C56 -150 62"
            " -210 58 -264"
            "C56 -292 42 -302 18 -310 Z"
        ),
        brush(smooth("-54,-278 -72,-216 -62,-150"), 34, 30, 22),
        oval(-62, -146, 13),
        brush(smooth("44,-276 52,-230 30,-196"), 32, 28, 20),
        path("M-48 -90 L-42 -6 H-8 L0 -84 L12 -6 H48 L44 -90 Z"),
        path("M-44 -8 H-8 L10 2 V8 H-44 Z M12 -8 H48 L66 2 V8 H12 Z"),
        path("M-112 -128 H-22 V-62 H-112 Z M-84 -128 V-142 H-50 V-128 Z"),
    ]
    placed = [part.stretched(-1, 1).moved(552, 500) for part in parts]
    sheet.silhouette(placed, _dark(sheet), 14)
    sheet.area(
        path("M4 -318 L24 -308 L16 -292 L2 -304 Z").stretched(-1, 1).moved(552, 500), "white"
    )


def _dark(sheet: Sheet) -> str:
    """Return what stands black against a light, also at night."""
    return "sky" if sheet.secret else "ink"


def _office(sheet: Sheet) -> None:
    sheet.form(box(310, 330, 120, 120), "soft", 4, glow="teal")
    sheet.form(path("M332 214 L356 160 H412 L436 214 Z"), "yellow", 4)
    sheet.line(lines(384, 214, 384, 330), 7)
    for y in (110, 170, 230, 290):
        sheet.line(lines(450, y, 630, y), 5)
        for x in range(456, 620, 17):
            book = box(x, y - 40 + (x % 4) * 3, 12, 40 - (x % 4) * 3)
            sheet.form(book, "teal" if (x + y) % 3 else "ink", 2.5)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "television": television,
    "council": council,
    "cabinet-table": cabinet_table,
    "doorway": doorway,
}
