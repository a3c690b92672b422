"""The shipped exhibit with many times the vertices: `python -m tests.bench.scaled FOLDER 10`."""

import shutil
import sys
import warnings
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyogrio
import pyogrio.raw
import shapely

ROOT = Path(__file__).parents[2]
SCALED_FILES = ("world-1962.gpkg", "water.gpkg")

Floats = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]

WIGGLE, WIGGLE_LIMIT_DEG = 0.04, 0.0004
# How far a new vertex stands off its side, as a share of the side's length and at most: coasts stay
# coasts, and hardly any outline crosses itself.

CALM_DEG = 0.1
# Around a place where one does, all sides stay straight.

GRAINS_PER_DEG = 1e7
# The decimals of the files, so that both neighbours mean the same side.


def write_scaled_exhibit(folder: Path, factor: int) -> Path:
    """Write the exhibit, the sides of its map each drawn with many, and return its config."""
    geodata = folder / "geodata"
    shutil.copytree(ROOT / "geodata", geodata, ignore=shutil.ignore_patterns("recipe", "*.py"))
    shutil.copytree(ROOT / "assets", folder / "assets")
    for name in SCALED_FILES:
        (geodata / name).unlink()
        for layer, _ in pyogrio.list_layers(ROOT / "geodata" / name):
            _write_scaled(ROOT / "geodata" / name, geodata / name, str(layer), factor)
    return Path(shutil.copy(ROOT / "config.toml", folder))


def _write_scaled(source: Path, target: Path, layer: str, factor: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        meta, _, geometry, columns = pyogrio.raw.read(source, layer=layer)
        pyogrio.raw.write(
            target,
            geometry=shapely.to_wkb(drawn_finer(np.asarray(shapely.from_wkb(geometry)), factor)),
            field_data=columns,
            fields=meta["fields"],
            layer=layer,
            driver="GPKG",
            geometry_type=meta["geometry_type"],
            crs=meta["crs"],
            append=target.exists(),
        )


def drawn_finer(shapes: Shapes, factor: int) -> Shapes:
    """Return areas or lines with so many sides for each one, the same for both neighbours.

    Args:
        shapes: In degrees.
        factor: How many sides take the place of one.
    """
    calm: Floats = np.empty((0, 2))
    while factor > 1:
        finer = _drawn_finer(shapes, factor, calm)
        crossings = _crossings(finer)
        if not len(crossings):
            return finer
        calm = np.concatenate((calm, crossings))
    return shapes


def _crossings(shapes: Shapes) -> Floats:
    """Return a place in each area that crosses itself, shape (areas, 2)."""
    reasons = shapely.is_valid_reason(shapes[~shapely.is_valid(shapes)])
    found = [reason[reason.index("[") + 1 : -1].split() for reason in reasons]
    return np.array(found, np.float64).reshape(-1, 2)


def _drawn_finer(shapes: Shapes, factor: int, calm: Floats) -> Shapes:
    parts, shape = shapely.get_parts(shapes, return_index=True)
    if not len(parts):
        return shapes
    is_areas = shapely.get_type_id(parts[0]) == shapely.GeometryType.POLYGON
    rings, part = shapely.get_rings(parts, return_index=True) if is_areas else (parts, None)
    places, ring = shapely.get_coordinates(rings, return_index=True)
    is_side = ring[:-1] == ring[1:]
    new = _between(places[:-1][is_side], places[1:][is_side], factor, calm)
    after = np.repeat(np.flatnonzero(is_side) + 1, factor - 1)
    places = np.insert(places, after, new, axis=0)
    ring = np.insert(ring, after, ring[after - 1])
    if part is None:
        finer = np.asarray(shapely.linestrings(places, indices=ring))
        single = shapely.get_type_id(shapes[0]) == shapely.GeometryType.LINESTRING
        return finer if single else np.asarray(shapely.multilinestrings(finer, indices=shape))
    finer_rings = np.asarray(shapely.linearrings(places, indices=ring))
    finer = np.asarray(shapely.polygons(finer_rings, indices=part))
    return np.asarray(shapely.multipolygons(finer, indices=shape))


def _between(begin: Floats, end: Floats, factor: int, calm: Floats) -> Floats:
    """Return the vertices that split sides, shape (sides * (factor - 1), 2), in their order."""
    forward = (begin[:, 0] < end[:, 0]) | ((begin[:, 0] == end[:, 0]) & (begin[:, 1] < end[:, 1]))
    first = np.where(forward[:, None], begin, end)
    step = np.where(forward[:, None], end, begin) - first
    nth = np.arange(1, factor)
    share = nth / factor
    length = np.hypot(*step.T)
    widest = np.minimum(WIGGLE, WIGGLE_LIMIT_DEG / np.maximum(length, WIGGLE_LIMIT_DEG))
    # The 49th parallel, the date line and the pole stay what they are.
    widest[(step == 0.0).any(axis=1)] = 0.0
    for place in calm:
        widest[(np.abs(first + step / 2.0 - place) < CALM_DEG).all(axis=1)] = 0.0
    # Nothing at the ends of a side, so that corners stay as wide as they are.
    offset = widest[:, None] * np.sin(np.pi * share) ** 2 * _noise(first, first + step, nth)
    across = np.column_stack((-step[:, 1], step[:, 0]))
    new = first[:, None] + step[:, None] * share[None, :, None]
    new += across[:, None] * offset[:, :, None]
    new[~forward] = new[~forward, ::-1]
    return np.asarray(new.reshape(-1, 2))


def _noise(first: Floats, last: Floats, nth: npt.NDArray[np.int64]) -> Floats:
    """Return numbers from -1 to 1 that depend on the ends of a side only, shape (sides, nth)."""
    grains = np.round(np.hstack((first, last)) * GRAINS_PER_DEG).astype(np.int64).astype(np.uint64)
    state = np.zeros((len(grains), len(nth)), np.uint64) + nth.astype(np.uint64)
    # The steps of a common generator of 64 bits: Knuth, The Art of Computer Programming, vol. 2.
    for column in grains.T:
        state = (state ^ column[:, None]) * np.uint64(6364136223846793005) + np.uint64(1)
        state ^= state >> np.uint64(29)
    return state.astype(np.float64) / 2.0**63 - 1.0


if __name__ == "__main__":
    write_scaled_exhibit(Path(sys.argv[1]), int(sys.argv[2]))
