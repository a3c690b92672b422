"""Drawings of weapons on land: missiles in Cuba and Turkey, guns, a landing, a test."""

from collections.abc import Callable
from math import cos, radians, sin

import numpy as np

from assets.media.recipe.paths import Path, arc, box, brush, lines, oval, path, poly, smooth
from assets.media.recipe.people import Figure, standing
from assets.media.recipe.scenery import (
    ALL,
    cloud,
    hills,
    land,
    palm,
    sea,
    sky,
    sun,
    waves,
)
from assets.media.recipe.sheet import WIDTH, Ramp, Round, Sheet


def missile_site(sheet: Sheet) -> None:
    """Draw a missile that is raised among palms, with tents and hills behind."""
    sky(sheet, 0.42, 0.02, 380)
    sun(sheet, 1080, 270, 184, "orange")
    land(
        sheet,
        hills("-40,350 160,300 330,336 540,270 760,334 980,300 1240,346 1420,310 1600,340"),
        "stone",
        Ramp((0, 290), (0, 430), (0.12, 0.44)),
    )
    land(sheet, hills("-40,414 400,396 800,410 1200,394 1600,412"), "sand", 0.1)
    for x, y, size in ((250, 440, 0.9), (120, 452, 1.0), (1330, 436, 0.9), (1200, 430, 0.7)):
        _tent(sheet, x, y, size)
    _launcher(sheet)
    land(sheet, hills("-40,502 300,488 700,500 1100,486 1600,500"), "ink", 0.26)
    watch = Figure(arms=(((-20, -58), (-18, -42)), ((26, -76), (40, -88))), hat="helmet")
    standing(sheet, watch, (420, 504), 112)
    standing(sheet, Figure(hat="helmet"), (372, 506), 106)
    standing(sheet, Figure(hat="helmet"), (1136, 500), 104, flip=True)
    for x, high, lean in ((40, 330, 60), (190, 220, -30), (1490, 340, -70), (1390, 210, 26)):
        palm(sheet, x, 540, high, lean)


def _tent(sheet: Sheet, x: float, y: float, size: float) -> None:
    roof = path("M-70 0 L-40 -66 H70 L100 0 Z").placed(x, y, size)
    sheet.halo(roof, 8)
    sheet.form(roof, "sea", 4, 0.16, glow="soft")
    sheet.form(path("M-70 0 L-40 -66 L-8 0 Z").placed(x, y, size), "ink", 3, glow="soft")


def _launcher(sheet: Sheet) -> None:
    turn = -34.0

    def at(shape: Path) -> Path:
        return shape.placed(500, 442, 1.0, turn)

    arm = at(path("M0 14 H560 V34 H0 Z"))
    body = path(
        "M-34 -44 L30 -44 H560 C610 -42 660 -22 700 -14 C660 -6 610 14 560 16 H30 L-34 16 Z"
    )
    missile, tip = at(body), at(path("M560 -44 C610 -42 660 -22 700 -14 C660 -6 610 14 560 16 Z"))
    fins = at(path("M-40 -44 L60 -44 L20 -92 L-60 -92 Z M-40 16 L60 16 L20 64 L-60 64 Z"))
    struts = (lines(640, 470, 720, 330), lines(760, 470, 830, 262), lines(690, 470, 830, 262))
    for part in (arm, missile, fins, *struts):
        sheet.halo(part, 18)
    for strut in struts:
        sheet.line(strut, 9)
    truck = path("M500 480 V440 H640 L660 410 H840 L850 440 H930 V480 Z")
    sheet.form(arm, "ink", 4)
    for step in range(30, 560, 44):
        sheet.line(at(lines(step, 14, step + 22, 34, step + 44, 14)), 3, "grey")
    sheet.form(fins, "soft", 5, glow="ink")
    sheet.form(missile, "paper", 6, Ramp((730, 246), (766, 300), (0.0, 0.5)))
    sheet.form(tip, "red", 5)
    for ring in (120, 300, 440):
        sheet.line(at(arc(ring, -14, (9, 30), -90, 90)), 4)
    sheet.halo(truck, 12)
    sheet.form(truck, "ink", 5, 0.3)
    for x in (550, 610, 720, 790, 870):
        sheet.halo(oval(x, 482, 26), 8)
        sheet.form(oval(x, 482, 26), "ink", 4)
        sheet.area(oval(x, 482, 10), "stone")


