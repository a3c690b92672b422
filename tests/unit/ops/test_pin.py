"""The PIN: hashed, and slower to guess with each guess, whatever happens in between."""

import stat
from pathlib import Path

import pytest

from kiosk.ops.pin import FREE_TRIES, PinFile, UnfitPinError, lock_s
from kiosk.ops.staff_settings import Settings, keep_settings, settings_in
from tests.fakes import ManualClock

PIN = "471108"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(now_s=100.0)


@pytest.fixture
def file(tmp_path: Path, clock: ManualClock) -> PinFile:
    file = PinFile(tmp_path, clock)
    file.set(PIN)
    return file


def test_the_right_pin_opens_and_no_other(file: PinFile, tmp_path: Path) -> None:
    assert file.is_set
    assert file.opens(PIN)
    assert not file.opens("471109")
    assert not file.opens("")
    kept = tmp_path / "staff-pin.json"
    assert PIN not in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_wrong_tries_lock_it_for_longer_and_longer(file: PinFile, clock: ManualClock) -> None:
    locks = []
    for _ in range(FREE_TRIES + 4):
        assert not file.opens("0815")
        locks.append(file.locked_s)
        clock.advance(file.locked_s)
    assert locks == [0.0, 0.0, 15.0, 30.0, 60.0, 120.0, 240.0]
    assert file.opens(PIN)
    assert not file.opens("0815")
    assert file.locked_s == 0.0


def test_while_it_is_locked_even_the_right_pin_is_refused(
    file: PinFile, clock: ManualClock
) -> None:
    for _ in range(FREE_TRIES):
        file.opens("0815")
    assert not file.opens(PIN)
    clock.advance(15.0)
    assert file.opens(PIN)


def test_a_restart_a_wrong_clock_and_a_cut_off_file_forget_no_wrong_try(
    file: PinFile, tmp_path: Path
) -> None:
    for _ in range(FREE_TRIES):
        file.opens("0815")
    again = PinFile(tmp_path, ManualClock(now_s=5.0, wall_utc_s=9e12))
    assert again.locked_s == 15.0
    assert not again.opens(PIN)
    (tmp_path / "staff-pin-tries.json").write_text('{"wro')
    assert PinFile(tmp_path, ManualClock()).locked_s == 15.0


def test_a_try_counts_before_it_is_looked_at(
    file: PinFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiosk.ops.pin._hash", cut)
    with pytest.raises(KeyboardInterrupt):
        file.opens("0815")
    assert '"wrong": 1' in (tmp_path / "staff-pin-tries.json").read_text()


def test_a_lock_has_a_longest_time() -> None:
    assert lock_s(10**9) == 3600.0


@pytest.mark.parametrize("pin", ["", "123", "1234", "9876", "0000", "12a4", "1" * 13, "١٢٣٤"])
def test_a_pin_that_is_none_or_that_everybody_tries_is_refused(pin: str, tmp_path: Path) -> None:
    file = PinFile(tmp_path, ManualClock())
    with pytest.raises(UnfitPinError):
        file.set(pin)
    assert not file.is_set


def test_a_damaged_file_lets_nobody_in(file: PinFile, tmp_path: Path) -> None:
    (tmp_path / "staff-pin.json").write_bytes(b"\xff{")
    assert not file.opens(PIN)


def test_what_staff_have_set_is_whole_or_usual(tmp_path: Path) -> None:
    assert settings_in(tmp_path) == Settings()
    keep_settings(tmp_path, Settings(notes=True, sound=False))
    assert settings_in(tmp_path) == Settings(notes=True, sound=False)
    (tmp_path / "settings.json").write_text("{")
    assert settings_in(tmp_path) == Settings()
