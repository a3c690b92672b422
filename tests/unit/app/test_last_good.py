"""Which content comes up when the newest one cannot: the last without an error, the last proven."""

from itertools import count
from pathlib import Path

import pytest

from kiosk.app.assembly import load_content, proven_content
from kiosk.app.last_good import (
    FOLDER,
    keep_last_good,
    last_good_config,
    prove_last_good,
    proven_config,
)
from tests.e2e.small import write_small
from tests.unit.atlas.power import Power, failing


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def entitle(config: Path, title: str) -> None:
    lines = config.read_text(encoding="utf-8").split("\n")
    lines[lines.index("[exhibit]") + 1] = f'title = "{title}"'
    config.write_text("\n".join(lines), encoding="utf-8")


def title(config: Path, cache: Path, *, safe: bool) -> str:
    exhibit = (proven_content if safe else load_content)(config, cache).exhibit
    assert exhibit is not None
    return exhibit.title


def test_the_safe_part_shows_what_has_run_and_not_what_came_last(config: Path, cache: Path) -> None:
    names = {}
    for each in ("first", "second", "third"):
        entitle(config, each)
        names[each] = load_content(config, cache).fingerprint
        if each == "first":
            prove_last_good(cache, names[each])
    assert title(config, cache, safe=False) == "third"
    assert title(config, cache, safe=True) == "first"
    prove_last_good(cache, names["third"])
    assert title(config, cache, safe=True) == "third"


def test_what_is_on_screen_proves_itself_and_not_what_was_read_since(
    config: Path, cache: Path
) -> None:
    entitle(config, "shown")
    shown = load_content(config, cache).fingerprint
    entitle(config, "never shown")
    load_content(config, cache)
    prove_last_good(cache, shown)
    assert title(config, cache, safe=True) == "shown"
    for unknown in ("", "0123456789abcdef"):
        prove_last_good(cache, unknown)
        assert title(config, cache, safe=True) == "shown"


def test_three_copies_are_kept_and_no_more(config: Path, cache: Path) -> None:
    for each in ("first", "second", "third", "fourth", "fifth"):
        entitle(config, each)
        name = load_content(config, cache).fingerprint
        if each == "second":
            prove_last_good(cache, name)
    # The newest, the one before, which is on screen until the newest is, and the proven one.
    assert len(list((cache / FOLDER).iterdir())) == 3
    assert last_good_config(cache) != proven_config(cache)


def test_while_nothing_is_proven_the_last_good_content_is_safe(config: Path, cache: Path) -> None:
    entitle(config, "first")
    load_content(config, cache)
    config.write_text("[exhibit", encoding="utf-8")
    assert title(config, cache, safe=True) == "first"
    assert title(config, cache, safe=False) == "first"


def test_without_any_copy_the_files_themselves_are_safe_enough(config: Path, cache: Path) -> None:
    entitle(config, "only")
    assert title(config, cache, safe=True) == "only"


def test_a_proof_without_a_cache_is_refused(cache: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        prove_last_good(cache, "any")


@pytest.mark.parametrize("damage", ["", "x", "gone\nconfig.toml\n"])
def test_a_damaged_pointer_falls_back(config: Path, cache: Path, damage: str) -> None:
    load_content(config, cache)
    (cache / "last-good-proven").write_text(damage)
    assert proven_config(cache) == last_good_config(cache)


@pytest.mark.parametrize("loses_moves", [False, True])
def test_a_power_cut_at_any_step_leaves_a_whole_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loses_moves: bool
) -> None:
    folder = tmp_path / "exhibit"
    (folder / "story").mkdir(parents=True)
    files = [folder / "config.toml", folder / "story" / "a.toml"]
    versions = ["old" * 1000, "new" * 1000]

    def save(version: str) -> None:
        for path in files:
            path.write_text(version, encoding="utf-8")

    seen: list[str] = []
    for cut_at in count():
        cache = tmp_path / str(cut_at)
        save(versions[0])
        keep_last_good(cache, folder, files)
        save(versions[1])
        power = Power(cut_at, loses_moves)
        with failing(power, monkeypatch):
            keep_last_good(cache, folder, files)
        kept = last_good_config(cache)
        assert kept is not None
        texts = {path.read_text() for path in (kept, kept.parent / "story" / "a.toml")}
        assert len(texts) == 1
        seen += texts
        # The next save gets through, whatever lies about.
        keep_last_good(cache, folder, files)
        kept = last_good_config(cache)
        assert kept is not None
        assert kept.read_text() == versions[1]
        if power.steps < cut_at:
            break
    assert seen.count(versions[0]) >= 8
    assert seen[-1] == versions[1]
