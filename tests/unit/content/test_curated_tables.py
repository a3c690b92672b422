"""Every fault of the shape, the times and the names of a table, as a curator reads it."""

from pathlib import Path

import pytest

from kiosk.content.load import load_exhibit
from kiosk.content.problems import Severity
from tests.unit.content.curated_files import FILES, assert_told, load_with
from tests.unit.content.exhibits import CONFIG

# By what is wrong: the layer, a text in it, what stands there instead, and what the curator reads.
FAULTS: dict[str, tuple[str, str, str, str]] = {
    "a missing column": (
        "tracks",
        ",flag,",
        ",",
        "geodata/tracks.csv:1:1  heading\n"
        '    The column "flag" is missing.\n'
        "    Add it to every row.",
    ),
    "a column spelt wrong": (
        "tracks",
        "radius_km",
        "radus_km",
        "geodata/tracks.csv:1:47  column radus_km\n"
        '    There is no column "radus_km" here.\n'
        '    Did you mean "radius_km"?',
    ),
    "a column twice": (
        "alerts",
        "source,note",
        "source,source,note",
        "geodata/alerts.csv:1:81  heading\n"
        '    The column "source" is there twice.\n'
        "    Remove one of the two.",
    ),
    "a row with a comma too many": (
        "tracks",
        "A book,never",
        "A book, page 7,never",
        'geodata/tracks.csv:3:1  vessel "barge-1"\n'
        "    The row has 14 cells, and the heading has 13.\n"
        "    Write one cell for each column; put text with a comma between quotation marks,"
        " and leave nothing between two commas for an empty cell.",
    ),
    "a cell too few": (
        "messages",
        "cable-3,tempelhof,gatow",
        "cable-3,tempelhof",
        'geodata/messages.csv:4:1  message "cable-3"\n'
        "    The row has 14 cells, and the heading has 15.\n"
        "    Write one cell for each column; put text with a comma between quotation marks,"
        " and leave nothing between two commas for an empty cell.",
    ),
    "a quotation mark that is never closed": (
        "tracks",
        '"A book, page 8"',
        '"A book, page 8',
        "geodata/tracks.csv:2:88\n    The text is not closed.\n    End it with a quotation mark.",
    ),
    "a quotation mark inside": (
        "tracks",
        '"A book, page 8"',
        '"A book" page 8',
        "geodata/tracks.csv:2:1\n"
        "    This row cannot be read.\n"
        "    Put text with quotation marks between quotation marks, and double those inside:"
        ' "a ""word"""',
    ),
    "a time without an offset": (
        "tracks",
        "1948-07-01T08:00:00+02:00",
        "1948-07-01T08:00:00",
        'geodata/tracks.csv:2:36  vessel "barge-1", at\n'
        '    The time is "1948-07-01T08:00:00", without an offset from UTC.\n'
        "    Write the local time with its offset, for example: 1948-06-24T06:00:00+02:00",
    ),
    "no time at all": (
        "messages",
        "1948-06-26T13:00:00+02:00",
        "noon",
        'geodata/messages.csv:2:25  message "cable-1", sent\n'
        '    This is the text "noon", not a time.\n'
        "    Write the local time with its offset, for example: 1948-06-24T06:00:00+02:00",
    ),
    "a day that is not": (
        "messages",
        "1948-06-28T09:00:00+02:00",
        "1948-06-31T09:00:00+02:00",
        'geodata/messages.csv:3:25  message "cable-2", sent\n'
        '    This is the text "1948-06-31T09:00:00+02:00", not a time.\n'
        "    Write the local time with its offset, for example: 1948-06-24T06:00:00+02:00",
    ),
    "an empty time": (
        "messages",
        "1948-06-28T09:00:00+02:00,minute",
        ",minute",
        'geodata/messages.csv:3:25  message "cable-2", sent\n'
        "    This is empty.\n"
        "    Write the local time with its offset, for example: 1948-06-24T06:00:00+02:00",
    ),
    "a year that cannot be": (
        "tracks",
        "1948-07-01T08:00:00+02:00",
        "9999-07-01T08:00:00+02:00",
        'geodata/tracks.csv:2:36  vessel "barge-1", at\n'
        "    The year cannot be counted with.\n"
        "    Check the year.",
    ),
    "an unknown place": (
        "messages",
        "cable-1,gatow",
        "cable-1,gatov",
        'geodata/messages.csv:2:9  message "cable-1", from_place\n'
        '    There is no place "gatov".\n'
        '    Did you mean "gatow"?',
    ),
    "an unknown event": (
        "messages",
        "first-flight",
        "frist-flight",
        'geodata/messages.csv:2:142  message "cable-1", event\n'
        '    There is no event "frist-flight".\n'
        '    Did you mean "first-flight"?',
    ),
    "an unknown certainty": (
        "tracks",
        "certain,",
        "certian,",
        'geodata/tracks.csv:2:80  vessel "barge-1", certainty\n'
        '    "certian" is not known here.\n'
        '    Did you mean "certain"? Known are: "certain", "probable", "approximate", "schematic".',
    ),
    "an unknown precision": (
        "alerts",
        "before",
        "ago",
        'geodata/alerts.csv:2:41  alert "usafe", from_precision\n'
        '    "ago" is not known here.\n'
        '    Write one of: "minute", "hour", "day", "month", "before".',
    ),
}


