"""Whether files have changed is told from outside."""

import os
from pathlib import Path

from kiosk.app.footprint import as_read, differ_only_in, stats


def test_a_file_that_has_grown_is_another_also_within_one_tick_of_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("one")
    before, then_ns = stats([path]), path.stat().st_mtime_ns
    path.write_text("three")
    os.utime(path, ns=(then_ns, then_ns))
    assert stats([path]) != before


def test_a_file_that_is_not_there_has_a_footprint_too(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    before = stats([path])
    path.write_text("")
    assert stats([path]) != before


def test_what_was_saved_while_it_was_read_is_still_to_be_read(tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text("old")
    before = stats([old])
    old.write_text("saved meanwhile")
    new.write_text("found in it")
    after = stats([old, new])
    assert as_read(before, after) == (stats([new])[0], before[0])


def test_a_picture_alone_has_changed_also_where_its_folder_has(tmp_path: Path) -> None:
    picture, text = tmp_path / "a.png", tmp_path / "a.toml"
    before = stats([tmp_path, picture, text])
    picture.write_bytes(b"new")
    only = differ_only_in(before, stats([tmp_path, picture, text]), frozenset({str(picture)}))
    assert only
    text.write_text("new too")
    both = differ_only_in(before, stats([tmp_path, picture, text]), frozenset({str(picture)}))
    assert not both
