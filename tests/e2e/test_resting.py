"""Real fingers on the resting screen and in a tour."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.layout import layout_for
from kiosk.state.attract import attract_state
from kiosk.state.intents import BeginTour, ChooseTour, GrabMap, ReleaseMap, Tick
from kiosk.state.update import MAX_TICK_S
from tests.e2e.conftest import SIZE_PX
from tests.e2e.kiosks import Kiosk, Model, kiosk_on
from tests.rig.display import TouchDisplay

SCREEN = Box(0.0, 0.0, *map(float, SIZE_PX))
# Above this the map shows, whose rich picture comes bit by bit.
CONTROLS = layout_for(Viewport(*SIZE_PX)).switch


@pytest.fixture
def resting(touch_display: TouchDisplay, shipped_cache: Path, model: Model) -> Iterator[Kiosk]:
    """The exhibit with nobody in front of it, its title up."""
    with kiosk_on(touch_display, shipped_cache, explore=False) as running:
        running.shows(poster(model), title(model))
        yield running


def poster(model: Model) -> Image.Image:
    """Return the resting screen as it comes up."""
    before = model.state
    model.state = attract_state(model.show.exhibit, Viewport(*SIZE_PX))
    model.do(*(Tick(MAX_TICK_S) for _ in range(5)))
    picture = model.picture()
    model.state = before
    return picture


def title(model: Model) -> Box:
    """Return the part of the resting screen that stands still: its title."""
    before = model.state
    model.state = attract_state(model.show.exhibit, Viewport(*SIZE_PX))
    (part,) = (each for each in model.scene.layers if each.id == "title")
    model.state = before
    return part.box.grown(-60.0)


def test_a_finger_anywhere_begins_a_visit_before_it_is_lifted(resting: Kiosk, model: Model) -> None:
    begun: list[Image.Image] = []
    wanted = model.picture()

    def look() -> None:
        begun.append(resting.shows(wanted, CONTROLS, within=1.0, timeout_s=3.0))

    resting.display.drag([(900, 300), (901, 300)], 0.1, before_lift=look)
    assert len(begun) == 1
    # The finger did nothing else: this is where every visit begins.
    resting.shows(wanted, SCREEN)


def test_a_tour_by_touch_waits_for_who_looks_around(resting: Kiosk, model: Model) -> None:
    resting.display.tap(900, 300)
    resting.shows(model.picture(), SCREEN)
    tour = model.show.exhibit.tours[0]
    resting.display.tap(*model.target("tours").area.centre_px)
    model.do(ChooseTour())
    row = model.target(f"tour:{tour.id}").area
    assert isinstance(row, Box)
    resting.shows(model.picture(), row.grown(-6.0), within=0.5)
    resting.display.tap(*row.centre_px)
    model.do(BeginTour(tour.id))
    model.rest()
    panel = layout_for(Viewport(*SIZE_PX)).caption
    resting.shows(model.picture(), panel.grown(-6.0), within=0.5)
    resting.display.tap(900, 200)
    model.do(GrabMap(), ReleaseMap())
    model.rest()
    resting.shows(model.picture(), layout_for(Viewport(*SIZE_PX)).waiting.grown(-6.0), within=0.5)
    resting.display.tap(*model.target("tour_stop").area.centre_px)
    assert resting.process.poll() is None
