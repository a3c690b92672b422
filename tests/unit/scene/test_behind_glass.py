"""A wall that nobody can touch asks for no touch, and tells everything else."""

from dataclasses import replace

import pytest

from kiosk.app.company import in_role
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.content.network import Mqtt, Role, Touches
from kiosk.geo.camera import Viewport
from kiosk.scene.behind_glass import FOR_FINGERS
from kiosk.scene.build import build_scene
from kiosk.screen.fonts import Fonts
from kiosk.state.attract import attract_state
from kiosk.state.desk import Desk
from kiosk.state.intents import Tick
from kiosk.state.state import State, initial_state
from kiosk.state.update import update

SCREEN = Viewport(1920, 1080)


@pytest.fixture
def glass(shipped_exhibit: Exhibit) -> Exhibit:
    mqtt = Mqtt("broker", 1883, "t", Role.PUBLISH, touches=Touches.IGNORE)
    return in_role(replace(shipped_exhibit, mqtt=mqtt), "follow")


def states(exhibit: Exhibit) -> list[State]:
    visit = initial_state(exhibit, SCREEN)
    touring = attract_state(exhibit, SCREEN)
    for _ in range(300):
        touring = update(touring, Tick(0.1), exhibit)
    event = exhibit.events[20]
    return [visit, replace(visit, event_id=event.id), attract_state(exhibit, SCREEN), touring]


def test_nothing_asks_for_a_finger_and_the_rest_is_as_ever(
    shipped_exhibit: Exhibit, glass: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts
) -> None:
    removed = set()
    for code in ("en", "de"):
        for state in states(glass):
            told = replace(state, language=code)
            behind = build_scene(told, glass.in_language(code), shipped_atlas, shipped_fonts)
            before = build_scene(
                told, shipped_exhibit.in_language(code), shipped_atlas, shipped_fonts
            )
            ids = [layer.id for layer in behind.layers]
            assert not [each for each in ids if each.startswith(FOR_FINGERS)]
            kept = [x for x in before.layers if not x.id.startswith(FOR_FINGERS)]
            assert ids == [layer.id for layer in kept]
            removed |= {layer.id for layer in before.layers} - set(ids)
    assert {"key:play", "pill", "tongues", "tours"} <= removed


def test_the_desk_of_the_staff_is_there(
    glass: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts
) -> None:
    state = replace(initial_state(glass, SCREEN), desk=Desk())
    scene = build_scene(state, glass, shipped_atlas, shipped_fonts)
    assert scene.layers[-1].id == "desk"


def test_the_role_of_a_machine_holds_in_every_language(glass: Exhibit) -> None:
    for code in glass.editions:
        edition = glass.in_language(code)
        assert edition.language == code
        assert edition.mqtt is not None
        assert edition.mqtt.deaf
        assert edition.in_language("en").mqtt == edition.mqtt
