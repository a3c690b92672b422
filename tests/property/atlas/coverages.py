"""Made-up lands for properties of baked areas: anywhere on the globe, also over a pole."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from hypothesis import assume
from hypothesis import strategies as st

from kiosk.atlas.model import Paths
from kiosk.geo.sphere import destination, unit_from_lonlat

WIDEST_STEP_DEG = 60.0

Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Land:
    """Countries that share borders on an island.

    Attributes:
        centre: Longitude and latitude of the middle of the island.
        width_deg: How wide it is.
        lonlat: The countries in degrees, longitudes wrapped to -180 up to 180 as in a naive file.
    """

    centre: tuple[float, float]
    width_deg: float
    lonlat: Shapes


def rolled_out(unit: npt.ArrayLike, land: Land) -> npt.NDArray[np.float64]:
    """Return Lambert's azimuthal equal-area plane about the land's centre, shape (n, 2).

    Snyder, Map Projections, 1987, equations 24-2 to 24-4: written anew so that the tests do not
    lean on the cylinder on which the bake works.
    """
    lon, lat = np.radians(land.centre)
    x, y, z = np.asarray(unit, np.float64).T
    towards = np.cos(lat) * np.cos(lon) * x + np.cos(lat) * np.sin(lon) * y + np.sin(lat) * z
    east = -np.sin(lon) * x + np.cos(lon) * y
    north = -np.sin(lat) * np.cos(lon) * x - np.sin(lat) * np.sin(lon) * y + np.cos(lat) * z
    plane = np.column_stack((east, north)) * np.sqrt(2.0 / (1.0 + towards))[:, None]
    return np.asarray(plane, np.float64)


def on_plane(land: Land) -> Shapes:
    """Return the countries of the land on that plane."""
    return shapely.transform(land.lonlat, lambda p: rolled_out(unit_from_lonlat(p), land))


def coast_and_borders_rad(land: Land) -> tuple[float, float]:
    """Return the lengths of all edges that belong to one country and to two."""
    rings = shapely.get_rings(shapely.get_parts(land.lonlat))
    segments: dict[frozenset[tuple[float, float]], list[float]] = {}
    for ring in rings:
        lonlat = shapely.get_coordinates(ring)
        step = np.linalg.norm(np.diff(unit_from_lonlat(lonlat), axis=0), axis=1)
        ends = [(a, b) for a, b in lonlat.tolist()]
        for a, b, length in zip(ends[:-1], ends[1:], step.tolist(), strict=True):
            segments.setdefault(frozenset((a, b)), []).append(length)
    coast = sum(lengths[0] for lengths in segments.values() if len(lengths) == 1)
    return coast, sum(lengths[0] for lengths in segments.values() if len(lengths) == 2)


def path_shapes(paths: Paths, land: Land, *, closed: bool) -> Shapes:
    """Return baked paths as polygons or lines on that plane."""
    plane = rolled_out(paths.unit, land)
    index = np.repeat(np.arange(len(paths.owner)), np.diff(paths.start))
    if not closed:
        return np.atleast_1d(np.asarray(shapely.linestrings(plane, indices=index)))
    return np.atleast_1d(np.asarray(shapely.polygons(shapely.linearrings(plane, indices=index))))


@st.composite
def lands(draw: st.DrawFn) -> Land:
    """Islands of one to six countries, with winding coasts and borders, some with an enclave."""
    width_deg = draw(st.sampled_from((0.5, 4.0, 40.0)))
    lat = draw(st.sampled_from((-90.0, -89.0, -45.0, 0.0, 52.5, 88.0, 90.0)) | st.floats(-85, 85))
    lon = draw(st.sampled_from((-180.0, -169.0, 0.0, 179.9)) | st.floats(-180.0, 180.0))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    countries = draw(st.integers(1, 6))
    # Triangles between random places, each given to the country with the nearest capital.
    corners = shapely.multipoints(rng.uniform(-1.0, 1.0, (250, 2)))
    cells = shapely.get_parts(shapely.delaunay_triangles(corners))
    middles = shapely.get_coordinates(shapely.centroid(cells))
    inner = np.flatnonzero(np.hypot(*middles.T) < 0.75)
    capitals = middles[rng.choice(inner, countries, replace=False)]
    near = np.hypot(*(middles[inner, None] - capitals[None]).transpose(2, 0, 1))
    country = near.argmin(axis=1)
    merged = [shapely.coverage_union_all(cells[inner[country == i]]) for i in range(countries)]
    plane = shapely.segmentize(np.array(merged, dtype=object), 0.05)

    def wrapped(places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        angle_rad = np.radians(np.hypot(*places.T) * width_deg / 2.0)
        bearing_deg = np.degrees(np.arctan2(places[:, 0], places[:, 1]))
        # Rounded, as in a file, so that neighbours share their vertices to the last bit.
        exact = destination((lon, lat), bearing_deg, angle_rad)
        return np.asarray(np.round(exact, 9), np.float64)

    lonlat = shapely.transform(plane, wrapped)
    # Beside a pole the sides, straight in degrees, would not be those of the plane.
    rings = shapely.get_rings(shapely.get_parts(lonlat))
    places, ring = shapely.get_coordinates(rings, return_index=True)
    step_deg = np.abs(np.diff(places[:, 0]))[np.diff(ring) == 0]
    assume(np.minimum(step_deg, 360.0 - step_deg).max() < WIDEST_STEP_DEG)
    return Land((lon, lat), width_deg, lonlat)
