"""Areas and lines of the recipe in, GeoPackage layers in the schema that the kiosk reads out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.recipe.berlin import SECTOR_NAMES, district_areas, districts, sectors, wall
from geodata.recipe.boundaries import boundaries
from geodata.recipe.coverage import dissolved
from geodata.recipe.geopackage import Layer
from geodata.recipe.roster import territory_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely import MultiPolygon

    from geodata.recipe.roster import Territory


def territory_layer(pieces: Mapping[str, MultiPolygon], roster: list[Territory]) -> Layer:
    """Return the coverage of countries and territories, sorted by id."""
    return Layer(
        name="territories",
        geometry_type="MULTIPOLYGON",
        columns={
            "id": "TEXT",
            "name": "TEXT",
            "status": "TEXT",
            "power": "TEXT",
            "blocs": "TEXT",
            "un_member": "INTEGER",
            "note": "TEXT",
            "certainty": "TEXT",
        },
        rows=[
            (
                (
                    territory.id,
                    territory.name,
                    territory.status,
                    ",".join(territory.power),
                    ",".join(territory.blocs),
                    int(territory.un_member),
                    territory.note,
                    territory.certainty,
                ),
                dissolved(
                    area for name, area in pieces.items() if territory_of(name) == territory.id
                ),
            )
            for territory in roster
        ],
        description="Countries and territories of October 1962; an exact coverage",
    )


def boundary_layers(pieces: Mapping[str, MultiPolygon]) -> list[Layer]:
    """Return all lines with their kind and reason, and those inside a territory once more alone."""
    found = boundaries(pieces)
    return [
        Layer(
            name="boundaries",
            geometry_type="LINESTRING",
            columns={"a": "TEXT", "b": "TEXT", "kind": "TEXT", "reason": "TEXT"},
            rows=[((line.a, line.b, line.kind, line.reason), line.line) for line in found],
            description="Land boundaries; every kind but international has a reason",
        ),
        Layer(
            name="inner_lines",
            geometry_type="LINESTRING",
            columns={"territory": "TEXT", "kind": "TEXT", "reason": "TEXT"},
            rows=[
                ((line.a, line.kind, line.reason), line.line) for line in found if line.a == line.b
            ],
            description="Union republics, federations and secessions: boundaries with equal sides",
        ),
    ]


def berlin_layers(pieces: Mapping[str, MultiPolygon]) -> list[Layer]:
    """Return sectors, districts and the Wall, cut from the world's own coverage."""
    areas = district_areas(pieces)
    return [
        Layer(
            name="sectors",
            geometry_type="MULTIPOLYGON",
            columns={"id": "TEXT", "name": "TEXT"},
            rows=[((id_, SECTOR_NAMES[id_]), area) for id_, area in sectors(pieces).items()],
            description="The four sectors; they fill the territories of West and East Berlin",
        ),
        Layer(
            name="districts",
            geometry_type="MULTIPOLYGON",
            columns={"id": "TEXT", "name": "TEXT", "sector": "TEXT"},
            rows=[((d.id, d.name, d.sector), areas[d.id]) for d in districts()],
            description="The twenty Bezirke of 1962",
        ),
        Layer(
            name="wall",
            geometry_type="LINESTRING",
            columns={"part": "TEXT"},
            rows=[((part,), line) for part, lines in wall(pieces).items() for line in lines],
            description="The Berlin Wall: inner towards East Berlin, outer towards the GDR",
        ),
    ]
