"""Places and the baked map in; the towns that lie in the sea, out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kiosk.atlas.model import TERRITORIES, AreaLayer, Atlas, FloatArray
from kiosk.content.faults import Fault, Origin
from kiosk.content.load import Loaded
from kiosk.content.locating import located
from kiosk.content.model import Place
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import read_text
from kiosk.geo.sphere import EARTH_RADIUS_KM, unit_from_lonlat

# What stands on land, by the last word of its kind.
ON_LAND = frozenset({
    "airfield", "base", "border", "building", "capital", "city", "embassy", "government",
    "landmark", "port", "site", "storage", "town", "village",
})  # fmt: skip
# Coasts are simplified, and positions are rounded to whole minutes.
TOLERANCE_KM = 6.0


def sea_problems(loaded: Loaded, folder: Path, atlas: Atlas) -> list[Problem]:
    """Return the places of a story that should be on land and are not.

    Args:
        loaded: Without errors.
        folder: The exhibit's.
        atlas: Its map.
    """
    if loaded.exhibit is None:
        return []
    origins = {text.address: text.origin for text in loaded.texts}
    faults = []
    for place, away_km in in_the_sea(loaded.exhibit.places, atlas):
        name = origins[f"place/{place.id}/name"]
        faults.append(
            Fault(
                Origin(name.file, (*name.path[:-1], "lon")),
                f'place "{place.id}", lon',
                f"The {place.kind} lies in the sea, {away_km:.0f} km from land.",
                "Check both numbers; lon is negative in the west, lat in the south.",
                severity=Severity.WARNING,
            )
        )
    files = {fault.origin.file for fault in faults}
    texts = {file: read_text(folder / file, file) for file in files}
    return located(faults, {file: text for file, text in texts.items() if isinstance(text, str)})


def in_the_sea(places: Sequence[Place], atlas: Atlas) -> Iterator[tuple[Place, float]]:
    """Yield places that should be on land and are not, with how far from land they are in km."""
    land = next((layer for layer in atlas.areas if layer.role == TERRITORIES), None)
    if land is None or not land.lods:
        return
    for place in places:
        if place.kind.replace("-", "_").rsplit("_", 1)[-1] in ON_LAND:
            away_km = _km_from_land(unit_from_lonlat(np.array(place.lonlat)), land)
            if away_km > TOLERANCE_KM:
                yield place, away_km


def _km_from_land(unit: FloatArray, land: AreaLayer) -> float:
    """Return how far a position is from the nearest area; 0 inside one."""
    paths = land.lods[-1].ground
    cosine = np.clip(paths.cap_unit @ unit, -1.0, 1.0)
    nearness_rad = np.arccos(cosine) - paths.cap_rad
    nearest_rad = np.inf
    east, north = _tangents(unit)
    for index in np.argsort(nearness_rad):
        if nearness_rad[index] > min(nearest_rad, 0.5):
            break
        ring = paths.unit[paths.start[index] : paths.start[index + 1]].astype(float)
        depth = ring @ unit
        if np.any(depth <= 0.0):
            continue
        # Gnomonic: great circles are straight lines, and so inside stays inside.
        plane = np.column_stack([ring @ east, ring @ north]) / depth[:, None]
        if _surrounds_origin(plane):
            return 0.0
        nearest_rad = min(nearest_rad, float(_distance_from_origin(plane)))
    return float(np.arctan(nearest_rad)) * EARTH_RADIUS_KM


def _tangents(unit: FloatArray) -> tuple[FloatArray, FloatArray]:
    pole = np.array([0.0, 0.0, 1.0]) if abs(unit[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    east = np.cross(pole, unit)
    east /= np.linalg.norm(east)
    return east, np.cross(unit, east)


def _surrounds_origin(plane: FloatArray) -> bool:
    """Return whether a closed ring goes round the origin, by the crossings of a ray."""
    (x, y), (next_x, next_y) = plane.T, np.roll(plane, -1, axis=0).T
    crosses = (y > 0) != (next_y > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        at_x = x - y * (next_x - x) / (next_y - y)
    return bool(np.count_nonzero(crosses & (at_x > 0)) % 2)


def _distance_from_origin(plane: FloatArray) -> float:
    ends = np.roll(plane, -1, axis=0)
    along = ends - plane
    length2 = np.maximum((along**2).sum(axis=1), 1e-30)
    share = np.clip(-(plane * along).sum(axis=1) / length2, 0.0, 1.0)
    return float(np.sqrt(((plane + share[:, None] * along) ** 2).sum(axis=1)).min())
