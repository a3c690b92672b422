"""Real fingers on a real X screen, from the glass to the pixels of the real program."""

import math
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Panel
from kiosk.state.intents import (
    AskPlace,
    CloseCard,
    DragMap,
    FlyTo,
    Press,
    ReleaseScrub,
    ScrubTo,
    SelectEvent,
    StepEvent,
    Unpress,
    ZoomMap,
)
from kiosk.touch.gestures import DRAG_SLOP_MM
from kiosk.visit import MM_PER_INCH
from tests.e2e.conftest import SIZE_PX
from tests.e2e.kiosks import Kiosk, Model, difference, kiosk_on
from tests.rig.display import TouchDisplay

# What is expected may differ from what is seen by this part of what the act has changed: fingers
# arrive at fractions of a px, which moves the grey of thin lines.
CLOSE = 8.0


@pytest.fixture
def kiosk(touch_display: TouchDisplay, shipped_cache: Path, model: Model) -> Iterator[Kiosk]:
    """The exhibit, come up as it ought to and at rest."""
    with kiosk_on(touch_display, shipped_cache) as running:
        # To the last pixel what a picture without a screen shows.
        running.shows(model.picture())
        yield running


def test_a_finger_drags_the_slider_and_the_date(kiosk: Kiosk, model: Model) -> None:
    layout = layout_for(model.state.camera.viewport)
    before = kiosk.display.screenshot()
    start_px, y_px = knob(model)[0].centre_px
    end_px = start_px + 250
    assert has_knob(before, model, start_px)
    held: list[Image.Image] = []

    def look() -> None:
        model.do(ScrubTo(model.scene.axis.utc_from_px(end_px)))
        held.append(kiosk.watched(lambda picture: has_knob(picture, model, end_px)))

    kiosk.display.drag([(start_px, y_px), (end_px, y_px)], 0.4, before_lift=look)
    assert not has_knob(held[0], model, start_px)
    assert difference(before, held[0], layout.date) > 1.0
    # Lifted, the knob settles on an event that is no farther away than it reaches.
    reach_px = round(model.scene.snap_px) + 2
    model.do(ReleaseScrub(0.0))
    places_px = [end_px + shift_px for shift_px in range(-reach_px, reach_px + 1)]
    kiosk.watched(lambda picture: any(has_knob(picture, model, each) for each in places_px))


def test_a_language_from_the_right_turns_the_controls_and_time(kiosk: Kiosk, model: Model) -> None:
    (code,) = (code for code, told in model.show.exhibit.editions.items() if told.rtl)
    for name in ("language", f"language:{code}", "done"):
        target = model.target(name)
        kiosk.display.tap(*target.area.centre_px)
        assert target.tap is not None
        model.do(target.tap)
        model.rest()
        kiosk.shows(model.picture())
    start_px, y_px = knob(model)[0].centre_px
    end_px, before_utc_s = start_px - 250, model.state.utc_s

    def look() -> None:
        model.do(ScrubTo(model.scene.axis.utc_from_px(end_px)))
        kiosk.watched(lambda picture: has_knob(picture, model, end_px))

    kiosk.display.drag([(start_px, y_px), (end_px, y_px)], 0.4, before_lift=look)
    assert model.state.utc_s > before_utc_s


def test_a_tap_on_a_mark_opens_its_card(kiosk: Kiosk, model: Model) -> None:
    before = kiosk.display.screenshot()
    target = next(each for each in model.scene.targets if is_free_mark(each, model))
    kiosk.display.tap(*target.area.centre_px)
    assert isinstance(target.tap, SelectEvent)
    model.do(target.tap)
    model.rest()
    after = kiosk.shows(model.picture())
    assert difference(before, after, layout_for(model.state.camera.viewport).card) > 10.0


def test_a_card_is_leafed_sideways_and_put_away_downwards(kiosk: Kiosk, model: Model) -> None:
    target = next(each for each in model.scene.targets if is_free_mark(each, model))
    kiosk.display.tap(*target.area.centre_px)
    assert target.tap is not None
    model.do(target.tap)
    model.rest()
    opened = kiosk.shows(model.picture())
    card = layout_for(model.state.camera.viewport).card
    # On its headline, clear of the keys at its foot.
    x_px, y_px = card.centre_px[0], card.y_px + 0.2 * card.height_px

    def drag(right_px: float, down_px: float) -> None:
        way = [(x_px, y_px), (x_px + right_px, y_px + down_px)]
        kiosk.display.drag(way, 0.3, hold_s=0.2)

    drag(-60.0, 10.0)
    kiosk.shows(opened)
    for right_px, direction in ((-260.0, 1), (260.0, -1)):
        drag(right_px, 20.0)
        model.do(StepEvent(direction))
        model.rest()
        kiosk.shows(model.picture())
    drag(10.0, 60.0)
    kiosk.shows(model.picture())
    drag(10.0, 300.0)
    model.do(CloseCard())
    model.rest()
    kiosk.shows(model.picture())


