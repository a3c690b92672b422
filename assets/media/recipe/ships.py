"""Drawings of ships: freighters, the line of the quarantine, a submarine."""

from collections.abc import Callable

import numpy as np

from assets.media.recipe.aircraft import BANKED_PATROL
from assets.media.recipe.paths import Path, arc, box, brush, lines, oval, path, poly, smooth
from assets.media.recipe.people import Figure, standing
from assets.media.recipe.scenery import beam, cloud, hills, land, sea, sky, stars, sun, waves
from assets.media.recipe.sheet import WIDTH, Ramp, Sheet


def foam(sheet: Sheet, start: float, end: float, y: float, high: float = 12) -> None:
    """Draw the white line of water along a hull."""
    crest = [f"{start},{y}"]
    for step, x in enumerate(np.arange(start + 30, end, 42)):
        crest.append(f"{x},{y - (high if step % 2 else high * 0.3)}")
    way = smooth(" ".join([*crest, f"{end},{y}"]))
    sheet.stroke(brush(way, 2, 9, 7, 9, 3), "white")


def anchor(sheet: Sheet, x: float, y: float, ink: str) -> None:
    """Draw an anchor that hangs at a bow."""
    sheet.line(lines(x, y - 34, x, y + 22), 6, ink)
    sheet.line(lines(x - 14, y - 22, x + 14, y - 22), 5, ink)
    sheet.line(arc(x, y - 42, (8, 8), 0, 360), 4, ink)
    sheet.line(arc(x, y - 4, (26, 28), 10, 170), 6, ink)


def _freighter(sheet: Sheet, x: float, y: float, scale: float, hull: str) -> None:
    """Draw a freighter from the side, bow to the right, deck at y."""

    def at(shape: Path) -> Path:
        return shape.placed(x, y, scale)

    for mast in (-330, -190, 250, 396):
        sheet.line(at(lines(mast, 0, mast, -190)), 8)
        for reach in (-84, 84):
            sheet.line(at(lines(mast, -16, mast + reach, -138)), 5)
            sheet.line(at(lines(mast, -188, mast + reach, -138)), 2.5)
    house = [
        at(path("M-120 0 V-66 H-92 V-110 H-64 V-146 H96 V-118 H128 V-66 H160 V0 Z")),
        at(path("M-10 -146 L-2 -214 H62 L66 -146 Z")),
    ]
    for part in house:
        sheet.halo(part, 12)
    sheet.form(house[1], "ink", 4)
    sheet.form(at(path("M-7 -168 L-4 -194 H63 L65 -168 Z")), "red", 3)
    sheet.form(house[0], "paper", 5, Ramp((x - 100, 0), (x + 190 * scale, 0), (0.0, 0.26)))
    for low, left, right in ((-30, -100, 150), (-86, -72, 116), (-128, -48, 84)):
        for window in range(left, right, 26):
            sheet.area(at(box(window, low - 8, 12, 12)), "ink")
            if sheet.secret:
                sheet.area(at(box(window, low - 8, 12, 12)), "doc", 0.7)
    body = at(
        path(
            "M-546 -34 C-548 20 -520 60 -500 104 H492 C512 60 548 8 588 -64 L446 -50 L430 0"
            "H-420 L-434 -30 Z"
        )
    )
    sheet.halo(body, 14)
    sheet.form(body, hull, 5, Ramp((0, y), (0, y + 104 * scale), (0.1, 0.36)), glow="ink")
    sheet.line(at(lines(-528, 12, 536, 12)), 4, "white")


def crates_on_deck(sheet: Sheet) -> None:
    """Draw a freighter with aircraft crates on its deck."""
    sky(sheet, 0.3, 0.02, 380)
    sun(sheet, 1210, 320, 170, "orange")
    sheet.form(cloud(120, 250, 420, 70), "white", 4, glow="grey")
    sheet.form(cloud(520, 130, 260, 40), "white", 4, glow="grey")
    sea(sheet, 372, 0.4)
    _freighter(sheet, 700, 326, 1.06, "ink")
    for x, wide in ((262, 150), (420, 130), (884, 150), (1044, 120)):
        _crate(sheet, x, 330, wide, 62)
    for x in (306, 930):
        _crate(sheet, x, 268, 160, 56)
    foam(sheet, 110, 1290, 436, 14)
    waves(sheet, 440, 8)


