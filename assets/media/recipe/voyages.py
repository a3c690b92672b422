"""Drawings of what else was on the way that week: a boarding, a cruise, a squadron, an airlift."""

from collections.abc import Callable

from assets.media.recipe.paths import box, brush, lines, oval, path, poly, smooth
from assets.media.recipe.people import Figure, standing
from assets.media.recipe.scenery import cloud, hills, land, sea, sky, sun, waves
from assets.media.recipe.sheet import Ramp, Sheet
from assets.media.recipe.ships import anchor, foam


def boarding(sheet: Sheet) -> None:
    """Draw sailors in a boat alongside a freighter, a ladder down its high side."""
    sky(sheet, 0.36, 0.03, 330)
    sun(sheet, 300, 220, 140, "orange")
    sea(sheet, 316, 0.4)
    warship = path(
        "M0 0 L14 30 H330 L350 -10 L300 0 H250 V-30 H226 V-62 H204 L200 -110 H194 L190 -62"
        " H172 V-44 H150 V-20"
        "H120 L112 -50 H96 L94 -20 H70 V0 Z"
    ).placed(60, 300, 0.96)
    sheet.silhouette([warship], "soft", 10)
    waves(sheet, 322, 61, rows=6)
    hull = path("M600 -40 C640 120 690 300 720 430 C1000 452 1300 446 1600 436 V-40 Z")
    sheet.halo(hull, 16)
    sheet.form(hull, "ink", 6, Ramp((700, 0), (1600, 0), (0.06, 0.44)))
    sheet.line(path("M650 150 C900 170 1300 168 1600 160"), 5, "white")
    sheet.area(
        path("M704 372 C1000 396 1300 392 1600 382 V436 C1300 446 1000 452 720 430 Z"), "red"
    )
    anchor(sheet, 724, 262, "stone")
    for x in (900, 1010, 1120, 1400, 1500):
        sheet.form(oval(x, 228, 19), "sea", 4, glow="yellow")
    rail = lines(640, 60, 1600, 60)
    sheet.line(rail, 6, "white")
    for x in range(700, 1600, 84):
        sheet.line(lines(x, 60, x, 130), 4, "white")
    ladder = [lines(1236, 60, 1222, 420), lines(1292, 60, 1280, 420)]
    for side in ladder:
        sheet.line(side, 6, "yellow")
    for y in range(84, 420, 30):
        shift = (y - 60) * 0.038
        sheet.line(lines(1236 - shift, y, 1292 - shift * 0.9, y), 5, "yellow")
    climb = Figure(
        arms=(((-18, -92), (-6, -106)), ((20, -84), (10, -96))),
        legs=(((-14, -32), (-4, -18)), ((16, -24), (8, 0))),
        hat="sailor",
    )
    standing(sheet, climb, (1258, 262), 150, "white" if not sheet.secret else "blue")
    _whaleboat(sheet)


def _whaleboat(sheet: Sheet) -> None:
    crew = [
        (
            Figure(arms=(((-18, -62), (-24, -50)), ((22, -80), (34, -90))), hat="sailor"),
            1130,
            False,
        ),
        (Figure(hat="cap", profile=True), 1030, False),
        (Figure(hat="sailor", profile=True), 960, False),
        (Figure(hat="sailor", profile=True), 890, False),
        (Figure(arms=(((-16, -58), (-30, -52)), ((16, -58), (-6, -52))), hat="sailor"), 800, False),
    ]
    for figure, x, flip in crew:
        standing(sheet, figure, (x, 512), 172, flip=flip)
    boat = path(
        "M700 430 C820 452 1060 456 1200 424 C1190 480 1160 510 1120 520 H770 C740 500 712"
        " 470 700 430 Z"
    )
    sheet.halo(boat, 14)
    sheet.form(boat, "white", 6, Ramp((0, 430), (0, 520), (0.0, 0.34)), glow="ink")
    sheet.line(smooth("704,446 900,470 1196,440"), 4)
    foam(sheet, 640, 1260, 514, 16)


