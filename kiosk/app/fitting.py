"""The exhibit in its own fonts in; the events whose text does not find room on its card, out."""

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.content.catalogues import catalogue_name, entries_of
from kiosk.content.faults import Fault, Origin
from kiosk.content.load import Loaded
from kiosk.content.locating import located
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import read_text
from kiosk.content.texts import Domain
from kiosk.geo.camera import Viewport
from kiosk.scene.card_fit import Crowded, crowded_on
from kiosk.scene.layout import layout_for
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts
from kiosk.world.appearing import appears_utc_s

# The design, wide and upright: what fits there fits every screen, because sizes grow with it.
VIEWPORTS = (Viewport(1920, 1080), Viewport(1080, 1920))


def room_problems(loaded: Loaded, folder: Path) -> list[Problem]:
    """Return the texts that do not fit, with the line of the text or of its translation."""
    if loaded.exhibit is None:
        return []
    by_address = {text.address: text for text in loaded.texts}
    faults, problems = [], []
    for code, edition in loaded.exhibit.editions.items():
        fonts = Fonts(font_files(edition, folder))
        lines = {} if code == loaded.exhibit.language else _lines(folder, code)
        for event, key, crowding in crowded(edition, fonts):
            found, address = _FOUND[crowding], f"event/{event.id}/{key}"
            if address in lines:
                problems.append(_in_translation(code, lines[address], address, found))
                continue
            # Sources are the same in all languages.
            origin = by_address[f"event/{event.id}/title"].origin
            faults.append(
                Fault(
                    Origin(origin.file, (*origin.path[:-1], key)),
                    f'event "{event.id}", {key}',
                    found,
                    REMEDY,
                    severity=Severity.WARNING,
                )
            )
    texts = {fault.origin.file: read_text(folder / fault.origin.file, "") for fault in faults}
    told = {file: text for file, text in texts.items() if isinstance(text, str)}
    return [*problems, *located(faults, told)]


REMEDY = "Shorten it."
_FOUND = {
    Crowded.TITLE: "The headline does not find room on its card, even in small letters.",
    Crowded.PAGES: "The text does not find room on its card: it goes on for more than one page.",
    Crowded.WORD: "The text does not find room on its card: a word is wider than the card.",
}


def crowded(exhibit: Exhibit, fonts: Fonts) -> Iterator[tuple[Event, str, Crowded]]:
    """Yield the events with a text that finds no room on their card, its key, and in what way."""
    for event in exhibit.events:
        told = set()
        for viewport, lens in product(VIEWPORTS, Lens):
            style = Style(exhibit, lens, layout_for(viewport))
            for key, crowding in crowded_on(style, event, appears_utc_s(event, lens), fonts):
                if key not in told:
                    told.add(key)
                    yield event, key, crowding


def _lines(folder: Path, code: str) -> Mapping[str, int]:
    """Return the line of each translated text of the story, by its address."""
    name = catalogue_name(code, Domain.STORY)
    text = read_text(folder / name, name)
    entries = text if isinstance(text, Problem) else entries_of(text, name)
    return {} if isinstance(entries, Problem) else {each.address: each.line for each in entries}


def _in_translation(code: str, line: int, address: str, found: str) -> Problem:
    name = catalogue_name(code, Domain.STORY)
    return Problem(name, line, 1, address, found, REMEDY, Severity.WARNING)
