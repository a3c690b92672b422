"""Keys of one row: their words share one size, that of the longest."""

from collections.abc import Iterable

from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography

# What marks and margins take from a key: the one of the same minute elsewhere, and that of tours.
MEANWHILE_ROOM, TOURS_ROOM = 90, 96


def smallest(sizes: Iterable[TextStyle]) -> TextStyle:
    """Return the smallest of some sizes."""
    return min(sizes, key=lambda each: each.size_px)


def story_keys_size(style: Style, typography: Typography) -> TextStyle:
    """Return the size of the words on the keys beside the switch."""
    layout, wording = style.layout, style.exhibit.wording
    keys = (
        ("meanwhile", layout.meanwhile.width_px - layout.px(MEANWHILE_ROOM)),
        ("tours", layout.tours.width_px - layout.px(TOURS_ROOM)),
    )
    return smallest(
        style.fitting("button", style.capitals(wording[name]), room_px, typography)
        for name, room_px in keys
    )