def cruise(sheet: Sheet) -> None:
    """Draw a white cruise ship with passengers at the rail, a warship behind it."""
    sky(sheet, 0.3, 0.02, 360)
    sun(sheet, 1240, 260, 150, "yellow")
    for x, y, wide in ((40, 170, 320), (1000, 110, 260)):
        sheet.form(cloud(x, y, wide, 56), "white", 4, glow="grey")
    sea(sheet, 352, 0.36)
    warship = path(
        "M0 0 L14 26 H300 L322 -12 L270 0 H230 V-26 H206 V-56 H186 L182 -96 H176 L172 -56"
        " H156 V-40 H134 V-18"
        "H108 L100 -44 H86 L84 -18 H62 V0 Z"
    ).placed(1216, 330, 1.0)
    sheet.silhouette([warship], "soft", 10)
    _liner(sheet)
    foam(sheet, 60, 1150, 440, 14)
    waves(sheet, 446, 31, rows=4)


def _liner(sheet: Sheet) -> None:
    decks = [
        path("M230 300 V252 H980 L1000 300 Z"),
        path("M280 252 V208 H930 L944 252 Z"),
        path("M340 208 V168 H860 L872 208 Z"),
    ]
    funnel = path("M560 168 L584 70 H690 L680 168 Z")
    masts = [lines(420, 168, 430, 40), lines(840, 168, 836, 50)]
    for part in (*decks, funnel):
        sheet.halo(part, 12)
    for mast in masts:
        sheet.halo(mast, 12)
        sheet.line(mast, 6)
    for start, end in ((430, 100), (836, 1080)):
        sheet.line(lines(start, 44, end, 290), 2.5, "soft")
    flags = ("red", "yellow", "blue", "teal")
    for step in range(11):
        x = 450 + step * 36
        y = 46 + 26 * (1 - abs(step - 5) / 5.4)
        sheet.form(poly(x, y, x + 22, y, x + 11, y + 24), flags[step % 4], 3)
    sheet.form(funnel, "yellow", 5, Ramp((560, 0), (690, 0), (0.0, 0.36)))
    sheet.form(path("M578 96 L584 70 H690 L688 96 Z"), "ink", 4)
    for deck in decks:
        sheet.form(deck, "white", 5, Ramp((230, 0), (1000, 0), (0.0, 0.16)), glow="ink")
    for y, left, right in ((276, 260, 960), (232, 300, 910), (190, 360, 840)):
        for x in range(left, right, 32):
            sheet.area(box(x, y - 9, 18, 18), "ink" if not sheet.secret else "doc")
    hull = path(
        "M100 292 C104 350 130 410 160 444 H1050 C1090 400 1140 330 1170 268 L1010 288 L980"
        " 304 H240 Z"
    )
    sheet.halo(hull, 14)
    sheet.form(hull, "white", 6, Ramp((0, 290), (0, 440), (0.0, 0.3)), glow="ink")
    sheet.area(path("M130 400 L160 444 H1050 L1090 400 Z"), "teal")
    for x in range(200, 1060, 44):
        sheet.form(oval(x, 346, 10), "ink", 0)
        if sheet.secret:
            sheet.stroke(oval(x, 346, 7), "yellow")
    people = [oval(x, 286 - (x % 3) * 3, 7, 8) for x in range(250, 980, 27)]
    people += [brush(lines(x, 300, x, 290), 16, 12) for x in range(250, 980, 27)]
    sheet.silhouette(people, "ink")


