"""Drawings of Berlin: the Wall, Checkpoint Charlie, the Brandenburg Gate."""

from collections.abc import Callable

from assets.media.recipe.paths import (
    Path,
    arc,
    box,
    brush,
    lines,
    oval,
    path,
    poly,
    smooth,
    star,
)
from assets.media.recipe.people import Figure, standing
from assets.media.recipe.scenery import cloud, coil, hills, land, sky, sun, wire
from assets.media.recipe.sheet import WIDTH, Ramp, Sheet


def wall(sheet: Sheet) -> None:
    """Draw the Wall as it cuts off a street; a woman waves to a window beyond."""
    sky(sheet, 0.34, 0.03, 330)
    sun(sheet, 820, 210, 150, "violet")
    left = path("M-40 -40 H300 L430 60 V360 L-40 470 Z")
    right = path("M1600 -40 H1200 L1080 70 V350 L1600 440 Z")
    sheet.form(left, "stone", 5, Ramp((430, 0), (-40, 0), (0.08, 0.5)), glow="soft")
    sheet.form(right, "sand", 5, Ramp((1080, 0), (1600, 0), (0.03, 0.26)), glow="soft")
    far = path(
        "M430 330 V180 H520 V150 H610 V206 H700 V176 H800 V216 H880 V160 H980 V200 H1080 V340 Z"
    )
    sheet.form(far, "sea", 4, Ramp((0, 150), (0, 340), (0.24, 0.03)), glow="grey")
    for x, top, low in ((40, 60, 176), (160, 74, 180), (280, 88, 184), (380, 100, 186)):
        _window(sheet, x, top, low)
        _window(sheet, x, top + 170, low + 130)
    for x, top, low in ((1120, 110, 190), (1220, 96, 186), (1340, 80, 180), (1470, 62, 172)):
        _window(sheet, x, top, low)
    waver = path(
        "M0 0 C-12 -4 -14 -26 0 -28 C14 -26 12 -4 0 0 Z M-26 44 C-24 8 -10 2 0 2 C10 2 24 8 26 44 Z"
    )
    sheet.silhouette([waver.moved(1382, 132)], "ink", 8)
    scarf = smooth("1398,138 1420,112 1440,88 1462,92 1482,78")
    sheet.stroke(brush(scarf, 8, 7, 12, 14, 3), "red")
    ground = poly(-40, 476, 430, 366, 1080, 356, 1600, 446, 1600, 560, -40, 560)
    sheet.form(ground, "sand", 4, 0.08, glow="soft")
    _blocks(sheet)
    woman = Figure(
        arms=(((-18, -58), (-14, -44)), ((18, -92), (30, -112))), coat="skirt", hat="scarf", nod=2
    )
    standing(sheet, woman, (1230, 514), 210)
    child = Figure(arms=(((-18, -58), (-14, -44)), ((22, -62), (34, -60))), coat="skirt")
    standing(sheet, child, (1164, 516), 120)


def _window(sheet: Sheet, x: float, top: float, low: float) -> None:
    pane = box(x, top, 44, low - top)
    sheet.area(pane, "ink")
    if sheet.secret:
        sheet.line(pane, 3, "soft")


def _blocks(sheet: Sheet) -> None:
    """Draw the wall of concrete blocks that comes from the left and runs to the back."""
    near, far = (-40.0, 300.0, 556.0), (1100.0, 292.0, 366.0)
    face = poly(near[0], near[1], far[0], far[1], far[0], far[2], near[0], near[2])
    sheet.halo(face, 14)
    sheet.form(face, "paper", 6, Ramp((-40, 0), (1100, 0), (0.2, 0.02)))
    for row in range(1, 5):
        share = row / 5
        y0, y1 = near[1] + (near[2] - near[1]) * share, far[1] + (far[2] - far[1]) * share
        sheet.line(lines(near[0], y0, far[0], y1), 4, "soft")
    for row in range(5):
        for column in range(14):
            along = 1 - 0.80 ** (column + (0.5 if row % 2 else 0.0))
            x = near[0] + (far[0] - near[0]) * along / 0.97
            if x > far[0] - 8:
                continue
            ends = []
            for share in (row / 5, (row + 1) / 5):
                side = (x - near[0]) / (far[0] - near[0])
                top = near[1] + (far[1] - near[1]) * side
                low = near[2] + (far[2] - near[2]) * side
                ends += [x, top + (low - top) * share]
            sheet.line(lines(*ends), 4, "soft")
    for x in range(0, 1100, 130):
        post = lines(x, 300 - x * 0.007, x + 26 - x * 0.016, 214 + x * 0.048)
        sheet.halo(post, 13)
        sheet.line(post, 7)
    for start, end in ((220, 268), (246, 276), (274, 284)):
        wire(sheet, (-20, start), (1110, end), 6)


