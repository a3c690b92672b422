"""Whatever a save leads to, the exhibit goes on following its files."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.app import watch as watching
from kiosk.app.assembly import Content, load_content
from kiosk.app.watch import News, Shown, Watch
from kiosk.clock import SystemClock
from kiosk.content.picture_orders import PictureJob
from kiosk.content.problems import Problem
from kiosk.ops.journal import Journal
from tests.e2e.small import LAND, write_land, write_small
from tests.unit.content.exhibit_story import STORY

PATIENCE_S = 20.0


@pytest.fixture(autouse=True)
def _baked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "is_fresh", lambda *_: True)
    monkeypatch.setattr(watching, "is_baked", lambda *_: True)
    monkeypatch.setattr(watching, "map_problems", lambda *_: ())
    monkeypatch.setattr(watching, "picture_problems", lambda *_: ())
    monkeypatch.setattr(watching, "stored_atlas", lambda *_: object())


def _title_of(news: News) -> str:
    return news.exhibit.title


def _awaited(watch: Watch[str], woken: threading.Event) -> str:
    while (latest := watch.latest()) is None:
        # It also wakes for what there is to correct.
        assert woken.wait(PATIENCE_S)
        woken.clear()
    return latest


@contextmanager
def _followed(watch: Watch[str]) -> Iterator[Watch[str]]:
    """Let it watch, and see it end: what the next test replaces is nothing for this one."""
    with watch:
        yield watch
    watch._thread.join(PATIENCE_S)


def _begun(watch: Watch[str], monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what is set when the watch has begun; pictures are looked at last."""
    begun, hang = threading.Event(), watch._renew_pictures

    def hung(content: Content) -> None:
        hang(content)
        begun.set()

    monkeypatch.setattr(watch, "_renew_pictures", hung)
    return begun


@pytest.mark.parametrize("saved", [True, False])
def test_what_was_saved_while_the_map_was_baked_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    config, cache = write_small(tmp_path / "exhibit"), tmp_path / "cache"
    shown = Shown(None, load_content(config, cache).fingerprint)
    woken, journal = threading.Event(), Journal(lambda _: None, SystemClock(), 1)
    compared = threading.Event()
    # Pictures are looked at after the content.
    watch = Watch(config, cache, woken.set, journal, _title_of, shown)
    monkeypatch.setattr(watch, "_renew_pictures", lambda _: compared.set())
    if saved:
        _entitle(config, "Saved")
    with _followed(watch):
        if saved:
            assert _awaited(watch, woken) == "Saved"
        else:
            assert compared.wait(PATIENCE_S)
            assert watch.latest() is None


def _entitle(config: Path, title: str) -> None:
    text = config.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith("title = "))
    config.write_text(text.replace(line, f'title = "{title}"', 1), encoding="utf-8")


def test_a_version_whose_first_scene_fails_is_refused_and_the_next_one_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_small(tmp_path / "exhibit")
    told: list[str] = []
    refused, shown = threading.Event(), threading.Event()

    def write(line: str) -> None:
        told.append(line)
        if "change_refused" in line:
            refused.set()

    def made_ready(news: News) -> str:
        if news.exhibit.title == "Broken":
            msg = "no scene"
            raise ZeroDivisionError(msg)
        return news.exhibit.title

    journal = Journal(write, SystemClock(), 1)
    files = load_content(config, tmp_path / "cache").files
    was = Shown(files=files)
    watch = Watch(config, tmp_path / "cache", shown.set, journal, made_ready, was)
    begun = _begun(watch, monkeypatch)
    with _followed(watch):
        assert begun.wait(PATIENCE_S)
        _entitle(config, "Broken")
        assert refused.wait(PATIENCE_S), told
        assert watch.latest() is None
        _entitle(config, "Mended")
        assert _awaited(watch, shown) == "Mended"
    assert "a fault of the program" in capsys.readouterr().err


