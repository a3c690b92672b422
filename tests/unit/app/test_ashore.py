"""Towns stand on land."""

from dataclasses import replace

import pytest

from kiosk.app.ashore import in_the_sea
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Place


def _city(shipped_exhibit: Exhibit, lon: float, lat: float, kind: str = "city") -> Place:
    return replace(shipped_exhibit.places[0], lonlat=(lon, lat), kind=kind)


def test_no_place_of_the_shipped_story_lies_in_the_sea(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    assert list(in_the_sea(shipped_exhibit.places, shipped_atlas)) == []


@pytest.mark.parametrize(
    ("lon", "lat", "away_km"),
    # To the coast north of Havana, to Ghana, to Barbados; from the positions of those coasts.
    [(-82.37, 23.5, 37), (0.0, 0.0, 572), (-50.0, 20.0, 1230)],
)
def test_a_city_in_the_sea_is_found_with_its_distance(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, lon: float, lat: float, away_km: float
) -> None:
    ((_, found_km),) = in_the_sea([_city(shipped_exhibit, lon, lat)], shipped_atlas)
    assert found_km == pytest.approx(away_km, abs=10.0)


@pytest.mark.parametrize(
    ("lon", "lat"), [(-82.37, 23.14), (37.6, 55.75), (179.9, 67.5), (-179.0, 67.0), (0.0, -80.0)]
)
def test_a_city_on_land_or_at_the_shore_is_not_blamed(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, lon: float, lat: float
) -> None:
    assert list(in_the_sea([_city(shipped_exhibit, lon, lat)], shipped_atlas)) == []


def test_a_ship_may_be_at_sea(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> None:
    ship = _city(shipped_exhibit, -50.0, 20.0, kind="ship_position")
    assert list(in_the_sea([ship], shipped_atlas)) == []
