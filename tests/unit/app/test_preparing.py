"""From files to a show: whatever keeps the exhibit from coming up is told, and tried again."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from kiosk.app import preparing
from kiosk.app.assembly import Content
from kiosk.app.folders import spare_cache_folder
from kiosk.app.preparing import ClosedEarlyError, Preparation
from kiosk.app.state_files import JOURNAL
from kiosk.app.vitals import Vitals
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.content.problems import Problem
from kiosk.ops.staff_settings import Settings, keep_settings
from kiosk.scene.notice import FOR_STAFF, notice_scene
from kiosk.screen.window import Closed, Signal
from tests.conftest import ROOT
from tests.fakes import ManualClock

LAYER = Problem("cities.csv", 2, 1, 'map layer "cities"', "It lies nowhere.", "Correct it.")
BROKEN = Problem("config.toml", 3, 1, "the file", "It makes no sense.", "Mend it.")


class Baked:
    """Bakes that go as a test wants it, and where they were to store the map.

    Attributes:
        refusals: By the folder, why it cannot be written.
        done: When each bake was begun, and for which cache.
    """

    def __init__(self, clock: ManualClock, patch: pytest.MonkeyPatch, atlas: Atlas) -> None:
        self.refusals: dict[Path, str] = {}
        self.mistaken = False
        self.done: list[tuple[float, Path]] = []
        self.there: set[Path] = set()
        self.room_bytes = 0
        bakes = self

        class Bake:
            running = False
            share = 0.0

            def __init__(self, _layers: object, _config: Path, cache: Path) -> None:
                bakes.done.append((clock.now_s(), cache))
                self.problems = (LAYER,) if bakes.mistaken else ()
                self.refusal = bakes.refusals.get(cache, "")
                self.reason = self.refusal or "a mistake"
                if not self.refusal and not bakes.mistaken:
                    bakes.there.add(cache)
                self._cache = cache

            def succeeded(self) -> bool:
                return self._cache in bakes.there

        patch.setattr(preparing, "Bake", Bake)
        patch.setattr(preparing, "stored_atlas", lambda at: atlas if at in self.there else None)
        patch.setattr(preparing, "is_fresh", lambda at, _: at in self.there)
        # As a disk on which a little can still be written.
        patch.setattr(preparing, "refusal_of", lambda _: "")
        patch.setattr(preparing, "room_bytes", lambda _: self.room_bytes)


class Window:
    """A window that nobody touches, closed after a time."""

    def __init__(self, clock: ManualClock, closes_s: float) -> None:
        self.surface = pygame.Surface((640, 360))
        self._clock = clock
        self._closes_s = closes_s

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        self._clock.advance(timeout_s)
        return (Closed(),) if self._clock.now_s() >= self._closes_s else ()

    def show(self) -> None:
        pass


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(0.0, 1_800_000_000.0)


@pytest.fixture
def vitals(clock: ManualClock, tmp_path: Path) -> Iterator[Vitals]:
    with Vitals(clock, tmp_path / "state", None) as vitals:
        yield vitals


@pytest.fixture
def told(tmp_path: Path, vitals: Vitals) -> Callable[[], list[dict[str, Any]]]:
    def told() -> list[dict[str, Any]]:
        """Close the journal, and return what it says."""
        vitals.__exit__()
        page = tmp_path / "state" / JOURNAL
        return [json.loads(line) for line in page.read_text().splitlines()]

    return told


def prepared_by(
    vitals: Vitals, folder: Path, load: Callable[[Path, Path], Content], closes_s: float = 100.0
) -> Preparation:
    assert isinstance(vitals.clock, ManualClock)
    return Preparation(
        Window(vitals.clock, closes_s),  # type: ignore[arg-type]  # as much of one as it needs
        vitals,
        folder / "config.toml",
        folder / "cache" / "exhibit",
        load,
    )


@pytest.fixture
def good(shipped_exhibit: Exhibit) -> Content:
    return Content(shipped_exhibit, ROOT, (), True, ())


def test_content_that_cannot_be_shown_at_all_is_journalled_until_it_is_mended(
    vitals: Vitals,
    good: Content,
    shipped_atlas: Atlas,
    told: Callable[[], list[dict[str, Any]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    missing = replace(good, exhibit=None, problems=(BROKEN, BROKEN), current=False)
    coming = [missing, missing, good]
    monkeypatch.setattr(preparing, "stored_atlas", lambda _: shipped_atlas)
    monkeypatch.setattr(preparing, "is_fresh", lambda *_: True)
    preparation = prepared_by(vitals, tmp_path, lambda *_: coming.pop(0))
    assert preparation.done().exhibit is good.exhibit
    events = [each["event"] for each in told()]
    assert events == ["content_missing", "content_taken_over"]
    assert (told()[0]["problems"], "It makes no sense." in told()[0]["first"]) == (2, True)


@pytest.fixture
def baked(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch, shipped_atlas: Atlas, tmp_path: Path
) -> Baked:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    return Baked(clock, monkeypatch, shipped_atlas)


def test_a_cache_that_refuses_is_replaced_by_a_private_folder(
    vitals: Vitals,
    good: Content,
    baked: Baked,
    told: Callable[[], list[dict[str, Any]]],
    tmp_path: Path,
) -> None:
    preparation = prepared_by(vitals, tmp_path, lambda *_: good)
    wanted = tmp_path / "cache" / "exhibit"
    baked.refusals[wanted] = "No space left on device"
    prepared = preparation.done()
    spare = spare_cache_folder(tmp_path / "config.toml")
    assert prepared.cache == spare
    assert spare is not None
    assert spare.is_relative_to(tmp_path / "tmp")
    assert spare.parent.stat().st_mode & 0o777 == 0o700
    (entry,) = told()
    assert (entry["event"], entry["reason"]) == ("cache_replaced", "No space left on device")
    assert (entry["folder"], entry["instead"]) == (str(wanted), str(spare))
    # The next start bakes nothing: what lies there is of the same files.
    before = len(baked.done)
    assert prepared_by(vitals, tmp_path, lambda *_: good).done().cache == spare
    assert [cache for _, cache in baked.done[before:]] == [wanted]
    # With room in its cache again it gives back what it has taken.
    spare.mkdir()
    baked.refusals.clear()
    assert prepared_by(vitals, tmp_path, lambda *_: good).done().cache == wanted
    assert not spare.exists()


def test_a_temporary_folder_that_others_can_enter_is_not_trusted(
    tmp_path: Path, baked: Baked
) -> None:
    assert baked.done == []
    config = tmp_path / "config.toml"
    spare = spare_cache_folder(config)
    assert spare is not None
    spare.parent.mkdir(mode=0o700)
    assert spare_cache_folder(config) == spare
    spare.parent.chmod(0o770)
    assert spare_cache_folder(config) is None
    spare.parent.rmdir()
    spare.parent.symlink_to(tmp_path)
    assert spare_cache_folder(config) is None


def test_where_nothing_can_be_written_it_is_tried_again_with_more_room_and_after_a_while(
    clock: ManualClock,
    vitals: Vitals,
    good: Content,
    baked: Baked,
    told: Callable[[], list[dict[str, Any]]],
    tmp_path: Path,
) -> None:
    wanted, spare = tmp_path / "cache" / "exhibit", spare_cache_folder(tmp_path / "config.toml")
    assert spare is not None
    full = "No space left on device"
    baked.refusals |= {wanted: full, spare: full}

    def load(*_: Path) -> Content:
        if clock.now_s() >= 400.0:
            baked.room_bytes = 50_000_000
        if clock.now_s() >= 450.0:
            baked.refusals.clear()
        return good

    assert prepared_by(vitals, tmp_path, load, 1000.0).done().cache == wanted
    begun_s = [at_s for at_s, cache in baked.done if cache == wanted]
    assert begun_s == pytest.approx([0.0, 180.0, 360.0, 400.0, 580.0], abs=5.0)
    assert [(each["event"], each["reason"]) for each in told()] == [("map_missing", full)]


def test_a_mistake_in_the_geodata_is_no_reason_to_look_for_another_place(
    vitals: Vitals,
    good: Content,
    baked: Baked,
    told: Callable[[], list[dict[str, Any]]],
    tmp_path: Path,
) -> None:
    baked.mistaken = True
    with pytest.raises(ClosedEarlyError):
        prepared_by(vitals, tmp_path, lambda *_: good).done()
    assert {cache for _, cache in baked.done} == {tmp_path / "cache" / "exhibit"}
    (entry,) = told()
    assert entry["event"] == "map_missing"
    assert entry["reason"].startswith("cities.csv:2:1")


def test_a_mistake_in_the_geodata_leaves_the_last_good_map_and_comes_along_with_it(
    vitals: Vitals,
    good: Content,
    baked: Baked,
    shipped_atlas: Atlas,
    told: Callable[[], list[dict[str, Any]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    baked.mistaken = True
    monkeypatch.setattr(preparing, "stored_atlas", lambda _: shipped_atlas)
    prepared = prepared_by(vitals, tmp_path, lambda *_: good).done()
    assert prepared.atlas is shipped_atlas
    assert prepared.map_refusal.problems == (LAYER,)
    assert prepared.map_refusal.stamp
    (entry,) = told()
    assert (entry["event"], entry["reason"]) == ("map_refused", prepared.map_refusal.reason)


@pytest.mark.parametrize("notes", [True, False])
def test_the_notice_says_where_the_mistake_is_to_curators_alone(
    vitals: Vitals,
    good: Content,
    baked: Baked,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    notes: bool,
) -> None:
    baked.mistaken = True
    keep_settings(vitals.folder, Settings(notes=notes))
    said = set()

    def scene(*_: object, staff: tuple[str, ...], **others: object) -> object:
        said.add(staff)
        return notice_scene(*_, staff=staff, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(preparing, "notice_scene", scene)
    with pytest.raises(ClosedEarlyError):
        prepared_by(vitals, tmp_path, lambda *_: good).done()
    (told,) = said
    assert told[0] == FOR_STAFF["LAYER"][0]
    assert told[1].endswith("cities.csv:2:1" if notes else "kiosk check")