def squadron(sheet: Sheet) -> None:
    """Draw warships in line, one behind the other, under a tropical sky."""
    sky(sheet, 0.42, 0.02, 350)
    sun(sheet, 1130, 250, 166, "yellow")
    land(sheet, hills("-40,350 100,290 260,320 420,280 560,330 660,352"), "deep", 0.34)
    sea(sheet, 346, 0.42)
    shape = (
        "M-230 -20 L-212 44 H220 L262 -42 L170 -22 H150 L146 -42 H100 V-70 H76 V-104 H40 V-78"
        " H20 L8 -34"
        "L-2 -90 H-44 L-48 -30 L-62 -30 L-70 -78 H-106 L-110 -24 H-150 L-154 -44 H-190 L-196 -20 Z"
    )
    for x, y, size in ((300, 350, 0.46), (590, 372, 0.74), (1080, 424, 1.4)):
        mast = lines(58, -104, 62, -226).placed(x, y, size)
        sheet.halo(mast, 10)
        sheet.line(mast, 7 * size)
        for dy, half in ((-204, 26), (-170, 36), (-140, 22)):
            sheet.line(lines(60 - half, dy, 62 + half, dy).placed(x, y, size), 5 * size)
        sheet.line(lines(62, -220, 250, -40).placed(x, y, size), 2)
        sheet.line(lines(60, -220, -150, -40).placed(x, y, size), 2)
        gun = lines(176, -30, 236, -50).placed(x, y, size)
        sheet.silhouette([path(shape).placed(x, y, size)], "ink", 12 * size + 3)
        sheet.line(gun, 7 * size)
        sheet.line(lines(-214, 8, 232, 8).placed(x, y, size), 3 * size, "grey")
        smoke = smooth("-20,-94 -60,-150 -150,-170 -260,-166")
        sheet.stroke(brush(smoke.placed(x, y, size), 10 * size, 26 * size, 34 * size, 4), "soft")
        flag = path("M-196 -20 V-74 C-216 -84 -230 -66 -250 -76 V-48 C-230 -40 -214 -56 -196 -46 Z")
        sheet.form(flag.placed(x, y, size), "yellow", 3)
        foam(sheet, x - 236 * size, x + 260 * size, y + 44 * size, 14 * size)
    waves(sheet, 400, 71, rows=4)


def airlift(sheet: Sheet) -> None:
    """Draw soldiers who file into a transport aircraft at dusk."""
    sky(sheet, 0.5, 0.02, 400)
    sun(sheet, 360, 300, 168, "orange")
    land(sheet, hills("-40,412 200,396 500,404 900,392 1600,404"), "stone", 0.26)
    apron = poly(-40, 418, 1600, 418, 1600, 560, -40, 560)
    sheet.form(apron, "sand", 4, Ramp((0, 418), (0, 520), (0.04, 0.3)), glow="soft")
    tail = path("M840 200 L770 -20 H900 L1010 130 Z")
    stabiliser = path("M800 60 L640 24 V12 L850 20 Z")
    body = path("M760 226 C900 160 1000 132 1120 120 H1620 V404 H1080 C1010 400 960 380 930 352 Z")
    wing = path("M1160 116 L1620 56 V120 L1200 150 Z")
    for part in (tail, stabiliser, body, wing):
        sheet.halo(part, 16)
    sheet.form(tail, "ink", 5, 0.26)
    sheet.form(stabiliser, "ink", 5)
    sheet.form(body, "grey", 6, Ramp((0, 120), (0, 404), (0.06, 0.5)))
    hold = path(
        "M850 244 L1000 190 C1050 190 1070 210 1076 240 L1090 398 H1040 C1000 396 960 376 934 350 Z"
    )
    sheet.form(hold, "ink", 5, glow="yellow")
    sheet.dots(hold, Ramp((1080, 300), (880, 240), (0.42, 0.0)), "yellow")
    sheet.form(wing, "ink", 5)
    for x in (1330, 1520):
        engine = path("M-90 0 C-96 -34 -60 -44 -30 -44 H90 V40 H-30 C-60 40 -90 30 -90 0 Z").moved(
            x, 122
        )
        sheet.halo(engine, 10)
        sheet.form(engine, "ink", 5, 0.2)
        sheet.line(lines(x - 96, 20, x - 96, 222), 5, "soft")
    for x in (1240, 1330, 1420, 1510):
        sheet.form(oval(x, 250, 15), "yellow", 4)
    ramp = poly(1040, 398, 1090, 398, 930, 486, 820, 486)
    sheet.form(ramp, "soft", 5, glow="ink")
    soldier = Figure(
        arms=(((-16, -60), (-4, -52)), ((16, -60), (12, -46))),
        legs=(((-10, -26), (-20, -2)), ((12, -26), (18, 0))),
        hat="helmet",
        profile=True,
        nod=2,
    )
    for step in range(9):
        x = 60 + step * 100
        y = 506 - max(0, step - 7) * 40
        pack = path("M-32 -80 H-13 V-46 H-32 Z").placed(x, y, 1.7 - step * 0.03)
        standing(sheet, soldier, (x, y), 170 - step * 3)
        sheet.silhouette([pack], "ink")
        sheet.line(lines(x - 30, y - 60, x + 20, y - 150), 6)


