"""The layers of an exhibit in; those that have changed, read and repaired, out, or why not."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import numpy as np
import shapely
from shapely.errors import GEOSException

from kiosk.atlas.format import FORMAT_VERSION, Origin
from kiosk.atlas.model import Atlas, Layer
from kiosk.atlas.store import AtlasFault, current_atlas, load_atlas, origins_in
from kiosk.bake.features import Features, sound_features, spots_of
from kiosk.bake.files import note_unopened, readable_sha256
from kiosk.bake.findings import Findings, Spot
from kiosk.bake.kinds import BorderKinds, border_kinds, usual_kinds
from kiosk.bake.named import note_unnamed
from kiosk.bake.positions import lonlat_shapes
from kiosk.bake.source import layer_names, layer_table, named_table
from kiosk.content.colouring import UNCOLOURED, coloured
from kiosk.content.model import MapLayer
from kiosk.content.problems import Problem, Severity

TANGLED = (
    "The shapes cross one another so much that they cannot be worked on.",
    "In QGIS, run Fix Geometries on the layer and look at it with Check Validity.",
)

STARVED = (
    "The layer needs more memory than this computer has to spare.",
    "Simplify it in QGIS (Vector, Geometry Tools, Simplify), or leave out what the map does not"
    " show.",
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a bake has come.

    Attributes:
        text: What is being done, in plain words.
        share: Of the whole, 0 to 1.
    """

    text: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A layer that was read and is to be baked."""

    layer: MapLayer
    origin: Origin
    features: Features
    kinds: BorderKinds


@dataclass(slots=True, eq=False)
class Plan:
    """What a bake has to do: the layers to bake and those that are kept, by their ids."""

    jobs: dict[str, Job] = field(default_factory=dict)
    kept: dict[str, Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def told(self) -> tuple[Problem, ...]:
        """Return the problems by file; within one the order of layers and rows stays."""
        return tuple(sorted(self.problems, key=lambda problem: problem.path))


def planned(
    exhibit_folder: Path,
    layers: Sequence[MapLayer],
    old_origins: Mapping[str, Origin],
    tools: Mapping[str, str],
    on_progress: Callable[[Progress], None],
) -> Plan:
    """Read what has changed."""
    plan = Plan()
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
                notes = tuple(
                    (p.line, p.column, p.subject, p.found, p.remedy) for p in findings.told()
                )
                origin = Origin(layer.id, key, layer.path, sha256, notes)
                plan.jobs[layer.id] = Job(layer, origin, *read)
        plan.problems += findings.told()
    return plan


def baked_before(cache_folder: Path) -> tuple[Mapping[str, Layer], Mapping[str, Origin]]:
    """Return the layers of the current atlas and where each came from, by their ids."""
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
        note_unnamed(layer, features, spots_of(features, table), findings)
        if layer.tinted and set(layer.tinted).isdisjoint(features.ids):
            findings.warning(UNCOLOURED, coloured("fill"), Spot(key="fill"))
        kinds = usual_kinds()
        if layer.boundaries:
            kinds = _border_kinds(path, layer, features, findings) or kinds
    except GEOSException:
        findings.error(*TANGLED)
    except MemoryError:
        findings.error(*STARVED)
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
            Spot(key="boundaries"),
        )
        return None
    boundaries = named_table(path, layer.boundaries, findings)
    if boundaries is None:
        return None

    def spot(i: int) -> Spot:
        return Spot(f'layer "{layer.boundaries}", row {i + 1}')

    lines = lonlat_shapes(boundaries.geometries, boundaries.crs, spot, findings)
    return None if lines is None else border_kinds(boundaries, lines, features.ids, findings)


def _key(layer: MapLayer, sha256: str, tools: Mapping[str, str]) -> str:
    parts = [repr(layer), sha256, *(f"{tool} {number}" for tool, number in sorted(tools.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def tools_now() -> dict[str, str]:
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
    return [Problem(layer.path, *note, severity=Severity.WARNING) for note in origin.notes]
