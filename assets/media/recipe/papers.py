"""Drawings of papers: front pages, a letter, a ciphered telegram, a book and a diary."""

from collections.abc import Callable

import numpy as np

from assets.media.recipe.outlines import cuba
from assets.media.recipe.paths import (
    Path,
    Plane,
    box,
    brush,
    lines,
    oval,
    poly,
    star,
)
from assets.media.recipe.scenery import ALL
from assets.media.recipe.sheet import HEIGHT, Ramp, Round, Sheet

_TYPE = "SofiaSansExtraCondensed_900Black"


def _print_ink(sheet: Sheet) -> str:
    """Return the ink that reads on documents: they stay pale at night."""
    return "paper" if sheet.secret else "ink"


def _table(sheet: Sheet, ink: str) -> None:
    sheet.area(ALL, ink)
    sheet.dots(ALL, Round((780, 230), 980, (0.04, 0.66)), "ink")


def _page(sheet: Sheet, corners: tuple[tuple[float, float], ...]) -> Plane:
    """Lay a page down and return where points of the page (0 to 1) come to lie."""
    view = Plane(corners)
    shape = box(0, 0, 1, 1).seen(view)
    sheet.area(shape.moved(14, 16), "ink", 0.55)
    sheet.form(shape, "doc", 5, glow="white")
    return view


def _columns(sheet: Sheet, view: Plane, places: tuple[tuple[float, ...], ...], seed: int) -> None:
    """Set columns of lines that say nothing: left, top, width, height, rows each."""
    random = np.random.default_rng(seed)
    for left, top, wide, high, rows in places:
        for row in range(int(rows)):
            v = top + high * (row + 0.5) / rows
            short = float(random.uniform(0.45, 0.8)) if row % 6 == 5 else 1.0
            way = lines(left, v, left + wide * short, v).seen(view)
            sheet.area(brush(way, 6, 6), "grey" if not sheet.secret else "soft")


def _bar(sheet: Sheet, view: Plane, where: tuple[float, float, float, float]) -> None:
    sheet.area(box(*where).seen(view), _print_ink(sheet))


def newspapers(sheet: Sheet) -> None:
    """Draw a fan of front pages; the one legible word is CUBA."""
    _table(sheet, "stone")
    pages = (
        (((60, 96), (430, 30), (560, 600), (150, 690)), 1),
        (((1120, 20), (1500, 100), (1400, 690), (1010, 610)), 2),
        (((470, 28), (1090, 28), (1130, 760), (430, 760)), 3),
    )
    for corners, seed in pages:
        view = _page(sheet, corners)
        if seed == 3:
            _front(sheet, view)
            continue
        _bar(sheet, view, (0.06, 0.04, 0.88, 0.07))
        for v in (0.14, 0.152):
            sheet.area(brush(lines(0.06, v, 0.94, v).seen(view), 3, 3), _print_ink(sheet))
        left = 0.06 if seed == 1 else 0.5
        _bar(sheet, view, (0.06, 0.19, 0.6, 0.05))
        _bar(sheet, view, (0.06, 0.26, 0.82, 0.05))
        shot = box(left, 0.36, 0.44, 0.26).seen(view)
        sheet.area(shot, "red" if seed == 1 else "blue")
        sheet.dots(shot, 0.42)
        _columns(
            sheet, view, ((0.56 - left + 0.0, 0.36, 0.4, 0.6, 20), (left, 0.66, 0.4, 0.3, 10)), seed
        )


def _front(sheet: Sheet, view: Plane) -> None:
    ink = _print_ink(sheet)
    for v in (0.05, 0.062):
        sheet.area(brush(lines(0.04, v, 0.96, v).seen(view), 3, 3), ink)
    middle = view.points(np.array([[0.5, 0.185]]))[0]
    sheet.text(
        "CUBA",
        (float(middle[0]), float(middle[1])),
        224,
        font=_TYPE,
        anchor="mm",
        ink=ink,
        area="yes",
    )
    for v in (0.305, 0.32):
        sheet.area(brush(lines(0.04, v, 0.96, v).seen(view), 4, 4), ink)
    shot = box(0.36, 0.35, 0.6, 0.4).seen(view)
    sheet.area(shot, "orange")
    with sheet.within(shot):
        sheet.dots(shot, Ramp((0, 280), (0, 540), (0.1, 0.5)))
        isle = cuba(712, 400, 350)
        sheet.form(isle, "paper", 4, glow="white")
        for x, y in ((758, 372), (836, 366), (872, 376)):
            sheet.area(oval(x, y, 7), "ink" if not sheet.secret else "doc")
    _bar(sheet, view, (0.04, 0.36, 0.26, 0.03))
    _bar(sheet, view, (0.04, 0.40, 0.2, 0.03))
    _columns(sheet, view, ((0.04, 0.45, 0.27, 0.5, 16),), 6)