def test_a_new_file_that_cannot_be_shown_is_watched_until_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write_small(tmp_path / "exhibit")
    woken, failed = threading.Event(), threading.Event()

    def made_ready(news: News) -> str:
        titles = {event.title for event in news.exhibit.events}
        if "Bad" in titles:
            raise ArithmeticError
        return "Good" if "Good" in titles else "as before"

    more = config.with_name("story") / "more.toml"
    event = STORY[STORY.index("[[event]]") : STORY.index("links = ")]
    text = event.replace('"first-flight"', '"new-flight"')
    text = re.sub(r'\b(title|public_title) = "[^"]*"', r'\1 = "Bad"', text)
    journal = Journal(lambda _: None, SystemClock(), 1)
    watch = Watch(
        config,
        tmp_path / "cache",
        woken.set,
        journal,
        made_ready,
        failed=lambda _: failed.set(),
    )
    begun = _begun(watch, monkeypatch)
    with _followed(watch):
        assert begun.wait(PATIENCE_S)
        more.write_text(text, encoding="utf-8")
        assert failed.wait(PATIENCE_S)
        # In place: neither a file that was there before nor a folder changes with it.
        more.write_text(text.replace('"Bad"', '"Good"'), encoding="utf-8")
        assert _awaited(watch, woken) == "Good"


def test_what_goes_wrong_in_the_first_look_does_not_end_the_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write_small(tmp_path / "exhibit")
    woken, failed = threading.Event(), threading.Event()

    journal = Journal(lambda _: None, SystemClock(), 1)
    watch = Watch(
        config, tmp_path / "cache", woken.set, journal, _title_of, failed=lambda _: failed.set()
    )
    hang = watch._renew_pictures

    def broken(_: Content) -> None:
        monkeypatch.setattr(watch, "_renew_pictures", hang)
        raise ArithmeticError

    monkeypatch.setattr(watch, "_renew_pictures", broken)
    with _followed(watch):
        assert failed.wait(PATIENCE_S)
        _entitle(config, "Saved")
        assert _awaited(watch, woken) == "Saved"


def test_what_is_saved_in_the_middle_of_the_first_look_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, cache = write_small(tmp_path / "exhibit"), tmp_path / "cache"
    story = next(config.with_name("story").glob("*.toml"))
    old = story.read_text(encoding="utf-8")
    name = re.search(r'\btitle = "([^"]*)"', old).group(1)  # type: ignore[union-attr]

    def saved_after(config: Path, cache: Path) -> Content:
        content = load_content(config, cache)
        monkeypatch.setattr(watching, "load_content", load_content)
        story.write_text(old.replace(name, "Saved meanwhile"), encoding="utf-8")
        return content

    files = load_content(config, cache).files
    monkeypatch.setattr(watching, "load_content", saved_after)
    woken, journal = threading.Event(), Journal(lambda _: None, SystemClock(), 1)

    def titles(news: News) -> str:
        return " ".join(event.title for event in news.exhibit.events)

    with _followed(Watch(config, cache, woken.set, journal, titles, Shown(files=files))) as watch:
        assert "Saved meanwhile" in _awaited(watch, woken)


@pytest.mark.parametrize("name", ["land.gpkg", "land.shp"])
def test_what_is_saved_beside_the_named_file_of_a_layer_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    config, cache = write_small(tmp_path / "exhibit"), tmp_path / "cache"
    config.write_text(
        config.read_text(encoding="utf-8").replace(LAND, f"geodata/{name}"), encoding="utf-8"
    )
    land = config.parent / "geodata" / name
    # While QGIS holds a GeoPackage open, what it saves lies in the second file.
    beside = land.with_suffix(".dbf") if name.endswith(".shp") else land.with_name(f"{name}-wal")
    land.write_bytes(b"land")
    beside.write_bytes(b"before")
    shown, journal = threading.Event(), Journal(lambda _: None, SystemClock(), 1)
    files = load_content(config, cache).files
    watch = Watch(config, cache, shown.set, journal, _title_of, Shown(files=files))
    begun = _begun(watch, monkeypatch)
    with _followed(watch):
        assert begun.wait(PATIENCE_S)
        beside.write_bytes(b"after that")
        assert _awaited(watch, shown)


