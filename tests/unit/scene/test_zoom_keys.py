"""The keys that magnify tell by their look whether they have anything left to do."""

from dataclasses import replace

import pytest

from kiosk.content.model import Lens
from kiosk.scene.primitives import Panel
from kiosk.scene.zoom_keys import ZOOM_STEP
from kiosk.state.intents import Press, Tick, ZoomMap
from kiosk.state.stage import reference_px
from kiosk.state.state import State
from kiosk.state.update import update
from kiosk.visit import Show
from tests.unit.scene.seen import layer, scene_of, state_at

SIZE_PX = (1920, 1080)


def scaled(show: Show, scale: float, lens: Lens = Lens.PUBLIC) -> State:
    state = state_at(show.exhibit, SIZE_PX, lens)
    scale_px = scale * reference_px(state.camera.viewport)
    return replace(state, camera=replace(state.camera, scale_px=scale_px))


@pytest.mark.parametrize("lens", Lens)
def test_a_key_steps_back_only_at_its_own_limit(show: Show, lens: Lens) -> None:
    low, high = show.exhibit.map.scale_limits
    between = scene_of(scaled(show, 1.0, lens), show)
    for scale, dimmed, other in ((high, "zoom_in", "zoom_out"), (low, "zoom_out", "zoom_in")):
        scene = scene_of(scaled(show, scale, lens), show)
        assert layer(scene, f"key:{dimmed}") != layer(between, f"key:{dimmed}")
        assert layer(scene, f"key:{other}") == layer(between, f"key:{other}")
        grounds = [x for x in layer(scene, f"key:{dimmed}").items if isinstance(x, Panel)]
        assert not any(each.shadow for each in grounds)


def test_a_key_at_its_limit_does_not_give_way_under_a_finger(show: Show) -> None:
    state = scaled(show, show.exhibit.map.scale_limits[1])
    pressed = update(state, Press("zoom_in"), show.exhibit)
    assert layer(scene_of(pressed, show), "key:zoom_in") == layer(
        scene_of(state, show), "key:zoom_in"
    )


def test_the_last_step_dims_the_key_at_once_and_it_stays_dimmed(show: Show) -> None:
    state = scaled(show, show.exhibit.map.scale_limits[1] / ZOOM_STEP)
    state = update(state, ZoomMap((960.0, 380.0), ZOOM_STEP, eased=True), show.exhibit)
    on_its_way = layer(scene_of(state, show), "key:zoom_in")
    for _ in range(20):
        state = update(state, Tick(0.1), show.exhibit)
    assert state.motion is None
    assert layer(scene_of(state, show), "key:zoom_in") == on_its_way
    assert on_its_way != layer(scene_of(scaled(show, 1.0), show), "key:zoom_in")