def letter(sheet: Sheet) -> None:
    """Draw the typed pages of a long letter, an envelope with a seal, a pen."""
    _table(sheet, "red")
    for corners, seed in (
        (((170, 70), (560, 20), (640, 620), (240, 690)), 11),
        (((330, 110), (720, 40), (820, 640), (420, 720)), 12),
        (((520, 60), (960, 40), (1020, 700), (560, 730)), 13),
    ):
        view = _page(sheet, corners)
        _typed(sheet, view, seed)
    envelope = poly(1040, 190, 1470, 120, 1520, 420, 1090, 490)
    sheet.area(envelope.moved(14, 16), "ink", 0.55)
    sheet.form(envelope, "sand" if not sheet.secret else "doc", 5, glow="white")
    flap = lines(1040, 190, 1300, 330, 1470, 120)
    ink = _print_ink(sheet)
    sheet.area(brush(flap, 5, 5), ink)
    seal = oval(1292, 318, 62, 60)
    sheet.form(seal, "red", 5)
    sheet.area(star(1292, 318, 38), "yellow")
    if sheet.secret:
        sheet.line(star(1292, 318, 36), 4, "yellow")
    pen = brush(lines(930, 480, 1150, 360), 4, 22, 24, 20)
    sheet.halo(pen, 10)
    sheet.form(pen, "ink", 4)
    sheet.form(poly(930, 480, 962, 452, 972, 470), "yellow", 3)


def _typed(sheet: Sheet, view: Plane, seed: int) -> None:
    """Type lines of words of blocks, some with feet and roofs as Cyrillic has."""
    random = np.random.default_rng(seed)
    ink = "soft" if not sheet.secret else "paper"
    for row in range(22):
        v = 0.08 + row * 0.036
        u = 0.14 if row % 7 == 0 else 0.08
        stop = 0.92 if row % 7 != 6 else float(random.uniform(0.4, 0.7))
        while u < stop:
            letters = int(random.integers(2, 9))
            for _ in range(letters):
                if u > stop:
                    break
                kind = int(random.integers(0, 4))
                _block(sheet, view, (u, v), kind, ink)
                u += 0.02
            u += 0.018


def _block(sheet: Sheet, view: Plane, at: tuple[float, float], kind: int, ink: str) -> None:
    u, v = at
    posts = [lines(u, v, u, v + 0.016), lines(u + 0.011, v, u + 0.011, v + 0.016)]
    bars = {
        0: [lines(u, v, u + 0.011, v)],
        1: [lines(u, v + 0.016, u + 0.011, v + 0.016)],
        2: [lines(u, v + 0.008, u + 0.011, v + 0.008)],
        3: [lines(u, v + 0.016, u + 0.011, v)],
    }[kind]
    for way in (*posts, *bars):
        sheet.area(brush(way.seen(view), 2.6, 2.6), ink)


