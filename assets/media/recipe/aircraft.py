"""Drawings of aircraft: over Cuba, in the far north, on the way to Havana."""

from collections.abc import Callable

import numpy as np

from assets.media.recipe.paths import Path, brush, lines, oval, path, poly, smooth
from assets.media.recipe.scenery import (
    ALL,
    cloud,
    hills,
    land,
    palm,
    sea,
    sky,
    stars,
    sun,
    waves,
)
from assets.media.recipe.sheet import Ramp, Round, Sheet

# Right halves from above, nose up, from the nose round to the tail.
_U2 = (
    "M0 -165 C7 -160 10 -140 11 -110 L12 -82 L18 -76 L19 -26 L262 -2 L264 10 L19 16"
    "L15 60 L9 112 L66 126 L66 136 L6 140 L4 150 L0 150"
)
_B52 = (
    "M0 -240 C10 -236 15 -214 16 -190 L16 -104 L86 -54 L86 -84 L94 -88 L100 -84 L101 -44"
    "L158 -4 L158 -34 L166 -38 L172 -34 L173 6 L282 84 L284 104 L170 54 L18 0 L16 120"
    "L11 170 L96 226 L98 242 L10 220 L5 248 L0 248"
)
_JET = (
    "M0 -200 C12 -194 17 -172 18 -150 L18 -66 L74 -20 L74 -50 L82 -54 L90 -50 L90 -8"
    "L132 26 L132 -2 L140 -6 L147 -2 L147 38 L204 84 L206 100 L112 62 L18 34 L17 110"
    "L10 156 L78 196 L80 212 L10 196 L4 214 L0 214"
)


def mirrored(half: str) -> Path:
    """Return a closed outline from its right half."""
    right = path(half).parts[0]
    return Path((np.vstack([right, right[::-1] * np.array((-1, 1)), right[:1]]),))


def banking(half: str, turn_deg: float, flat: float) -> Path:
    """Return an aircraft as it turns away from the viewer."""
    return mirrored(half).turned(turn_deg).stretched(1.0, flat)


# A patrol aircraft with two propellers, from above.
_PATROL = (
    "M0 -150 C10 -146 15 -128 15 -104 L16 -62 L70 -56 L72 -92 C76 -104 88 -104 92 -92 L94 -52"
    "L236 -34 L238 -18 L94 -4 L90 16 L74 16 L70 0 L16 4 L12 96 L82 116 L82 134 L8 136 L4 156 L0 156"
)
BANKED_PATROL = banking(_PATROL, 74, 0.52)


def u2_in_flight(sheet: Sheet) -> None:
    """Draw a U-2 at the edge of space, the coast of Cuba far below."""
    sheet.area(ALL, "sky")
    sheet.dots(ALL, Ramp((0, -10), (0, 330), (0.78, 0.05)), "ink")
    sun(sheet, 1120, 268, 200, "orange")
    far = hills("-40,392 400,356 780,344 1160,356 1600,392")
    land(sheet, far, "sea", Ramp((0, 350), (0, 520), (0.02, 0.3)))
    coast = path(
        "M-40 452 C120 420 190 448 300 424 C400 402 470 430 560 416 C700 398 760 424 880 410"
        "C1000 398 1100 420 1240 408 C1330 402 1370 418 1420 430 C1330 446 1290 440 1220 458"
        "C1090 490 960 462 840 486 C700 512 620 486 500 516 L420 560 L-40 560 Z"
    )
    sheet.form(coast, "sand", 5, Ramp((0, 410), (0, 520), (0.03, 0.16)), glow="soft")
    for x, y, wide in ((60, 452, 190), (980, 470, 220), (1330, 492, 260), (640, 452, 120)):
        sheet.form(cloud(x, y, wide, wide * 0.24), "white", 4, glow="grey")
    plane = banking(_U2, 58, 0.62).placed(760, 222, 1.62)
    sheet.halo(plane, 18)
    sheet.form(plane, "ink", 4)
    spine = lines(0, -110, 0, 110).turned(58).stretched(1, 0.62).placed(760, 222, 1.62)
    sheet.line(spine, 4, "grey")