def jupiters(sheet: Sheet) -> None:
    """Draw upright missiles on a Turkish hill, with poppies in the grass."""
    sky(sheet, 0.3, 0.02, 400)
    sun(sheet, 440, 236, 168, "teal")
    land(
        sheet,
        hills("-40,330 140,296 340,330 560,280 800,326 1000,286 1260,322 1600,270"),
        "stone",
        Ramp((0, 280), (0, 420), (0.1, 0.4)),
    )
    land(
        sheet,
        hills("-40,430 300,382 700,404 1100,372 1600,410"),
        "sand",
        Ramp((0, 370), (0, 500), (0.04, 0.2)),
    )
    _jupiter(sheet, 460, 396, 0.62)
    _jupiter(sheet, 724, 408, 0.8)
    _jupiter(sheet, 1090, 440, 1.12)
    guard = Figure(hat="helmet", coat="coat")
    standing(sheet, guard, (900, 438), 92)
    sheet.line(lines(890, 382, 914, 352), 4)
    for x in np.arange(-20.0, 1600, 118):
        sheet.line(lines(x, 470, x, 392), 6)
    for y in (404.0, 430.0, 452.0):
        sheet.line(smooth(f"-40,{y} 400,{y + 5} 800,{y - 2} 1200,{y + 5} 1600,{y}"), 2.5, "soft")
    land(sheet, hills("-40,470 260,452 600,478 980,456 1300,474 1600,452"), "ink", 0.3)
    random = np.random.default_rng(1962)
    for y in np.sort(random.uniform(462, 520, 44)):
        x, size = random.uniform(0, WIDTH), 7 + (y - 462) * 0.22
        sheet.line(smooth(f"{x},{y} {x + 3},{y + 20} {x - 2},{y + 46}"), 2.5, "grey")
        flower = path("M0 6 C-16 6 -18 -10 -8 -12 C-6 -18 6 -18 8 -12 C18 -10 16 6 0 6 Z")
        sheet.form(flower.placed(x, y, size / 11), "red", 2.5)
        sheet.area(oval(x, y - 2, size * 0.22), "ink")


