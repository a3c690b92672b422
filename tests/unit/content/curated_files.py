"""Small layers that fit the small exhibit, and ways to break them."""

from pathlib import Path

from kiosk.content.load import Loaded, load_exhibit
from tests.unit.content.exhibits import CONFIG, CURATED, PROGRAMMERS_WORDS, ROOT, STORY, write

_SINCE = '"from": "1948-06-26T12:00:00+02:00", "from_precision": "hour"'
_UNTIL = '"to": "1949-05-12T00:01:00+02:00", "to_precision": "minute"'
_TOLD = '"public_from": "1948-06-27", "certainty": "certain", "source": "A book, page 7"'


def _features(name: str, *features: str) -> str:
    inside = ",\n".join(features)
    return f'{{"type": "FeatureCollection", "name": "{name}", "features": [\n{inside}\n]}}\n'


def _feature(properties: str, kind: str, coordinates: str) -> str:
    return (
        f'{{"type": "Feature", "properties": {{{properties}, {_SINCE}, {_UNTIL}, {_TOLD}}},\n'
        f' "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}'
    )


FILES = {
    "sites": _features(
        "sites",
        _feature(
            '"id": "site-gatow", "place": "gatow", "name": "Gatow", "kind": "airfield",'
            ' "accuracy_km": 1.0, "note": "In the British sector."',
            "Point",
            "[13.1381, 52.4744]",
        ),
        _feature(
            '"id": "site-tempelhof", "name": "Tempelhof", "kind": "airfield", "accuracy_km": 1.5',
            "Point",
            "[13.4021, 52.473]",
        ),
    ),
    "rings": _features(
        "rings",
        _feature(
            '"id": "ring-york", "weapon": "York", "label": "York: 4,300 km", "radius_km": 4300,'
            ' "radius_low_km": 4200, "planned": false, "main": true',
            "Point",
            "[13.1381, 52.4744]",
        ),
    ),
    "lines": _features(
        "lines",
        _feature(
            '"id": "line-zone", "name": "Edge of the zone", "public_drawing": "blurred"',
            "LineString",
            "[[10.9, 53.9], [11.6, 52.2], [12.1, 50.3]]",
        ),
    ),
    "flights": _features(
        "flights",
        _feature(
            '"id": "flight-1", "name": "The first", "aircraft": "Dakota",'
            ' "times": ["1948-06-26T12:00:00+02:00", null, "1948-06-26T14:00:00+02:00"],'
            ' "labels": ["Hanover", "", "Gatow"]',
            "LineString",
            "[[9.7, 52.4], [11.0, 52.5], [13.1381, 52.4744]]",
        ),
    ),
    "tracks": (
        "vessel,name,flag,kind,at,at_precision,lon,lat,radius_km,certainty,source,public_from,note\n"
        "barge-1,Barge 1,west-germany,cargo,1948-07-01T08:00:00+02:00,hour,9.93,53.54,5,certain,"
        '"A book, page 8",1948-07-02,Hamburg\n'
        "barge-1,Barge 1,west-germany,cargo,1948-07-02T20:00:00+02:00,day,10.69,53.87,20,probable,"
        "A book,never,\n"
    ),
    "alerts": (
        "who,kind,level,from,from_precision,to,to_precision,public_from,certainty,source,note\n"
        "usafe,stage,4,1948-06-24T00:00:00+02:00,before,1948-06-26T12:00:00+02:00,minute,1985,"
        "probable,A book,\n"
        "usafe,stage,3,1948-06-26T12:00:00+02:00,minute,1949-05-13T00:00:00+02:00,after,1985,"
        "certain,A book,\n"
        "usafe,general,alert,1948-06-26T12:00:00+02:00,minute,1949-05-13T00:00:00+02:00,after,"
        "1948-06-26T12:00:00+02:00,certain,A book,\n"
    ),
    "messages": (
        "id,from_place,to_place,sent,sent_precision,received,received_precision,read,"
        "read_precision,channel,public_from,event,certainty,source,note\n"
        "cable-1,gatow,tempelhof,1948-06-26T13:00:00+02:00,minute,1948-06-26T15:30:00+02:00,hour,"
        "1948-06-26T16:00:00+02:00,minute,telegram,1948-06-27,first-flight,certain,A book,\n"
        "cable-2,tempelhof,gatow,1948-06-28T09:00:00+02:00,minute,1948-06-28T00:00:00+02:00,day,,,"
        "letter,1973,,probable,A book,\n"
        "cable-3,tempelhof,gatow,1948-06-27T12:00:00+02:00,day,,,,,letter,never,,probable,A book,\n"
    ),
}
SHIPPED = {
    "sites": "sites.geojson",
    "rings": "rings.geojson",
    "lines": "quarantine.geojson",
    "flights": "flights.geojson",
    "tracks": "tracks.csv",
    "alerts": "alerts.csv",
    "messages": "messages.csv",
}


def file_name(layer: str) -> str:
    """Return what the configuration and messages call the file of a layer."""
    return f"geodata/{layer}.{'csv' if FILES[layer].count('{') == 0 else 'geojson'}"


def load_with(folder: Path, config_text: str = "", /, **texts: str | bytes) -> Loaded:
    """Load the small exhibit with its layers, some of them replaced."""
    path = write(folder, config_text or CONFIG + CURATED, STORY)
    (folder / "geodata").mkdir(exist_ok=True)
    for layer, whole in FILES.items():
        text = texts.get(layer, whole)
        raw = text.encode() if isinstance(text, str) else text
        (folder / file_name(layer)).write_bytes(raw)
    return load_exhibit(path, with_files=False)


def assert_told(folder: Path, layer: str, old: str, new: str, expected: str) -> None:
    """See that a curator who makes this slip in a layer reads this, and no programmer's words."""
    assert old in FILES[layer]
    loaded = load_with(folder, **{layer: FILES[layer].replace(old, new, 1)})
    assert "\n".join(map(str, loaded.problems)) == expected
    assert not PROGRAMMERS_WORDS.search(expected)


def shipped_text(layer: str) -> str:
    """Return the text of a layer that ships."""
    return (ROOT / "geodata" / SHIPPED[layer]).read_text(encoding="utf-8")