def u2_shot_down(sheet: Sheet) -> None:
    """Draw a U-2, small in a wide sky; that it was shot down is seen in the secret world alone."""
    sky(sheet, 0.26, 0.02, 400)
    sun(sheet, 1150, 250, 172, "orange")
    if sheet.secret:
        _hit(sheet)
    else:
        plane = banking(_U2, 84, 0.5).placed(760, 190, 0.62)
        sheet.halo(plane, 14)
        sheet.form(plane, "ink", 4)
    land(
        sheet,
        hills("-40,430 150,396 330,430 560,400 800,440 1040,424 1300,452 1600,410"),
        "grey",
        Ramp((0, 400), (0, 520), (0.22, 0.5)),
    )
    land(sheet, hills("-40,490 180,452 420,486 700,470 980,500 1260,476 1600,504"), "ink", 0.3)
    for x, high, lean in ((90, 130, 16), (150, 92, -12), (1450, 120, -22)):
        palm(sheet, x, 500, high, lean)


def _hit(sheet: Sheet) -> None:
    """Draw the plane going down, and the thin trail that has come up from the coast."""
    trail = smooth("250,440 330,330 480,236 700,176 1010,158")
    plume = brush(trail, 30, 17, 6)
    sheet.line(plume, 4, "soft")
    sheet.area(plume, "white")
    fall = smooth("1034,166 1100,196 1180,244 1236,310")
    sheet.stroke(brush(fall, 3, 10, 26, 16), "soft")
    for x, y, r in ((1048, 150, 5), (1074, 214, 4), (1010, 190, 3.5), (1096, 168, 3.5)):
        sheet.stroke(oval(x, y, r, r * 0.6), "ink")
    plane = banking(_U2, 128, 0.66).placed(1268, 330, 0.62)
    sheet.halo(plane, 14)
    sheet.form(plane, "ink", 4)


def crusader(sheet: Sheet) -> None:
    """Draw a reconnaissance jet that races over palms, close to the ground."""
    sky(sheet, 0.3, 0.02, 380)
    sun(sheet, 330, 300, 150, "orange")
    land(
        sheet,
        hills("-40,388 240,350 520,384 860,340 1180,380 1600,346"),
        "stone",
        Ramp((0, 340), (0, 480), (0.12, 0.4)),
    )
    land(sheet, hills("-40,440 400,424 800,436 1200,420 1600,436"), "sand", 0.1)
    for y, start, end in ((96, 40, 420), (150, 120, 520), (206, -10, 380), (258, 60, 470)):
        sheet.stroke(brush(lines(start, y, end, y - 22), 1, 5, 9, 1), "white")
    _crusader_body(sheet, 800, 190, 1.0)
    for x, y, high, lean in (
        (70, 540, 210, 50),
        (250, 540, 150, 36),
        (560, 548, 120, 30),
        (1010, 548, 130, 34),
        (1240, 540, 190, 52),
        (1420, 548, 140, 38),
    ):
        palm(sheet, x, y, high, lean)
    land(sheet, hills("-40,506 300,498 800,510 1200,500 1600,508"), "ink", 0.0)