def test_an_answer_is_put_away_by_its_cross_and_a_second_touch_there_asks_nothing(
    kiosk: Kiosk, model: Model
) -> None:
    region = model.target("region:turkey")
    kiosk.display.tap(*region.area.centre_px)
    assert region.tap is not None
    model.do(region.tap)
    model.rest()
    calm = kiosk.shows(model.picture())
    # The words of a town, beside its dot.
    town = next(
        each
        for each in model.scene.targets
        if each.id.startswith("name:") and model.topmost(each.area.centre_px) == each
    )
    kiosk.display.tap(*town.area.centre_px)
    assert isinstance(town.tap, AskPlace)
    model.do(town.tap)
    model.rest()
    kiosk.shows(model.picture())
    cross_px = model.target("answer-close").area.centre_px
    kiosk.display.tap(*cross_px)
    kiosk.display.tap(*cross_px)
    kiosk.shows(calm)


def test_a_pinch_magnifies_the_map_between_the_fingers(kiosk: Kiosk, model: Model) -> None:
    before = kiosk.display.screenshot()
    middle_px = bare_place(model)
    kiosk.display.pinch(middle_px, 100, 200, 0.4, hold_s=0.1)
    model.do(ZoomMap(middle_px, 2.0, eased=False))
    model.rest()
    due, part = model.picture(), bare_part(model)
    kiosk.shows(due, part, within=difference(before, due, part) / CLOSE)


def test_a_drag_keeps_the_place_under_the_finger(kiosk: Kiosk, model: Model) -> None:
    before, calm, part = kiosk.display.screenshot(), model.state, bare_part(model)
    start_px = bare_place(model)
    end_px = (start_px[0] - 180.0, start_px[1] + 40.0)
    # Rested before it lifts: no fling.
    kiosk.display.drag([start_px, end_px], 0.4, hold_s=0.3)
    dues = {}
    for miss_px in ((0, 0), (2, 0), (-2, 0), (0, 2), (0, -2)):
        model.state = calm
        to_px = (end_px[0] + miss_px[0], end_px[1] + miss_px[1])
        model.do(DragMap(after_slop(model, start_px, end_px), to_px))
        model.rest()
        dues[miss_px] = model.picture()
    limit = difference(before, dues[0, 0], part) / CLOSE
    after = kiosk.shows(dues[0, 0], part, within=limit)
    misses = {miss_px: difference(after, due, part) for miss_px, due in dues.items()}
    assert min(misses, key=misses.__getitem__) == (0, 0), misses


def test_two_visitors_do_not_disturb_each_other(kiosk: Kiosk, model: Model) -> None:
    before, display = kiosk.display.screenshot(), kiosk.display
    x_px, y_px = knob(model)[0].centre_px
    button = model.target("region:turkey")
    slider = display.down(x_px, y_px)
    display.move(slider, x_px + 60, y_px)
    display.tap(*button.area.centre_px)
    for step_px in range(60, 161, 10):
        display.move(slider, x_px + step_px, y_px)
    assert isinstance(button.tap, FlyTo)
    model.do(ScrubTo(model.scene.axis.utc_from_px(x_px + 160)), button.tap)
    model.rest()
    due, part = model.picture(), bare_part(model)
    # The flight of one has arrived while the other still holds the slider.
    held = kiosk.shows(due, part, within=difference(before, due, part) / CLOSE)
    assert has_knob(held, model, x_px + 160)
    assert difference(held, due, layout_for(model.state.camera.viewport).regions) < 1.0
    display.up(slider)


