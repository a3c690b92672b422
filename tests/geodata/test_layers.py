"""The curated tables: their sources, times, distances and speeds."""

import re
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from pyproj import Geod

from tests.geodata.reading import features, table, territories

WGS84 = Geod(ellps="WGS84")
NAUTICAL_MILE_KM = 1.852
PRECISIONS = {"minute", "hour", "day", "month", "before", "after"}
CERTAINTIES = {"certain", "probable", "approximate", "schematic"}
GEOJSON = ("sites.geojson", "rings.geojson", "quarantine.geojson", "flights.geojson")
# Known points for distances: places of the exhibition.
WASHINGTON = (-77.0365, 38.8977)
NEW_YORK = (-73.9680, 40.7489)
MOSCOW = (37.6175, 55.7520)
MIAMI = (-80.19, 25.77)
NASSAU = (-77.34, 25.06)


def moment(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    assert instant.tzinfo is not None, text
    return instant


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(WGS84.inv(*a, *b)[2]) / 1000


def site(id_: str) -> tuple[float, float]:
    (found,) = [row for row in features("sites.geojson") if row["place"] == id_]
    return (found["geometry"].x, found["geometry"].y)


def assert_public(text: str) -> None:
    if text != "never" and not re.fullmatch(r"\d{4}", text):
        moment(text)


def all_rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [row for file in GEOJSON for row in features(file)]
    for file in ("tracks.csv", "alerts.csv", "messages.csv"):
        rows += table(file)
    return rows


def test_every_row_has_a_source_a_certainty_and_a_date_of_publication() -> None:
    for row in all_rows():
        assert row["source"], row
        assert row["certainty"] in CERTAINTIES, row
        assert_public(row["public_from"])


def test_times_carry_offsets_and_run_forwards() -> None:
    for row in all_rows():
        if "from" in row:
            assert moment(row["from"]) < moment(row["to"]), row
            assert row["from_precision"] in PRECISIONS
            assert row["to_precision"] in PRECISIONS


def test_ids_are_unique() -> None:
    for file in GEOJSON:
        ids = [row["id"] for row in features(file)]
        assert len(set(ids)) == len(ids)
    ids = [row["id"] for row in table("messages.csv")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("start", "end", "expected_km"),
    [
        ("san-cristobal-1", WASHINGTON, 1900),
        ("san-cristobal-1", NEW_YORK, 2190),
        ("san-cristobal-1", MIAMI, 470),
        ("sagua-1", WASHINGTON, 1820),
        ("sagua-1", NEW_YORK, 2080),
        ("cigli", MOSCOW, 2070),
        ("gioia-del-colle", MOSCOW, 2250),
    ],
)
def test_distances_are_those_of_the_captions(
    start: str, end: tuple[float, float], expected_km: float
) -> None:
    # Computed a second time for the fact sheet; its captions round to ten kilometres.
    assert distance_km(site(start), end) == pytest.approx(expected_km, rel=0.01)


def test_rings_tell_what_could_be_reached() -> None:
    radius_km = {row["weapon"]: row["radius_km"] for row in features("rings.geojson")}
    assert radius_km["R-12"] > distance_km(site("san-cristobal-1"), WASHINGTON)
    assert radius_km["R-12"] == pytest.approx(distance_km(site("sagua-1"), NEW_YORK), rel=0.01)
    assert radius_km["Jupiter"] > distance_km(site("cigli"), MOSCOW)
    for row in features("rings.geojson"):
        assert 0 < row["radius_low_km"] <= row["radius_km"]
        assert row["planned"] is (row["weapon"] == "R-14")


def test_the_quarantine_arc_lies_500_nautical_miles_from_cape_maisi() -> None:
    (arc,) = features("quarantine.geojson")
    centre = (arc["centre_lon"], arc["centre_lat"])
    assert arc["radius_km"] == pytest.approx(500 * NAUTICAL_MILE_KM)
    for lon_deg, lat_deg in arc["geometry"].coords:
        assert distance_km(centre, (lon_deg, lat_deg)) == pytest.approx(arc["radius_km"], abs=0.1)
    assert moment(arc["from"]) == moment("1962-10-24T14:00:00+00:00")
    assert moment(arc["to"]) == moment("1962-11-20T23:45:00+00:00")
    assert arc["public_drawing"] == "blurred"


def test_flights_have_a_time_or_an_honest_gap_for_each_vertex() -> None:
    for row in features("flights.geojson"):
        assert len(row["times"]) == len(row["labels"]) == len(row["geometry"].coords)
        known = [moment(text) for text in row["times"] if text is not None]
        assert known
        assert known == sorted(known)
        assert row["certainty"] == "schematic"


def test_the_u2_is_hit_at_the_minute_of_the_fact_sheet() -> None:
    (flight,) = [row for row in features("flights.geojson") if row["id"] == "u2-27-oct-cuba"]
    assert moment(flight["times"][-1]) == moment("1962-10-27T15:19:00+00:00")


def test_ships_have_dated_positions_with_their_doubt() -> None:
    for row in table("tracks.csv"):
        moment(row["at"])
        assert row["at_precision"] in PRECISIONS
        assert -100 < float(row["lon"]) < 40
        assert 15 < float(row["lat"]) < 75
        assert float(row["radius_km"]) >= 5
    keys = [(row["vessel"], row["at"]) for row in table("tracks.csv")]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


def test_no_ship_is_faster_than_a_destroyer() -> None:
    fastest_kmh = 65.0
    tracks: dict[str, list[dict[str, str]]] = {}
    for row in table("tracks.csv"):
        tracks.setdefault(row["vessel"], []).append(row)
    for rows in tracks.values():
        for a, b in pairwise(rows):
            hours = (moment(b["at"]) - moment(a["at"])).total_seconds() / 3600
            way_km = distance_km(
                (float(a["lon"]), float(a["lat"])), (float(b["lon"]), float(b["lat"]))
            )
            doubt_km = float(a["radius_km"]) + float(b["radius_km"])
            assert way_km - doubt_km < fastest_kmh * hours, (a["vessel"], a["at"])


def test_ship_positions_keep_the_distances_of_the_sources() -> None:
    at = {
        (row["vessel"], row["at"]): (float(row["lon"]), float(row["lat"]))
        for row in table("tracks.csv")
    }
    kimovsk = at["kimovsk", "1962-10-24T09:30:00-04:00"]
    essex = at["essex", "1962-10-24T09:30:00-04:00"]
    # Dobbs: 777 statute miles between them on the morning of 24 October.
    assert distance_km(kimovsk, essex) == pytest.approx(1250, rel=0.01)
    # Pentagon, 26 October: 180 miles north-east of Nassau.
    marucla = at["marucla", "1962-10-26T07:50:00-04:00"]
    assert 290 <= distance_km(NASSAU, marucla) <= 333


def test_alert_levels_follow_one_another_without_gap() -> None:
    for who in ("us-forces", "sac"):
        rows = [row for row in table("alerts.csv") if (row["who"], row["kind"]) == (who, "defcon")]
        for a, b in pairwise(rows):
            assert moment(a["to"]) == moment(b["from"])
    (defcon_2,) = [row for row in table("alerts.csv") if row["level"] == "2"]
    assert defcon_2["who"] == "sac"
    assert moment(defcon_2["from"]) == moment("1962-10-24T14:00:00+00:00")


def test_no_letter_arrives_before_it_is_sent() -> None:
    for row in table("messages.csv"):
        if row["received"] and "day" not in {row["sent_precision"], row["received_precision"]}:
            assert moment(row["sent"]) <= moment(row["received"]), row["id"]
        if row["read"]:
            assert moment(row["received"]) <= moment(row["read"])


def test_flags_and_levels_are_known_to_the_map() -> None:
    assert {row["flag"] for row in table("tracks.csv")} <= set(territories())
    assert {row["kind"] for row in table("alerts.csv")} == {"defcon", "general"}
    assert {row["level"] for row in table("alerts.csv") if row["kind"] == "defcon"} <= set("12345")
