"""Problems of files that a story names in; those of what it says of them, at its lines, out."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.content.faults import Fault, Origin
from kiosk.content.gathering import Story
from kiosk.content.locating import located
from kiosk.content.problems import Problem
from kiosk.content.reading import read_text
from kiosk.content.subjects import said_of_layer, said_of_picture

LAYER_KEYS = ("path", "layer", "kind", "boundaries", "fill")
PICTURE_KEYS = ("path", "secret_path")


def names_in(story: Story) -> dict[str, Origin]:
    """Return where a story tells of its layers and pictures, by what problems call that."""
    names = {}
    if story.map is not None:
        for index, layer in enumerate(story.map.entry.layer):
            for key in LAYER_KEYS:
                names[said_of_layer(layer.id, key)] = story.map.origin.at("layer", index, key)
    for event in story.events:
        for index in range(len(event.entry.media)):
            for key in PICTURE_KEYS:
                origin = event.origin.at("media", index, key)
                names[said_of_picture(event.entry.id, index, key)] = origin
    return names


def told_where_named(
    problems: Sequence[Problem], names: Mapping[str, Origin], folder: Path
) -> tuple[Problem, ...]:
    """Return problems of files, those of what the story says of them at the line where it does.

    Args:
        problems: In any order.
        names: Of the story.
        folder: The exhibit's.
    """
    of_files = [each for each in problems if each.subject not in names]
    faults = [
        Fault(names[each.subject], each.subject, each.found, each.remedy, severity=each.severity)
        for each in problems
        if each.subject in names
    ]
    read = {fault.origin.file: folder / fault.origin.file for fault in faults}
    texts = {name: read_text(path, name) for name, path in read.items()}
    sound = {name: text for name, text in texts.items() if isinstance(text, str)}
    return (*of_files, *located(faults, sound))
