"""The short way to read a file of translations leads where the library leads, or is not taken."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.content.catalogues import entries_of, library_entries
from kiosk.content.plain_catalogue import plain_entries
from kiosk.content.problems import Problem
from tests.property.content.test_any_file import _edited
from tests.unit.content.exhibits import ROOT

SHIPPED = sorted((ROOT / "assets" / "locale").rglob("*.po"))
HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\n'
# Whatever may stand in such a file, and what nearly may.
PIECES = (
    'msgctxt "a/b"', 'msgctxt "a/c"', 'msgid "One"', 'msgid "Two"', 'msgid ""', 'msgstr "Eins"',
    'msgstr ""', 'msgstr[0] "x"', 'msgid_plural "Ones"', '"more "', '"\\n"', '"a \\"b\\" \\\\ \\t"',
    '"\\x"', '"open', 'msgid  "Two"', " ", "\t", "", "#", "# said", "#. hint", "#: a b.toml:4",
    "#, fuzzy", "#, c-format, fuzzy ", "#,fuzzy", " #, fuzzy", "#| msgid \"Old\"", "#- conflict",
    '#~ msgctxt "a/d"', '#~ msgid "Gone"', '#~ msgstr "Weg"', '#~ "weit"', "#~", "#~ #, fuzzy",
    "#: \u2068a b", "\ufeff", "\x0c", "\u2028", "\r", 'msgid "O\u2028ne"',
)  # fmt: skip
ENTRY = 'msgctxt "a/b"\nmsgid "One"\nmsgstr "Eins"'
KEPT = '#~ msgctxt "a/d"\n#~ msgid "Gone"\n#~ msgstr "Weg"'
documents = st.lists(st.sampled_from((*PIECES, ENTRY, ENTRY.replace("b", "c"), KEPT)), max_size=9)
HEADS = (
    "Language: de", "Language: pt-BR", "Language: d_", "Language: ", "Language:de", "X: y",
    "PO-Revision-Date: 2026-11-28 03:48+0000", "PO-Revision-Date: 2026-13-28 03:48+0000",
    "POT-Creation-Date: 2026-11-28 03:48+9900", "POT-Creation-Date: YEAR-MO-DA HO:MI+ZONE",
    "PO-Revision-Date: YEAR-MO-DA", "Plural-Forms: nplurals=2; plural=(n != 1);",
    "Plural-Forms: nplurals=x; plural=n;", "Plural-Forms: nplurals=\u0662; plural=n;", "words",
    "Content-Type: text/plain; charset=UTF-8", "Content-Type: text/plain; charset=none", "",
    "X-Generator: Poedit 3.4", "Last-Translator: A <a@b.c>", ": x", "Last-Translator: \\t",
)  # fmt: skip


def assert_it_is_the_same_way(text: str) -> None:
    plain = plain_entries(text)
    assert plain is None or list(map(list, plain)) == library_entries(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: "-".join(path.parts[-3::2]))
def test_the_files_that_ship_are_read_the_short_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert plain_entries(text) is not None
    assert_it_is_the_same_way(text)


@settings(max_examples=400)
@given(documents)
@example([ENTRY, "#, fuzzy", KEPT, ENTRY.replace("b", "c")])
@example(["#,fuzzy, c-format", ENTRY, "#, c-format,fuzzy", "# said", ENTRY.replace("b", "c")])
@example([ENTRY, ENTRY])
@example([ENTRY.replace("One", "")])
def test_entries_are_those_of_the_library(lines: list[str]) -> None:
    assert_it_is_the_same_way(HEAD + "\n".join(lines))


@settings(max_examples=200)
@given(st.lists(st.sampled_from(HEADS), max_size=3))
def test_a_head_that_the_library_refuses_is_left_to_it(lines: list[str]) -> None:
    said = "".join(f'"{line}\\n"\n' for line in lines)
    assert_it_is_the_same_way(f'msgid ""\nmsgstr ""\n{said}\n{ENTRY}\n')


@settings(max_examples=150)
@given(
    st.sampled_from([path for path in SHIPPED if path.name == "interface.po"]),
    st.floats(0.0, 1.0),
    st.sampled_from((0, 1, 2, 10, 40, 400)),
    st.one_of(st.sampled_from(PIECES), st.text(max_size=3)),
)
def test_a_slip_in_a_file_that_ships_is_the_same_to_both(
    path: Path, share: float, cut: int, put: str
) -> None:
    text = path.read_text(encoding="utf-8")[:9000]
    assert_it_is_the_same_way(_edited(text, [(share, cut, put)]))


def test_line_ends_of_windows_are_line_ends() -> None:
    entries = entries_of((HEAD + ENTRY).replace("\n", "\r\n"), "story.po")
    assert not isinstance(entries, Problem)
    assert [(each.address, each.words) for each in entries] == [("a/b", "Eins")]