def oil_field(sheet: Sheet) -> None:
    """Draw still oil derricks in a lake, a wrecked power station smoking on the shore."""
    sky(sheet, 0.56, 0.04, 380)
    sun(sheet, 430, 270, 176, "orange")
    sea(sheet, 384, 0.42, "deep")
    waves(sheet, 400, 13, rows=4)
    smoke = smooth("1290,300 1330,220 1270,150 1340,70 1290,-10 1400,-60")
    sheet.form(brush(smoke, 24, 80, 100, 130, 170), "soft", 5, 0.0, glow="soft")
    shore = hills("720,560 800,470 880,420 960,392 1120,380 1300,374 1600,362")
    land(sheet, shore, "ink", 0.24)
    station = [
        path(
            "M1080 384 V284 L1140 254 V284 L1200 254 V284 L1240 262 L1262 300 L1290 280"
            " L1330 316 V384 Z"
        ),
        path("M1370 380 L1380 120 H1412 L1424 380 Z"),
        path("M1450 378 L1458 180 L1474 200 L1490 172 L1500 378 Z"),
    ]
    sheet.silhouette(station, "ink", 14)
    for x in (1110, 1160, 1216):
        sheet.form(box(x, 310, 26, 34), "orange", 3)
    for y in (150, 186):
        sheet.line(lines(1382, y, 1412, y), 8, "red")
    for x, y, size in ((90, 400, 0.8), (300, 412, 1.1), (590, 420, 1.3), (820, 396, 0.7)):
        _derrick(sheet, x, y, size)
    wires = (
        "-40,190 90,212 300,160 590,120 860,210 1130,286",
        "-40,210 90,226 300,176 590,136 860,226 1130,292",
    )
    for wire in wires:
        sheet.line(smooth(wire), 2.5, "soft")
    for y, wide in ((444, 150), (470, 110), (496, 60)):
        sheet.stroke(brush(lines(430 - wide, y, 430 + wide, y), 2, 9, 2), "orange")


def _derrick(sheet: Sheet, x: float, y: float, size: float) -> None:
    high, foot, head = 250 * size, 66 * size, 14 * size
    legs = [lines(x + side * foot, y, x + side * head, y - high) for side in (-1, 1)]
    for leg in legs:
        sheet.halo(leg, 13)
    for leg in legs:
        sheet.line(leg, 6)
    for step in range(5):
        lower, upper = step / 5, (step + 1) / 5
        w0, w1 = foot + (head - foot) * lower, foot + (head - foot) * upper
        y0, y1 = y - high * lower, y - high * upper
        sheet.line(lines(x - w0, y0, x + w1, y1), 3.5)
        sheet.line(lines(x + w0, y0, x - w1, y1), 3.5)
        sheet.line(lines(x - w1, y1, x + w1, y1), 3.5)
    deck = box(x - 84 * size, y - 8, 168 * size, 14)
    sheet.form(deck, "ink", 3)
    for side in (-70, -24, 24, 70):
        sheet.line(lines(x + side * size, y, x + side * size, y + 40 * size), 5)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "boarding": boarding,
    "cruise": cruise,
    "squadron": squadron,
    "airlift": airlift,
    "oil-field": oil_field,
}
