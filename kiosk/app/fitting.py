"""The exhibit in its own fonts in; the events whose text does not find room on its card, out."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.content.faults import Fault
from kiosk.content.load import Loaded
from kiosk.content.locating import located
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import read_text
from kiosk.geo.camera import Viewport
from kiosk.scene.card import room_of
from kiosk.scene.card_head import headline_fits
from kiosk.scene.card_rows import BODY_LINE, Column
from kiosk.scene.layout import layout_for
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts
from kiosk.world.appearing import appears_utc_s

# The design: what fits there fits every screen, because all sizes grow with the height.
VIEWPORT = Viewport(1920, 1080)
# A text of this many letters fits in any language; of what is shorter nothing is measured.
SHORT_LETTERS = 350
# Of the room on the front and on one more page that head and picture take at the least.
PAGES, HEAD_PX = 2, 130


def room_problems(loaded: Loaded, folder: Path) -> list[Problem]:
    """Return the texts that do not fit, with the line of the text or of its translation."""
    if loaded.exhibit is None:
        return []
    by_address = {text.address: text for text in loaded.texts}
    faults = []
    for code, edition in loaded.exhibit.editions.items():
        fonts = Fonts(font_files(edition, folder))
        for event, key in crowded(edition, fonts):
            text = by_address[f"event/{event.id}/{key}"]
            words = "" if code == loaded.exhibit.language else f' in the language "{code}"'
            faults.append(
                Fault(
                    text.origin,
                    f'event "{event.id}", {key}',
                    f"The text{words} does not find room on its card.",
                    "Shorten it.",
                    severity=Severity.WARNING,
                )
            )
    return located(faults, _texts(faults, folder))


def crowded(exhibit: Exhibit, fonts: Fonts) -> Iterator[tuple[Event, str]]:
    """Yield the events with a text that finds no room on their card, and its key."""
    layout = layout_for(VIEWPORT)
    for event in exhibit.events:
        for key in ("title", "body"):
            if any(_is_crowded(Style(exhibit, lens, layout), event, key, fonts) for lens in Lens):
                yield event, key


def _is_crowded(style: Style, event: Event, key: str, fonts: Fonts) -> bool:
    room = room_of(style, event, appears_utc_s(event, style.lens), fonts)
    column = Column(style, fonts, room.x_px, room.width_px)
    if key == "title":
        return not headline_fits(column, event)
    if len(event.body) <= SHORT_LETTERS:
        return False
    # A visitor turns the card once to read on, and not again and again.
    lines = column.lines(event.body, style.type("body_secret" if style.secret else "body"))
    height_px = len(lines) * style.type("body").size_px * BODY_LINE
    return height_px > PAGES * (room.height_px - style.layout.px(HEAD_PX))


def _texts(faults: list[Fault], folder: Path) -> Mapping[str, str]:
    texts = {fault.origin.file: read_text(folder / fault.origin.file, "") for fault in faults}
    return {file: text for file, text in texts.items() if isinstance(text, str)}
