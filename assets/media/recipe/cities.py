"""Drawings of cities that speak: Rome and Moscow, radio waves over their roofs."""

from collections.abc import Callable

from assets.media.recipe.paths import (
    arc,
    box,
    lines,
    oval,
    path,
    smooth,
    star,
)
from assets.media.recipe.scenery import ALL, sky, sun
from assets.media.recipe.sheet import Ramp, Round, Sheet


def saint_peter(sheet: Sheet) -> None:
    """Draw the dome of Saint Peter's at night, radio waves spreading from it."""
    sheet.area(ALL, "sky")
    sheet.dots(ALL, Round((780, 150), 900, (0.02, 0.74)), "ink")
    for step, radius in enumerate((150, 230, 316, 410, 512, 622, 740)):
        ring = arc(780, 96, (radius, radius), -200, 20)
        if not sheet.secret:
            sheet.line(ring, 17 - step, "ink")
        sheet.line(ring, 10 - step, "yellow")
    _dome(sheet)
    roofs = [
        path("M-40 430 V330 L80 300 L170 336 V430 Z"),
        path("M1390 430 V326 L1500 296 L1600 330 V430 Z"),
        path("M170 440 V372 H330 V440 Z"),
        path("M1230 440 V366 H1390 V440 Z"),
    ]
    for roof in roofs:
        sheet.form(roof, "stone", 4, 0.32, glow="soft")
    front = path("M420 470 V340 H1140 V470 Z M404 340 V318 H1156 V340 Z")
    sheet.halo(front, 14)
    sheet.form(front, "white", 5, Ramp((0, 318), (0, 470), (0.0, 0.08)), glow="ink")
    sheet.form(path("M640 318 L780 270 L920 318 Z"), "sand", 5, 0.1)
    for x in (440, 510, 580, 650, 730, 800, 880, 950, 1020, 1090):
        sheet.form(box(x, 350, 26, 110), "sand", 3, glow="soft")
        sheet.area(box(x + 16, 352, 10, 108), "stone")
    for x in range(430, 1150, 62):
        sheet.area(path("M-7 0 V-22 C-10 -36 10 -36 7 -22 V0 Z").moved(x, 318), "ink")
    window = path("M756 452 V392 C756 372 804 372 804 392 V452 Z")
    sheet.form(window, "yellow", 4)
    sheet.area(
        path("M768 452 V428 C766 410 794 410 792 428 V452 Z M774 412 C770 398 790 398 786 412 Z"),
        "ink",
    )
    crowd = [oval(x, 506 - (x * 7) % 17, 13, 16) for x in range(0, 1580, 29)]
    crowd += [oval(x + 12, 528 - (x * 5) % 11, 25, 20) for x in range(-20, 1600, 36)]
    sheet.silhouette(crowd, "ink", 8)


def _dome(sheet: Sheet) -> None:
    drum = path("M620 318 V250 H606 V236 H954 V250 H940 V318 Z")
    shell = path("M628 236 C632 150 700 88 764 80 H796 C860 88 928 150 932 236 Z")
    lantern = path(
        "M752 82 V54 H746 V46 H758 C760 30 770 24 776 20 V2 H784 V20 C790 24 800 30 802 46"
        " H814 V54 H808 V82 Z"
    )
    for part in (shell, drum, lantern):
        sheet.halo(part, 14)
    sheet.form(drum, "ink", 5)
    for x in range(636, 940, 38):
        sheet.form(box(x, 258, 14, 54), "sand", 0, glow="soft")
    sheet.form(shell, "ink", 5, 0.24)
    for bend in (-0.8, -0.5, -0.2, 0.2, 0.5, 0.8):
        rib = smooth(f"{780 + bend * 184},236 {780 + bend * 150},150 {780 + bend * 22},84")
        sheet.line(rib, 3.5, "stone")
    sheet.form(lantern, "ink", 4)
    sheet.line(lines(768, -8, 792, -8), 5)