def _crusader_body(sheet: Sheet, x: float, y: float, scale: float) -> None:
    """Draw an RF-8 from the side, banking towards the viewer."""
    turn = -4.0

    def at(words: str) -> Path:
        return path(words).placed(x, y, scale, turn)

    far_wing = at("M-40 -34 L-190 -118 L-262 -118 L-150 -30 Z")
    body = at(
        "M470 -6 C420 -26 370 -34 330 -40 C310 -62 262 -70 226 -56 L190 -46 L-150 -44"
        "L-250 -150 L-336 -150 L-300 -40 L-392 -26 L-392 22 L-300 34 L120 44 C230 48 280 44 330 32"
        "L336 10 C390 10 440 4 470 -6 Z"
    )
    wing = at("M130 -20 L-230 150 L-330 150 L-130 0 Z")
    tail = at("M-220 4 L-350 70 L-410 70 L-320 0 Z")
    for part in (far_wing, body, wing, tail):
        sheet.halo(part, 18)
    sheet.form(far_wing, "soft", 4)
    sheet.form(body, "ink", 4)
    sheet.form(tail, "soft", 4, glow="ink")
    sheet.form(wing, "soft", 4, glow="ink")
    sheet.form(at("M318 -38 C300 -56 266 -62 232 -52 L226 -40 Z"), "sea", 3)
    sheet.form(at("M334 12 L326 32 C300 40 270 42 244 42 L262 14 Z"), "orange", 3)
    sheet.form(at("M60 4 h46 v24 h-46 Z"), "paper", 3)
    sheet.line(at("M-300 -8 L240 -8"), 3.5, "grey")
    sheet.area(at("M-268 -112 L-318 -112 L-308 -84 L-242 -84 Z"), "white")


def bomber_and_tanker(sheet: Sheet) -> None:
    """Draw a B-52 that takes fuel from a tanker above the clouds."""
    sky(sheet, 0.62, 0.04, 420)
    sun(sheet, 470, 230, 190, "yellow")
    for x, y, wide, high in (
        (-60, 452, 520, 86),
        (380, 470, 460, 70),
        (900, 446, 520, 92),
        (1320, 470, 380, 80),
    ):
        sheet.form(cloud(x, y, wide, high), "sea", 4, 0.1, glow="soft")
    tanker = banking(_JET, 66, 0.5).placed(1190, 130, 1.05)
    boom = lines(1010, 196, 792, 246)
    sheet.line(boom, 16, "white")
    sheet.line(boom, 7, "ink")
    bomber = banking(_B52, 66, 0.54).placed(590, 312, 1.28)
    for plane, ink in ((bomber, "ink"), (tanker, "soft")):
        sheet.halo(plane, 18)
        sheet.form(plane, ink, 4, glow="ink")
    spine = lines(0, -190, 0, 200).turned(66).stretched(1, 0.54).placed(590, 312, 1.28)
    sheet.line(spine, 4, "grey")
    for x, y, wide, high in (
        (-80, 530, 460, 90),
        (330, 540, 420, 72),
        (760, 534, 520, 86),
        (1240, 540, 420, 96),
    ):
        sheet.form(cloud(x, y, wide, high), "white", 5, glow="soft")


def northern_lights(sheet: Sheet) -> None:
    """Draw a small U-2 under a curtain of northern lights, over ice and mountains."""
    sheet.area(ALL, "soft" if not sheet.secret else "sky")
    if not sheet.secret:
        sheet.dots(ALL, Ramp((0, 0), (0, 420), (0.85, 0.3)), "ink")
    stars(sheet, 62, 330, 60)
    for foot, reach, ink in (
        ("-40,250 180,300 400,220 640,270 900,190 1180,250 1600,170", 210, "teal"),
        ("-40,330 260,350 520,300 820,340 1080,270 1320,310 1600,250", 150, "yellow"),
    ):
        low = smooth(foot).parts[0]
        curtain = Path((np.vstack([low, low[::-1] - np.array((0, reach)), low[:1]]),))
        y = float(low[:, 1].mean())
        sheet.dots(curtain, Ramp((0, y - reach), (0, y + 40), (0.02, 0.62)), ink)
        for at_x, at_y in low[::3]:
            sheet.stroke(brush(lines(at_x, at_y, at_x + 8, at_y - reach * 0.8), 7, 3, 0.5), ink)
        sheet.line(Path((low,)), 5, ink)
    for x, y, wide in (
        (90, 372, 330),
        (1060, 366, 420),
        (640, 384, 300),
        (1430, 356, 360),
        (350, 340, 420),
        (850, 392, 260),
    ):
        _peak(sheet, x, y, wide)
    sea(sheet, 440, 0.4, "deep")
    for x, y, wide in ((80, 480, 260), (520, 464, 180), (830, 500, 320), (1270, 472, 230)):
        floe = path("M0 0 L30 -12 L80 -14 L100 2 L70 14 L20 12 Z").stretched(wide / 100, 1.4)
        sheet.form(floe.moved(x, y), "white", 4, glow="soft")
    plane = banking(_U2, -64, 0.58).placed(900, 150, 0.86)
    sheet.halo(plane, 14, "white")
    sheet.form(plane, "ink", 4)


