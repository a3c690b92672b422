"""What tests of several folders share: screens with fingers, and the exhibit as it is shipped."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from hypothesis.vendor.pretty import RepresentationPrinter

from kiosk.app.assembly import font_files
from kiosk.app.baking import stored_atlas
from kiosk.app.folders import cache_folder
from kiosk.app.gallery import baked_gallery
from kiosk.atlas.model import Atlas
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.content.load import load_exhibit
from kiosk.content.memory import memory_in
from kiosk.content.model import Exhibit
from kiosk.screen.fonts import Fonts
from kiosk.visit import Show
from tests.rig.broker import Broker, missing_broker_packages
from tests.rig.cage import CageDisplay
from tests.rig.display import TouchDisplay
from tests.rig.xorg import missing_packages, missing_wayland_packages

# How long one example takes tells of the machine and who else uses it, not of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# Set where the packages are promised, as .ci/run does: there a skip would hide that nobody touched
# the screen.
REQUIRED = os.environ.get("KIOSK_REQUIRE_DISPLAY_TESTS") == "1"

# The one machine that tests may speak with is this one.
HERE = ("127.", "::1", "localhost")


def _stay_here(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would reach another machine, whichever library tries."""
    match event, arguments:
        case "socket.connect", (_, (str(host), *_)):
            pass
        case "socket.getaddrinfo", (str(host), *_):
            pass
        case _:
            return
    if host and not host.startswith(HERE):
        msg = f"a test must not reach {host}"
        raise PermissionError(msg)


sys.addaudithook(_stay_here)

ROOT = Path(__file__).parents[1]
SHIPPED_CONFIG = ROOT / "config.toml"
# Its sources decide what an atlas looks like as much as the geodata do.
BAKERS = ("bake", "atlas", "geo")


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the state folder of whoever runs it."""
    monkeypatch.setenv("KIOSK_STATE", str(tmp_path / "state"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--approve-pictures",
        action="store_true",
        help="take the pictures of tests/golden as they are now for right",
    )


class _ShippedExhibit(Exhibit):
    """An exhibit that a failed example names in two words instead of printing it whole."""

    def __repr__(self) -> str:
        return "shipped exhibit"

    def _repr_pretty_(self, printer: RepresentationPrinter, _: bool) -> None:
        # What Hypothesis asks before it would list the fields of a dataclass.
        printer.text(repr(self))


@pytest.fixture(scope="session")
def shipped_exhibit() -> Exhibit:
    """The exhibit of config.toml."""
    loaded = load_exhibit(SHIPPED_CONFIG)
    assert loaded.exhibit is not None, "\n".join(map(str, loaded.problems))
    return _ShippedExhibit(
        **{field.name: getattr(loaded.exhibit, field.name) for field in fields(Exhibit)}
    )


@pytest.fixture(scope="session")
def shipped_fonts(shipped_exhibit: Exhibit) -> Fonts:
    """Its fonts, which need no display."""
    return Fonts(font_files(shipped_exhibit, ROOT))


@pytest.fixture(scope="session")
def shipped_atlas(shipped_exhibit: Exhibit) -> Atlas:
    """Its map, baked at most once for all sessions and workers that have the same sources.

    The pictures beside it, and what is kept of the content, are made as well.
    """
    parent = ROOT / "build" / "test-atlas" / _hash_of_bakers()
    parent.mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch, closing(_locked(parent / "lock")):
        patch.setenv("KIOSK_CACHE", str(parent))
        cache = cache_folder(SHIPPED_CONFIG)
        stamp = stamp_of(shipped_exhibit.map.layers, ROOT)
        if not is_fresh(cache, stamp):
            for outdated in set(parent.parent.iterdir()) - {parent}:
                shutil.rmtree(outdated, ignore_errors=True)
            bake = [sys.executable, "-m", "kiosk", "bake", "--config", str(SHIPPED_CONFIG)]
            subprocess.run(bake, cwd=ROOT, check=True, capture_output=True)
        load_exhibit(SHIPPED_CONFIG, memory=memory_in(cache))
        baked_gallery(shipped_exhibit, SHIPPED_CONFIG, cache)
        atlas = stored_atlas(cache)
    assert atlas is not None
    return atlas


@pytest.fixture(scope="session")
def show(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Show:
    """What visits of it have in common."""
    return Show(shipped_exhibit, shipped_atlas, shipped_fonts)


def _hash_of_bakers() -> str:
    digest = hashlib.sha256()
    for package in BAKERS:
        for path in sorted((ROOT / "kiosk" / package).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _locked(path: Path) -> sqlite3.Connection:
    # The one lock of the standard library that waits, ends with its process and works everywhere.
    connection = sqlite3.connect(path, timeout=300.0, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    return connection


@pytest.fixture
def touch_display(request: pytest.FixtureRequest) -> Iterator[TouchDisplay]:
    """An X screen with fingers, 1280x800 px.

    Another size: @pytest.mark.parametrize("touch_display", [(1920, 1080)], indirect=True).
    """
    skip_without(missing_packages())
    with TouchDisplay(*getattr(request, "param", (1280, 800))) as display:
        yield display


@pytest.fixture
def cage_display(request: pytest.FixtureRequest) -> Iterator[CageDisplay]:
    """The same on Wayland."""
    skip_without(missing_wayland_packages())
    with CageDisplay(*getattr(request, "param", (1280, 800))) as display:
        yield display


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    """An MQTT broker that anybody on this machine may use."""
    skip_without(missing_broker_packages())
    broker = Broker(tmp_path)
    try:
        yield broker
    finally:
        broker.close()


def skip_without(missing: Sequence[str]) -> None:
    """Skip the test if Debian packages are missing, or fail it where they are promised."""
    if missing:
        reason = f"needs the Debian packages {', '.join(missing)} (see tests/packages.txt)"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)


def skip_without_disks() -> NoReturn:
    """Skip a test that cannot mount a disk; where all is promised, root must be able to."""
    reason = "this machine does not let us mount a disk"
    if REQUIRED and os.geteuid() == 0:
        pytest.fail(reason)
    pytest.skip(reason)