def checkpoint(sheet: Sheet) -> None:
    """Draw two tanks that face each other across a barrier, a hut and signs between them."""
    sky(sheet, 0.5, 0.04, 360)
    sun(sheet, 770, 220, 130, "violet")
    town = path(
        "M-40 380 V120 H110 V70 H250 V150 H330 V190 H420 V240 H520 V270 H620 V296 H920 V262 H1010"
        "V230 H1110 V170 H1200 V110 H1340 V150 H1440 V80 H1600 V380 Z"
    )
    sheet.form(town, "sea", 4, Ramp((0, 80), (0, 380), (0.42, 0.06)), glow="grey")
    for x, y in (
        (20, 170),
        (70, 170),
        (150, 120),
        (200, 120),
        (150, 190),
        (1250, 160),
        (1300, 160),
        (1370, 200),
        (1480, 130),
        (1530, 130),
        (1480, 200),
    ):
        sheet.area(box(x, y, 24, 40), "ink" if not sheet.secret else "doc")
    ground = box(-40, 380, WIDTH + 80, 200)
    sheet.form(ground, "sand", 5, Ramp((0, 380), (0, 520), (0.03, 0.24)), glow="soft")
    sheet.form(poly(-40, 462, 1600, 462, 1600, 486, -40, 486), "paper", 4, glow="grey")
    _hut(sheet)
    _tank(sheet, 300, 462, 1.0)
    _tank(sheet, 1280, 462, 1.0, flip=True)
    for x, flip in ((620, False), (1020, True)):
        guard = Figure(
            arms=(((-16, -58), (-4, -54)), ((16, -58), (6, -50))), hat="helmet", coat="coat"
        )
        standing(sheet, guard, (x, 500), 150, flip=flip)
        sheet.line(lines(x - 20, 404, x + 26, 436), 5)
    barrier = brush(lines(560, 452, 1090, 440), 15, 15)
    sheet.halo(barrier, 10)
    sheet.form(barrier, "paper", 4, glow="ink")
    for x in range(576, 1080, 64):
        stripe = poly(
            x,
            444 - (x - 560) * 0.022,
            x + 30,
            443 - (x - 560) * 0.022,
            x + 30,
            459 - (x - 560) * 0.022,
            x,
            460 - (x - 560) * 0.022,
        )
        sheet.area(stripe, "red")
    sheet.form(box(548, 428, 18, 84), "ink", 4)


def _hut(sheet: Sheet) -> None:
    cabin = box(700, 316, 200, 130)
    sheet.halo(cabin, 12)
    sheet.form(cabin, "white", 5, Ramp((700, 0), (900, 0), (0.0, 0.24)))
    sheet.form(poly(684, 316, 700, 292, 900, 292, 916, 316), "ink", 4)
    for x in (720, 784, 848):
        sheet.form(box(x, 338, 40, 44), "ink", 3, glow="yellow")
    sheet.form(box(728, 234, 144, 52), "white", 4, glow="ink")
    sheet.text("CHECKPOINT", (800, 258), 24, anchor="mm", font="SofiaSansExtraCondensed_900Black")
    sheet.text("CHARLIE", (800, 276), 20, anchor="mm", font="SofiaSansExtraCondensed_900Black")
    sheet.line(lines(760, 292, 760, 286), 5)
    sheet.line(lines(840, 292, 840, 286), 5)


