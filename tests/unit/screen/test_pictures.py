"""Pictures arrive by themselves, are cut around their focus and keep to their budget."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from kiosk.atlas.pictures import BakedPicture, BakedSize, Gallery
from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Lens
from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Fill, Picture
from kiosk.scene.scene import Layer, Scene
from kiosk.screen.fonts import Fonts
from kiosk.screen.painter import Painter
from kiosk.screen.pictures import Pictures, Wanted
from kiosk.screen.platform import prepare_headless
from tests.e2e.unattended import wait_until

GROUND, LEFT, RIGHT = (9, 9, 9), (200, 0, 0), (0, 0, 200)
AXIS = TimeScale(((0.0, 0.0), (1.0, 1.0)), 0.0, 1.0)
BOX = Box(10.0, 10.0, 100.0, 50.0)


@pytest.fixture
def surface() -> Iterator[pygame.Surface]:
    prepare_headless()
    pygame.display.init()
    yield pygame.display.set_mode((200, 100))
    pygame.display.quit()


def gallery(folder: Path, focus: tuple[float, float] = (0.5, 0.5)) -> Gallery:
    """Return one with a picture that is red at its left and blue at its right."""
    sizes = []
    for width_px in (100, 200, 400):
        picture = pygame.Surface((width_px, width_px // 4))
        picture.fill(LEFT)
        picture.fill(RIGHT, (width_px // 2, 0, width_px // 2, width_px))
        pygame.image.save(picture, folder / f"{width_px}.png")
        sizes.append(BakedSize(width_px, width_px // 4, f"{width_px}.png"))
    whole = BakedPicture(focus, tuple(sizes), "key")
    return Gallery(
        folder,
        {("a.png", Lens.PUBLIC): whole, ("b.png", Lens.PUBLIC): BakedPicture((0.5, 0.5), (), "")},
    )


def colour_at(surface: pygame.Surface, px: tuple[int, int]) -> tuple[int, ...]:
    return tuple(surface.get_at(px)[:3])


def scene(path: str) -> Scene:
    picture = Picture(BOX, path, Lens.PUBLIC, GROUND, ())
    layer = Layer("card", Box(0.0, 0.0, 199.0, 99.0), (Fill(BOX, GROUND), picture), kept=True)
    return Scene((layer,), (), AXIS, 0.0, moving=False)


def test_a_picture_is_painted_once_it_has_arrived_and_no_frame_waits_for_it(
    surface: pygame.Surface, tmp_path: Path
) -> None:
    painter = Painter(surface, Fonts({}), None, Pictures(gallery(tmp_path)))
    painter.paint(scene("a.png"))
    assert colour_at(surface, (15, 30)) == GROUND
    is_waiting = painter.refining
    assert is_waiting

    def is_whole() -> bool:
        painter.paint(scene("a.png"))
        return not painter.refining

    # As the loop does: it looks again for as long as something is still to come.
    wait_until(is_whole, 10.0, "the picture does not arrive")
    assert colour_at(surface, (15, 30)) == LEFT
    assert colour_at(surface, (105, 30)) == RIGHT
    assert not painter.refining
    assert painter.paint(scene("a.png")) == []


def test_what_is_no_picture_never_keeps_the_screen_awake(
    surface: pygame.Surface, tmp_path: Path
) -> None:
    for path in ("b.png", "nothing.png"):
        painter = Painter(surface, Fonts({}), None, Pictures(gallery(tmp_path)))
        painter.paint(scene(path))
        assert not painter.refining
        assert colour_at(surface, (15, 30)) == GROUND


def test_a_file_that_vanished_is_a_plate_too(surface: pygame.Surface, tmp_path: Path) -> None:
    hung = gallery(tmp_path)
    for path in tmp_path.glob("*.png"):
        path.write_bytes(b"broken")
    pictures = Pictures(hung, at_once=True)
    wanted = Wanted("a.png", Lens.PUBLIC, (100, 50))
    assert pictures.find(wanted) is None
    assert pictures.is_missing(wanted)


@pytest.mark.parametrize(("across", "colour"), [(0.0, LEFT), (1.0, RIGHT)])
def test_it_is_cut_around_its_focus(
    surface: pygame.Surface, tmp_path: Path, across: float, colour: tuple[int, int, int]
) -> None:
    pictures = Pictures(gallery(tmp_path, (across, 0.5)), at_once=True)
    found = pictures.find(Wanted("a.png", Lens.PUBLIC, (50, 50)))
    assert found is not None
    assert found.get_size() == (50, 50)
    for x_px in (2, 25, 47):
        assert colour_at(found, (x_px, 25)) == colour


def test_the_last_pictures_are_kept_and_older_ones_given_up(
    surface: pygame.Surface, tmp_path: Path
) -> None:
    pictures = Pictures(gallery(tmp_path), budget_bytes=100_000, at_once=True)
    wanted = [Wanted("a.png", Lens.PUBLIC, (100 + each, 50)) for each in range(40)]
    first = pictures.find(wanted[0])
    for each in wanted:
        assert pictures.find(each) is not None
    last = pictures.find(wanted[-1])
    assert pictures.find(wanted[-1]) is last
    assert pictures.find(wanted[0]) is not first
