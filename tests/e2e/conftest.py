"""What the tests of the whole program share: the shipped exhibit, baked, and a model of it."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.assembly import font_files
from kiosk.app.folders import cache_folder
from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import stored_gallery
from kiosk.content.model import Exhibit
from kiosk.screen.stages import Canvas
from kiosk.visit import Show
from tests.conftest import ROOT as ROOT
from tests.e2e.kiosks import Model, plain, ran
from tests.e2e.small import FIRST, write_small
from tests.e2e.unattended import Unattended, unattended
from tests.fakes import canvas_of
from tests.rig.display import TouchDisplay

SIZE_PX = (1280, 800)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where a program of this test alone keeps what it has baked."""
    return tmp_path / "cache"


@pytest.fixture
def port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def shipped_cache(shipped_atlas: Atlas, tmp_path: Path) -> Path:
    """A cache (for KIOSK_CACHE) of this test alone that has all of the shipped exhibit already."""
    baked = baked_once(shipped_atlas)
    cache = tmp_path / "cache" / cache_folder(ROOT / "config.toml").name
    cache.mkdir(parents=True)
    for name in ("current", "baked-from", "map-found.json", "pictures-found.json"):
        shutil.copyfile(baked / name, cache / name)
    atlas = f"atlas-{shipped_atlas.fingerprint[:16]}"
    (cache / atlas).symlink_to(baked / atlas)
    # Copies: the program writes there when a picture or a text has changed.
    for name in ("memory", "pictures"):
        shutil.copytree(baked / name, cache / name)
    return cache.parent


def baked_once(shipped_atlas: Atlas) -> Path:
    """Return the cache folder in which all tests have the shipped exhibit baked."""
    pattern = f"*/*/atlas-{shipped_atlas.fingerprint[:16]}"
    return next((ROOT / "build" / "test-atlas").glob(pattern)).parent


@pytest.fixture(scope="session")
def shipped_canvas(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> Canvas:
    files = font_files(shipped_exhibit, ROOT)
    gallery = stored_gallery(baked_once(shipped_atlas))
    return canvas_of(shipped_exhibit, shipped_atlas, files, SIZE_PX, gallery)


@pytest.fixture
def model(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_canvas: Canvas) -> Model:
    """A visit of the shipped exhibit at rest, in this process."""
    show = Show(shipped_exhibit, shipped_atlas, shipped_canvas.fonts)
    return Model(show, SIZE_PX, shipped_canvas)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The configuration of a small exhibit of this test alone."""
    return write_small(tmp_path / "small")


@pytest.fixture
def small_env(tmp_path: Path) -> dict[str, str]:
    """An environment without a screen, and with a cache of this test alone."""
    return plain(os.environ, tmp_path / "cache")


@pytest.fixture(scope="session")
def small_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small exhibit and its cache, after it has been shown once."""
    folder = tmp_path_factory.mktemp("once")
    config = write_small(folder / "small")
    words = ("--config", config, "--view", "world", "--size", f"{SIZE_PX[0]}x{SIZE_PX[1]}")
    env = plain(os.environ, folder / "cache")
    done = ran("shot", *words, "-o", config.with_name(FIRST), env=env, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def baked_small(
    small_once: Path, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The same, shown once: its map is baked, its content kept, and its picture is `FIRST`."""
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    (cache,) = (small_once / "cache").iterdir()
    shutil.copytree(cache, cache_folder(small))
    shutil.copyfile(small_once / "small" / FIRST, small.with_name(FIRST))
    return small


@pytest.fixture
def kiosk(touch_display: TouchDisplay, baked_small: Path, cache: Path) -> Iterator[Unattended]:
    """The small exhibit, come up as it ought to, on a screen with fingers."""
    with unattended(touch_display, baked_small, cache) as running:
        running.is_up()
        yield running
