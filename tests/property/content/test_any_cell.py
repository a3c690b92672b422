"""Whatever stands in a text comes through a spreadsheet, and whatever stands in a file is told."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.problems import Problem
from kiosk.content.spreadsheet.columns import cells_of, event_of
from kiosk.content.spreadsheet.workbook import Table, csv_of, read_table, xlsx_of
from kiosk.content.texts import prose

# What a text of the story may hold.
texts = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n\t"), max_size=40
).map(lambda text: f"{prose(text)}")
signs = st.sampled_from(["", "=", "'", "''", "'=", "+", "-", "@", "_x0041_", "1962-10-22", "007"])
COLUMNS = ("id", "title", "body", "sources", "weight")


def _read(folder: str, name: str, raw: bytes) -> Table | Problem:
    path = Path(folder) / name
    path.write_bytes(raw)
    return read_table(path)


@settings(max_examples=60)
@given(signs, texts.filter(lambda text: text.strip() == text), st.integers(-3, 5))
def test_any_text_comes_through_both_kinds_of_table(sign: str, text: str, weight: int) -> None:
    words = f"{sign}{text}"
    event = {"id": "a", "title": words, "body": words, "sources": ["one", "two"], "weight": weight}
    rows = [cells_of(event, "story.toml")]
    meant = event_of(rows[0])
    files = {
        "events.csv": csv_of(COLUMNS, rows).encode(),
        "events.xlsx": xlsx_of(COLUMNS, rows),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, raw in files.items():
            table = _read(folder, name, raw)
            assert isinstance(table, Table), table
            assert table.problems == ()
            assert event_of(table.rows[0].cells) == meant, name


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["events.csv", "events.xlsx"]))
def test_any_file_is_a_table_or_a_problem(raw: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = _read(folder, name, raw)
        if isinstance(table, Problem):
            assert table.found
            assert table.remedy


@settings(max_examples=40)
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_is_a_table_or_a_problem(at: int, noise: bytes) -> None:
    raw = xlsx_of(COLUMNS, [{"id": "a", "title": "b"}])
    at = at % len(raw)
    with tempfile.TemporaryDirectory() as folder:
        table = _read(folder, "events.xlsx", raw[:at] + noise + raw[at + len(noise) :])
        if isinstance(table, Problem):
            assert table.remedy
