"""The layers of an exhibit in, one atlas in the cache out, or every reason why not."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, assert_never

import numpy as np
import shapely
from shapely.errors import GEOSException

from kiosk.atlas.format import FORMAT_VERSION, Origin
from kiosk.atlas.model import Atlas, Layer, PointLayer
from kiosk.atlas.promotion import promoted_atlas
from kiosk.atlas.sources import keep_stamp, stamp_of
from kiosk.atlas.store import AtlasFault, current_atlas, load_atlas, origins_in
from kiosk.bake.areas import area_layer
from kiosk.bake.features import Features, sound_features
from kiosk.bake.files import note_unopened, readable_sha256
from kiosk.bake.findings import Findings, Spot
from kiosk.bake.kinds import BorderKinds, border_kinds, usual_kinds
from kiosk.bake.labels import point_features
from kiosk.bake.lines import line_layer
from kiosk.bake.positions import lonlat_shapes
from kiosk.bake.source import layer_names, layer_table, named_table
from kiosk.content.model import MapLayer, MapLayerKind
from kiosk.content.problems import Problem, Severity
from kiosk.geo.sphere import unit_from_lonlat

_TANGLED = (
    "The shapes cross one another so much that they cannot be worked on.",
    "In QGIS, run Fix Geometries on the layer and look at it with Check Validity.",
)

_STARVED = (
    "The layer needs more memory than this computer has to spare.",
    "Simplify it in QGIS (Vector, Geometry Tools, Simplify), or leave out what the map does not"
    " show.",
)

_CREDIT_PATTERNS = ("SOURCES*", "CREDITS*", "NOTICE*", "LICENSE*", "LICENCE*")
_CREDIT_LIMIT_BYTES = 100_000
# A text for people; a longer file of such a name is something else.


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a bake has come.

    Attributes:
        text: What is being done, in plain words.
        share: Of the whole, 0 to 1.
    """

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class BakeResult:
    """What came of a bake.

    Attributes:
        folder: The atlas, which is now the current one; None if an error kept it from being made.
        problems: Errors and warnings, by file.
    """

    folder: Path | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    layer: MapLayer
    origin: Origin
    features: Features
    kinds: BorderKinds


