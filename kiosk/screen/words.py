"""Words as pictures: how a text looks, stamps, and texts made into pictures before they show."""

from collections.abc import Iterable, Iterator

import pygame

from kiosk.content.model import Rgb
from kiosk.scene.primitives import Primitive, Px, Stamp, Text
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


def paint_stamp(surface: pygame.Surface, stamp: Stamp, fonts: Fonts, shift_px: Px) -> None:
    """Paint words within a double line, turned, as if stamped on, moved by a shift."""
    words = fonts.picture(stamp.text, stamp.style, stamp.ink)
    pad_px = stamp.style.size_px // 2
    slip = pygame.Surface(
        (words.get_width() + 2 * pad_px, words.get_height() + pad_px), pygame.SRCALPHA
    )
    slip.fill(stamp.slip)
    outer = slip.get_rect()
    line_px = max(2, stamp.style.size_px // 11)
    pygame.draw.rect(slip, stamp.ink, outer, line_px)
    pygame.draw.rect(
        slip, stamp.ink, outer.inflate(-4 * line_px, -4 * line_px), max(1, line_px // 2)
    )
    slip.blit(words, (pad_px, pad_px // 2))
    turned = pygame.transform.rotozoom(slip, stamp.angle_deg, 1.0)
    x_px, y_px = stamp.centre_px[0] + shift_px[0], stamp.centre_px[1] + shift_px[1]
    surface.blit(turned, turned.get_rect(center=(round(x_px), round(y_px))))
