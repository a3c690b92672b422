"""The areas of the territories, against those of reference works."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from tests.geodata.reading import area_of

# Authalic radius of WGS 84.
RADIUS_KM = 6371.0072


def area_km2(*names: str) -> float:
    def equal_area_km(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
        return np.column_stack([RADIUS_KM * lon, RADIUS_KM * np.sin(lat)])

    return sum(shapely.transform(area_of(name), equal_area_km).area for name in names)


@pytest.mark.parametrize(
    ("names", "expected_km2", "slack"),
    [
        # CIA World Factbook 1990, total areas: the borders were still those of 1962.
        (("east-germany", "east-berlin"), 108_330, 0.01),
        (("west-germany", "west-berlin"), 248_580, 0.01),
        (("czechoslovakia",), 127_870, 0.01),
        (("yugoslavia",), 255_800, 0.01),
        (("poland",), 312_680, 0.01),
        (("hungary",), 93_030, 0.01),
        (("romania",), 237_500, 0.01),
        (("turkey",), 780_580, 0.01),
        (("north-vietnam", "south-vietnam"), 329_560, 0.02),
        (("ussr",), 22_402_200, 0.02),
        # Many cays are below the scale of the source.
        (("cuba",), 110_860, 0.05),
        # Statistisches Jahrbuch Berlin.
        (("west-berlin",), 480, 0.01),
        (("east-berlin",), 403, 0.01),
        # Enclaves drawn by hand: CIA World Factbook and handbooks, rounded.
        (("spanish-sahara",), 266_000, 0.02),
        (("saudi-kuwaiti-neutral-zone",), 5_770, 0.05),
        (("saudi-iraqi-neutral-zone",), 7_044, 0.05),
        (("ifni",), 1_502, 0.15),
        (("canal-zone",), 1_432, 0.3),
    ],
)
def test_areas_agree_with_reference_works(
    names: tuple[str, ...], expected_km2: float, slack: float
) -> None:
    assert area_km2(*names) == pytest.approx(expected_km2, rel=slack)