def _crate(sheet: Sheet, x: float, low: float, wide: float, high: float) -> None:
    shape = box(x, low - high, wide, high)
    sheet.halo(shape, 8)
    sheet.form(shape, "sand", 4, Ramp((x, 0), (x + wide, 0), (0.02, 0.2)), glow="orange")
    for row in (0.33, 0.66):
        sheet.line(lines(x, low - high * row, x + wide, low - high * row), 2.5, "grey")
    for post in (0.0, 0.5):
        left, right = x + wide * post, x + wide * (post + 0.5)
        sheet.line(lines(left, low, right, low - high), 3.5, "soft")
        sheet.line(lines(right, low, right, low - high), 3.5, "soft")


def missiles_leave(sheet: Sheet) -> None:
    """Draw sailors who pull the cover from a missile on deck while an aircraft passes."""
    sky(sheet, 0.32, 0.02, 330)
    sun(sheet, 330, 262, 156, "orange")
    sea(sheet, 300, 0.22)
    waves(sheet, 304, 4, rows=3)
    plane = BANKED_PATROL.placed(640, 112, 0.62)
    sheet.halo(plane, 14)
    sheet.form(plane, "ink", 4)
    deck = poly(-40, 424, 420, 372, 1600, 372, 1600, 560, -40, 560)
    sheet.form(deck, "stone", 5, Ramp((0, 370), (0, 520), (0.1, 0.42)), glow="soft")
    for y, x in ((392, 260), (420, 20), (456, -40), (500, -40)):
        sheet.line(lines(x, y, 1600, y), 2.5, "grey")
    for x in range(500, 1600, 150):
        sheet.line(lines(x, 372, x, 318), 5)
    sheet.line(lines(430, 330, 1600, 318), 4)
    sheet.line(lines(430, 350, 1600, 344), 3)
    for x in (470, 700):
        sheet.form(path("M-46 0 L-30 -60 H60 L76 0 Z").moved(x, 486), "ink", 4, glow="soft")
    fins = path("M1190 300 L1290 232 L1330 236 L1320 300 L1366 352 L1330 366 L1200 356 Z")
    missile = path(
        "M210 436 C260 392 320 364 400 350 L1260 276 L1268 366 L430 476C340 480 262 468 210 436 Z"
    )
    for part in (fins, missile):
        sheet.halo(part, 16)
    sheet.form(fins, "soft", 5, glow="ink")
    sheet.form(missile, "paper", 6, Ramp((700, 330), (716, 450), (0.0, 0.55)))
    sheet.form(
        path(
            "M210 436 C260 392 320 364 392 351 C420 390 426 436 420 477C340 480 262 468 210 436 Z"
        ),
        "red",
        5,
        0.1,
    )
    sheet.line(smooth("560,337 586,396 580,458"), 4)
    canvas = path(
        "M736 318 C800 296 880 300 960 284 L1180 258 C1240 250 1270 290 1276 330 L1300 438"
        "C1270 430 1250 452 1220 444 C1190 470 1150 450 1120 466 C1080 490 1040 466 1000 482"
        "C960 504 920 480 880 496 C840 514 800 490 764 500 C780 450 700 400 736 318 Z"
    )
    sheet.halo(canvas, 12)
    sheet.form(canvas, "orange", 5, Ramp((900, 300), (950, 500), (0.0, 0.4)))
    for fold in (
        "790,306 850,350 840,420 880,494",
        "900,294 950,340 960,420 1000,480",
        "1020,278 1070,330 1080,400 1120,464",
        "1130,264 1180,310 1190,380 1220,442",
    ):
        sheet.stroke(brush(smooth(fold), 1, 7, 3))
    pull = Figure(
        arms=(((14, -64), (30, -58)), ((26, -70), (36, -62))),
        legs=(((-16, -26), (-26, 0)), ((2, -24), (12, 0))),
        hat="sailor",
        nod=-6,
    )
    standing(sheet, pull, (660, 514), 236)
    standing(sheet, pull, (1400, 500), 226, flip=True)


def destroyer(sheet: Sheet) -> None:
    """Draw a destroyer that comes on, and the smoke of a freighter on the horizon."""
    sky(sheet, 0.5, 0.02, 330)
    sun(sheet, 420, 250, 170, "orange")
    for x, y, wide, high in ((-60, 316, 380, 50), (560, 320, 300, 36)):
        sheet.form(cloud(x, y, wide, high), "sand", 4, glow="grey")
    sea(sheet, 318, 0.42)
    small = path("M0 0 L8 16 H120 L136 -8 L112 -4 V0 H84 V-22 H52 V0 Z").placed(170, 304, 1.0)
    sheet.silhouette([small], "ink", 8)
    sheet.stroke(brush(smooth("240,280 220,240 150,226 60,236"), 6, 16, 26, 12), "soft")
    waves(sheet, 322, 21, rows=6)
    _destroyer_hull(sheet)