@pytest.mark.parametrize(("layer", "old", "new", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_is_and_with_what_to_write(
    tmp_path: Path, layer: str, old: str, new: str, expected: str
) -> None:
    assert_told(tmp_path, layer, old, new, expected)


def _told(folder: Path, layer: str, text: str | bytes) -> str:
    return "\n".join(map(str, load_with(folder, **{layer: text}).problems))


def test_an_empty_table_is_told_of_with_its_heading(tmp_path: Path) -> None:
    assert _told(tmp_path, "alerts", "") == (
        "geodata/alerts.csv\n"
        "    The file has no heading.\n"
        "    Begin it with:"
        " who,kind,level,from,from_precision,to,to_precision,public_from,certainty,"
        "source"
    )


@pytest.mark.parametrize(("sign", "words"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_table_with_other_signs_than_commas_is_told_of_once(
    tmp_path: Path, sign: str, words: str
) -> None:
    assert _told(tmp_path, "alerts", FILES["alerts"].replace(",", sign)) == (
        "geodata/alerts.csv:1:1\n"
        f"    The columns stand between {words}, not commas.\n"
        '    Save it as "CSV" with commas.'
    )


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    loaded = load_with(
        tmp_path,
        tracks=FILES["tracks"].replace("53.54", "953.54").replace("probable", "sure"),
        alerts=FILES["alerts"].replace("usafe,general", ",general"),
        sites="",
    )
    assert loaded.exhibit is None
    assert [(each.path, each.line) for each in loaded.problems] == [
        ("geodata/alerts.csv", 4),
        ("geodata/sites.geojson", 1),
        ("geodata/tracks.csv", 2),
        ("geodata/tracks.csv", 3),
    ]


@pytest.mark.parametrize("layer", FILES)
def test_a_layer_that_is_no_text_is_told_of(tmp_path: Path, layer: str) -> None:
    told = _told(tmp_path, layer, bytes(range(256)))
    assert "    The file is not a text." in told
    told = _told(tmp_path, layer, FILES[layer].encode("utf-16"))
    assert "    The file is saved as UTF-16." in told


def test_a_vessel_with_two_flags_is_told_of_with_both_rows(tmp_path: Path) -> None:
    assert _told(tmp_path, "tracks", FILES["tracks"].replace("west-germany", "uk", 1)) == (
        'geodata/tracks.csv:3:17  vessel "barge-1", flag\n'
        '    Here the vessel has "west-germany", but "uk" in geodata/tracks.csv:2.\n'
        "    Write the same in both rows."
    )


def test_a_vessel_too_fast_is_only_worth_a_look(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, tracks=FILES["tracks"].replace("10.69,53.87", "53.87,10.69"))
    assert [problem.severity for problem in loaded.problems] == [Severity.WARNING]
    assert loaded.exhibit is not None


def test_of_an_incomplete_story_nobody_says_that_a_place_is_missing(tmp_path: Path) -> None:
    load_with(tmp_path)
    (tmp_path / "story" / "story.toml").write_text("[[", encoding="utf-8")
    problems = load_exhibit(tmp_path / "config.toml", with_files=False).problems
    assert {problem.path for problem in problems} == {"story/story.toml"}


def test_a_broken_place_is_told_of_where_it_is_and_not_where_it_is_used(tmp_path: Path) -> None:
    load_with(tmp_path)
    story = tmp_path / "story" / "story.toml"
    text = story.read_text(encoding="utf-8").replace("lon = 13.1381", 'lon = "east"')
    story.write_text(text, encoding="utf-8")
    loaded = load_exhibit(tmp_path / "config.toml", with_files=False)
    assert [problem.path for problem in loaded.problems] == ["story/story.toml"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("geodata/track.csv", 'There is no file "geodata/track.csv".'),
        ("../tracks.csv", '"../tracks.csv" lies outside the exhibit\'s folder.'),
    ],
)
def test_a_file_that_is_not_there_is_told_of_where_it_is_named(
    tmp_path: Path, name: str, found: str
) -> None:
    (tmp_path / "exhibit").mkdir()
    (tmp_path / "tracks.csv").write_text(FILES["tracks"], encoding="utf-8")
    config = f'{CONFIG}\n[map.curated]\ntracks = "{name}"\n'
    load_with(tmp_path / "exhibit", config)
    problems = load_exhibit(tmp_path / "exhibit" / "config.toml").problems
    (problem,) = [each for each in problems if each.subject == "map, curated, tracks"]
    assert (problem.line, problem.column) == (config.count("\n"), len('tracks = "'))
    assert problem.found == found
