"""Touch panels as they are: unplugged, late, hung sideways, with fingers that never lift."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.layout import layout_for
from kiosk.scene.scene import Scene
from kiosk.state.intents import GoHome, ReleaseScrub, ScrubTo, StepEvent
from tests.e2e.kiosks import Kiosk, Model, difference, kiosk_on
from tests.e2e.test_touch import bare_place, has_knob, is_free_mark, knob
from tests.rig.display import TouchDisplay

# What belongs to the map shows where it moves by fractions of a px, and in its own time.
OF_THE_MAP = ("basemap", "stances", "legend", "reach", "overlay", "band-past", "focus")
# Fingers come to fractions of a px, which moves the grey of thin lines.
CLOSE = 1.0
SIDEWAYS_PX = (800, 1280)


@pytest.fixture
def kiosk(touch_display: TouchDisplay, shipped_cache: Path, model: Model) -> Iterator[Kiosk]:
    with kiosk_on(touch_display, shipped_cache) as running:
        # Once for all that follows: a busy machine takes its time.
        running.shows(model.picture(), timeout_s=90.0)
        yield running


def tapped(kiosk: Kiosk, model: Model, name: str) -> None:
    """Tap a control and see that what it changes beside the map is on screen."""
    target = model.target(name)
    assert target.tap is not None
    before = model.scene
    kiosk.display.tap(*target.area.centre_px)
    model.do(target.tap)
    model.rest()
    part = changed_part(before, model.scene)
    kiosk.shows(model.picture(), part, within=CLOSE)


def changed_part(before: Scene, after: Scene) -> Box | None:
    """Return where the smallest layer lies that has changed, of those that are not the map's."""
    was = {layer.id: layer for layer in before.layers}
    changed = [
        layer.box
        for layer in after.layers
        if layer.id not in OF_THE_MAP and was.get(layer.id) != layer
    ]
    now = {layer.id for layer in after.layers}
    changed += [layer.box for name, layer in was.items() if name not in now and "map" not in name]
    return min(changed, key=lambda box: box.width_px * box.height_px, default=None)


def tap_each_control(kiosk: Kiosk, model: Model) -> None:
    for name in (
        "tours", "tours", "meanwhile", "sheet-close", "wing:before", "sheet-close", "wing:after",
        "sheet-close", "language", "done", "access", "language:de", "depth:depth_deep",
        "ease:larger_text", "start_again", "pace", "time_in", "time_out", "region:cuba",
        "zoom_in", "region:berlin", "switch", "next", "back", "close",
    ):  # fmt: skip
        tapped(kiosk, model, name)
    # A story that plays does not stand still for a picture.
    play = layout_for(model.state.camera.viewport).play
    calm = kiosk.display.screenshot()
    kiosk.display.tap(*model.target("play").area.centre_px)
    kiosk.watched(lambda picture: difference(picture, calm, play) > 1.0)
    # Nearer than this in time, two taps are one finger that the panel lost for a moment.
    time.sleep(0.3)
    kiosk.display.tap(*model.target("play").area.centre_px)
    kiosk.watched(lambda picture: difference(picture, calm, play) < 1.0)


def drag_while_another_taps_and_a_third_never_lifts(kiosk: Kiosk, model: Model) -> None:
    display, layout = kiosk.display, layout_for(model.state.camera.viewport)
    # A lift that the panel has lost.
    display.down(*bare_place(model))
    before = display.screenshot()
    mark = next(each for each in model.scene.targets if is_free_mark(each, model))
    x_px, y_px = knob(model)[0].centre_px
    slider = display.down(x_px, y_px)
    display.move(slider, x_px + 40, y_px)
    display.tap(*mark.area.centre_px)
    for step_px in range(40, 201, 20):
        display.move(slider, x_px + step_px, y_px)
    held = kiosk.watched(lambda picture: difference(picture, before, layout.card) > 10.0)
    kiosk.watched(lambda picture: has_knob(picture, model, x_px + 200))
    assert difference(held, before, layout.date) > 0.5
    display.up(slider)
    # Past the last pixel a panel may report a little more than the whole.
    display.drag([(x_px + 200, y_px), (display.width_px - 0.01, y_px)], 0.3, hold_s=0.2)
    model.do(ScrubTo(model.show.exhibit.timeline.end_utc_s), ReleaseScrub(0.0))
    end_px = knob(model)[0].centre_px[0]
    kiosk.watched(lambda picture: has_knob(picture, model, end_px))


def unplug_and_plug_in(kiosk: Kiosk, model: Model) -> None:
    display, layout = kiosk.display, layout_for(model.state.camera.viewport)
    finger_px = layout.next.centre_px
    display.down(*finger_px)
    pressed = kiosk.watched(lambda picture: difference(picture, model.picture(), layout.next) > 0.5)
    display.unplug()
    # The finger is lost with the panel: nothing stays pressed.
    kiosk.watched(lambda picture: difference(picture, pressed, layout.next) > 0.5)
    time.sleep(0.3)
    calm = display.screenshot()
    display.click(*model.target("meanwhile").area.centre_px)
    kiosk.watched(lambda picture: difference(picture, calm) > 2.0)
    display.plug_in()
    time.sleep(0.5)
    display.tap(*model.target("next").area.centre_px)
    model.do(StepEvent(1))
    kiosk.watched(lambda picture: difference(picture, calm, layout.card) > 5.0)


def test_each_control_answers_and_no_mishap_of_the_panel_is_felt(
    kiosk: Kiosk, model: Model
) -> None:
    tap_each_control(kiosk, model)
    for mishap in (drag_while_another_taps_and_a_third_never_lifts, unplug_and_plug_in):
        kiosk.display.key("Home")
        model.do(GoHome())
        model.rest()
        kiosk.shows(model.picture(), within=CLOSE)
        mishap(kiosk, model)


def test_a_panel_that_comes_late_and_hangs_sideways_is_felt_where_fingers_are(
    baked_small: Path, tmp_path: Path
) -> None:
    text = baked_small.read_text(encoding="utf-8")
    turned = text.replace("diagonal_inch", "touch_turned_deg = 90\ndiagonal_inch", 1)
    assert turned != text
    baked_small.write_text(turned, encoding="utf-8")
    layout = layout_for(Viewport(*SIDEWAYS_PX))
    with TouchDisplay(*SIDEWAYS_PX) as display:
        display.unplug()
        with kiosk_on(display, tmp_path / "cache", "--config", baked_small) as kiosk:
            x_px, y_px = layout.access.centre_px
            drawn = kiosk.watched(lambda picture: has_drawn(picture, layout.band), timeout_s=60.0)
            display.plug_in()
            time.sleep(1.0)
            # What is right on the picture is above on a panel that is turned by a quarter.
            width_px, height_px = SIDEWAYS_PX
            display.tap(y_px / height_px * width_px, (1.0 - x_px / width_px) * height_px)
            kiosk.watched(lambda picture: difference(picture, drawn, layout.sheet) > 5.0)


def has_drawn(picture: Image.Image, part: Box) -> bool:
    """Return whether a part of the screen shows more than one colour."""
    inner = (round(part.x_px), round(part.y_px), round(part.right_px), round(part.bottom_px))
    return len(picture.crop(inner).getcolors(1 << 20) or ()) > 4