def test_a_mouse_does_what_a_finger_does(kiosk: Kiosk, model: Model) -> None:
    display = kiosk.display
    x_px, y_px = knob(model)[0].centre_px
    held = {"hold_s": 1.5}
    pressing = threading.Thread(target=display.click, args=(x_px, y_px), kwargs=held)
    pressing.start()
    # A knob that is held is a little larger.
    model.do(Press("timeline"))
    kiosk.watched(lambda picture: has_knob(picture, model, x_px))
    for step_px in range(0, 201, 20):
        display.mouse_move(x_px + step_px, y_px)
    model.do(ScrubTo(model.scene.axis.utc_from_px(x_px + 200)))
    kiosk.watched(lambda picture: has_knob(picture, model, x_px + 200))
    pressing.join()
    # While it is dragged, keys that it is not about step back.
    model.do(ReleaseScrub(0.0), Unpress("timeline"))
    button = model.target("region:cuba")
    display.click(*button.area.centre_px)
    assert isinstance(button.tap, FlyTo)
    model.do(button.tap)
    model.rest()
    kiosk.shows(model.picture(), layout_for(model.state.camera.viewport).regions)


def test_a_key_is_lit_for_as_long_as_a_finger_lies_on_it(kiosk: Kiosk, model: Model) -> None:
    # How soon is measured in tests/bench.
    layout, display = layout_for(model.state.camera.viewport), kiosk.display
    x_px, y_px = layout.back.centre_px
    probe_px = (round(x_px), round(y_px - layout.back.width_px * 0.38))
    calm = display.pixel(*probe_px)
    for _ in range(15):
        finger = display.down(x_px, y_px, waits=False)
        display.wait_pixel(*probe_px, lambda colour: colour != calm, interval_s=0.0)
        # Off the button before it lifts, so that nothing follows.
        display.move(finger, x_px, y_px - 300)
        display.up(finger)
        display.wait_pixel(*probe_px, calm)


def test_no_frame_goes_through_a_gpu_made_of_software(kiosk: Kiosk) -> None:
    loaded = Path(f"/proc/{kiosk.process.pid}/maps").read_text(encoding="utf-8")
    assert not any(name in loaded for name in ("libGL", "libEGL", "swrast", "LLVM"))


def knob(model: Model) -> tuple[Box, tuple[int, ...]]:
    """Return where the slider's knob is, and its colour."""
    (cursor,) = (layer for layer in model.scene.layers if layer.id == "cursor")
    (panel,) = (item for item in cursor.items if isinstance(item, Panel))
    return panel.box, panel.fill


def has_knob(picture: Image.Image, model: Model, x_px: float) -> bool:
    """Return whether the model's knob lies around a place: its ground inside, none outside."""
    box, colour = knob(model)
    # Above the axis of the days, which is as dark as the knob.
    y_px = round(box.y_px + box.height_px * 0.2)

    def is_ground(at_px: float) -> bool:
        return picture.getpixel((round(at_px), y_px)) == colour

    half_px = box.width_px / 2
    inside = is_ground(x_px - half_px + 2) and is_ground(x_px + half_px - 2)
    return inside and not is_ground(x_px - half_px - 5) and not is_ground(x_px + half_px + 5)


def is_free_mark(target: HitTarget, model: Model) -> bool:
    """Return whether it is a mark on the map that a finger hits and nothing else."""
    return target.id.startswith("mark:") and model.topmost(target.area.centre_px) == target


def bare_part(model: Model) -> Box:
    """Return a part of the screen that shows nothing but the map and what lies on it."""
    layout = layout_for(model.state.camera.viewport)
    left_px = layout.date.right_px + layout.px(20)
    return Box(left_px, 0.0, layout.card.x_px - left_px, layout.regions.y_px - layout.px(20))


def bare_place(model: Model) -> tuple[float, float]:
    """Return a place where two fingers find nothing but the map."""
    part = bare_part(model)
    for x_px in range(round(part.x_px) + 220, round(part.right_px) - 60, 20):
        for y_px in range(round(part.height_px / 2), round(part.height_px) - 60, 20):
            spots = [(x_px + reach_px, y_px) for reach_px in (-50.0, 0.0, 50.0)]
            if all(model.topmost(spot).id == "map" for spot in spots):
                return float(x_px), float(y_px)
    msg = "there is no bare map here"
    raise AssertionError(msg)


def after_slop(
    model: Model, start_px: tuple[float, float], end_px: tuple[float, float]
) -> tuple[float, float]:
    """Return where the finger was when the map began to follow: it rolls a little at first."""
    slop_px = DRAG_SLOP_MM * math.hypot(*SIZE_PX) / (model.show.exhibit.diagonal_inch * MM_PER_INCH)
    share = slop_px / math.dist(start_px, end_px)
    return (
        start_px[0] + (end_px[0] - start_px[0]) * share,
        start_px[1] + (end_px[1] - start_px[1]) * share,
    )
