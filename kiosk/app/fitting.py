"""The exhibit in its own fonts in; the events whose text does not find room on its card, out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.content.faults import Fault
from kiosk.content.load import Loaded
from kiosk.content.locating import located
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.content.problems import Problem, Severity
from kiosk.content.reading import read_text
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.card import card_layer
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Text
from kiosk.scene.style import Style
from kiosk.screen.fonts import Fonts
from kiosk.state.state import initial_state
from kiosk.world.appearing import appears_utc_s

# The design: what fits there fits every screen, because all sizes grow with the height.
VIEWPORT = Viewport(1920, 1080)
# A text of this many letters fits in any language; of what is shorter nothing is measured.
SHORT_LETTERS = 350


def room_problems(loaded: Loaded, folder: Path) -> list[Problem]:
    """Return the texts that do not fit, with the line of the text or of its translation."""
    if loaded.exhibit is None:
        return []
    by_address = {text.address: text for text in loaded.texts}
    faults = []
    for code, edition in loaded.exhibit.editions.items():
        fonts = Fonts(font_files(edition, folder))
        for event, lens in crowded(edition, fonts):
            text = by_address[f"event/{event.id}/body"]
            words = "" if code == loaded.exhibit.language else f' in the language "{code}"'
            faults.append(
                Fault(
                    text.origin,
                    f'event "{event.id}", body',
                    f"The text{words} does not find room on its card ({lens} world).",
                    "Shorten it, or its title.",
                    severity=Severity.WARNING,
                )
            )
    return located(faults, _texts(faults, folder))


def crowded(exhibit: Exhibit, fonts: Fonts) -> Iterator[tuple[Event, Lens]]:
    """Yield the events whose text runs out of its card, once each, with the world in which."""
    layout = layout_for(VIEWPORT)
    state = initial_state(exhibit, VIEWPORT)
    for event in exhibit.events:
        if len(event.body) <= SHORT_LETTERS:
            continue
        for lens in Lens:
            style = Style(exhibit, lens, layout)
            shown = replace(
                state, lens=lens, event_id=event.id, utc_s=appears_utc_s(event, lens), card_s=9.0
            )
            built = card_layer(style, shown, fonts)
            if built is None:
                continue
            layer, targets = built
            # Nothing of the card's own may lie below the keys at its foot.
            keys = [each.area for each in targets if each.id == "close"]
            foot_px = min(area.y_px for area in keys if isinstance(area, Box))
            body = style.type("body_secret" if style.secret else "body")
            lines = [item for item in layer.items if isinstance(item, Text) and item.style == body]
            if lines and max(line.px[1] for line in lines) > foot_px:
                yield event, lens
                break


def _texts(faults: list[Fault], folder: Path) -> Mapping[str, str]:
    texts = {fault.origin.file: read_text(folder / fault.origin.file, "") for fault in faults}
    return {file: text for file, text in texts.items() if isinstance(text, str)}
