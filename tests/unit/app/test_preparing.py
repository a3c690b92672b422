"""From files to a show: whatever keeps the exhibit from coming up is told, and tried again."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from kiosk.app import preparing
from kiosk.app.assembly import Content
from kiosk.app.folders import spare_cache_folder
from kiosk.app.preparing import ClosedEarlyError, Preparation, Prepared
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
FULL = "No space left on device"


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


@dataclass
class Machine:
    """A machine on which the shipped exhibit is to come up, and what is known of it afterwards."""

    folder: Path
    clock: ManualClock
    vitals: Vitals
    good: Content
    baked: Baked

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def cache(self) -> Path:
        return self.folder / "cache" / "exhibit"

    @property
    def spare(self) -> Path:
        spare = spare_cache_folder(self.config)
        assert spare is not None
        return spare

    def prepared(
        self, load: Callable[[], Content] | None = None, closes_s: float = 100.0
    ) -> Prepared:
        """Return what comes up before somebody closes the window."""
        window: Any = Window(self.clock, closes_s)
        read = load or (lambda: self.good)
        return Preparation(window, self.vitals, self.config, self.cache, lambda *_: read()).done()

    def told(self) -> list[dict[str, Any]]:
        """Close the journal, and return what it says."""
        self.vitals.__exit__()
        page = self.folder / "state" / JOURNAL
        return [json.loads(line) for line in page.read_text().splitlines()]


@pytest.fixture
def machine(
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Machine]:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    clock = ManualClock(0.0, 1_800_000_000.0)
    good = Content(shipped_exhibit, ROOT, (), True, ())
    with Vitals(clock, tmp_path / "state", None) as vitals:
        yield Machine(tmp_path, clock, vitals, good, Baked(clock, monkeypatch, shipped_atlas))


def test_content_that_cannot_be_shown_at_all_is_journalled_until_it_is_mended(
    machine: Machine,
) -> None:
    missing = replace(machine.good, exhibit=None, problems=(BROKEN, BROKEN), current=False)
    coming = [missing, missing, machine.good]
    assert machine.prepared(lambda: coming.pop(0)).exhibit is machine.good.exhibit
    first, second = machine.told()
    assert [first["event"], second["event"]] == ["content_missing", "content_taken_over"]
    assert first["problems"] == 2
    assert "It makes no sense." in first["first"]


def test_a_cache_that_refuses_is_replaced_by_a_private_folder(machine: Machine) -> None:
    wanted, spare, baked = machine.cache, machine.spare, machine.baked
    baked.refusals[wanted] = FULL
    assert machine.prepared().cache == spare
    assert spare.is_relative_to(machine.folder / "tmp")
    assert spare.parent.stat().st_mode & 0o777 == 0o700
    (entry,) = machine.told()
    assert (entry["event"], entry["reason"]) == ("cache_replaced", FULL)
    assert (entry["folder"], entry["instead"]) == (str(wanted), str(spare))
    # The next start bakes nothing: what lies there is of the same files.
    before = len(baked.done)
    assert machine.prepared().cache == spare
    assert [cache for _, cache in baked.done[before:]] == [wanted]
    # With room in its cache again it gives back what it has taken.
    spare.mkdir()
    baked.refusals.clear()
    assert machine.prepared().cache == wanted
    assert not spare.exists()


def test_a_temporary_folder_that_others_can_enter_is_not_trusted(machine: Machine) -> None:
    spare = machine.spare
    spare.parent.mkdir(mode=0o700)
    assert machine.spare == spare
    spare.parent.chmod(0o770)
    assert spare_cache_folder(machine.config) is None
    spare.parent.rmdir()
    spare.parent.symlink_to(machine.folder)
    assert spare_cache_folder(machine.config) is None


def test_where_nothing_can_be_written_it_is_tried_again_with_more_room_and_after_a_while(
    machine: Machine,
) -> None:
    wanted, baked = machine.cache, machine.baked
    baked.refusals |= {wanted: FULL, machine.spare: FULL}

    def load() -> Content:
        if machine.clock.now_s() >= 400.0:
            baked.room_bytes = 50_000_000
        if machine.clock.now_s() >= 450.0:
            baked.refusals.clear()
        return machine.good

    assert machine.prepared(load, 1000.0).cache == wanted
    begun_s = [at_s for at_s, cache in baked.done if cache == wanted]
    assert begun_s == pytest.approx([0.0, 180.0, 360.0, 400.0, 580.0], abs=5.0)
    assert [(each["event"], each["reason"]) for each in machine.told()] == [("map_missing", FULL)]


def test_a_mistake_in_the_geodata_is_no_reason_to_look_for_another_place(machine: Machine) -> None:
    machine.baked.mistaken = True
    with pytest.raises(ClosedEarlyError):
        machine.prepared()
    assert {cache for _, cache in machine.baked.done} == {machine.cache}
    (entry,) = machine.told()
    assert entry["event"] == "map_missing"
    assert entry["reason"].startswith("cities.csv:2:1")


def test_a_mistake_in_the_geodata_leaves_the_last_good_map_and_comes_along_with_it(
    machine: Machine, shipped_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.baked.mistaken = True
    monkeypatch.setattr(preparing, "stored_atlas", lambda _: shipped_atlas)
    prepared = machine.prepared()
    assert prepared.atlas is shipped_atlas
    assert prepared.map_refusal.problems == (LAYER,)
    assert prepared.map_refusal.stamp
    (entry,) = machine.told()
    assert (entry["event"], entry["reason"]) == ("map_refused", prepared.map_refusal.reason)


@pytest.mark.parametrize("notes", [True, False])
def test_the_notice_says_where_the_mistake_is_to_curators_alone(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, notes: bool
) -> None:
    machine.baked.mistaken = True
    keep_settings(machine.vitals.folder, Settings(notes=notes))
    said = set()

    def scene(*_: object, staff: tuple[str, ...], **others: object) -> object:
        said.add(staff)
        return notice_scene(*_, staff=staff, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(preparing, "notice_scene", scene)
    with pytest.raises(ClosedEarlyError):
        machine.prepared()
    (told,) = said
    assert told[0] == FOR_STAFF["LAYER"][0]
    assert told[1].endswith("cities.csv:2:1" if notes else "kiosk check")