def test_saves_do_not_wait_for_pictures_that_are_baked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, cache = write_small(tmp_path / "exhibit"), tmp_path / "cache"
    baking, baked, began = threading.Event(), threading.Event(), list[str]()

    class Bake:
        reason = ""
        problems = ()

        def __init__(self, content: Content, job: PictureJob, *_: object) -> None:
            began.append("pictures")
            self.content, self.stamp = content, job.stamp(content.folder)
            baking.set()

        @property
        def running(self) -> bool:
            return not baked.is_set()

        def succeeded(self) -> bool:
            return True

    monkeypatch.setattr(watching, "is_baked", lambda *_: baked.is_set())
    monkeypatch.setattr(watching, "PictureBake", Bake)
    shown, journal = threading.Event(), Journal(lambda _: None, SystemClock(), 1)
    with _followed(Watch(config, cache, shown.set, journal, _title_of)) as watch:
        assert baking.wait(PATIENCE_S)
        for title in ("First", "Second"):
            _entitle(config, title)
            assert _awaited(watch, shown) == title
        baked.set()
        # The pictures come into the newest version, and were baked once.
        assert _awaited(watch, shown) == "Second"
    assert began == ["pictures"]


def test_a_map_that_is_refused_is_not_baked_again_for_a_save_of_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, cache = write_small(tmp_path / "exhibit"), tmp_path / "cache"
    fault = Problem(LAND, 3, 1, 'map layer "land"', "It is bad.", "Mend it.")
    bakes: list[str] = []

    class Bake:
        problems = (fault,)
        reason = "It is bad."

        def __init__(self, *_: object) -> None:
            bakes.append("map")

        def succeeded(self) -> bool:
            return False

    monkeypatch.setattr(watching, "is_fresh", lambda *_: False)
    monkeypatch.setattr(watching, "Bake", Bake)
    told: list[str] = []
    woken, journal = threading.Event(), Journal(told.append, SystemClock(), 1)
    files = load_content(config, cache).files
    watch = Watch(config, cache, woken.set, journal, _title_of, Shown(files=files))
    begun = _begun(watch, monkeypatch)
    with _followed(watch):
        assert begun.wait(PATIENCE_S)
        assert watch.problems == (1, 0)
        for title in ("First", "Second"):
            _entitle(config, title)
            assert _awaited(watch, woken) == title
        assert watch.problems == (1, 0)
        assert bakes == ["map"]
        write_land(config.parent, "Albion")
        assert _awaited(watch, woken) == "Second"
    assert bakes == ["map", "map"]
    refused = [line for line in told if "map_refused" in line]
    assert len(refused) == 1
    assert LAND in refused[0]


@pytest.mark.parametrize("fault", ["a missing one", "a broken one"])
def test_pictures_that_cannot_be_shown_are_counted_and_journalled_until_they_are_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    config, cache = write_small(tmp_path / "exhibit"), tmp_path / "cache"
    picture = config.parent / "media" / "a.jpg"
    whole = picture.read_bytes()
    subject = 'event "first-flight", media 1, path'
    broken = Problem("media/a.jpg", 0, 0, subject, "It is bad.", "Mend it.")

    def problems(*_: object) -> tuple[Problem, ...]:
        bad = picture.is_file() and picture.read_bytes() != whole
        return (broken,) if bad else ()

    monkeypatch.setattr(watching, "picture_problems", problems)
    told: list[str] = []
    refused, mended = threading.Event(), threading.Event()

    def write(line: str) -> None:
        told.append(line)
        for event, name in ((refused, "pictures_refused"), (mended, "pictures_mended")):
            if name in line:
                event.set()

    journal, files = Journal(write, SystemClock(), 1), load_content(config, cache).files
    watch = Watch(config, cache, lambda: None, journal, _title_of, Shown(files=files))
    begun = _begun(watch, monkeypatch)
    with _followed(watch):
        assert begun.wait(PATIENCE_S)
        if fault == "a missing one":
            picture.unlink()
        else:
            picture.write_bytes(b"hello")
        assert refused.wait(PATIENCE_S)
        picture.write_bytes(whole)
        assert mended.wait(PATIENCE_S)
    assert watch.problems == (0, 0)
    story = (config.parent / "story" / "story.toml").read_text(encoding="utf-8")
    line_of_path = story[: story.index("media/a.jpg")].count("\n") + 1
    place = f"story/story.toml:{line_of_path}:"
    assert place in next(line for line in told if "pictures_refused" in line)
