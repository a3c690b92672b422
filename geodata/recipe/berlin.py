"""Berlin's official Ortsteile in, the Bezirke and sectors of 1962 and the line of the Wall out."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely import MultiPolygon, Polygon

from geodata.recipe.boundaries import merged_lines, shared_segments
from geodata.recipe.coverage import clean_coverage, dissolved, polygonal, snapped_coverage
from geodata.recipe.roster import RECIPE_DIR, territory_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shapely import LineString

# About 15 m: the outlines of neighbours were digitised apart and miss each other by less.
ORTSTEIL_GAP_DEG = 2e-4
ORTSTEIL_SNAP_DEG = 2e-6
SECTOR_NAMES = {
    "british": "British sector",
    "french": "French sector",
    "soviet": "Soviet sector",
    "us": "American sector",
}
LATLNG = re.compile(r'\{\s*"lat":\s*([-\d.]+),\s*"lng":\s*([-\d.]+)\s*\}')
TRAILING_COMMA = re.compile(r",\s*\]")


@dataclass(frozen=True)
class District:
    """A Bezirk of 1962."""

    id: str
    name: str
    sector: str
    ortsteile: tuple[str, ...]

    @property
    def piece(self) -> str:
        half = "east-berlin" if self.sector == "soviet" else "west-berlin"
        return f"{half}/{self.id}"


def berlin_rules() -> dict[str, Any]:
    """Return berlin.toml."""
    return tomllib.loads((RECIPE_DIR / "berlin.toml").read_text(encoding="utf-8"))


def districts() -> list[District]:
    """Return the 20 Bezirke, sorted by id."""
    rows = berlin_rules()["district"]
    found = [
        District(row["id"], row["name"], row["sector"], tuple(row["ortsteile"])) for row in rows
    ]
    return sorted(found, key=lambda district: district.id)


def ortsteile(folder: Path) -> dict[str, MultiPolygon]:
    """Return the official areas by name, as a clean coverage.

    Args:
        folder: Holds one folder per modern Bezirk with one script file per Ortsteil.
    """
    areas = {}
    for path in sorted(folder.glob("*/*.js")):
        if path.name in {"index.js", "bezirk.js"}:
            continue
        text = path.read_text(encoding="utf-8")
        name = re.search(r'"ortsteil":\s*"([^"]*)"', text)
        if name is None:
            msg = f"{path} names no Ortsteil"
            raise ValueError(msg)
        body = LATLNG.sub(r"[\2,\1]", text[text.index('"coordinates"') :])
        rings = json.loads(TRAILING_COMMA.sub("]", body[body.index("[") : body.rindex("]") + 1]))
        if isinstance(rings[0][0], float):
            rings = [rings]
        areas[name[1]] = shapely.union_all([shapely.make_valid(Polygon(ring)) for ring in rings])
    snapped = snapped_coverage(
        [shapely.set_precision(area, 1e-7) for area in areas.values()],
        ORTSTEIL_GAP_DEG,
        ORTSTEIL_SNAP_DEG,
    )
    return dict(zip(areas, snapped, strict=True))


def berlin_pieces(folder: Path) -> dict[str, MultiPolygon]:
    """Return Berlin by piece, with the part that the GDR held under "east-germany".

    Raises:
        ValueError: If an Ortsteil belongs to no Bezirk of 1962.
    """
    areas = ortsteile(folder)
    owners = {name: district.piece for district in districts() for name in district.ortsteile}
    if set(owners) != set(areas):
        msg = f"Ortsteile and berlin.toml differ: {sorted(set(owners) ^ set(areas))}"
        raise ValueError(msg)
    pieces = {district.id: district.piece for district in districts()}
    targets = [_target_piece(cut, pieces) for cut in berlin_rules()["cut"]]
    parts = [(owners[name], area) for name, area in areas.items()]
    for cut, target in zip(berlin_rules()["cut"], targets, strict=True):
        ring = Polygon(cut["ring"])
        giver = pieces[cut["from"]]
        taken = [area.intersection(ring) for piece, area in parts if piece == giver]
        parts = [
            (piece, polygonal(area.difference(ring)) if piece == giver else area)
            for piece, area in parts
        ]
        parts.append((target, polygonal(shapely.union_all(taken))))
    clean = clean_coverage([area for _, area in parts])
    names = sorted({piece for piece, _ in parts})
    return {
        name: dissolved(
            area for (piece, _), area in zip(parts, clean, strict=True) if piece == name
        )
        for name in names
    }


def _target_piece(cut: Mapping[str, Any], pieces: Mapping[str, str]) -> str:
    if "id" in cut:
        return f"{pieces[cut['to']]}/{cut['id']}"
    return str(cut["to"])


def district_areas(pieces: Mapping[str, MultiPolygon]) -> dict[str, MultiPolygon]:
    """Return the area of each district by id, with the pieces of it outside the Wall."""
    return {
        district.id: dissolved(
            area
            for name, area in pieces.items()
            if name == district.piece or name.startswith(f"{district.piece}/")
        )
        for district in districts()
    }


def sectors(pieces: Mapping[str, MultiPolygon]) -> dict[str, MultiPolygon]:
    """Return the four sectors as unions of the districts in the world's coverage."""
    areas = district_areas(pieces)
    return {
        sector: dissolved(areas[d.id] for d in districts() if d.sector == sector)
        for sector in SECTOR_NAMES
    }


def wall(pieces: Mapping[str, MultiPolygon]) -> dict[str, list[LineString]]:
    """Return the line of the Wall: inner towards East Berlin, outer towards the GDR.

    The Wall followed the limit of West Berlin but for the pieces left outside it.
    """
    part_by_neighbour = {"east-berlin": "inner", "east-germany": "outer"}
    near = {
        name: area
        for name, area in pieces.items()
        if territory_of(name) in {"west-berlin", "east-berlin", "east-germany"}
    }
    segments: dict[str, list[Any]] = {"inner": [], "outer": []}
    for left, right, segment in shared_segments(near):
        sides = {_side_of_the_wall(left), _side_of_the_wall(right)}
        if "west-berlin" in sides and len(sides) == 2:
            (neighbour,) = sides - {"west-berlin"}
            segments[part_by_neighbour[neighbour]].append(segment)
    return {part: merged_lines(found) for part, found in segments.items()}


def _side_of_the_wall(piece: str) -> str:
    outside = {f"/{cut['id']}" for cut in berlin_rules()["cut"] if "id" in cut}
    return "west-berlin" if piece.endswith(tuple(outside)) else territory_of(piece)
