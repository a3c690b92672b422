"""berlin.toml in, the air corridors, the motorway and the named points of Berlin out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Geod
from shapely import LineString, Point, Polygon

from geodata.recipe.berlin import berlin_rules
from geodata.recipe.coverage import COORDINATE_DECIMALS, dissolved, polygonal
from geodata.recipe.geopackage import Layer
from geodata.recipe.roster import territory_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely import MultiPolygon

    from geodata.recipe.coverage import FloatArray

WGS84 = Geod(ellps="WGS84")
# Points every 10 km keep a geodesic within a metre.
STEP_KM = 10.0
CIRCLE_STEPS = 180
COLUMNS = {
    "id": "TEXT",
    "name": "TEXT",
    "kind": "TEXT",
    "width_km": "REAL",
    "certainty": "TEXT",
    "source": "TEXT",
}


def airway_layers(pieces: Mapping[str, MultiPolygon]) -> list[Layer]:
    """Return the corridors and the control zone as areas, and the centre lines.

    The corridors bound the Western powers only over the GDR and Berlin, so the areas end there;
    the centre lines run on to the airfields that name them.
    """
    rules = berlin_rules()["airways"]
    centre = (float(rules["centre"][0]), float(rules["centre"][1]))
    width_km = float(rules["width_km"])
    beyond_the_border = dissolved(
        area
        for name, area in pieces.items()
        if territory_of(name) in {"east-germany", "east-berlin", "west-berlin"}
    )
    # The Baltic coast and single bends of the border shall not fray the corridors.
    realm = shapely.transform(
        beyond_the_border.simplify(0.02).buffer(0.0), lambda xy: np.round(xy, COORDINATE_DECIMALS)
    )
    facts = (width_km, rules["certainty"], rules["source"])
    zone_area = Polygon(_rounded(circle(centre, width_km)))
    areas = []
    lines = []
    for corridor in rules["corridor"]:
        line = geodesic(centre, (corridor["end"][0], corridor["end"][1]))
        label = (corridor["id"], corridor["name"], "corridor")
        lines.append(((*label, *facts), LineString(_rounded(line))))
        area = polygonal(band(line, width_km).intersection(realm).difference(zone_area))
        areas.append(((*label, *facts), max(area.geoms, key=lambda part: part.area)))
    zone = ("control-zone", "Berlin Control Zone", "control-zone")
    areas.append(((*zone, *facts), zone_area))
    return [
        Layer(
            name="corridors",
            geometry_type="POLYGON",
            columns=COLUMNS,
            rows=[(values, shapely.normalize(_rounded_area(area))) for values, area in areas],
            description="The three air corridors over the GDR and the control zone over Berlin",
        ),
        Layer(
            name="corridor_centrelines",
            geometry_type="LINESTRING",
            columns=COLUMNS,
            rows=lines,
            description="Centre lines of the corridors, from Berlin to the airfields",
        ),
    ]


def autobahn_layer() -> Layer:
    """Return the motorway from Helmstedt to Dreilinden."""
    road = berlin_rules()["autobahn"]
    keys = ("id", "name", "certainty", "source")
    return Layer(
        name="autobahn",
        geometry_type="LINESTRING",
        columns=dict.fromkeys(keys, "TEXT"),
        rows=[(tuple(str(road[key]) for key in keys), LineString(road["line"]))],
        description="The motorway from Helmstedt to Dreilinden",
    )


def point_layer() -> Layer:
    """Return the named points, sorted by id."""
    points = sorted(berlin_rules()["point"], key=lambda point: str(point["id"]))
    keys = ("id", "name", "kind")
    return Layer(
        name="points",
        geometry_type="POINT",
        columns=dict.fromkeys(keys, "TEXT"),
        rows=[(tuple(str(point[key]) for key in keys), Point(point["lonlat"])) for point in points],
        description="Places in and around Berlin",
    )


def geodesic(start: tuple[float, float], end: tuple[float, float]) -> FloatArray:
    """Return points of the shortest line, shape (n, 2), degrees, both ends included."""
    _, _, length_m = WGS84.inv(*start, *end)
    steps = max(2, round(length_m / 1000 / STEP_KM))
    between = WGS84.npts(*start, *end, steps - 1)
    return np.array([start, *between, end], dtype=np.float64)


def band(line: FloatArray, width_km: float) -> Polygon:
    """Return the strip of the given width with the line in its middle."""
    azimuth_deg, _, _ = WGS84.inv(line[:-1, 0], line[:-1, 1], line[1:, 0], line[1:, 1])
    azimuth_deg = np.append(azimuth_deg, azimuth_deg[-1])
    half_m = np.full(len(line), width_km * 500)
    left = WGS84.fwd(line[:, 0], line[:, 1], azimuth_deg - 90, half_m)[:2]
    right = WGS84.fwd(line[:, 0], line[:, 1], azimuth_deg + 90, half_m)[:2]
    return Polygon(np.vstack([np.column_stack(left), np.column_stack(right)[::-1]]))


def circle(centre: tuple[float, float], radius_km: float) -> FloatArray:
    """Return a geodesic circle, shape (n, 2), degrees, not closed."""
    azimuth_deg = np.linspace(0, 360, CIRCLE_STEPS, endpoint=False)
    lon, lat, _ = WGS84.fwd(
        np.full(CIRCLE_STEPS, centre[0]),
        np.full(CIRCLE_STEPS, centre[1]),
        azimuth_deg,
        np.full(CIRCLE_STEPS, radius_km * 1000),
    )
    return np.column_stack([lon, lat])


def _rounded(lonlat: FloatArray) -> FloatArray:
    return np.round(lonlat, COORDINATE_DECIMALS)


def _rounded_area(area: Polygon) -> Polygon:
    return Polygon(_rounded(shapely.get_coordinates(area.exterior)))
