"""Every fault of a number or an order in a table, as a curator reads it."""

from pathlib import Path

import pytest

from tests.unit.content.curated_files import FILES, assert_told, load_with
from tests.unit.content.exhibits import CONFIG, CURATED

# By what is wrong: the layer, a text in it, what stands there instead, and what the curator reads.
FAULTS: dict[str, tuple[str, str, str, str]] = {
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
    "a kind of vessel that nobody knows": (
        "tracks",
        "west-germany,cargo,1948-07-01",
        "west-germany,submarin,1948-07-01",
        'geodata/tracks.csv:2:30  vessel "barge-1", kind\n'
        '    "submarin" is not known here.\n'
        '    Did you mean "submarine"? Known are: "cargo", "tanker", "passenger", "warship",'
        ' "submarine", "ship".',
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
    assert_told(tmp_path, layer, old, new, expected)


def test_the_exhibit_says_how_fast_a_vessel_may_have_been(tmp_path: Path) -> None:
    exchanged = FILES["tracks"].replace("10.69,53.87", "53.87,10.69", 1)
    faster = (CONFIG + CURATED).replace("fastest_vessel_kmh = 65.0", "fastest_vessel_kmh = 160.0")
    assert len(load_with(tmp_path, tracks=exchanged).problems) == 1
    loaded = load_with(tmp_path, faster, tracks=exchanged)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.curated.fastest_vessel_kmh == 160.0