def moscow_radio(sheet: Sheet) -> None:
    """Draw the towers of the Kremlin and a radio mast, waves going out over the roofs."""
    sky(sheet, 0.6, 0.03, 400)
    sun(sheet, 500, 250, 176, "red")
    mast = (1160.0, 26.0)
    for step, radius in enumerate((60, 116, 176, 240, 308, 380)):
        for turn in (0, 180):
            ring = arc(*mast, (radius, radius), turn - 46, turn + 46)
            if not sheet.secret:
                sheet.line(ring, 14 - step)
            sheet.line(ring, 8 - step * 0.6, "yellow")
    _mast(sheet, *mast)
    roofs = path(
        "M-40 460 V370 H80 V340 H170 V380 H980 V356 H1060 V400 H1260 V350 H1380 V376 H1600 V460 Z"
    )
    sheet.form(roofs, "stone", 4, 0.3, glow="soft")
    _spires(sheet)
    rampart = "M-40 560 V402"
    for x in range(-40, 1600, 48):
        rampart += f" L{x} 402 L{x + 4} 380 L{x + 16} 390 L{x + 28} 380 L{x + 32} 402 L{x + 48} 402"
    wall_line = path(rampart + " L1640 560 Z")
    sheet.halo(wall_line, 12)
    sheet.form(wall_line, "ink", 5, Ramp((0, 400), (0, 520), (0.1, 0.5)))
    for x in range(-20, 1600, 96):
        sheet.area(path("M-7 0 V-22 C-7 -32 7 -32 7 -22 V0 Z").moved(x, 462), "sand")


def _mast(sheet: Sheet, x: float, top: float) -> None:
    for half in (-1, 1):
        leg = lines(x + half * 4, top, x + half * 64, 400)
        sheet.halo(leg, 14)
        sheet.line(leg, 6)
    for step in range(8):
        y0, y1 = top + 46 * step, top + 46 * (step + 1)
        w0, w1 = 4 + 60 * step * 46 / 374, 4 + 60 * (step + 1) * 46 / 374
        sheet.line(lines(x - w0, y0, x + w1, y1, x - w1, y1, x + w0, y0), 3.5)
    sheet.line(lines(x, top, x, -20), 5)
    sheet.stroke(oval(x, top - 6, 10), "red")


def _spires(sheet: Sheet) -> None:
    clock = path(
        "M250 420 V250 H240 V236 H258 V190 L276 176 V140 H268 V128 H290 L330 30 L370 128 H392"
        "V140 H384 V176 L402 190 V236 H420 V250 H410 V420 Z"
    )
    small = [
        path("M-50 420 V300 H-56 V288 H-34 V252 L0 150 L34 252 V288 H56 V300 H50 V420 Z").moved(
            x, dy
        )
        for x, dy in ((60, 30), (800, 40), (1440, 20))
    ]
    ivan = path(
        "M580 420 V240 H592 V180 H602 V128 C602 104 616 92 630 74 C644 92 658 104 658 128 V180"
        "H668 V240 H680 V420 Z"
    )
    domes = [
        path("M-44 130 V60 H-36 C-60 20 -20 6 0 -34 C20 6 60 20 36 60 H44 V130 Z").moved(x, y)
        for x, y in ((730, 300), (520, 316), (916, 312))
    ]
    sheet.silhouette([clock, *small, ivan, *domes], "ink", 14)
    face = oval(330, 214, 27)
    sheet.form(face, "paper", 4, glow="yellow")
    sheet.line(lines(330, 214, 330, 194), 4)
    sheet.line(lines(330, 214, 344, 222), 4)
    for x, y in ((330, 20), (60, 172), (800, 182), (1440, 162)):
        sheet.area(star(x, y, 24), "red")
        sheet.line(star(x, y, 24), 3, "red" if sheet.secret else "ink")
    sheet.line(lines(630, 74, 630, 40), 5)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "saint-peter": saint_peter,
    "moscow-radio": moscow_radio,
}
