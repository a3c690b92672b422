"""From files to an exhibit: read, check each, gather, check all together, assemble."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.assembly import assembled_exhibit, pictures_of, places_of
from kiosk.content.assembly_of_map import map_layers
from kiosk.content.conventions import conventions_of
from kiosk.content.curating.layers import read_layers
from kiosk.content.faults import Origin
from kiosk.content.forgetting import undisturbed
from kiosk.content.gathering import as_if_mended, gathered, gathering_faults
from kiosk.content.lettering import letter_faults, letter_problems
from kiosk.content.locating import located
from kiosk.content.memory import NO_MEMORY, Memory
from kiosk.content.model import Exhibit, MapLayer
from kiosk.content.naming import names_in
from kiosk.content.picture_orders import PictureJob, picture_job
from kiosk.content.problems import Problem, Severity
from kiosk.content.rules import rule_faults
from kiosk.content.rules.beside import faults_beside
from kiosk.content.rules.files import picture_faults
from kiosk.content.rules.notes import notes
from kiosk.content.story_files import read_story
from kiosk.content.texts import Text, texts_of
from kiosk.content.translating import locale_of, read_translations
from kiosk.content.unread import unread_in


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the files.

    Attributes:
        exhibit: None if a problem is an error; but one without some of its pictures can be shown.
        problems: All of them, by file and line.
        files: Every file that was read or looked for, to watch for changes.
        texts: All that can be translated, in the language of the files.
        layers: Those of the map, also where something else is wrong.
        pictures: What they are made into; of those of broken entries as far as they can be read.
        names: Where the story tells of its layers and pictures, by what problems call that.
    """

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    texts: tuple[Text, ...] = ()
    layers: tuple[MapLayer, ...] = ()
    pictures: PictureJob | None = None
    names: Mapping[str, Origin] = field(default_factory=dict)


# A look takes time for everything that is there, and there is more and more of it.
@undisturbed()
def load_exhibit(
    config_path: Path,
    *,
    with_files: bool = True,
    with_notes: bool = False,
    memory: Memory = NO_MEMORY,
) -> Loaded:
    """Read the exhibit; whatever the files hold, this returns and tells.

    Args:
        config_path: The file with the section [exhibit]; its folder is the exhibit's.
        with_files: Whether the fonts and the geodata must be there too; False for a copy of the
            content alone.
        with_notes: Whether to tell also what is not finished.
        memory: Where what takes long is kept from one start to the next.
    """
    path = config_path.absolute()
    folder = path.parent if with_files else None
    reading = read_story(path)
    story = gathered(reading.checked, complete=reading.complete)
    faults = [
        *reading.faults,
        *gathering_faults(story, path.name),
        *rule_faults(story, folder, memory),
        *faults_beside(reading.checked, complete=story.complete, folder=folder),
    ]
    layers = read_layers(story, places_of(story), path.parent)
    texts = texts_of(story, layers.curated)
    # A layer that is only worth a look was read all the same.
    map_read = story.map is not None and all(
        each.severity is not Severity.ERROR for each in layers.problems
    )
    unread = unread_in(story, texts, map_read=map_read)
    translations = read_translations(story, texts, path.parent, memory, unread)
    problems = reading.problems + layers.problems + translations.problems
    if with_files:
        faults += letter_faults(story, texts, path.parent, memory)
        problems += letter_problems(story, translations, path.parent, memory)
    if with_notes:
        faults += notes(story)
        problems += translations.notes
    problems += located(faults, reading.texts) if faults else []
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    exhibit = None
    conventions = conventions_of(locale_of(story), memory)
    if not wrong and conventions is not None:
        exhibit = assembled_exhibit(story, layers.curated, conventions, translations.languages)
    if with_files:
        # Apart from what else is wrong: where a picture ought to be stand the words for it.
        problems += located(picture_faults(story, path.parent), reading.texts)
    meant = story if exhibit else as_if_mended(reading.checked, complete=story.complete)
    return Loaded(
        exhibit=exhibit,
        problems=tuple(sorted(set(problems))),
        files=(*reading.files, *layers.files, *translations.files),
        texts=texts,
        layers=() if story.map is None else map_layers(story.map.entry),
        pictures=pictures_of(meant) if exhibit is None else picture_job(exhibit),
        names=names_in(meant),
    )