def _destroyer_hull(sheet: Sheet) -> None:
    tower = path(
        "M1000 250 V196 H1036 V150 H1064 V120 H1124 V150 H1150 V196 H1190 V160 L1204 112 H1246"
        "L1250 196 H1296 V176 L1308 132 H1346 L1350 196 H1392 V226 H1450 V262 H1000 Z"
    )
    mast = lines(1102, 122, 1112, 14)
    for part in (tower, mast):
        sheet.halo(part, 14)
    sheet.line(mast, 8)
    for y, half in ((34, 34), (62, 46), (88, 30)):
        sheet.line(lines(1108 - half, y, 1110 + half, y), 5)
    sheet.form(arc(1108, 30, (36, 16), 180, 360), "soft", 3, glow="ink")
    sheet.line(lines(1110, 20, 1420, 214), 2.5, "soft")
    sheet.line(lines(1106, 20, 880, 236), 2.5, "soft")
    sheet.form(tower, "deep", 5, Ramp((1000, 0), (1450, 0), (0.08, 0.5)))
    for x in range(1046, 1140, 24):
        sheet.area(box(x, 162, 14, 14), "ink")
    for x, y, size in ((900, 262, 1.0), (1420, 232, 0.7)):
        gun = path("M-60 0 C-60 -40 -40 -52 0 -52 C34 -52 46 -36 48 0 Z")
        barrel = lines(-40, -36, -150, -62)
        for part in (barrel, gun):
            sheet.halo(part.placed(x, y, size), 10)
        sheet.line(barrel.placed(x, y, size), 9 * size)
        sheet.form(gun.placed(x, y, size), "deep", 5, 0.24)
    hull = path(
        "M640 206 C690 224 760 238 860 256 L1010 262 L1600 252 L1600 440 C1300 456 1000 470 760 470"
        "C742 400 690 300 640 206 Z"
    )
    sheet.halo(hull, 16)
    sheet.form(hull, "grey", 6, Ramp((700, 0), (1560, 0), (0.5, 0.12)))
    sheet.area(
        path(
            "M640 206 C690 224 760 238 800 246 C800 320 820 400 850 470 L760 470"
            "C742 400 690 300 640 206 Z"
        ),
        "ink",
        0.9,
    )
    sheet.line(path("M640 206 C690 224 760 238 860 256 L1010 262 L1600 252"), 6)
    anchor(sheet, 726, 316, "stone")
    wave = path(
        "M560 520 C620 500 660 440 742 424 C700 460 760 470 800 452 C860 440 960 470 1100 452"
        "C1260 440 1440 452 1600 430 L1600 560 L560 560 Z"
    )
    sheet.form(wave, "white", 5, Ramp((0, 440), (0, 520), (0.0, 0.26)), glow="ink")


def submarine(sheet: Sheet) -> None:
    """Draw a submarine that has come up at night, caught in a searchlight."""
    sheet.area(ALL_NIGHT, "soft" if not sheet.secret else "sky")
    sheet.dots(
        ALL_NIGHT, Ramp((0, 0), (0, 330), (0.8, 0.36)), "ink" if not sheet.secret else "grey"
    )
    stars(sheet, 59, 250)
    water = box(-40, 330, WIDTH + 80, 240)
    sheet.form(water, "ink", 5, 0.3, glow="soft")
    ship = path(
        "M0 0 L16 26 H250 L262 0 H196 V-22 H168 V-44 H150 L148 -80 H144 L140 -44 H112 V-22 H84 V0 Z"
    ).placed(1250, 306, 0.9)
    beam(sheet, (1372, 254), (560, 120), (520, 340))
    sheet.silhouette([ship], "ink", 10)
    sheet.stroke(oval(1372, 254, 9), "yellow")
    _surfaced(sheet)
    for x, y, long in (
        (300, 470, 160),
        (760, 480, 220),
        (1060, 452, 150),
        (120, 440, 110),
        (1250, 496, 200),
        (560, 506, 140),
        (1400, 420, 90),
    ):
        way = smooth(f"{x},{y} {x + long * 0.4},{y - 8} {x + long},{y}")
        sheet.stroke(brush(way, 1, 6, 1), "grey" if x % 3 else "white")


