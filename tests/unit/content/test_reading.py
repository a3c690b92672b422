"""Whatever lies in the place of a text file is read as text, or told plainly."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.content.problems import Problem
from kiosk.content.reading import SIZE_LIMIT_BYTES, Source, parsed, read_text


def _read(path: Path, name: str) -> Source | Problem:
    text = read_text(path, name)
    return text if isinstance(text, Problem) else parsed(text, name)


def _told(path: Path) -> str:
    problem = _read(path, "story.toml")
    assert isinstance(problem, Problem)
    return str(problem)


def _file(tmp_path: Path, raw: bytes) -> Path:
    path = tmp_path / "story.toml"
    path.write_bytes(raw)
    return path


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    path = _file(tmp_path, b'\xef\xbb\xbftitle = "\xc3\xa9"\r\nbody = """\r\na\r\nb"""\r\n')
    source = _read(path, "story.toml")
    assert isinstance(source, Source)
    assert source.table == {"title": "é", "body": "a\nb"}


def test_an_empty_file_says_nothing_and_that_is_no_fault(tmp_path: Path) -> None:
    source = _read(_file(tmp_path, b""), "story.toml")
    assert isinstance(source, Source)
    assert source.table == {}


@pytest.mark.parametrize("mark", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_a_wide_encoding_is_told_plainly(tmp_path: Path, mark: str) -> None:
    told = _told(_file(tmp_path, 'title = "é"\n'.encode(mark)))
    wide = "story.toml\n    The file is saved as UTF-16."
    binary = "story.toml\n    The file is not a text."
    assert told.startswith((wide, binary))
    assert '"UTF-8" in' in told


def test_noise_is_not_taken_for_text(tmp_path: Path) -> None:
    assert _told(_file(tmp_path, bytes(range(256)) * 4)) == (
        "story.toml\n"
        "    The file is not a text.\n"
        '    Name a text file, saved as "UTF-8" in a text editor.'
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_one_character_in_another_encoding_is_found(tmp_path: Path, mark: bytes) -> None:
    raw = mark + 'id = "x"\nname = "ääß'.encode() + b'\xe4"\n'
    assert _told(_file(tmp_path, raw)) == (
        "story.toml:2:12\n"
        "    Here is a character that is not saved as UTF-8.\n"
        '    Save the file as "UTF-8" in your text editor, and check this character.'
    )


def test_a_file_far_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "story.toml"
    with path.open("wb") as file:
        file.truncate(100 * SIZE_LIMIT_BYTES)
    assert _told(path) == (
        "story.toml\n    The file is larger than 10 MB.\n    Split it, or name the right file."
    )


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path) == (
        "story.toml\n    This is a folder, not a file.\n    Name the file inside it."
    )


def test_a_pipe_in_place_of_a_file_does_not_hold_the_program_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "story.toml")
    assert _told(tmp_path / "story.toml") == (
        "story.toml\n    This is a device, not a file.\n    Name a file."
    )


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path / "no" / "file.toml") == (
        "story.toml\n    There is no such file.\n    Create it, or correct its name."
    )


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "story.toml"
    path.symlink_to(path)
    assert _told(path) == (
        "story.toml\n    The link leads round in a circle.\n    Replace it by the file itself."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "The file may not be read by this user."),
        (errno.EIO, "The file cannot be read: Input/output error."),
    ],
)
def test_what_the_disk_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    # The tests may run as root, whom no permission stops: the disk itself has to refuse.
    path = _file(tmp_path, b"")

    def refuse(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", refuse)
    assert f"    {words}\n" in _told(path)


def test_brackets_without_end_are_told(tmp_path: Path) -> None:
    assert _told(_file(tmp_path, b"x = " + b"[" * 100_000)) == (
        "story.toml\n    Brackets are nested too deeply.\n    Remove the extra brackets."
    )


def test_a_number_of_thousands_of_digits_is_found(tmp_path: Path) -> None:
    assert _told(_file(tmp_path, b"a = 1\nb = " + b"9" * 5000)) == (
        "story.toml:2:5\n    This number is too long.\n    Write a number of a few digits."
    )


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"PK\x03\x04\x14\x00", "This is a document of a word processor, a spreadsheet or an"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is a document of a word processor or a spreadsheet,"),
        (b"{\\rtf1\\ansi Hello}", "This is a document of a word processor, not a text."),
        (b"%PDF-1.7", "This is a PDF document, not a text."),
        (b"<html><body>", "This is a web page, not a text."),
    ],
)
def test_a_document_that_is_no_text_is_told_as_what_it_is(
    tmp_path: Path, raw: bytes, told: str
) -> None:
    assert told in _told(_file(tmp_path, raw))
    assert "a file made with a text editor" in _told(_file(tmp_path, raw))
