"""A coverage in, the lines between neighbours out, each with its kind and the reason for it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely
from shapely import LineString, MultiLineString

from geodata.recipe.roster import RECIPE_DIR, territory_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely import MultiPolygon

Point = tuple[float, float]
Segment = tuple[Point, Point]


@dataclass(frozen=True)
class Rule:
    """What a line is called between two groups of pieces.

    Attributes:
        a: Patterns of piece names on one side.
        b: Patterns on the other side.
        kind: For example international, armistice, undefined.
        reason: One sentence.
        box: West, south, east, north in degrees, or nothing for the whole line.
    """

    a: tuple[str, ...]
    b: tuple[str, ...]
    kind: str
    reason: str
    box: tuple[float, float, float, float] | None

    def fits(self, left: str, right: str, middle: Point) -> bool:
        """Return whether the rule speaks of this stretch of line."""
        if self.box is not None:
            west, south, east, north = self.box
            if not (west <= middle[0] <= east and south <= middle[1] <= north):
                return False
        return (_any(self.a, left) and _any(self.b, right)) or (
            _any(self.a, right) and _any(self.b, left)
        )


@dataclass(frozen=True)
class Boundary:
    """A line between territories a and b, in the order of their ids."""

    a: str
    b: str
    kind: str
    reason: str
    line: LineString


def _any(patterns: Iterable[str], piece: str) -> bool:
    return any(fnmatchcase(piece, pattern) for pattern in patterns)


def rules() -> list[Rule]:
    """Return the rules of boundaries.toml in file order."""
    rows = tomllib.loads((RECIPE_DIR / "boundaries.toml").read_text(encoding="utf-8"))["rule"]
    return [
        Rule(
            tuple(row["a"]),
            tuple(row["b"]),
            row["kind"],
            row["reason"],
            tuple(row["box"]) if "box" in row else None,
        )
        for row in rows
    ]


def shared_segments(pieces: Mapping[str, MultiPolygon]) -> list[tuple[str, str, Segment]]:
    """Return every segment that two pieces have in common, as drawn, with both names."""
    owner: dict[Segment, str] = {}
    shared = []
    for name in sorted(pieces):
        for ring in shapely.get_rings(shapely.get_parts(pieces[name])):
            points = [(float(x), float(y)) for x, y in ring.coords]
            for start, end in pairwise(points):
                segment = (start, end) if start < end else (end, start)
                other = owner.pop(segment, None)
                if other is None:
                    owner[segment] = name
                elif other != name:
                    shared.append((other, name, segment))
    return shared


def boundaries(pieces: Mapping[str, MultiPolygon]) -> list[Boundary]:
    """Return the lines between territories and the inner lines that a rule asks for."""
    known_rules = rules()
    groups: dict[tuple[str, str, str, str], list[Segment]] = defaultdict(list)
    for left, right, segment in shared_segments(pieces):
        middle = (
            (segment[0][0] + segment[1][0]) / 2,
            (segment[0][1] + segment[1][1]) / 2,
        )
        rule = next((rule for rule in known_rules if rule.fits(left, right, middle)), None)
        a, b = sorted((territory_of(left), territory_of(right)))
        if rule is None and a == b:
            continue
        kind, reason = (rule.kind, rule.reason) if rule else ("international", "")
        groups[a, b, kind, reason].append(segment)
    return sorted(
        (
            Boundary(*key, LineString(line.coords))
            for key, segments in groups.items()
            for line in merged_lines(segments)
        ),
        key=lambda found: (found.a, found.b, found.kind, found.line.wkt),
    )


def merged_lines(segments: Iterable[Segment]) -> list[LineString]:
    """Return the segments joined into as few lines as possible, in a fixed order."""
    merged = shapely.line_merge(MultiLineString(sorted(segments)))
    return [shapely.normalize(line) for line in shapely.get_parts(merged)]
