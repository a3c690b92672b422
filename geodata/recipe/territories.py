"""Modern units, cuts and Berlin in; an exact coverage of the world of 1962 out."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import shapely
from shapely import LineString, MultiPolygon, Polygon

from geodata.recipe.coverage import (
    GAP_DEG,
    METRES_PER_DEGREE,
    clean_coverage,
    dissolved,
    polygonal,
    simplified_coverage,
    west_shifted,
)
from geodata.recipe.roster import RECIPE_DIR, Territory, piece_by_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geodata.recipe.natural_earth import Unit

# Two pixels when Cuba fills the screen; twenty metres' worth of land is no longer drawn true by
# the source itself, which is generalised for 1:10 million.
TOLERANCE_M = 250.0
# Crumbs that a cut leaves along an edge, in square degrees: about 1,000 square metres.
CRUMB_DEG2 = 1e-7

Piece = tuple[str, str, MultiPolygon]


def world_pieces(
    units: Sequence[Unit],
    land: Sequence[BaseGeometry],
    berlin: Mapping[str, MultiPolygon],
    roster: list[Territory],
) -> dict[str, MultiPolygon]:
    """Return the simplified coverage, one area for each piece.

    Args:
        units: Natural Earth's modern admin-1 units.
        land: Natural Earth's land, to fill the holes that the units leave.
        berlin: Areas of Berlin's districts by piece, plus what the GDR held of them.
        roster: Territories of 1962.

    Raises:
        ValueError: If a unit fits no territory, or a territory gets no land.
    """
    rules = tomllib.loads((RECIPE_DIR / "cuts.toml").read_text(encoding="utf-8"))
    pieces = _assigned(units, piece_by_unit(roster))
    pieces += _fills(rules["fill"], pieces, land)
    for cut in rules["cut"]:
        pieces = _after_cut(pieces, cut)
    pieces = _with_berlin(pieces, berlin)
    areas = clean_coverage([area for _, _, area in pieces])
    areas = clean_coverage([west_shifted(area) for area in areas])
    by_piece: dict[str, list[MultiPolygon]] = defaultdict(list)
    for (_, piece, _), area in zip(pieces, areas, strict=True):
        by_piece[piece].append(area)
    names = sorted(by_piece)
    _complain_about_missing(names, roster)
    whole = clean_coverage([dissolved(by_piece[name]) for name in names], GAP_DEG)
    return dict(zip(names, simplified_coverage(whole, TOLERANCE_M), strict=True))


def _assigned(units: Sequence[Unit], piece_of: Mapping[str, str]) -> list[Piece]:
    known = {unit.country for unit in units} | {f"{unit.country}:{unit.name}" for unit in units}
    unknown = sorted(set(piece_of) - known)
    if unknown:
        msg = f"territories.toml names units that the source does not have: {unknown}"
        raise ValueError(msg)
    pieces = []
    for unit in units:
        label = f"{unit.country}:{unit.name}"
        piece = piece_of.get(label) or piece_of.get(unit.country)
        if piece is None:
            msg = f"{label} belongs to no territory of 1962"
            raise ValueError(msg)
        pieces.append((label, piece, polygonal(unit.geometry)))
    return pieces


def _fills(
    fills: Sequence[Mapping[str, Any]], pieces: list[Piece], land: Sequence[BaseGeometry]
) -> list[Piece]:
    found = []
    for fill in fills:
        window = shapely.box(*fill["box"])
        covered = shapely.union_all([area for _, _, area in pieces if area.intersects(window)])
        ground = shapely.union_all(shapely.intersection(list(land), window))
        holes = polygonal(ground.difference(covered))
        kept = MultiPolygon([hole for hole in holes.geoms if hole.area > fill["smallest_deg2"]])
        found.append(("fill", str(fill["to"]), kept))
    return found


def _after_cut(pieces: list[Piece], cut: Mapping[str, Any]) -> list[Piece]:
    ring = _cut_area(cut)
    kept: list[Piece] = []
    taken: list[Piece] = []
    for label, piece, area in pieces:
        wanted = any(fnmatchcase(label, pattern) for pattern in cut["from"])
        if not wanted or not area.intersects(ring):
            kept.append((label, piece, area))
            continue
        inside = polygonal(area.intersection(ring))
        rest = polygonal(area.difference(ring))
        if inside.area < CRUMB_DEG2:
            kept.append((label, piece, area))
            continue
        taken.append((label, str(cut["to"]), inside))
        if rest.area >= CRUMB_DEG2:
            kept.append((label, piece, rest))
    if not taken:
        msg = f"cuts.toml: the cut for {cut['to']} meets none of {cut['from']}"
        raise ValueError(msg)
    return kept + taken


def _cut_area(cut: Mapping[str, Any]) -> BaseGeometry:
    if "ring" in cut:
        return Polygon(cut["ring"])
    band = _band([(float(lon), float(lat)) for lon, lat in cut["axis"]], cut["half_width_km"])
    return band.difference(shapely.union_all([Polygon(ring) for ring in cut["without"]]))


def _band(axis: list[tuple[float, float]], half_width_km: float) -> BaseGeometry:
    # Near the equator a plane with true scale along the middle parallel errs by metres only.
    stretch = math.cos(math.radians(sum(lat for _, lat in axis) / len(axis)))
    line = LineString([(lon * stretch, lat) for lon, lat in axis])
    band = line.buffer(half_width_km * 1000 / METRES_PER_DEGREE, cap_style="flat")
    return shapely.transform(band, lambda xy: xy / [stretch, 1.0])


def _with_berlin(pieces: list[Piece], berlin: Mapping[str, MultiPolygon]) -> list[Piece]:
    city = shapely.union_all(list(berlin.values()))
    around = [
        (label, piece, polygonal(area.difference(city)))
        for label, piece, area in pieces
        if label != "DEU:Berlin"
    ]
    # Natural Earth's Berlin strays from the official limit by up to 1.6 km: the surplus is GDR.
    surplus = next(area for label, _, area in pieces if label == "DEU:Berlin").difference(city)
    around.append(("DEU:Berlin", "east-germany", polygonal(surplus)))
    return around + [("berlin", piece, area) for piece, area in berlin.items()]


def _complain_about_missing(names: Sequence[str], roster: list[Territory]) -> None:
    landless = {territory.id for territory in roster} - {name.partition("/")[0] for name in names}
    strangers = {name.partition("/")[0] for name in names} - {t.id for t in roster}
    if landless or strangers:
        msg = f"territories without land: {sorted(landless)}; land without: {sorted(strangers)}"
        raise ValueError(msg)