ALL_NIGHT = box(-30, -30, WIDTH + 60, 600)


def _surfaced(sheet: Sheet) -> None:
    hull = path(
        "M70 392 C120 364 200 352 300 348 L860 340 C980 340 1080 356 1150 384 L1150 412 H70 Z"
    )
    sail = path(
        "M380 350 L392 214 C394 196 404 188 424 188 H640 C664 188 674 200 680 216 L716 346 Z"
    )
    for part in (sail, hull):
        sheet.halo(part, 14)
    for x, top in ((470, 88), (506, 60), (556, 110)):
        sheet.halo(lines(x, 190, x, top), 18)
        sheet.line(lines(x, 190, x, top), 8)
    sheet.line(lines(506, 60, 524, 60), 8)
    sheet.form(oval(556, 112, 20, 9), "ink", 4)
    sheet.form(sail, "sea", 6, Ramp((690, 0), (390, 0), (0.02, 0.62)))
    sheet.form(hull, "deep", 6, Ramp((0, 344), (0, 410), (0.12, 0.6)))
    sheet.line(lines(404, 236, 688, 236), 4)
    for x in (430, 480, 530, 580, 630):
        sheet.area(oval(x, 216, 9), "ink")
    man = Figure(arms=(((-16, -64), (-6, -78)), ((18, -62), (22, -48))), hat="cap")
    standing(sheet, man, (604, 222), 92)
    standing(sheet, Figure(hat="cap"), (650, 226), 84)
    sheet.area(path("M400 196 H662 L676 222 H398 Z"), "deep")
    sheet.line(lines(398, 196, 668, 196), 6)
    for x in range(740, 1060, 58):
        sheet.line(lines(x, 342, x, 320), 3.5)
    sheet.line(lines(716, 322, 1060, 324), 2.5)
    foam(sheet, 40, 1190, 412, 22)
    foam(sheet, 90, 1120, 430, 10)


def night_cargo(sheet: Sheet) -> None:
    """Draw a freighter that takes long covered trailers on board at night."""
    sheet.area(ALL_NIGHT, "sky")
    sheet.dots(ALL_NIGHT, Ramp((0, 0), (0, 420), (0.74, 0.2)), "ink")
    sun(sheet, 220, 130, 70, "yellow")
    land(sheet, hills("-40,330 200,300 420,330 600,316"), "soft", 0.4)
    sea(sheet, 352, 0.45, "deep")
    _freighter(sheet, 860, 330, 1.08, "ink")
    for x in (560, 1130):
        sheet.line(lines(x, 160, x, 214), 3.5)
    load = rounded_load(440, 220)
    sheet.line(lines(560, 166, 460, 232), 3)
    sheet.line(lines(560, 166, 668, 232), 3)
    sheet.halo(load, 14)
    sheet.form(load, "orange", 5, Ramp((0, 220), (0, 290), (0.0, 0.4)))
    for x in (500, 560, 620):
        sheet.line(lines(x, 226, x + 6, 286), 4)
    foam(sheet, 280, 1470, 444, 10)
    quay = poly(-40, 436, 700, 462, 760, 560, -40, 560)
    sheet.form(quay, "stone", 6, Ramp((0, 440), (0, 520), (0.2, 0.5)), glow="soft")
    pole = lines(120, 470, 120, 250, 190, 226)
    sheet.halo(pole, 14)
    sheet.line(pole, 8)
    light = poly(196, 232, 60, 470, 440, 480)
    sheet.dots(light, Ramp((196, 232), (240, 480), (0.5, 0.06)), "yellow")
    sheet.stroke(oval(196, 230, 11), "yellow")
    soldier = Figure(hat="cap")
    arm = Figure(arms=(((-20, -58), (-18, -42)), ((24, -80), (34, -96))), hat="cap")
    for figure, x, y, high in (
        (soldier, 290, 486, 124),
        (soldier, 350, 492, 126),
        (arm, 430, 500, 136),
        (soldier, 60, 500, 132),
    ):
        standing(sheet, figure, (x, y), high)


def rounded_load(x: float, y: float) -> Path:
    """Return a long load under canvas."""
    return path(
        "M0 30 C20 0 60 4 90 6 L220 2 C250 0 262 30 256 66 L6 70 Z",
    ).moved(x, y)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "crates-on-deck": crates_on_deck,
    "missiles-leave": missiles_leave,
    "destroyer": destroyer,
    "submarine": submarine,
    "night-cargo": night_cargo,
}
