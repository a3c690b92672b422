"""Distances of the history books, and the sphere at its degenerate places."""

import numpy as np
import pytest

from kiosk.geo.sphere import (
    EARTH_RADIUS_KM,
    angle_between,
    bearing_deg,
    destination,
    geodesic,
    unit_from_lonlat,
)

# Positions and great-circle distances, rounded to 10 km, of the exhibit's research notes on places
# and ranges.
SAN_CRISTOBAL_1 = (-83.2990, 22.6760)
SAGUA_LA_GRANDE_1 = (-80.0170, 22.7170)
CAPE_MAISI = (-74.1422, 20.2437)
QUARANTINE_LINE = (-67.8000, 26.3000)
CIGLI = (27.0101, 38.5130)
GIOIA_DEL_COLLE = (16.9333, 40.7678)
WASHINGTON = (-77.0365, 38.8977)
NEW_YORK = (-73.9680, 40.7489)
MOSCOW = (37.6175, 55.7520)
NAUTICAL_MILE_KM = 1.852


@pytest.mark.parametrize(
    ("start", "end", "distance_km"),
    [
        (SAN_CRISTOBAL_1, WASHINGTON, 1900.0),
        (SAN_CRISTOBAL_1, NEW_YORK, 2190.0),
        (SAGUA_LA_GRANDE_1, WASHINGTON, 1820.0),
        (SAGUA_LA_GRANDE_1, NEW_YORK, 2080.0),
        (CIGLI, MOSCOW, 2070.0),
        (GIOIA_DEL_COLLE, MOSCOW, 2250.0),
        (CAPE_MAISI, QUARANTINE_LINE, 504.0 * NAUTICAL_MILE_KM),
    ],
)
def test_distances_are_those_of_the_history_books(
    start: tuple[float, float], end: tuple[float, float], distance_km: float
) -> None:
    angle_rad = float(angle_between(unit_from_lonlat(start), unit_from_lonlat(end)))
    assert angle_rad * EARTH_RADIUS_KM == pytest.approx(distance_km, rel=0.005)


def test_units_point_along_the_axes() -> None:
    units = unit_from_lonlat([(0.0, 0.0), (90.0, 0.0), (0.0, 90.0)])
    np.testing.assert_allclose(units, np.eye(3), atol=1e-15)


def test_single_precision_stays_single() -> None:
    assert unit_from_lonlat(np.zeros((2, 2), dtype=np.float32)).dtype == np.float32
    assert unit_from_lonlat([(1, 2)]).dtype == np.float64


def test_whole_arrays_are_destinations_at_once() -> None:
    starts = np.zeros((4, 1, 2))
    assert destination(starts, np.arange(5.0), 0.1).shape == (4, 5, 2)
    assert bearing_deg(starts, np.ones((4, 7, 2))).shape == (4, 7)


def test_a_geodesic_between_antipodes_is_refused() -> None:
    with pytest.raises(ValueError, match="no shorter way exists"):
        geodesic((10.0, 20.0), (-170.0, -20.0), 8)


def test_a_geodesic_to_the_same_place_stays_there() -> None:
    way = geodesic((10.0, 20.0), (10.0, 20.0), 3)
    np.testing.assert_array_equal(way, np.repeat(unit_from_lonlat([(10.0, 20.0)]), 4, axis=0))
