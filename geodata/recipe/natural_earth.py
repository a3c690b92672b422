"""Files of Natural Earth in, plain geometries with the few fields that are used out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas
import shapely

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Unit:
    """A modern first-level unit: a state, province or county.

    Attributes:
        country: Natural Earth's adm0_a3 code.
        name: Name as in the source, "" where it has none.
        geometry: Area in degrees.
    """

    country: str
    name: str
    geometry: BaseGeometry


def admin1_units(path: Path) -> list[Unit]:
    """Return the modern units of the world in file order."""
    frame = geopandas.read_file(path)
    areas = shapely.make_valid(frame.geometry.to_numpy())
    return [
        Unit(country, name if isinstance(name, str) else "", area)
        for country, name, area in zip(frame["adm0_a3"], frame["name"], areas, strict=True)
    ]


def shapes(path: Path) -> list[BaseGeometry]:
    """Return the geometries of a shapefile, mended, in file order."""
    return list(shapely.make_valid(geopandas.read_file(path).geometry.to_numpy()))
