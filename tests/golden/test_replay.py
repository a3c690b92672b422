"""A scripted visit gives the same frames each time."""

from dataclasses import dataclass

import pytest

import kiosk.visit
from kiosk.app.assembly import font_files
from kiosk.app.replay import PlayedScreen
from kiosk.app.trace import Happening, Trace
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.loop import run
from kiosk.screen.window import Signal
from kiosk.state.intents import Intent
from kiosk.state.state import Gliding, State
from kiosk.state.update import update
from kiosk.touch.contacts import Contact, Phase
from kiosk.visit import Show
from tests.conftest import ROOT
from tests.fakes import canvas_of

SCREEN = Viewport(640, 360)
# Where things lie on a screen of 640x360 px; the test below sees that they were hit.
MAP_PX, TRACK_PX, SWITCH_PX, CUBA_PX = (330.0, 150.0), (300.0, 330.0), (400.0, 269.0), (30.0, 268.0)


def contact(
    at_s: float, finger: int, phase: Phase, px: tuple[float, float]
) -> tuple[float, Signal]:
    return at_s, Contact(finger, phase, px, at_s)


def stroke(
    at_s: float, finger: int, from_px: tuple[float, float], to_px: tuple[float, float], for_s: float
) -> list[tuple[float, Signal]]:
    """Return a finger that comes down, goes straight to another place and is lifted there."""
    steps = max(2, round(for_s / 0.008))
    way = [
        (
            from_px[0] + (to_px[0] - from_px[0]) * index / steps,
            from_px[1] + (to_px[1] - from_px[1]) * index / steps,
        )
        for index in range(1, steps + 1)
    ]
    return [
        contact(at_s, finger, Phase.DOWN, from_px),
        *(
            contact(at_s + for_s * (index + 1) / steps, finger, Phase.MOVE, px)
            for index, px in enumerate(way)
        ),
        contact(at_s + for_s + 0.001, finger, Phase.UP, to_px),
    ]


def tap(at_s: float, px: tuple[float, float]) -> list[tuple[float, Signal]]:
    return [contact(at_s, 1, Phase.DOWN, px), contact(at_s + 0.07, 1, Phase.UP, px)]


def visit() -> Trace:
    """Return twelve seconds: fling, region, pinch, scrub, and the lights out."""
    script = [
        *stroke(0.5, 1, MAP_PX, (180.0, 120.0), 0.15),
        *tap(3.0, CUBA_PX),
        *stroke(5.0, 1, (300.0, 150.0), (220.0, 150.0), 0.4),
        *stroke(5.05, 2, (360.0, 150.0), (440.0, 170.0), 0.35),
        *stroke(6.5, 1, TRACK_PX, (420.0, 330.0), 0.8),
        *tap(8.5, SWITCH_PX),
    ]
    happenings = [Happening(at_s, signal, "") for at_s, signal in script]
    # The last one stretches the trace to twelve seconds, its four of aftermath included.
    happenings.append(Happening(8.6, None, "end"))
    return Trace(SCREEN, tuple(sorted(happenings, key=lambda each: each.at_s)))


@dataclass(frozen=True)
class Played:
    """What a visit came to: the hash over all its frames, their number, and all its states."""

    digest: str
    frames: int
    states: tuple[State, ...]


def played(exhibit: Exhibit, atlas: Atlas) -> Played:
    states: list[State] = []

    def noted(state: State, intent: Intent, shown: Exhibit) -> State:
        states.append(update(state, intent, shown))
        return states[-1]

    files = font_files(exhibit, ROOT)
    canvas = canvas_of(exhibit, atlas, files, (SCREEN.width_px, SCREEN.height_px))
    screen = PlayedScreen(visit(), canvas, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kiosk.visit, "update", noted)
        run(Show(exhibit, atlas, canvas.fonts), screen, SCREEN, screen)
    return Played(screen.digest, screen.frames, tuple(states))


@pytest.fixture(scope="module")
def first(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> Played:
    return played(shipped_exhibit, shipped_atlas)


def test_a_visit_played_twice_is_the_same_to_the_last_pixel(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, first: Played
) -> None:
    assert played(shipped_exhibit, shipped_atlas) == first
    assert first.frames > 200


def test_the_visit_does_what_it_says(first: Played) -> None:
    states = first.states
    assert any(isinstance(state.motion, Gliding) for state in states)
    assert any(state.theatre == "cuba" and state.motion is None for state in states)
    assert any(state.scrubbing for state in states)
    assert states[-1].lens is Lens.SECRET
    assert states[-1].utc_s != states[0].utc_s
    cuba_px = next(state.camera.scale_px for state in states if state.theatre == "cuba")
    assert states[-1].camera.scale_px > cuba_px
