"""`kiosk doctor`: each thing that is wrong is named, with what to do."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.assembly import load_content
from kiosk.app.doctor import content_findings, memory_finding, reports_finding, screen_findings
from kiosk.app.folders import cache_folder
from kiosk.ops import examination
from kiosk.ops.findings import Finding, Verdict
from kiosk.screen.examination import ScreenSeen
from tests.e2e.small import write_land, write_small
from tests.e2e.unattended import small_disk
from tests.fakes import ManualClock

SEEN = ScreenSeen(driver="wayland", size_px=(1920, 1080), refresh_hz=60, touch_panels=1)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    return write_small(tmp_path / "small")


def verdicts(seen: ScreenSeen) -> dict[str, Verdict]:
    return {each.subject: each.verdict for each in screen_findings(seen)}


def test_a_good_screen_is_good_and_each_fault_of_it_is_told() -> None:
    assert set(verdicts(SEEN).values()) == {Verdict.GOOD}
    assert verdicts(ScreenSeen("there is no screen here")) == {"display": Verdict.BAD}
    assert verdicts(replace(SEEN, refresh_hz=30))["refresh"] is Verdict.DOUBTFUL
    assert verdicts(replace(SEEN, refresh_hz=0))["refresh"] is Verdict.UNKNOWN
    assert verdicts(replace(SEEN, touch_panels=0))["touch"] is Verdict.DOUBTFUL


def test_touch_without_its_library_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.app.doctor._loads", lambda _: False)
    seen = replace(SEEN, driver="x11", touch_panels=0)
    (touch,) = (each for each in screen_findings(seen) if each.subject == "touch")
    assert (touch.verdict, touch.advice) == (Verdict.BAD, "apt-get install libxi6")


def test_broken_content_and_missing_fonts_are_told(config: Path) -> None:
    cache = cache_folder(config)

    def found() -> dict[str, Verdict]:
        content = load_content(config, cache)
        return {each.subject: each.verdict for each in content_findings(content, cache)}

    assert found()["fonts"] is Verdict.GOOD
    assert found()["map"] is Verdict.DOUBTFUL
    (config.parent / "fonts" / "a.ttf").unlink()
    assert found()["fonts"] is Verdict.DOUBTFUL
    config.write_text("[exhibit", encoding="utf-8")
    assert found()["content"] is Verdict.DOUBTFUL


def test_the_advice_to_bake_the_map_is_advice_that_helps(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It would bind the process of the tests.
    monkeypatch.setattr("kiosk.bake.carrying_out.limit_memory", lambda: None)
    content, cache = load_content(config, cache_folder(config)), cache_folder(config)

    def told() -> Finding:
        return next(each for each in content_findings(content, cache) if each.subject == "map")

    assert told().advice == "kiosk bake"
    assert main(["bake", "--config", str(config)]) == 0
    assert told().verdict is Verdict.GOOD
    write_land(config.parent, name_of_uk="Albion")
    assert told().verdict is Verdict.DOUBTFUL
    assert main(["bake", "--config", str(config)]) == 0
    assert told().verdict is Verdict.GOOD


def test_a_small_machine_and_waiting_reports_are_told(config: Path, tmp_path: Path) -> None:
    content = load_content(config, cache_folder(config))
    assert memory_finding(8000.0, content).verdict is Verdict.GOOD
    assert memory_finding(900.0, content).verdict is Verdict.DOUBTFUL
    assert reports_finding(tmp_path / "none").verdict is Verdict.GOOD
    (tmp_path / "crashes" / "one").mkdir(parents=True)
    assert reports_finding(tmp_path / "crashes").verdict is Verdict.DOUBTFUL


def test_a_full_disk_a_wrong_clock_and_no_voice_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert examination.clock(ManualClock(wall_utc_s=1000.0)).verdict is Verdict.BAD
    monkeypatch.setattr("kiosk.ops.examination.LEAST_FREE_MB", float("inf"))
    assert examination.disk(tmp_path / "not" / "yet").verdict is Verdict.BAD
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert "espeak-ng" in examination.voice().advice
    wanted = examination.voice(("piper", "--model", "de"))
    assert wanted.found == "There is no piper: nothing is read to visitors."
    monkeypatch.setattr("shutil.which", lambda name: name if name in ("piper", "espeak") else None)
    assert examination.voice(("piper",)).found == "Texts are spoken by piper."
    assert examination.voice().found == "Texts can be spoken by espeak."
    missing = examination.groups({}, frozenset({"users"}))
    assert "usermod -aG video,input" in missing.advice
    assert examination.groups({"DISPLAY": ":0"}, frozenset()).verdict is Verdict.GOOD
    (tmp_path / "file").touch()
    assert examination.writable("x", tmp_path / "file", "y").verdict is Verdict.GOOD


def test_a_full_disk_is_no_place_for_a_map_though_it_takes_an_empty_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "size=64k") as disk:
        assert examination.refusal_of(disk / "not" / "yet") == "No space left on device"
        assert examination.room_bytes(disk) == 0
        assert examination.writable("cache", disk, "map").verdict is Verdict.DOUBTFUL
        found = examination.disk(tmp_path, disk)
        assert found.verdict is Verdict.BAD
        assert str(disk) in found.found
    assert examination.refusal_of(tmp_path) == ""
    assert examination.room_bytes(tmp_path) > 0


def test_the_command_tells_each_point_once_with_advice(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("kiosk.app.doctor.examined_screen", lambda: SEEN)
    assert main(["doctor", "--config", str(config), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    subjects = [each["subject"] for each in told]
    assert len(set(subjects)) == len(subjects)
    wanted = {"display", "refresh", "touch", "fonts", "voice", "audio", "permissions", "disk"}
    assert wanted | {"clock", "content", "map", "staff", "state", "cache"} <= set(subjects)
    assert all(each["advice"] for each in told if each["verdict"] in ("bad", "doubtful"))
    monkeypatch.setattr("kiosk.app.doctor.examined_screen", lambda: ScreenSeen("no screen"))
    assert main(["doctor", "--config", str(config)]) == 1
    assert "bad       display" in capsys.readouterr().out
