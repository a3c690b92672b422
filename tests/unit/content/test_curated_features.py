"""Every fault of features, as a curator reads it: where, what is there, what to write."""

from pathlib import Path

import pytest

from tests.unit.content.curated_files import FILES, assert_told, load_with

# By what is wrong: the layer, a text in it, what stands there instead, and what the curator reads.
FAULTS: dict[str, tuple[str, str, str, str]] = {
    "an end before the beginning": (
        "rings",
        "1949-05-12",
        "1948-05-12",
        'geodata/rings.geojson:2:243  ring "ring-york", to\n'
        "    The end, 1948-05-12T00:01:00+02:00, is not after the start,"
        " 1948-06-26T12:00:00+02:00.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "low above high": (
        "rings",
        '"radius_low_km": 4200',
        '"radius_low_km": 4400',
        'geodata/rings.geojson:2:136  ring "ring-york", radius_low_km\n'
        "    The smaller radius, 4400 km, is larger than 4300 km.\n"
        "    Exchange the two, or correct one of them.",
    ),
    "a negative radius": (
        "rings",
        '"radius_km": 4300',
        '"radius_km": -4300',
        'geodata/rings.geojson:2:113  ring "ring-york", radius_km\n'
        "    This is the number -4300.\n"
        "    Write a number above 0.",
    ),
    "a radius beyond the other side of the Earth": (
        "rings",
        '"radius_km": 4300',
        '"radius_km": 20016',
        'geodata/rings.geojson:2:113  ring "ring-york", radius_km\n'
        "    This is 20,016 km, more than half the way round the Earth.\n"
        "    Write km, at most 20,015.",
    ),
    "text for true": (
        "rings",
        '"planned": false',
        '"planned": "no"',
        'geodata/rings.geojson:2:153  ring "ring-york", planned\n'
        '    This is the text "no", not true or false.\n'
        "    Write true or false, without quotes.",
    ),
    "a key missing": (
        "sites",
        '"kind": "airfield", "accuracy_km": 1.0,',
        '"accuracy_km": 1.0,',
        'geodata/sites.geojson:2:35  site "site-gatow", kind\n'
        '    "kind" is missing.\n'
        "    Add it, as in the other features.",
    ),
    "a key spelt wrong": (
        "sites",
        '"accuracy_km": 1.0',
        '"acuracy_km": 1.0',
        'geodata/sites.geojson:2:111  site "site-gatow", acuracy_km\n'
        '    There is no key "acuracy_km" here.\n'
        '    Did you mean "accuracy_km"?',
    ),
    "a number for text": (
        "sites",
        '"name": "Gatow"',
        '"name": 7',
        'geodata/sites.geojson:2:82  site "site-gatow", name\n'
        "    This is the number 7, not text.\n"
        "    Write text in quotes.",
    ),
    "an id twice": (
        "sites",
        "site-tempelhof",
        "site-gatow",
        'geodata/sites.geojson:4:42  site "site-gatow", id\n'
        '    The id "site-gatow" is already used in geodata/sites.geojson:2.\n'
        "    Give one of the two another id.",
    ),
    "an unknown place of a site": (
        "sites",
        '"place": "gatow"',
        '"place": "staaken"',
        'geodata/sites.geojson:2:65  site "site-gatow", place\n'
        '    There is no place "staaken".\n'
        "    Choose one of: gatow, tempelhof.",
    ),
    "exchanged near its place": (
        "sites",
        "[13.1381, 52.4744]",
        "[52.4744, 13.1381]",
        'geodata/sites.geojson:3:47  site "site-gatow", coordinates\n'
        '    The position lies far from "gatow", and near it with its numbers exchanged.\n'
        "    Write the longitude before the latitude.",
    ),
    "exchanged off the globe": (
        "lines",
        "[10.9, 53.9]",
        "[53.9, 109.0]",
        'geodata/lines.geojson:3:60  line "line-zone", coordinates\n'
        "    There is no latitude 109; longitude and latitude seem to be exchanged.\n"
        "    Write the longitude, 109, before the latitude.",
    ),
    "a longitude too far": (
        "lines",
        "[11.6, 52.2]",
        "[411.6, 52.2]",
        'geodata/lines.geojson:3:68  line "line-zone", coordinates\n'
        "    There is no longitude 411.6.\n"
        "    Write degrees from -180 to 180; a line over the date line may run on to 360.",
    ),
    "half a position": (
        "lines",
        "[11.6, 52.2]",
        "[11.6]",
        'geodata/lines.geojson:3:67  line "line-zone", coordinates\n'
        "    This is a list of 1, not a position.\n"
        "    Write longitude and latitude, for example: [13.4, 52.5]",
    ),
    "text for a position": (
        "lines",
        "[11.6, 52.2]",
        '"Magdeburg"',
        'geodata/lines.geojson:3:67  line "line-zone", coordinates\n'
        '    This is the text "Magdeburg", not a position.\n'
        "    Write longitude and latitude, for example: [13.4, 52.5]",
    ),
    "a line of one position": (
        "lines",
        "[[10.9, 53.9], [11.6, 52.2], [12.1, 50.3]]",
        "[[10.9, 53.9]]",
        'geodata/lines.geojson:3:52  line "line-zone", coordinates\n'
        "    The line has fewer than two positions.\n"
        "    Give it more.",
    ),
    "a point for a line": (
        "lines",
        '"LineString", "coordinates": [[10.9, 53.9], [11.6, 52.2], [12.1, 50.3]]',
        '"Point", "coordinates": [10.9, 53.9]',
        'geodata/lines.geojson:3:23  line "line-zone", geometry\n'
        '    This is the text "Point", not a line.\n'
        '    Draw a line, or write: "type": "LineString"',
    ),
    "no geometry": (
        "rings",
        '{"type": "Point", "coordinates": [13.1381, 52.4744]}',
        "null",
        'geodata/rings.geojson:2:1  ring "ring-york", geometry\n'
        "    The feature is not a point: it has no geometry.\n"
        "    Draw a point.",
    ),
    "a drawing that nobody knows": (
        "lines",
        '"blurred"',
        '"blured"',
        'geodata/lines.geojson:2:101  line "line-zone", public_drawing\n'
        '    "blured" is not known here.\n'
        '    Write one of: "exact", "blurred".',
    ),
    "a time missing for a position": (
        "flights",
        "null, ",
        "",
        'geodata/flights.geojson:2:106  flight "flight-1", times\n'
        "    There are 2 times for 3 positions.\n"
        '    Write one for each; where there is none, write "".',
    ),
    "times that do not rise": (
        "flights",
        "T14:00:00",
        "T12:00:00",
        'geodata/flights.geojson:2:142  flight "flight-1", times\n'
        "    The time 1948-06-26T12:00:00+02:00 is not after the one before,"
        " 1948-06-26T12:00:00+02:00.\n"
        "    Correct one of the two.",
    ),
    "a time in the list without offset": (
        "flights",
        "T14:00:00+02:00",
        "T14:00:00",
        'geodata/flights.geojson:2:142  flight "flight-1", times\n'
        '    The time is "1948-06-26T14:00:00", without an offset from UTC.\n'
        "    Write the local time with its offset, for example: 1948-06-24T06:00:00+02:00",
    ),
    "no list of times": (
        "flights",
        '["1948-06-26T12:00:00+02:00", null, "1948-06-26T14:00:00+02:00"]',
        '"noon"',
        'geodata/flights.geojson:2:106  flight "flight-1", times\n'
        '    This is the text "noon", not a list.\n'
        '    Write a list with a time for each position; where it is not known, "".',
    ),
    "before as an end": (
        "sites",
        '"to_precision": "minute"',
        '"to_precision": "before"',
        'geodata/sites.geojson:2:279  site "site-gatow", to_precision\n'
        '    "before" is not known here.\n'
        '    Write one of: "minute", "hour", "day", "month", "after".',
    ),
    "no feature": (
        "sites",
        '"properties": {',
        '"propertys": {',
        "geodata/sites.geojson:2:1  site 1\n"
        "    This is not a feature with properties.\n"
        '    Write { "type": "Feature", "properties": { … }, "geometry": { … } }',
    ),
    "a comma too many": (
        "rings",
        "[13.1381, 52.4744]",
        "[13.1381, 52.4744,]",
        "geodata/rings.geojson:3:65\n"
        "    Here a value was expected.\n"
        "    Write a number, or text in quotation marks; after the last entry stands no comma.",
    ),
    "a comma missing": (
        "rings",
        "4300, ",
        "4300 ",
        "geodata/rings.geojson:2:118\n"
        "    Before this a comma or a closing bracket is missing.\n"
        '    Add it. Inside a text a quotation mark is written \\".',
    ),
    "a colon missing": (
        "rings",
        '"main": true',
        '"main" true',
        "geodata/rings.geojson:2:167\n"
        "    After the key a colon is missing.\n"
        '    Write: "key": value',
    ),
    "a key without quotes": (
        "rings",
        '"main": true',
        "main: true",
        "geodata/rings.geojson:2:160\n"
        "    Here a key was expected.\n"
        "    Write it in quotation marks; the last one has no comma.",
    ),
    "not a number": (
        "rings",
        "4300,",
        "NaN,",
        "geodata/rings.geojson:2:113\n"
        "    This number cannot be read.\n"
        "    Write a number of a few digits.",
    ),
    "a backslash": (
        "rings",
        "York: 4,300 km",
        "York: 4,300\\km",
        "geodata/rings.geojson:2:94\n"
        "    A backslash stands alone in the text.\n"
        "    Write two of them: \\\\",
    ),
    "a line end in a text": (
        "rings",
        "York: 4,300 km",
        "York:\n4,300 km",
        "geodata/rings.geojson:2:88\n"
        "    A line end or a tab stands inside a text.\n"
        "    Write \\n or a space in its place.",
    ),
}