def _peak(sheet: Sheet, x: float, y: float, wide: float) -> None:
    """Draw a snowy mountain, its right side in shade."""
    half, high = wide / 2, 450 - y
    sheet.form(poly(x, y, x + half, y + high, x - half, y + high), "white", 4, glow="soft")
    shade = path("M0 0 L50 100 L-8 100 L8 64 L-7 44 L5 26 Z").stretched(wide / 100, high / 100)
    sheet.form(shade.moved(x, y), "deep", 0, 0.3)


def airliner(sheet: Sheet) -> None:
    """Draw an airliner that comes in over the harbour of Havana."""
    sky(sheet, 0.3, 0.02, 380)
    sun(sheet, 1130, 330, 150, "yellow")
    land(sheet, hills("560,400 760,372 1000,386 1240,366 1600,384"), "stone", 0.18)
    _havana(sheet)
    sea(sheet, 420, 0.38)
    waves(sheet, 424, 5)
    _morro(sheet)
    plane = banking(_JET, 104, 0.46).placed(640, 150, 1.3)
    sheet.halo(plane, 18)
    sheet.form(plane, "ink", 4)
    spine = lines(0, -150, 0, 160).turned(104).stretched(1, 0.46).placed(640, 150, 1.3)
    sheet.line(spine, 5, "white")


def _havana(sheet: Sheet) -> None:
    blocks = path(
        "M700 424 V366 H760 V340 H806 V372 H850 V330 H900 V380 H948 V356 H1000 V424 Z"
        "M1216 424 V352 H1262 V376 H1300 V316 H1352 V372 H1404 V346 H1460 V384 H1520 V360"
        " H1600 V424 Z"
    )
    sheet.form(blocks, "sand", 4, Ramp((0, 320), (0, 424), (0.05, 0.22)), glow="soft")
    dome = path(
        "M1010 424 V384 H1060 V350 H1072 C1074 312 1094 294 1108 290 V262 H1114 V290"
        "C1130 294 1150 312 1152 350 H1164 V384 H1214 V424 Z"
    )
    sheet.halo(dome, 12)
    sheet.form(dome, "ink", 4)
    for x in range(1026, 1206, 22):
        sheet.line(lines(x, 392, x, 420), 4, "sand")


def _morro(sheet: Sheet) -> None:
    rock = path(
        "M-40 540 V402 L40 396 L60 366 L330 360 L346 400 L420 420 L470 470 L560 500 L600 540 Z"
    )
    sheet.halo(rock, 12)
    sheet.form(rock, "ink", 4, 0.3)
    tower = path(
        "M236 362 L244 214 H284 L292 362 Z M240 214 V198 H288 V214 Z M248 198 V172"
        "C250 158 278 158 280 172 V198 Z"
    )
    sheet.halo(tower, 12)
    sheet.form(tower, "paper", 5, Ramp((236, 0), (300, 0), (0.0, 0.3)))
    sheet.dots(oval(264, 184, 60), Round((264, 184), 60, (0.4, 0.0)), "yellow")
    for x in range(80, 220, 32):
        sheet.line(lines(x, 372, x + 12, 372), 6, "sand")


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "u2-in-flight": u2_in_flight,
    "u2-shot-down": u2_shot_down,
    "crusader": crusader,
    "bomber-and-tanker": bomber_and_tanker,
    "northern-lights": northern_lights,
    "airliner": airliner,
}