def _tank(sheet: Sheet, x: float, y: float, size: float, *, flip: bool = False) -> None:
    """Draw a tank whose gun points right."""

    def at(shape: Path) -> Path:
        return shape.stretched(-size if flip else size, size).moved(x, y)

    gun = at(brush(lines(90, -158, 330, -172), 18, 12, 11))
    brake = at(box(318, -180, 26, 17))
    turret = at(
        path(
            "M-120 -116 C-116 -176 -60 -196 0 -194 C60 -194 110 -176 120 -130 L124 -112 H-110 Z"
            if not flip
            else "M-110 -116 C-96 -176 -40 -190 10 -188 C80 -184 124 -150 130 -112 Z"
        )
    )
    hatch = at(path("M-50 -192 V-212 H10 V-194 Z"))
    hull = at(path("M-260 -60 L-230 -112 H200 L262 -84 L250 -50 H-250 Z"))
    tracks = at(rounded_track())
    sheet.silhouette([gun, brake, turret, hatch, hull, tracks], "ink", 14)
    sheet.dots(turret, 0.34, "grey")
    sheet.line(at(lines(-232, -110, 200, -110)), 4, "grey")
    for wheel in (-186, -112, -38, 36, 110, 184):
        sheet.line(at(oval(wheel, -30, 25)), 5, "stone")
        sheet.stroke(at(oval(wheel, -30, 6)), "stone")
    if not flip:
        sheet.stroke(star(x + 10, y - 150, 18), "white")


def rounded_track() -> Path:
    """Return the outline of a tank's tracks."""
    return path("M-230 -66 H224 C270 -66 276 -20 226 0 H-226 C-276 -12 -278 -60 -230 -66 Z")


def gate(sheet: Sheet) -> None:
    """Draw the Brandenburg Gate behind wire and a wall."""
    sky(sheet, 0.46, 0.02, 400)
    sun(sheet, 780, 250, 232, "violet")
    for x, y, wide in ((40, 240, 360), (1180, 200, 380)):
        sheet.form(cloud(x, y, wide, 60), "white", 4, glow="grey")
    trees = hills("-40,380 60,330 160,352 260,316 360,360 420,400")
    land(sheet, trees, "deep", 0.34)
    land(sheet, hills("1140,400 1220,352 1320,326 1420,352 1500,320 1600,360"), "deep", 0.34)
    _gate_body(sheet)
    ground = box(-40, 400, WIDTH + 80, 160)
    sheet.form(ground, "sand", 5, Ramp((0, 400), (0, 520), (0.02, 0.22)), glow="soft")
    slab = poly(-40, 396, 1600, 396, 1600, 470, -40, 470)
    sheet.halo(slab, 12)
    sheet.form(slab, "stone", 6, Ramp((0, 396), (0, 470), (0.06, 0.4)), glow="ink")
    for x in range(20, 1600, 120):
        sheet.line(lines(x, 398, x, 468), 4, "soft")
    coil(sheet, -20, 1600, 484, 36)
    guard = Figure(hat="helmet", coat="coat")
    standing(sheet, guard, (300, 398), 118)
    sheet.line(lines(286, 340, 320, 288), 5)
    standing(sheet, guard, (1290, 398), 118)
    sheet.line(lines(1276, 340, 1310, 288), 5)


def _gate_body(sheet: Sheet) -> None:
    parts = [box(x, 214, 40, 190) for x in (472, 584, 696, 824, 936, 1048)]
    parts += [
        path("M456 214 V190 H448 V174 H1112 V190 H1104 V214 Z"),
        path("M500 174 V152 H1060 V174 Z M620 152 V126 H940 V152 Z"),
        path("M360 404 V262 H350 V246 H476 V404 Z"),
        path("M1084 404 V246 H1210 V262 H1200 V404 Z"),
    ]
    sheet.silhouette(parts, "ink", 14)
    for x in (472, 584, 696, 824, 936, 1048):
        for groove in (10, 20, 30):
            sheet.line(lines(x + groove, 232, x + groove, 396), 2.5, "grey")
    for y in (182, 162):
        sheet.line(lines(510, y, 1050, y), 3, "grey")
    horses = [
        path(
            "M0 0 C2 -18 -4 -26 4 -36 C-2 -44 4 -60 16 -62 C26 -58 22 -48 18 -44 C26 -34 24"
            " -16 28 0 Z"
        )
        .stretched(0.9, 0.95)
        .moved(x, 128)
        for x in (664, 702, 832, 870)
    ]
    goddess = path(
        "M744 128 V88 C752 70 760 66 768 62 C760 50 788 46 786 62 C800 68 808 80 812 128 Z"
    )
    staff = [lines(806, 92, 812, 14), arc(812, 22, (14, 14), 0, 360)]
    sheet.silhouette([*horses, goddess], "ink", 10)
    for part in staff:
        sheet.line(part, 6)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "wall": wall,
    "checkpoint": checkpoint,
    "gate": gate,
}
