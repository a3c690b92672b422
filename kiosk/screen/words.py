"""Words as pictures: how a text looks, and texts made into pictures before they are shown."""

from collections.abc import Iterable, Iterator

from kiosk.content.model import Rgb
from kiosk.scene.primitives import Primitive, Text
from kiosk.scene.typography import TextStyle
from kiosk.screen.fonts import Fonts

# Some 3 ms: a touch waits no longer for them.
WORDS_A_STEP = 6


def look_of(text: Text) -> tuple[str, TextStyle, Rgb, Rgb | None, int, float]:
    """Return all that the picture of a text depends on."""
    return (text.text, text.style, text.colour, text.halo, text.halo_px, text.angle_deg)


def set_ahead(items: Iterable[Primitive], fonts: Fonts) -> Iterator[bool]:
    """Make the pictures of texts, some in each step."""
    new = 0
    for item in items:
        if isinstance(item, Text) and item.text and not fonts.has_picture(*look_of(item)):
            fonts.picture(*look_of(item))
            new += 1
            if new % WORDS_A_STEP == 0:
                yield True
    yield True
