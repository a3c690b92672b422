"""One world gives way to the other: on each side of the edge its own picture, to the last pixel."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from kiosk.app.assembly import font_files
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.scene.primitives import Basemap
from kiosk.scene.scene import Iris, Scene
from kiosk.screen.governor import Governor
from kiosk.screen.stages import Canvas
from kiosk.visit import Show
from tests.conftest import ROOT
from tests.fakes import canvas_of
from tests.unit.scene.seen import scene_of, state_at

SIZE_PX = (640, 360)
RIM_PX = 6
# From a hole that is hardly one to one that is larger than the screen.
RADII_PX = (0.0, 3.5, 40.0, 41.0, 160.3, 420.0, 900.0)


@pytest.fixture(scope="module")
def canvas(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> Canvas:
    return canvas_of(shipped_exhibit, shipped_atlas, font_files(shipped_exhibit, ROOT), SIZE_PX)


def pixels(canvas: Canvas) -> npt.NDArray[np.uint8]:
    return np.frombuffer(canvas.pixels, np.uint8).reshape(SIZE_PX[1], SIZE_PX[0], 3).copy()


def moving(scene: Scene) -> Scene:
    """Return the scene with its map on the move, which is painted whole in each frame."""
    layers = tuple(
        replace(
            layer,
            items=tuple(
                replace(item, resting=False) if isinstance(item, Basemap) else item
                for item in layer.items
            ),
        )
        for layer in scene.layers
    )
    return replace(scene, layers=layers)


@pytest.mark.parametrize("lens", Lens)
@pytest.mark.parametrize("moves", [False, True])
@pytest.mark.parametrize("centre_px", [(430.0, 300.0), (2.0, 180.0), (320.5, -20.0)])
def test_each_side_of_the_edge_shows_its_own_world(
    canvas: Canvas,
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    lens: Lens,
    centre_px: tuple[float, float],
    monkeypatch: pytest.MonkeyPatch,
    *,
    moves: bool,
) -> None:
    # However slow this machine is, the map is drawn in the same detail.
    monkeypatch.setattr(Governor, "took", lambda *_: None)
    show = Show(shipped_exhibit, shipped_atlas, canvas.fonts)
    other = Lens.PUBLIC if lens is Lens.SECRET else Lens.SECRET
    states = [state_at(shipped_exhibit, SIZE_PX, each, theatre="cuba") for each in (other, lens)]
    scenes = [scene_of(state, show) for state in states]
    if moves:
        scenes = [moving(scene) for scene in scenes]
    pictures = []
    for scene in reversed(scenes):
        # Painted in one piece: a line that is cut at the edge of a part may lie a pixel beside.
        canvas.resize((1, 1))
        canvas.resize(SIZE_PX)
        while canvas.present(scene) or canvas.refining or canvas.preparing:
            pass
        pictures.append(pixels(canvas))
    new, old = pictures
    down, right = np.mgrid[: SIZE_PX[1], : SIZE_PX[0]]
    away_px = np.hypot(right - centre_px[0], down - centre_px[1])
    opening = lens is Lens.SECRET
    for radius_px in RADII_PX if opening else reversed(RADII_PX):
        iris = Iris(centre_px, radius_px, opening, (255, 255, 255), RIM_PX)
        # What is new is painted a little in each frame.
        while canvas.present(replace(scenes[1], iris=iris)) or canvas.refining:
            pass
        shown = pixels(canvas)
        inside, outside = away_px < radius_px - RIM_PX - 2, away_px > radius_px + 2
        for where, due in ((inside, new), (outside, old)) if opening else (
            (inside, old), (outside, new)
        ):  # fmt: skip
            assert (shown[where] == due[where]).all(), radius_px
    canvas.present(scenes[1])
    assert (pixels(canvas) == new).all()
