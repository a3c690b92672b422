"""A layer of boundaries in, the kind of each shared border out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from kiosk.atlas.model import SETTLED
from kiosk.bake.arrays import Geometries, Ints
from kiosk.bake.edges import Edges
from kiosk.bake.findings import Findings, listed
from kiosk.bake.table import Table

_COLUMNS = ("a", "b", "kind")


@dataclass(frozen=True, slots=True, eq=False)
class BorderKinds:
    """What the file says of borders.

    Attributes:
        names: The kinds; the usual one is the first.
        pair: The two features of each line, the lower index first, shape (lines, 2).
        kind: The index of each line's kind, shape (lines,).
        lines: Where each kind holds, in degrees, for pairs with several.
    """

    names: tuple[str, ...]
    pair: Ints
    kind: Ints
    lines: Geometries


def usual_kinds() -> BorderKinds:
    """Return what holds where the file says nothing of borders."""
    none = np.empty(0, np.int64)
    return BorderKinds((SETTLED,), none.reshape(0, 2), none, np.empty(0, object))


def border_kinds(
    table: Table, lines: Geometries, ids: Sequence[str], findings: Findings
) -> BorderKinds:
    """Return the kinds of borders that a layer of boundaries gives.

    Args:
        table: Its rows.
        lines: Their shapes in degrees; None where a row has none.
        ids: Of the features that share borders.
        findings: Take up what is wrong.
    """
    missing = [name for name in _COLUMNS if name not in table.columns]
    if missing:
        findings.error(
            f"The layer of boundaries lacks these columns: {listed(missing)}.",
            'It needs the columns "a" and "b" with the ids of two neighbours, and "kind".',
        )
        return usual_kinds()
    index = {id_: i for i, id_ in enumerate(ids)}
    a_ids, b_ids, kind_names = (table.columns[name] for name in _COLUMNS)
    unknown = sorted({*a_ids, *b_ids} - set(index))
    if unknown:
        findings.warning(
            f"The layer of boundaries names {listed(unknown[:10])}, and no feature has that id.",
            "Correct the ids in its columns a and b, or delete those rows.",
        )
    names = (SETTLED, *sorted({name for name in kind_names if name} - {SETTLED}))
    kind_index = {name: i for i, name in enumerate(names)} | {"": 0}
    rows = [i for i, pair in enumerate(zip(a_ids, b_ids, strict=True)) if set(pair) <= set(index)]
    pairs = [sorted((index[a_ids[i]], index[b_ids[i]])) for i in rows]
    return BorderKinds(
        names=names,
        pair=np.array(pairs, np.int64).reshape(-1, 2),
        kind=np.array([kind_index[kind_names[i]] for i in rows], np.int64),
        lines=lines[rows],
    )


def kinds_of(edges: Edges, kinds: BorderKinds) -> Ints:
    """Return for each segment the index of its kind of border."""
    result = np.zeros(len(edges.first), np.int64)
    shared = np.flatnonzero(edges.other >= 0)
    sides = np.sort(np.column_stack((edges.owner, edges.other))[shared], axis=1)
    features = 1 + max(int(sides.max(initial=0)), int(kinds.pair.max(initial=0)))
    key = sides[:, 0] * features + sides[:, 1]
    order = np.argsort(key, kind="stable")
    row_key = kinds.pair[:, 0] * features + kinds.pair[:, 1]
    for pair_key in np.unique(row_key):
        begin, end = np.searchsorted(key, (pair_key, pair_key + 1), sorter=order)
        if begin < end:
            group = shared[order[begin:end]]
            result[group] = _nearest(edges, group, kinds, np.flatnonzero(row_key == pair_key))
    return result


def _nearest(edges: Edges, group: Ints, kinds: BorderKinds, rows: Ints) -> Ints:
    if not (kinds.kind[rows] == kinds.kind[rows[0]]).all():
        # Rows without a shape cannot be near.
        rows = rows[~shapely.is_missing(kinds.lines[rows])]
    kind = kinds.kind[rows]
    if (kind == kind[:1]).all():
        return np.full(len(group), kind[0] if len(kind) else 0)
    first = edges.first[group]
    middle = (edges.lonlat[first] + edges.lonlat[first + 1]) / 2.0
    tree = shapely.STRtree(kinds.lines[rows])
    return np.asarray(kind[tree.nearest(shapely.points(middle))])