def _jupiter(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw a Jupiter on its stand: a thick cylinder with a cone, 330 high."""

    def at(words: str) -> Path:
        return path(words).placed(x, y, size)

    petals = [
        at(f"M{side * 24} -74 L{side * 76} -6 L{side * 70} 4 L{side * 20} -22 Z")
        for side in (-1, 1)
    ]
    body = at("M-30 -20 V-232 L-26 -240 L-10 -318 C-6 -332 6 -332 10 -318 L26 -240 L30 -232 V-20 Z")
    for part in (*petals, body):
        sheet.halo(part, 14)
    for petal in petals:
        sheet.form(petal, "soft", 4, glow="ink")
    sheet.form(body, "white", 5, Ramp((x - 32 * size, 0), (x + 36 * size, 0), (0.0, 0.4)))
    sheet.form(
        at("M-30 -232 L-26 -240 L-10 -318 C-6 -332 6 -332 10 -318 L26 -240 L30 -232 Z"), "ink", 4
    )
    sheet.line(at("M-30 -140 H30"), 4)
    sheet.area(at("M-30 -60 H30 V-44 H-30 Z"), "teal")
    sheet.form(at("M-52 0 L-38 -24 H38 L52 0 Z"), "ink", 4)


def malecon(sheet: Sheet) -> None:
    """Draw an anti-aircraft gun on the sea wall of Havana, two militiamen beside it."""
    sky(sheet, 0.34, 0.02, 360)
    sun(sheet, 620, 276, 168, "orange")
    for x, y, wide in ((60, 180, 300), (1180, 120, 320)):
        sheet.form(cloud(x, y, wide, 54), "white", 4, glow="grey")
    town = path(
        "M-40 372 V300 H60 V250 H130 V310 H190 V270 H250 V330 H330 V296 H380 V344 H470 V372 Z"
    )
    sheet.form(town, "sand", 4, Ramp((0, 250), (0, 372), (0.05, 0.3)), glow="soft")
    for x in range(76, 120, 22):
        for y in range(266, 340, 24):
            sheet.area(box(x, y, 8, 11), "ink" if not sheet.secret else "doc")
    sea(sheet, 366, 0.36)
    waves(sheet, 368, 12, rows=4)
    for x, lean, high in (
        (400, -50, 70),
        (430, -18, 120),
        (462, 6, 140),
        (492, 30, 110),
        (520, 64, 66),
    ):
        jet = smooth(f"{x},460 {x + lean * 0.4},{460 - high} {x + lean},{440 - high * 0.7}")
        sheet.stroke(brush(jet, 22, 12, 3), "white")
    wall = poly(-40, 436, 1600, 462, 1600, 560, -40, 560)
    sheet.form(wall, "stone", 6, Ramp((0, 440), (0, 520), (0.1, 0.4)), glow="soft")
    sheet.line(lines(-40, 458, 1600, 484), 4, "soft")
    _twin_gun(sheet, 1010, 470)
    watch = Figure(
        arms=(((-22, -62), (-8, -72)), ((26, -82), (12, -92))),
        legs=(((-10, -24), (-14, 0)), ((10, -24), (14, 0))),
        hat="cap",
    )
    standing(sheet, watch, (690, 512), 210)
    woman = Figure(hat="cap", nod=3, coat="suit")
    standing(sheet, woman, (1340, 514), 196)
    sheet.halo(brush(lines(1300, 480, 1382, 292), 8, 8), 10)
    sheet.stroke(brush(lines(1300, 480, 1382, 292), 12, 6, 4))


def _twin_gun(sheet: Sheet, x: float, y: float) -> None:
    barrels = [brush(lines(x + dx, y - 140, x + dx - 330, y - 390), 20, 11, 9) for dx in (-10, 40)]
    muzzles = [oval(x + dx - 332, y - 392, 12) for dx in (-10, 40)]
    cradle = path("M-90 -90 L-60 -176 L70 -186 L104 -120 L80 -60 H-70 Z").moved(x, y)
    base = path("M-150 34 L-110 -8 H-60 L-44 -70 H60 L76 -8 H120 L160 34 Z").moved(x, y)
    seat = path("M96 -96 h64 v-54 h14 v78 h-78 Z").moved(x, y)
    parts = [*barrels, *muzzles, cradle, base, seat]
    sheet.silhouette(parts, "ink", 14)
    sheet.dots(cradle, 0.3, "soft")
    sheet.line(oval(x - 10, y - 116, 40), 5, "stone")
    for turn in (20, 65, 110, 155):
        dx, dy = 40 * cos(radians(turn)), 40 * sin(radians(turn))
        sheet.line(lines(x - 10 - dx, y - 116 - dy, x - 10 + dx, y - 116 + dy), 2.5, "stone")
    gunner = Figure(
        arms=(((-24, -62), (-34, -66)), ((-8, -58), (-30, -60))),
        legs=(((-18, -40), (-16, -14)), ((-10, -38), (-10, -12))),
        hat="helmet",
        nod=-4,
    )
    standing(sheet, gunner, (x + 130, y - 46), 172)


def landing(sheet: Sheet) -> None:
    """Draw landing boats before a beach at first light, a column of smoke behind."""
    sky(sheet, 0.5, 0.03, 330)
    sun(sheet, 980, 300, 150, "orange")
    smoke = brush(smooth("1260,330 1240,240 1300,150 1260,60 1330,-30"), 12, 60, 90, 150)
    sheet.form(smoke, "soft", 4, glow="soft")
    land(sheet, hills("-40,332 300,316 700,326 1000,306 1300,318 1600,290"), "ink", 0.24)
    for x, high, lean in (
        (120, 130, 24),
        (260, 96, -16),
        (700, 100, 20),
        (1130, 120, -20),
        (1420, 150, 30),
        (1520, 110, -14),
    ):
        palm(sheet, x, 330, high, lean)
    sea(sheet, 334, 0.42)
    waves(sheet, 336, 17, rows=6)
    for x, y, size in ((300, 404, 0.7), (760, 416, 0.86), (1180, 452, 1.25)):
        _boat(sheet, x, y, size)


def _boat(sheet: Sheet, x: float, y: float, size: float) -> None:
    heads = [oval(dx, -70 - (dx % 3) * 4, 15, 17) for dx in range(-120, 130, 34)]
    helmets = [
        path("M-19 0 C-19 -26 19 -26 19 0 Z").moved(dx, -74 - (dx % 3) * 4)
        for dx in range(-120, 130, 34)
    ]
    hull = path("M-190 -64 L-176 20 H176 L214 -84 L150 -60 Z")
    parts = [part.placed(x, y, size) for part in (*heads, *helmets, hull)]
    sheet.silhouette(parts, "ink", 10)
    for rifle in (-100, -30, 44, 110):
        sheet.line(lines(rifle, -60, rifle + 18, -132).placed(x, y, size), 4)
    sheet.line(lines(-186, -40, 160, -40).placed(x, y, size), 3.5, "grey")
    wash = path("M-240 26 C-200 0 -160 24 -100 14 C0 4 100 26 170 10 C220 0 250 10 280 28 Z")
    sheet.form(wash.placed(x, y, size), "white", 4, glow="ink")


def test_cloud(sheet: Sheet) -> None:
    """Draw the cloud of a nuclear test over the ocean, seen from a beach far away."""
    sheet.area(ALL, "sky")
    sheet.dots(ALL, Round((860, 250), 760, (0.0, 0.72)), "ink")
    sun(sheet, 860, 200, 190, "yellow")
    stem = path("M800 380 C846 330 830 280 826 220 H894 C890 280 876 330 920 380 Z")
    cap = path(
        "M640 214 C610 170 650 120 700 130 C710 70 790 50 840 76 C890 40 980 60 1000 120"
        "C1060 110 1110 160 1080 212 C1060 248 1000 244 970 232 C930 258 790 258 750 232"
        "C710 248 664 246 640 214 Z"
    )
    skirt = path("M720 372 C760 340 820 352 860 350 C910 348 970 342 1000 372 Z")
    for part in (stem, cap, skirt):
        sheet.halo(part, 12)
    sheet.form(stem, "white", 5, Ramp((820, 0), (900, 0), (0.02, 0.4)))
    sheet.form(cap, "white", 6, Ramp((0, 80), (0, 250), (0.0, 0.5)))
    for curl in (
        "700,130 730,138 744,170",
        "840,76 858,100 850,134",
        "1000,120 980,140 976,168",
        "760,190 800,206 850,196",
        "900,200 950,210 990,190",
    ):
        sheet.stroke(brush(smooth(curl), 2, 7, 2))
    sheet.form(skirt, "white", 5, 0.2)
    sea(sheet, 372, 0.42)
    waves(sheet, 376, 33)
    sheet.dots(
        path("M780 376 H940 L1060 520 H660 Z"), Ramp((0, 376), (0, 520), (0.5, 0.06)), "yellow"
    )
    land(sheet, hills("-40,470 200,456 420,492 620,530 700,560"), "ink", 0.26)
    for x, high, lean in ((90, 250, 60), (210, 170, 80), (1480, 300, -60)):
        palm(sheet, x, 540, high, lean)
    standing(
        sheet, Figure(arms=(((-20, -58), (-18, -42)), ((24, -82), (10, -92)))), (360, 496), 110
    )
    standing(sheet, Figure(hat="cap"), (310, 490), 106)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "missile-site": missile_site,
    "jupiters": jupiters,
    "malecon": malecon,
    "landing": landing,
    "test-cloud": test_cloud,
}
