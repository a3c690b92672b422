"""Whenever the power fails, a whole atlas is there to be shown."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from kiosk.atlas import promotion, safekeeping
from kiosk.atlas.promotion import promoted_atlas
from kiosk.atlas.store import CURRENT, DATA, current_atlas, load_atlas
from tests.unit.atlas.power import Power, failing
from tests.unit.atlas.samples import IMPRINT, layers, origins

FEWEST_STEPS = 15
# Three files opened and flushed, a folder made, flushed and moved, the cache flushed, the pointer
# opened, flushed and moved, the cache flushed again, and the oldest atlas removed.


def promoted(cache_folder: Path, seed: int) -> Path:
    return promoted_atlas(cache_folder, layers(seed), origins(), IMPRINT)


def shown(cache_folder: Path) -> Path:
    """The folder of the current atlas, which must be whole."""
    folder = current_atlas(cache_folder)
    assert folder is not None
    load_atlas(folder, verify=True)
    return folder


@pytest.mark.parametrize("loses_moves", [False, True])
def test_a_power_cut_at_any_step_leaves_a_whole_atlas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loses_moves: bool
) -> None:
    was_old, was_new = 0, 0
    for cut_at in count():
        cache = tmp_path / str(cut_at)
        oldest, old = promoted(cache, 1), promoted(cache, 2)
        assert oldest.is_dir()
        power = Power(cut_at, loses_moves)
        with failing(power, monkeypatch):
            promoted(cache, 3)
        now = shown(cache)
        was_old, was_new = was_old + (now == old), was_new + (now != old)
        # The next bake gets through, whatever lies about.
        assert shown(cache) == now
        assert promoted(cache, 3) == shown(cache)
        assert not list(cache.glob("*.partial"))
        if power.steps < cut_at:
            break
    assert was_old >= FEWEST_STEPS - 4
    assert was_new >= 1


def test_the_first_atlas_ever_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for cut_at in range(FEWEST_STEPS + 5):
        cache = tmp_path / str(cut_at)
        with failing(Power(cut_at, loses_moves=True), monkeypatch):
            promoted(cache, 1)
        if current_atlas(cache) is not None:
            shown(cache)
        assert promoted(cache, 1) == shown(cache)


def test_the_atlas_before_stays_for_a_program_about_to_open_it(tmp_path: Path) -> None:
    first, second, third = (promoted(tmp_path, seed) for seed in (1, 2, 3))
    assert not first.exists()
    assert second.is_dir()
    assert shown(tmp_path) == third


def test_storing_the_same_atlas_again_writes_no_second_one(tmp_path: Path) -> None:
    first = promoted(tmp_path, 1)
    written_ns = (first / DATA).stat().st_mtime_ns
    assert promoted(tmp_path, 1) == first
    assert (first / DATA).stat().st_mtime_ns == written_ns


def test_storing_the_same_atlas_again_mends_a_damaged_one(tmp_path: Path) -> None:
    first = promoted(tmp_path, 1)
    (first / DATA).write_bytes(b"rust")
    assert promoted(tmp_path, 1) == shown(tmp_path) == first


def test_an_old_atlas_that_cannot_be_removed_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = promoted(tmp_path, 1)
    promoted(tmp_path, 2)

    def refuse(path: str) -> None:
        # As Windows does while a running kiosk has the file mapped.
        raise PermissionError(13, "in use", path)

    with monkeypatch.context() as context:
        context.setattr(os, "unlink", lambda path, **_: refuse(path))
        context.setattr(os, "rmdir", lambda path, **_: refuse(path))
        third = promoted(tmp_path, 3)
    assert first.is_dir()
    assert shown(tmp_path) == third


def test_two_programs_store_their_atlases_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As when a curator bakes by hand while the exhibit does so by itself.
    stage = promotion._stage
    others: list[Thread] = []
    second_stages, first_is_done = Event(), Event()

    def stage_meanwhile(folder: Path, files: Mapping[str, Iterable[bytes | memoryview]]) -> None:
        if others:
            second_stages.set()
            assert first_is_done.is_set()
            stage(folder, files)
            return
        others.append(Thread(target=promoted, args=(tmp_path, 2)))
        others[0].start()
        # Without a lock the second one would be here within a moment.
        assert not second_stages.wait(0.5)
        stage(folder, files)
        first_is_done.set()

    monkeypatch.setattr(promotion, "_stage", stage_meanwhile)
    first = promoted(tmp_path, 1)
    others[0].join(60.0)
    assert second_stages.is_set()
    assert shown(tmp_path) != first
    load_atlas(first, verify=True)


def test_a_program_that_stores_for_ever_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = promoted(tmp_path, 1)
    monkeypatch.setattr(safekeeping, "_PATIENCE_S", 0.0)
    with (
        safekeeping.alone_in(tmp_path, "an atlas"),
        pytest.raises(OSError, match="another program is still storing an atlas there"),
    ):
        promoted(tmp_path, 2)
    assert shown(tmp_path) == old


def test_a_full_disk_leaves_the_old_atlas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = promoted(tmp_path, 1)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            promoted(tmp_path, 2)
    assert shown(tmp_path) == old
    assert (tmp_path / CURRENT).read_text() == old.name


def test_a_lock_that_cannot_be_written_is_told_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused(sqlite3.OperationalError):
        sqlite_errorcode = sqlite3.SQLITE_FULL

    class Full:
        def execute(self, _: str) -> None:
            raise Refused

        def close(self) -> None:
            pass

    monkeypatch.setattr(sqlite3, "connect", lambda *_, **__: Full())
    with (
        pytest.raises(OSError, match="No space left on device"),
        safekeeping.alone_in(tmp_path, "an atlas"),
    ):
        pass
