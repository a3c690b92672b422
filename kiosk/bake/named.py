"""Points whose names the map prints, looked through for what would keep it from printing them."""

import difflib
from collections.abc import Callable

import numpy as np
import shapely

from kiosk.bake.features import Features
from kiosk.bake.findings import Findings, Spot
from kiosk.content.model import MapLayer

RANKS = ("1", "2", "3", "4", "5")
_WRITE_RANK = (
    "Write a number from 1, which is named first, to 5; or nothing for what only a city's plan"
    " names."
)
_WRITE_KM = "Write how wide the water is, in km, for example 400."
_CITY_DEG = 2.0
# Of latitude: a plan of a city shows a fifth of it.


def note_unnamed(
    layer: MapLayer, features: Features, spots: Callable[[int], Spot], findings: Findings
) -> None:
    """Note columns that are missing or hold what the map cannot use, in layers whose role is names.

    Args:
        layer: What the exhibit says of it.
        features: Sound, and at least one.
        spots: Where in the file each of them is.
        findings: Take up what is wrong.
    """
    if layer.role not in _CHECKS:
        return
    if not any(features.names):
        findings.warning(
            f"No feature has a name, and without one {layer.role} are not shown.",
            _added("name", features, "with what the map is to print"),
        )
    _CHECKS[layer.role](features, spots, findings)


def _note_ranks(features: Features, spots: Callable[[int], Spot], findings: Findings) -> None:
    ranks = [row.get("rank", "") for row in features.properties]
    for i, rank in enumerate(ranks):
        if not rank or rank in RANKS:
            continue
        if rank.isascii() and rank.isdigit():
            found = f"The rank is {rank}, and only those of 1 to 5 are named on a map of countries."
            findings.warning(found, _WRITE_RANK, spots(i))
        else:
            findings.error(f'The rank is "{rank}", which is none.', _WRITE_RANK, spots(i))
    _, south, _, north = shapely.total_bounds(features.geometries)
    # On the plan of a city all places may be without, but the cities of a country would be named
    # on no map where more than one of them is seen.
    if not any(ranks) and north - south > _CITY_DEG:
        findings.warning(
            'No city has a "rank", and without one it is named on the plan of a city only.',
            _added("rank", features, "with 1, which is named first, to 5"),
        )


def _note_extents(features: Features, spots: Callable[[int], Spot], findings: Findings) -> None:
    if not any("extent_km" in row for row in features.properties):
        findings.warning(
            'There is no column "extent_km", and without it seas are not named.',
            _added("extent_km", features, "with how wide each water is, in km, for example 400"),
        )
        return
    for i, row in enumerate(features.properties):
        extent_km = row["extent_km"]
        if _number(extent_km or "0") is None:
            findings.error(
                f'The extent_km is "{extent_km}", which is no number.', _WRITE_KM, spots(i)
            )
        elif not _number(extent_km or "0"):
            findings.warning(
                "There is no extent_km, and without it this sea is not named.", _WRITE_KM, spots(i)
            )


def _note_scales(features: Features, spots: Callable[[int], Spot], findings: Findings) -> None:
    for i, row in enumerate(features.properties):
        if _number(row.get("from_scale") or "0") is None:
            findings.error(
                f'The from_scale is "{row["from_scale"]}", which is no number.',
                "Write from which scale on it is named, for example 60 for a city; or nothing.",
                spots(i),
            )


_CHECKS = {"cities": _note_ranks, "seas": _note_extents, "names": _note_scales}


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if np.isfinite(number) and number >= 0.0 else None


def _added(column: str, features: Features, holding: str) -> str:
    """Return that a column should be added; or that one of nearly its name be called like it."""
    there = {name.lower(): name for name in features.properties[0]}
    near = difflib.get_close_matches(column, there, n=1)
    if near and there[near[0]] != column:
        return f'Did you mean the column "{there[near[0]]}"? Call it "{column}".'
    return f'Add a column "{column}" {holding}.'
