"""Places that most likely are not where they are meant to be, and those that only lie far off."""

from pathlib import Path

import pytest

from kiosk.content.zones import cities_of_zones
from tests.unit.content.exhibits import STORY, told

PLACES = STORY[STORY.index("[zones]") : STORY.index('kind = "airfield"\naccuracy = "about')]


def _told(folder: Path, zones: str, *places: tuple[float, float, str]) -> str:
    """Return what is told of places: longitude, latitude, and the rest of their keys."""
    ids = ("tempelhof", "gatow", "third")
    entries = [
        f'[[place]]\nid = "{id_}"\nname = "A"\nlon = {lon}\nlat = {lat}\n{rest}\n'
        for id_, (lon, lat, rest) in zip(ids, places, strict=False)
    ]
    written = '\nkind = "airfield"\n\n'.join(entries)
    faults = told(folder, PLACES, f"[zones]\n{zones}\n\n{written}")
    # Of the offsets of the events, whose places have been moved, others tell.
    return "\n".join(each for each in faults.split("story/") if ", lon" in each or ", lat" in each)


CUBA = 'country = "Cuba"'


def test_a_lost_minus_is_told_by_the_clocks_of_the_place(tmp_path: Path) -> None:
    zones = 'Cuba = "America/Havana"'
    found = _told(tmp_path, zones, (82.4, 23.1, CUBA), (83.0, 22.7, CUBA))
    assert found.count("km from where its clocks (America/Havana) would put it.") == 2
    assert "Perhaps the number lacks its minus. If so, write: lon = -82.4" in found


def test_a_latitude_without_its_minus_is_told(tmp_path: Path) -> None:
    place = (149.1, 35.3, 'country = "Australia"')
    found = _told(tmp_path, 'Australia = "Australia/Sydney"', place, place)
    assert "If so, write: lat = -35.3" in found


def test_at_sea_a_lost_minus_is_told_by_the_other_places_there(tmp_path: Path) -> None:
    sea = 'country = "high seas"'
    zones = '"high seas" = "Etc/GMT+4"'
    found = _told(tmp_path, zones, (-65.2, 22.5, sea), (67.3, 23.3, sea), (-68.0, 24.0, sea))
    assert found.count("Perhaps") == 1
    assert 'the other places of its country ("high seas").' in found
    assert "If so, write: lon = -67.3" in found


def test_what_only_lies_far_off_is_not_blamed(tmp_path: Path) -> None:
    usa = 'country = "USA"'
    zones = 'USA = "America/New_York"\nCuba = "America/Havana"'
    assert (
        _told(tmp_path, zones, (-162.6, 66.9, usa), (-117.9, 34.9, usa), (-82.4, 23.1, CUBA)) == ""
    )


def test_of_the_only_place_of_a_country_without_a_zone_nothing_is_known(tmp_path: Path) -> None:
    zones = 'Italy = "Europe/Rome"'
    assert _told(tmp_path, zones, (82.4, 23.1, CUBA), (13.4, 52.5, 'country = "Germany"')) == ""


@pytest.mark.parametrize("name", ["America/Havana", "Asia/Kolkata", "Australia/Sydney"])
def test_the_cities_of_the_zones_lie_where_the_atlas_has_them(name: str) -> None:
    # Natural Earth, populated places.
    atlas = {
        "America/Havana": (-82.37, 23.13),
        "Asia/Kolkata": (88.37, 22.57),
        "Australia/Sydney": (151.21, -33.87),
    }
    assert cities_of_zones()[name] == pytest.approx(atlas[name], abs=0.1)
    assert "Etc/GMT+4" not in cities_of_zones()