@pytest.mark.parametrize(("layer", "old", "new", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_is_and_with_what_to_write(
    tmp_path: Path, layer: str, old: str, new: str, expected: str
) -> None:
    assert_told(tmp_path, layer, old, new, expected)


def _told(folder: Path, text: str) -> str:
    return "\n".join(map(str, load_with(folder, sites=text).problems))


def test_a_file_that_ends_too_early_is_told_of_at_its_end(tmp_path: Path) -> None:
    whole = FILES["sites"]
    assert _told(tmp_path, whole[: whole.index('"site-tempelhof"')]) == (
        "geodata/sites.geojson:4:42\n"
        "    The file ends too early.\n"
        "    Save it anew, or take it from a copy."
    )


def test_an_empty_file_is_told_of(tmp_path: Path) -> None:
    assert _told(tmp_path, "\n") == (
        "geodata/sites.geojson:2:1\n"
        "    The file is empty.\n"
        "    Save it anew, or take it from a copy."
    )


@pytest.mark.parametrize("text", ["[]", "{}", "7", '{"features": {}}'])
def test_what_is_no_collection_is_told_of(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == (
        "geodata/sites.geojson:1:1\n"
        "    This is not a collection of features.\n"
        '    Write { "type": "FeatureCollection", "features": [ … ] }, or save it as GeoJSON in a'
        " map program."
    )


def test_a_feature_without_an_id_is_told_of_by_its_number(tmp_path: Path) -> None:
    told = _told(tmp_path, FILES["sites"].replace('"id": "site-gatow", ', ""))
    assert told == (
        "geodata/sites.geojson:2:35  site 1, id\n"
        '    "id" is missing.\n'
        "    Add it, as in the other features."
    )


def test_what_follows_the_collection_is_told_of(tmp_path: Path) -> None:
    assert _told(tmp_path, FILES["sites"] + "}") == (
        "geodata/sites.geojson:7:1\n"
        "    The outermost bracket is closed, and something follows it.\n"
        "    Remove it."
    )


def test_brackets_without_end_are_told_of(tmp_path: Path) -> None:
    assert _told(tmp_path, "[" * 100_000) == (
        "geodata/sites.geojson\n    Brackets are nested too deeply.\n    Remove the extra brackets."
    )


def test_a_key_that_nobody_knows_is_told_of_once_and_not_for_every_feature(tmp_path: Path) -> None:
    text = FILES["sites"].replace('"kind": ', '"fid": 1, "kind": ')
    assert _told(tmp_path, text).count('There is no key "fid" here.') == 1


def test_a_site_far_from_its_place_that_would_not_be_nearer_is_left_to_the_curator(
    tmp_path: Path,
) -> None:
    assert _told(tmp_path, FILES["sites"].replace("13.1381", "63.1381")) == ""
