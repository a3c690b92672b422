"""What the tests of the whole program share: the shipped exhibit, baked, and a model of it."""

import shutil
from pathlib import Path

import pytest

from kiosk.app.assembly import font_files
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.loop import Show
from kiosk.screen.stages import Canvas
from tests.e2e.kiosks import Model, plain, ran
from tests.e2e.small import write_small

ROOT = Path(__file__).parents[2]
SIZE_PX = (1280, 800)


@pytest.fixture
def shipped_cache(shipped_atlas: Atlas, tmp_path: Path) -> Path:
    """A cache (for KIOSK_CACHE) of this test alone that has the shipped map in it already."""
    pattern = f"*/*/atlas-{shipped_atlas.fingerprint[:16]}"
    baked = next((ROOT / "build" / "test-atlas").glob(pattern)).parent
    cache = tmp_path / "cache" / baked.name
    cache.mkdir(parents=True)
    for name in ("current", "baked-from"):
        shutil.copyfile(baked / name, cache / name)
    atlas = f"atlas-{shipped_atlas.fingerprint[:16]}"
    (cache / atlas).symlink_to(baked / atlas)
    return cache.parent


@pytest.fixture(scope="session")
def shipped_canvas(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> Canvas:
    return Canvas(SIZE_PX, shipped_exhibit, shipped_atlas, font_files(shipped_exhibit, ROOT))


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
    import os

    return plain(os.environ, KIOSK_CACHE=tmp_path / "cache")


@pytest.fixture
def baked_small(small: Path, small_env: dict[str, str], tmp_path: Path) -> Path:
    """The same configuration, with its map baked and its content kept as the last good one."""
    done = ran(
        "shot",
        "--config",
        small,
        "-o",
        tmp_path / "first.png",
        "--size",
        "640x360",
        env=small_env,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    return small
