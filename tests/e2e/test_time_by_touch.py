"""The slider and what belongs to it under real fingers on a real screen."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.scene.boxes import Box
from kiosk.scene.layout import layout_for
from kiosk.state.intents import PinchTime, Press, ScrubFinely
from tests.e2e.kiosks import Kiosk, Model, difference, kiosk_on
from tests.e2e.test_touch import bare_place, has_knob, knob
from tests.rig.display import TouchDisplay

# Fingers arrive at fractions of a px, which moves the grey of thin lines.
CLOSE = 6.0
# Longer than a busy machine stands between two frames.
RESTS_S = 1.0


@pytest.fixture
def kiosk(touch_display: TouchDisplay, shipped_cache: Path, model: Model) -> Iterator[Kiosk]:
    """The exhibit, come up as it ought to and at rest."""
    with kiosk_on(touch_display, shipped_cache) as running:
        running.shows(model.picture())
        yield running


def track(model: Model) -> Box:
    return layout_for(model.state.camera.viewport).track


def on_track(model: Model, share: float) -> tuple[float, float]:
    """Return a place on the lanes of the timeline."""
    box = track(model)
    return round(box.x_px + share * box.width_px), round(box.y_px + 0.45 * box.height_px)


def knob_px(picture: Image.Image, model: Model) -> float | None:
    """Return where the knob is on a picture: the only ground of its colour that is so wide."""
    box, colour = knob(model)
    y_px, run = round(box.y_px + box.height_px * 0.08), 0
    for x_px in range(picture.width):
        run = run + 1 if picture.getpixel((x_px, y_px)) == colour else 0
        if run >= box.width_px * 0.8:
            return x_px - run / 2
    return None


def test_two_fingers_on_the_band_spread_out_time_and_one_touch_shows_it_whole(
    kiosk: Kiosk, model: Model
) -> None:
    before, band = kiosk.display.screenshot(), layout_for(model.state.camera.viewport).band
    centre_px = on_track(model, 0.6)
    kiosk.display.pinch(centre_px, 120, 480, 0.4, hold_s=0.1)
    place = (centre_px[0] - track(model).x_px) / track(model).width_px
    model.do(PinchTime(place, place, 4.0))
    model.rest()
    due = model.picture()
    after = kiosk.shows(due, band, within=difference(before, due, band) / CLOSE)
    assert difference(before, after, band) > 3.0
    kiosk.display.tap(*model.target("whole").area.centre_px)
    kiosk.shows(before, band)


def test_a_slider_that_is_flung_runs_on_and_comes_to_rest(kiosk: Kiosk, model: Model) -> None:
    (x_px, y_px), way_px = knob(model)[0].centre_px, 240
    # Slow enough for a busy machine to see more than one report of it.
    kiosk.display.drag([(x_px, y_px), (x_px + way_px, y_px)], 0.4)
    run_on_px = x_px + way_px + model.scene.snap_px
    since: dict[float | None, float] = {}

    def rests(picture: Image.Image) -> bool:
        place = knob_px(picture, model)
        began_s = since.get(place)
        if began_s is None:
            since.clear()
            since[place] = time.monotonic()
            return False
        return place is not None and time.monotonic() - began_s > RESTS_S

    place = knob_px(kiosk.watched(rests), model)
    assert place is not None
    assert place > run_on_px


def test_a_long_press_spreads_out_hours_until_the_finger_lifts(kiosk: Kiosk, model: Model) -> None:
    before, band = kiosk.display.screenshot(), layout_for(model.state.camera.viewport).band
    calm, place_px = model.state, on_track(model, 0.4)
    finger = kiosk.display.down(*place_px)
    model.do(Press("timeline"), ScrubFinely(model.scene.axis.utc_from_px(place_px[0])))
    model.rest()
    due = model.picture()
    kiosk.shows(due, band, within=difference(before, due, band) / CLOSE)
    kiosk.display.up(finger)
    model.state = calm
    # Days again, wherever time has gone.
    left = Box(band.x_px, band.y_px, track(model).x_px, band.height_px)
    kiosk.shows(before, left)
    kiosk.watched(lambda picture: difference(picture, before, whole_key(model)) < 1.0)


def whole_key(model: Model) -> Box:
    return layout_for(model.state.camera.viewport).whole


def test_a_finger_keeps_its_grip_off_the_band_and_one_on_the_map_does_not_zoom_time(
    kiosk: Kiosk, model: Model
) -> None:
    before, display = kiosk.display.screenshot(), kiosk.display
    x_px, y_px = knob(model)[0].centre_px
    map_px = bare_place(model)
    slider = display.down(x_px, y_px)
    display.move(slider, x_px + 40, y_px)
    other = display.down(*map_px)
    for step in range(1, 9):
        # High up over the map, where it is out of the band by far.
        display.move(slider, x_px + 40 + 15 * step, y_px - 50 * step)
        display.move(other, map_px[0] - 8 * step, map_px[1])
    held = kiosk.watched(lambda picture: has_knob(picture, model, x_px + 160))
    assert difference(held, before, whole_key(model)) < 1.0
    display.up(slider)
    display.up(other)


def test_a_touch_tells_of_the_same_minute_elsewhere(kiosk: Kiosk, model: Model) -> None:
    target = model.target("meanwhile")
    kiosk.display.tap(*target.area.centre_px)
    assert target.tap is not None
    model.do(target.tap)
    model.rest()
    kiosk.shows(model.picture())