@dataclass(slots=True, eq=False)
class _Plan:
    """What a bake has to do: the layers to bake and those that are kept, by their ids."""

    jobs: dict[str, _Job] = field(default_factory=dict)
    kept: dict[str, Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


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
    old_layers, old_origins = ({}, {}) if force else _baked_before(cache_folder)
    tools = _tools()
    plan = _planned(exhibit_folder, layers, old_origins, tools, on_progress)
    baked = {} if plan.has_errors() else _baked(plan, on_progress)
    if plan.has_errors():
        return BakeResult(None, _told(plan.problems))
    on_progress(Progress("Storing the map", 1.0))
    folder = promoted_atlas(
        cache_folder,
        [baked.get(layer.id) or old_layers[layer.id] for layer in layers],
        [plan.kept.get(layer.id) or plan.jobs[layer.id].origin for layer in layers],
        {"made_with": tools, "credits": _credits(exhibit_folder, layers)},
    )
    keep_stamp(cache_folder, stamp)
    return BakeResult(folder, _told(plan.problems))


def _told(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    # By file; within it the order of the layers, and of the rows within a layer, stays.
    return tuple(sorted(problems, key=lambda problem: problem.path))


def _planned(
    exhibit_folder: Path,
    layers: Sequence[MapLayer],
    old_origins: Mapping[str, Origin],
    tools: Mapping[str, str],
    on_progress: Callable[[Progress], None],
) -> _Plan:
    """Read what has changed."""
    plan = _Plan()
    for layer in layers:
        findings = Findings(layer)
        path = exhibit_folder / layer.path
        sha256 = readable_sha256(path, findings)
        if sha256 is not None:
            key = _key(layer, sha256, tools)
            old = old_origins.get(layer.id)
            if old is not None and old.key == key:
                plan.kept[layer.id] = old
                plan.problems += _remembered(layer, old)
                continue
            on_progress(Progress(f"Reading {layer.path}", 0.0))
            read = _read(path, layer, findings)
            if read is not None:
                notes = tuple((p.subject, p.found, p.remedy) for p in findings.told())
                origin = Origin(layer.id, key, layer.path, sha256, notes)
                plan.jobs[layer.id] = _Job(layer, origin, *read)
        plan.problems += findings.told()
    return plan


def _baked_before(cache_folder: Path) -> tuple[Mapping[str, Layer], Mapping[str, Origin]]:
    folder = current_atlas(cache_folder)
    if folder is None:
        return {}, {}
    try:
        # Verified, so that no damage is carried over into the new atlas.
        atlas, found = load_atlas(folder, verify=True), origins_in(folder)
    except AtlasFault:
        return {}, {}
    return {layer.id: layer for layer in _layers(atlas)}, found


def _layers(atlas: Atlas) -> tuple[Layer, ...]:
    return (*atlas.areas, *atlas.lines, *atlas.points)


def _read(path: Path, layer: MapLayer, findings: Findings) -> tuple[Features, BorderKinds] | None:
    try:
        table = layer_table(path, layer, findings)
        if table is None or findings.has_errors():
            return None
        features = sound_features(table, layer.kind, findings)
        if features is None:
            return None
        kinds = usual_kinds()
        if layer.boundaries:
            kinds = _border_kinds(path, layer, features, findings) or kinds
    except GEOSException:
        findings.error(*_TANGLED)
    except MemoryError:
        findings.error(*_STARVED)
    except OSError as error:
        # It was there a moment ago; another program is just saving it.
        note_unopened(error, findings)
    else:
        return None if findings.has_errors() else (features, kinds)
    return None


def _border_kinds(
    path: Path, layer: MapLayer, features: Features, findings: Findings
) -> BorderKinds | None:
    if layer.boundaries not in (layer_names(path, findings) or ()):
        findings.error(
            f'The file holds no layer "{layer.boundaries}" of boundaries.',
            "Correct the name in config.toml, or leave it out.",
        )
        return None
    boundaries = named_table(path, layer.boundaries, findings)
    if boundaries is None:
        return None

    def spot(i: int) -> Spot:
        return Spot(f'layer "{layer.boundaries}", row {i + 1}')

    lines = lonlat_shapes(boundaries.geometries, boundaries.crs, spot, findings)
    return None if lines is None else border_kinds(boundaries, lines, features.ids, findings)


def _baked(plan: _Plan, on_progress: Callable[[Progress], None]) -> Mapping[str, Layer]:
    """Bake the layers that were read; those that cannot be baked are among the problems then."""
    weights = {
        layer_id: float(shapely.get_num_coordinates(job.features.geometries).sum())
        for layer_id, job in plan.jobs.items()
    }
    whole = sum(weights.values())
    done = 0.0
    baked: dict[str, Layer] = {}
    for layer_id, job in plan.jobs.items():

        def on_share(share: float, *, job: _Job = job, done: float = done) -> None:
            weight = weights[job.layer.id]
            on_progress(Progress(f"Baking {job.layer.id}", (done + share * weight) / whole))

        on_share(0.0)
        try:
            baked[layer_id] = _baked_layer(job, on_share)
        except (GEOSException, MemoryError) as error:
            findings = Findings(job.layer)
            findings.error(*(_STARVED if isinstance(error, MemoryError) else _TANGLED))
            plan.problems += findings.told()
        done += weights[layer_id]
    return baked


def _baked_layer(job: _Job, on_share: Callable[[float], None]) -> Layer:
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


def _key(layer: MapLayer, sha256: str, tools: Mapping[str, str]) -> str:
    parts = [repr(layer), sha256, *(f"{tool} {number}" for tool, number in sorted(tools.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _tools() -> dict[str, str]:
    """Return what shapes a baked layer besides its file: a change of any bakes it anew."""
    code = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        code.update(module.read_bytes())
    return {
        "format": str(FORMAT_VERSION),
        "bake": code.hexdigest()[:16],
        "numpy": np.__version__,
        "shapely": shapely.__version__,
        "geos": shapely.geos_version_string,
        "pyogrio": version("pyogrio"),
    }


def _remembered(layer: MapLayer, origin: Origin) -> list[Problem]:
    return [Problem(layer.path, 0, 0, *note, severity=Severity.WARNING) for note in origin.notes]


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
