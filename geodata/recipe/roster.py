"""territories.toml in, the list of territories and the modern units of each out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

RECIPE_DIR = Path(__file__).parent


@dataclass(frozen=True)
class Territory:
    """A country or territory of October 1962.

    Attributes:
        id: Short name for data.
        name: Name of 1962, in English.
        status: For example independent, colony, protectorate, occupied.
        power: Ids of the administering powers.
        blocs: Ids of alliances and other groups.
        un_member: Whether it held a seat on 22 October 1962.
        note: One or two sentences.
        certainty: How sure the outline is: certain, probable or approximate.
        units: Piece name ("" for the whole) and the modern units in it.
    """

    id: str
    name: str
    status: str
    power: tuple[str, ...]
    blocs: tuple[str, ...]
    un_member: bool
    note: str
    certainty: str
    units: tuple[tuple[str, tuple[str, ...]], ...]


def territories() -> list[Territory]:
    """Return the roster, sorted by id.

    Raises:
        ValueError: If an id appears twice.
    """
    text = (RECIPE_DIR / "territories.toml").read_text(encoding="utf-8")
    found = [_territory(row) for row in tomllib.loads(text)["territory"]]
    ids = [territory.id for territory in found]
    if len(set(ids)) != len(ids):
        msg = f"territories.toml: ids appear twice: {sorted({i for i in ids if ids.count(i) > 1})}"
        raise ValueError(msg)
    return sorted(found, key=lambda territory: territory.id)


def _territory(row: dict[str, object]) -> Territory:
    parts = row.get("parts") or {"": row.get("modern", [])}
    assert isinstance(parts, dict)
    return Territory(
        id=str(row["id"]),
        name=str(row["name"]),
        status=str(row["status"]),
        power=_texts(row.get("power")),
        blocs=_texts(row.get("blocs")),
        un_member=bool(row.get("un_member", False)),
        note=str(row.get("note", "")),
        certainty=str(row.get("certainty", "certain")),
        units=tuple((str(name), _texts(units)) for name, units in parts.items()),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def piece_by_unit(roster: list[Territory]) -> dict[str, str]:
    """Return the piece ("id" or "id/part") for each "CODE" or "CODE:unit name"."""
    return {
        unit: f"{territory.id}/{part}" if part else territory.id
        for territory in roster
        for part, units in territory.units
        for unit in units
    }


def territory_of(piece: str) -> str:
    """Return the territory id of a piece."""
    return piece.partition("/")[0]
