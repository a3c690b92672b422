"""Hands as they come: many at once, flat on the glass, on keys, and on a panel hung sideways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.geo.camera import Viewport
from kiosk.scene.layout import layout_for
from kiosk.scene.reading_order import reading_order
from kiosk.state.comfort import Ease
from kiosk.state.intents import ChooseLanguage, FocusOn, ShowLanguage, StepEvent, ToggleEase
from tests.e2e.conftest import SIZE_PX
from tests.e2e.kiosks import Kiosk, Model, difference, kiosk_on
from tests.e2e.small import first_picture
from tests.rig.display import TouchDisplay

CLOSE = 0.5


@pytest.fixture
def kiosk(touch_display: TouchDisplay, shipped_cache: Path, model: Model) -> Iterator[Kiosk]:
    with kiosk_on(touch_display, shipped_cache) as running:
        running.shows(model.picture())
        yield running


def middle_px(model: Model, name: str) -> tuple[float, float]:
    area = model.target(name).area
    return area.centre_px


def test_twenty_fingers_and_a_hand_leave_the_exhibit_as_it_was(kiosk: Kiosk, model: Model) -> None:
    layout, display = layout_for(model.state.camera.viewport), kiosk.display
    dead = layout.date
    fingers = [
        [(dead.x_px + 20 + 15 * nth, dead.y_px + 20 + 7 * (nth % 10))] * 2 for nth in range(20)
    ]
    display.strokes(fingers, 0.3)
    x_px, y_px = layout.switch.centre_px
    # A palm on the switch: five spots of skin within a hand's breadth.
    spots = ((0, 0), (25, 4), (-24, 8), (10, 22), (-8, -20))
    display.strokes([[(x_px + dx, y_px + dy)] * 2 for dx, dy in spots], 0.2)
    kiosk.shows(model.picture())
    display.tap(*middle_px(model, "next"))
    model.do(StepEvent(1))
    model.rest()
    kiosk.shows(model.picture(), layout.card)


def test_the_languages_and_what_is_easier_are_had_by_touch(kiosk: Kiosk, model: Model) -> None:
    layout, display = layout_for(model.state.camera.viewport), kiosk.display
    display.tap(*middle_px(model, "access"))
    model.do(ChooseLanguage())
    model.rest()
    sheet = layout.sheet
    kiosk.shows(model.picture(), sheet)
    key_px = middle_px(model, "language:de")
    model.do(ShowLanguage("de"))
    wanted = model.picture()
    display.tap(*key_px)
    # How soon is measured in tests/bench.
    kiosk.shows(wanted, sheet, within=CLOSE)
    display.tap(*middle_px(model, f"ease:{Ease.LOW.value}"))
    model.do(ToggleEase(Ease.LOW))
    low = layout_for(model.state.camera.viewport, low=True)
    assert low.column is not None
    column = low.column

    def has_moved(picture: Image.Image) -> bool:
        at_px = (round(column.right_px - 2), round(column.y_px + column.height_px / 2))
        return picture.getpixel(at_px) == model.show.exhibit.palettes[model.state.lens]["ink"]

    kiosk.watched(has_moved)


def test_keys_move_a_ring_that_is_seen(kiosk: Kiosk, model: Model) -> None:
    display = kiosk.display
    display.key("Tab")
    first = next(each for each in _order(model))
    model.do(FocusOn(first))
    kiosk.shows(model.picture(), within=0.3)
    display.key("Right")
    model.do(FocusOn(_order(model)[1]))
    kiosk.shows(model.picture(), within=0.3)


def _order(model: Model) -> tuple[str, ...]:
    return reading_order(model.scene.targets)


def test_on_a_panel_that_hangs_upside_down_fingers_are_felt_where_they_are(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path
) -> None:
    text = baked_small.read_text(encoding="utf-8")
    turned = text.replace("diagonal_inch", "touch_turned_deg = 180\ndiagonal_inch", 1)
    assert turned != text
    baked_small.write_text(turned, encoding="utf-8")
    with kiosk_on(touch_display, tmp_path / "cache", "--config", baked_small) as kiosk:
        wanted = first_picture(baked_small)
        kiosk.shows(wanted, within=2.0)
        sheet = layout_for(Viewport(*SIZE_PX)).sheet
        access = layout_for(Viewport(*SIZE_PX)).access
        x_px, y_px = access.centre_px
        touch_display.tap(SIZE_PX[0] - 1 - x_px, SIZE_PX[1] - 1 - y_px)
        kiosk.watched(lambda picture: difference(picture, wanted, sheet) > 5.0)