def telegram(sheet: Sheet) -> None:
    """Draw the head of a ciphered telegram over groups of signs, with a red stamp."""
    _table(sheet, "ink")
    under = _page(sheet, ((190, 96), (1330, 30), (1400, 640), (260, 700)))
    _columns(sheet, under, ((0.06, 0.1, 0.86, 0.8, 14),), 4)
    corners = ((120, 44), (1420, 44), (1450, 640), (90, 640))
    view = _page(sheet, corners)
    shape = box(0, 0, 1, 1).seen(view)
    ink = _print_ink(sheet)
    with sheet.within(shape):
        for y in range(52, HEIGHT, 16):
            sheet.area(
                box(90, y, 1360, 3),
                "sand" if not sheet.secret else "grey",
                0.5 if not sheet.secret else 0.18,
            )
    rows = (
        ("TOP SECRET", "IBMPlexMono-Bold", 124),
        ("CIPHERED TELEGRAM", "IBMPlexMono-Bold", 194),
        ("Making Copies", "IBMPlexMono-Medium", 262),
        ("Prohibited", "IBMPlexMono-Medium", 326),
    )
    for words, font, y in rows:
        sheet.text(words, (176, y), 58, font=font, ink=ink, area="yes")
    _groups(sheet, ink)
    stamp = Path(
        tuple(
            part
            for margin in (0, 12)
            for part in box(-210 + margin, -70 + margin, 420 - 2 * margin, 140 - 2 * margin).parts
        )
    )
    for part in stamp.turned(-7).moved(1180, 280).parts:
        sheet.area(brush(Path((part,)), 7, 7), "stamp")
    for x in (-140, -70, 0, 70, 140):
        sheet.area(star(0, 0, 26).turned(-7).moved(1180 + x * 0.99, 280 - x * 0.12), "stamp")


def _groups(sheet: Sheet, ink: str) -> None:
    """Set groups of five signs that stand for a cipher."""
    random = np.random.default_rng(1962)
    for row in range(4):
        for group in range(9):
            for sign in range(5):
                x, y = 176 + group * 136 + sign * 21, 376 + row * 44
                shape = box(x, y, 14, 24) if random.random() > 0.4 else box(x, y + 9, 14, 6)
                sheet.area(shape, ink, 0.85)


def book(sheet: Sheet) -> None:
    """Draw a diary, and the book that was made of it; what was struck out stayed secret."""
    _table(sheet, "teal" if not sheet.secret else "sand")
    left = _page(sheet, ((90, 110), (470, 70), (490, 560), (70, 610)))
    right = _page(sheet, ((470, 70), (850, 100), (900, 600), (490, 560)))
    ink = _print_ink(sheet)
    random = np.random.default_rng(5)
    for view in (left, right):
        for row in range(11):
            u, stop = 0.1, float(random.uniform(0.7, 0.92))
            knots = []
            while u < stop:
                knots.append((u, 0.1 + row * 0.078 + float(random.uniform(-0.014, 0.014))))
                u += 0.018
            way = Path((np.array(knots),)).seen(view)
            sheet.area(brush(way, 4, 4), ink)
            if sheet.secret and view is right and row in (4, 5):
                struck = lines(0.08, 0.1 + row * 0.078, 0.94, 0.1 + row * 0.078).seen(view)
                sheet.area(brush(struck, 10, 14, 9), "stamp")
    sheet.line(lines(470, 70, 490, 560), 6, "soft")
    pen = brush(lines(800, 330, 1010, 470), 4, 24, 26, 22)
    sheet.halo(pen, 10)
    sheet.form(pen, "red", 4)
    _cover(sheet)


def _cover(sheet: Sheet) -> None:
    cover = poly(1040, 60, 1400, 60, 1400, 500, 1040, 500)
    pages = poly(1400, 60, 1440, 84, 1440, 520, 1400, 500)
    sheet.area((cover + pages).moved(16, 18), "ink", 0.55)
    sheet.form(pages, "doc", 4, glow="white")
    for x in (1410, 1420, 1430):
        sheet.line(lines(x, 66 + (x - 1400) * 0.6, x, 504 + (x - 1400) * 0.4), 2, "grey")
    sheet.form(cover, "ink", 6)
    sheet.line(box(1058, 78, 324, 404), 4, "stone")
    ink = "white" if not sheet.secret else "ink"
    sheet.text("THIRTEEN", (1220, 186), 90, font=_TYPE, anchor="mm", ink=ink)
    sheet.text("DAYS", (1220, 280), 90, font=_TYPE, anchor="mm", ink=ink)
    for row in range(2):
        for column in range(7):
            if row * 7 + column < 13:
                x, y = 1100 + column * 40, 378 + row * 44
                last = row * 7 + column == 12
                sheet.form(
                    box(x - 13, y - 13, 26, 26),
                    "red" if last else "stone",
                    3,
                    glow="red" if last else "soft",
                )


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "newspapers": newspapers,
    "letter": letter,
    "telegram": telegram,
    "book": book,
}
