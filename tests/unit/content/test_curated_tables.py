"""Every fault of a table, as a curator reads it: where, what is there, what to write."""

from pathlib import Path

import pytest

from kiosk.content.load import load_exhibit
from kiosk.content.problems import Severity
from tests.unit.content.curated_files import FILES, load_with
from tests.unit.content.exhibits import CONFIG, PROGRAMMERS_WORDS

# By what is wrong: the layer, a text in it, what stands there instead, and what the curator reads.
FAULTS: dict[str, tuple[str, str, str, str]] = {
    "a missing column": (
        "messages",
        ",channel,",
        ",",
        "geodata/messages.csv:1:1  heading\n"
        '    The column "channel" is missing.\n'
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
    "a latitude off the globe": (
        "tracks",
        "53.54",
        "533.54",
        'geodata/tracks.csv:2:72  vessel "barge-1", lat\n'
        "    There is no latitude 533.54.\n"
        "    Write degrees from -90 to 90.",
    ),
    "a longitude off the globe": (
        "tracks",
        "9.93,",
        "-999.3,",
        'geodata/tracks.csv:2:67  vessel "barge-1", lon\n'
        "    There is no longitude -999.3.\n"
        "    Write degrees from -180 to 180; a line over the date line may run on to 360.",
    ),
    "exchanged in a table": (
        "tracks",
        "9.93,53.54",
        "53.54,99.3",
        'geodata/tracks.csv:2:73  vessel "barge-1", lat\n'
        "    There is no latitude 99.3; longitude and latitude seem to be exchanged.\n"
        "    Write the longitude, 99.3, before the latitude.",
    ),
    "no number": (
        "tracks",
        "53.54",
        "53°32'",
        'geodata/tracks.csv:2:72  vessel "barge-1", lat\n'
        '    This is the text "53°32\'", not a number.\n'
        "    Write digits with a point, for example: 12.5",
    ),
    "a decimal comma in quotes": (
        "tracks",
        "9.93",
        '"9,93"',
        'geodata/tracks.csv:2:67  vessel "barge-1", lon\n'
        '    This is the text "9,93", not a number.\n'
        "    Write digits with a point, for example: 12.5",
    ),
    "a radius of nothing": (
        "tracks",
        "53.54,5",
        "53.54,0",
        'geodata/tracks.csv:2:78  vessel "barge-1", radius_km\n'
        "    This is the number 0.\n"
        "    Write a number above 0.",
    ),
    "a number left out": (
        "tracks",
        "53.54,5",
        "53.54,",
        'geodata/tracks.csv:2:78  vessel "barge-1", radius_km\n'
        "    This is empty.\n"
        "    Write a number, for example: 12.5",
    ),
    "rows out of order": (
        "tracks",
        "1948-07-02T20:00:00+02:00",
        "1948-07-01T07:00:00+02:00",
        'geodata/tracks.csv:3:36  vessel "barge-1", at\n'
        "    The time is not after that of the row before, in geodata/tracks.csv:2.\n"
        "    Put the rows of a vessel in the order of their times.",
    ),
    "too fast": (
        "tracks",
        "10.69,53.87",
        "53.87,10.69",
        'geodata/tracks.csv:3:72  vessel "barge-1", lat\n'
        "    From the row before, this would take 151 km in an hour.\n"
        "    Check the time and the position: perhaps lon and lat are exchanged.",
    ),
    "received before sent": (
        "messages",
        "1948-06-26T15:30:00+02:00",
        "1948-06-26T12:30:00+02:00",
        'geodata/messages.csv:2:58  message "cable-1", received\n'
        "    It was received at 1948-06-26T12:30:00+02:00, before it was sent,"
        " 1948-06-26T13:00:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "received the day before": (
        "messages",
        "1948-06-28T00:00:00+02:00,day",
        "1948-06-27T00:00:00+02:00,day",
        'geodata/messages.csv:3:58  message "cable-2", received\n'
        "    It was received at 1948-06-27T00:00:00+02:00, before it was sent,"
        " 1948-06-28T09:00:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "read before received": (
        "messages",
        "1948-06-26T16:00:00+02:00",
        "1948-06-26T15:00:00+02:00",
        'geodata/messages.csv:2:89  message "cable-1", read\n'
        "    It was read at 1948-06-26T15:00:00+02:00, before it was received,"
        " 1948-06-26T15:30:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "an id twice in a table": (
        "messages",
        "cable-2",
        "cable-1",
        'geodata/messages.csv:3:1  message "cable-1", id\n'
        '    The id "cable-1" is already used in geodata/messages.csv:2.\n'
        "    Give one of the two another id.",
    ),
    "an id with a space": (
        "messages",
        "cable-2",
        "cable 2",
        'geodata/messages.csv:3:1  message "cable 2", id\n'
        '    "cable 2" is not a name for files.\n'
        "    Write small letters, digits and hyphens, without spaces.",
    ),
    "no one from whom": (
        "alerts",
        "usafe,general",
        ",general",
        "geodata/alerts.csv:4:1  alert 3, who\n    This is empty.\n    Write something.",
    ),
    "levels that overlap": (
        "alerts",
        "1948-06-26T12:00:00+02:00,minute,1949",
        "1948-06-26T11:00:00+02:00,minute,1949",
        'geodata/alerts.csv:3:15  alert "usafe", from\n'
        '    This begins before the level "4" has ended, in geodata/alerts.csv:2.\n'
        "    Let one level end at the time at which the next begins.",
    ),
    "no word from which it was known": (
        "tracks",
        "1948-07-02,Hamburg",
        "soon,Hamburg",
        'geodata/tracks.csv:2:105  vessel "barge-1", public_from\n'
        '    This is the text "soon", not a time from which it was known.\n'
        '    Write a time with its offset, a date, a year or "never", for example:'
        " 1948-06-24T06:00:00+02:00",
    ),
    "a moment of becoming public without offset": (
        "tracks",
        "1948-07-02,Hamburg",
        "1948-07-02T12:00:00,Hamburg",
        'geodata/tracks.csv:2:105  vessel "barge-1", public_from\n'
        '    The time is "1948-07-02T12:00:00", without an offset from UTC.\n'
        "    Write the local time with its offset, for example: 1948-06-24T06:00:00+02:00",
    ),
    "an invisible character": (
        "tracks",
        "Hamburg",
        "Ham\u0007burg",
        'geodata/tracks.csv:2:116  vessel "barge-1", note\n'
        '    "Ham\x07burg" holds an invisible character.\n'
        "    Delete it, or type the text anew.",
    ),
}


@pytest.mark.parametrize(("layer", "old", "new", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_is_and_with_what_to_write(
    tmp_path: Path, layer: str, old: str, new: str, expected: str
) -> None:
    assert old in FILES[layer]
    loaded = load_with(tmp_path, **{layer: FILES[layer].replace(old, new, 1)})
    assert "\n".join(map(str, loaded.problems)) == expected
    assert not PROGRAMMERS_WORDS.search(expected)


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
