"""Words made to fit a box: the largest size at which they do."""

from collections.abc import Iterable, Sequence
from unicodedata import combining, normalize

from kiosk.scene.paragraph import balanced_lines_of
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography

SHRINKS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4)


def set_in(
    style: Style,
    name: str,
    text: str,
    room_px: tuple[float, float],
    leading: float,
    typography: Typography,
) -> tuple[TextStyle, tuple[str, ...]]:
    """Return the largest size of a style, and the even lines, in which a text fits a room.

    Args:
        style: The look.
        name: Of the style in the type scale.
        text: What is to be set.
        room_px: Width and height.
        leading: From line to line, as a share of the size.
        typography: Measures the lines.
    """
    width_px, height_px = room_px
    found: tuple[TextStyle, tuple[str, ...]] = (style.type(name), (text,))
    for shrink in style.shrinks(SHRINKS):
        text_style = style.type(name, shrink)
        broken = balanced_lines_of(text, text_style, width_px, typography)
        found = (text_style, broken)
        high_px = len(broken) * style.leading_px(text_style, leading)
        if high_px <= height_px and widest_px(broken, text_style, typography) <= width_px:
            break
    return found


def widest_px(lines: Sequence[str], text_style: TextStyle, typography: Typography) -> float:
    """Return the width of the widest line."""
    return max((typography.width_px(line, text_style) for line in lines), default=0.0)


def common_size(
    style: Style, name: str, lines: Sequence[str], width_px: float, typography: Typography
) -> TextStyle:
    """Return the largest size in which each of some lines fits a width."""
    shrinks = [percent / 100 for percent in range(100, 20, -2)]
    sizes = [style.type(name, shrink) for shrink in style.shrinks(shrinks)]
    fits = (size for size in sizes if widest_px(lines, size, typography) <= width_px)
    return next(fits, sizes[-1])


def has_marks(lines: Iterable[str]) -> bool:
    """Return whether a letter carries a mark, such as the dots of an Ü: it needs a higher line."""
    return any(combining(letter) for line in lines for letter in normalize("NFD", line))
