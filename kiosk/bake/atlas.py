"""The layers of an exhibit in, one atlas in the cache out, or every reason why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, assert_never

import shapely
from shapely.errors import GEOSException

from kiosk.atlas.model import Layer, PointLayer
from kiosk.atlas.promotion import promoted_atlas
from kiosk.atlas.sources import keep_found, keep_stamp, stamp_of
from kiosk.bake.areas import area_layer
from kiosk.bake.findings import Findings
from kiosk.bake.labels import point_features
from kiosk.bake.lines import line_layer
from kiosk.bake.planning import (
    STARVED,
    TANGLED,
    Job,
    Plan,
    Progress,
    baked_before,
    planned,
    tools_now,
)
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.content.problems import Problem
from kiosk.geo.sphere import unit_from_lonlat

# Under which name what is found is remembered.
MAP = "map"
_CREDIT_PATTERNS = ("SOURCES*", "CREDITS*", "NOTICE*", "LICENSE*", "LICENCE*")
_CREDIT_LIMIT_BYTES = 100_000
# A text for people; a longer file of such a name is something else.


@dataclass(frozen=True, slots=True)
class BakeResult:
    """What came of a bake.

    Attributes:
        folder: The atlas, which is now the current one; None if an error kept it from being made.
        problems: Errors and warnings, by file.
    """

    folder: Path | None
    problems: tuple[Problem, ...]


def bake_atlas(
    exhibit_folder: Path,
    layers: Sequence[MapLayer],
    cache_folder: Path,
    *,
    force: bool = False,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> BakeResult:
    """Bake what has changed and make the atlas of all layers the current one.

    Args:
        exhibit_folder: To which the layers' paths are relative.
        layers: In the order in which they are drawn.
        cache_folder: Where atlases lie.
        force: Whether to bake again what has not changed.
        on_progress: Called now and then while baking.

    Raises:
        OSError: If the disk is full or the cache may not be written; the old atlas stays.
    """
    stamp = stamp_of(layers, exhibit_folder)
    old_layers, old_origins = ({}, {}) if force else baked_before(cache_folder)
    tools = tools_now()
    plan = planned(exhibit_folder, layers, old_origins, tools, on_progress)
    if plan.has_errors():
        return BakeResult(None, plan.told())
    baked = _baked(plan, on_progress)
    _keep_found(plan, cache_folder, stamp)
    if plan.has_errors():
        return BakeResult(None, plan.told())
    on_progress(Progress("Storing the map", 1.0))
    folder = promoted_atlas(
        cache_folder,
        [baked.get(layer.id) or old_layers[layer.id] for layer in layers],
        [plan.kept.get(layer.id) or plan.jobs[layer.id].origin for layer in layers],
        {"made_with": tools, "credits": _credits(exhibit_folder, layers)},
    )
    keep_stamp(cache_folder, stamp)
    return BakeResult(folder, plan.told())


def looked_over(
    exhibit_folder: Path, layers: Sequence[MapLayer], cache_folder: Path
) -> tuple[Problem, ...]:
    """Return what is wrong with the files of layers; only those that have changed are read.

    Args:
        exhibit_folder: To which the layers' paths are relative.
        layers: In the order in which they are drawn.
        cache_folder: Where atlases lie; it need not be there.
    """
    stamp = stamp_of(layers, exhibit_folder)
    _, old_origins = baked_before(cache_folder)
    plan = planned(exhibit_folder, layers, old_origins, tools_now(), lambda _: None)
    if not plan.has_errors():
        _keep_found(plan, cache_folder, stamp)
    return plan.told()


def _keep_found(plan: Plan, cache_folder: Path, stamp: str) -> None:
    # Not what keeps a file from being read: that may be over before the file changes.
    if any((each.found, each.remedy) == STARVED for each in plan.told()):
        return
    keep_found(cache_folder, MAP, stamp, [each.written() for each in plan.told()])


def _baked(plan: Plan, on_progress: Callable[[Progress], None]) -> Mapping[str, Layer]:
    """Bake the layers that were read; those that cannot be baked are among the problems then."""
    weights = {
        layer_id: float(shapely.get_num_coordinates(job.features.geometries).sum())
        for layer_id, job in plan.jobs.items()
    }
    whole = sum(weights.values())
    done = 0.0
    baked: dict[str, Layer] = {}
    for layer_id, job in plan.jobs.items():

        def on_share(share: float, *, job: Job = job, done: float = done) -> None:
            weight = weights[job.layer.id]
            on_progress(Progress(f"Baking {job.layer.id}", (done + share * weight) / whole))

        on_share(0.0)
        try:
            baked[layer_id] = _baked_layer(job, on_share)
        except (GEOSException, MemoryError) as error:
            findings = Findings(job.layer)
            findings.error(*(STARVED if isinstance(error, MemoryError) else TANGLED))
            plan.problems += findings.told()
        done += weights[layer_id]
    return baked


def _baked_layer(job: Job, on_share: Callable[[float], None]) -> Layer:
    match job.layer.kind:
        case MapLayerKind.AREAS:
            return area_layer(job.layer, job.features, job.kinds, on_share)
        case MapLayerKind.LINES:
            return line_layer(job.layer, job.features)
        case MapLayerKind.POINTS:
            lonlat = shapely.get_coordinates(job.features.geometries)
            return PointLayer(
                job.layer.id, job.layer.role, point_features(job.features), unit_from_lonlat(lonlat)
            )
        case _:
            assert_never(job.layer.kind)


def _credits(exhibit_folder: Path, layers: Sequence[MapLayer]) -> dict[str, Any]:
    """Return the texts on sources and licences that lie beside the files of geodata."""
    folders = sorted({(exhibit_folder / layer.path).parent for layer in layers})
    files = [
        file for folder in folders for pattern in _CREDIT_PATTERNS for file in folder.glob(pattern)
    ]
    return {
        file.relative_to(exhibit_folder).as_posix(): text
        for file in sorted(set(files))
        if (text := _credit(file))
    }


def _credit(file: Path) -> str:
    try:
        if file.is_file() and file.stat().st_size <= _CREDIT_LIMIT_BYTES:
            return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        # The map does not wait for a text that may not be read.
        return ""
    return ""
