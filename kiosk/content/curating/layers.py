"""The files that the configuration names in; the layers of the map and their problems out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from kiosk.content.curated import NO_LAYERS, Curated
from kiosk.content.curating.accounts import (
    ALERT_KEYS,
    MESSAGE_KEYS,
    alert_of,
    alerts_of,
    message_of,
    messages_of,
)
from kiosk.content.curating.features import features_of
from kiosk.content.curating.marks import RING_KEYS, SITE_KEYS, ring_of, site_of
from kiosk.content.curating.records import Keys, Known, Record
from kiosk.content.curating.tables import rows_of
from kiosk.content.curating.ways import (
    FLIGHT_KEYS,
    LINE_KEYS,
    TRACK_KEYS,
    fix_of,
    flight_of,
    line_from,
    tracks_of,
)
from kiosk.content.faults import ELSEWHERE, Fault
from kiosk.content.gathering import Story
from kiosk.content.locating import Form, located
from kiosk.content.model import Place
from kiosk.content.presence import is_file_at
from kiosk.content.problems import Problem
from kiosk.content.reading import read_text
from kiosk.content.zones import zone_named

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layers:
    """What became of the files.

    Attributes:
        curated: Whole if there is no error among the problems.
        files: Every file that was read or looked for.
    """

    curated: Curated
    problems: list[Problem]
    files: list[Path]


def read_layers(story: Story, places: Mapping[str, Place], folder: Path) -> Layers:
    """Read the layers that the story's configuration names.

    A file that is not there, or not in the exhibit's folder, is passed over: whether it must be
    there is for the rules to say.

    Args:
        story: The files of the story.
        places: The sound ones, by id.
        folder: The exhibit's.
    """
    entry = None if story.map is None else story.map.entry.curated
    if entry is None:
        return Layers(NO_LAYERS, [], [])
    known = _known(story, places, entry.fastest_vessel_kmh)
    layers: dict[str, tuple[Any, ...]] = {}
    problems: list[Problem] = []
    files: list[Path] = []
    for key in _READERS:
        name = getattr(entry, key)
        path = None if name is None else _inside(folder, name)
        if path is None:
            continue
        files.append(path)
        if not is_file_at(path):
            continue
        text = read_text(path, name)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            layers[key], found = layer_of(key, text, name, known)
            problems += found
    curated = Curated(**layers, fastest_vessel_kmh=entry.fastest_vessel_kmh)
    return Layers(curated, problems, files)


def _known(story: Story, places: Mapping[str, Place], fastest_vessel_kmh: float) -> Known:
    timeline = None if story.timeline is None else story.timeline.entry
    sound = timeline is not None and zone_named(timeline.zone) is not None
    return Known(
        places=places,
        place_ids=story.ids["place"] if story.complete else None,
        event_ids=story.ids["event"] if story.complete else None,
        zone=timeline.zone if timeline is not None and sound else "",
        end_utc_s=0.0 if timeline is None else timeline.end.timestamp(),
        theatre_ids=story.ids["theatre"] if story.complete else None,
        fastest_vessel_kmh=fastest_vessel_kmh,
    )


def _inside(folder: Path, name: str) -> Path | None:
    try:
        inside = (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        # Too long a name, a link round in a circle, a character that no name may have.
        return None
    return folder / name if inside else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """How one layer is read.

    Attributes:
        form: How its file is written.
        one: Makes one thing of one record.
        all: Puts them together, and notes what does not fit.
    """

    form: Form
    keys: Keys
    one: Callable[[Record, Known], Any]
    all: Callable[[Sequence[tuple[Any, Record]], Known], tuple[Any, ...]]


def layer_of(key: str, text: str, name: str, known: Known) -> tuple[tuple[Any, ...], list[Problem]]:
    """Return what the file of a layer holds, as far as it is sound, and what is wrong with it.

    Args:
        key: The name of the layer, as in the configuration.
        text: The whole file.
        name: What messages call it.
        known: What the story knows.
    """
    reader = _READERS[key]
    faults: list[Fault] = []
    records = _RECORDS[reader.form](text, name, reader.keys, faults)
    if isinstance(records, Problem):
        return (), [records]
    made = [(reader.one(record, known), record) for record in records]
    if reader.keys.id_key == "id":
        _object_to_repetition(records)
    things = reader.all([(thing, record) for thing, record in made if thing is not None], known)
    return things, located(faults, {name: text}, reader.form) if faults else []


def _object_to_repetition(records: Sequence[Record]) -> None:
    first: dict[str, Record] = {}
    for record in records:
        id_ = record.value("id")
        if not isinstance(id_, str):
            continue
        known = first.setdefault(id_, record)
        if known is not record:
            record.object_at(
                record.origin.at("id"),
                "id",
                f'The id "{id_}" is already used in {ELSEWHERE}.',
                "Give one of the two another id.",
                elsewhere=known.origin.at("id"),
            )


def _as_they_are(things: Sequence[tuple[T, Record]], _: Known) -> tuple[T, ...]:
    return tuple(thing for thing, _ in things)


_RECORDS = {Form.TABLE: rows_of, Form.JSON: features_of}
_features = partial(_Reader, Form.JSON)
_table = partial(_Reader, Form.TABLE)

# By the key of the configuration, which is the name of the layer in `Curated`.
_READERS: Mapping[str, _Reader] = {
    "sites": _features(SITE_KEYS, site_of, _as_they_are),
    "rings": _features(RING_KEYS, ring_of, _as_they_are),
    "lines": _features(LINE_KEYS, line_from, _as_they_are),
    "flights": _features(FLIGHT_KEYS, flight_of, _as_they_are),
    "tracks": _table(TRACK_KEYS, fix_of, tracks_of),
    "alerts": _table(ALERT_KEYS, alert_of, alerts_of),
    "messages": _table(MESSAGE_KEYS, message_of, messages_of),
}
