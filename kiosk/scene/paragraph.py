"""Text broken into lines by the rules of Unicode, measured in the real font."""

from functools import lru_cache

from uniseg.linebreak import line_break_units

from kiosk.scene.typography import TextStyle, Typography


@lru_cache(maxsize=512)
def lines_of(
    text: str, style: TextStyle, width_px: float, typography: Typography
) -> tuple[str, ...]:
    """Return the lines of a text that fit a width; a unit too wide for it stands alone."""
    lines: list[str] = []
    line = ""
    for unit in line_break_units(text):
        if line and typography.width_px((line + unit).rstrip(), style) > width_px:
            lines.append(line.rstrip())
            line = ""
        line += unit
        if unit.endswith("\n"):
            lines.append(line.rstrip())
            line = ""
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines)


@lru_cache(maxsize=512)
def balanced_lines_of(
    text: str, style: TextStyle, width_px: float, typography: Typography
) -> tuple[str, ...]:
    """Return the lines of a headline, as even as the number of lines allows.

    The narrowest width that needs no further line leaves no word alone on the last one.
    """
    lines = lines_of(text, style, width_px, typography)
    if len(lines) < 2:
        return lines
    low_px, high_px = width_px / 2, width_px
    while high_px - low_px > 4.0:
        middle_px = (low_px + high_px) / 2
        if len(lines_of(text, style, middle_px, typography)) > len(lines):
            low_px = middle_px
        else:
            high_px = middle_px
    return lines_of(text, style, high_px, typography)


@lru_cache(maxsize=512)
def shortened(text: str, style: TextStyle, width_px: float, typography: Typography) -> str:
    """Return the text, cut at a word with an ellipsis if it is wider than the width."""
    if typography.width_px(text, style) <= width_px:
        return text
    words = text.split(" ")
    while len(words) > 1:
        words.pop()
        cut = " ".join(words).rstrip(",;:") + "…"
        if typography.width_px(cut, style) <= width_px:
            return cut
    return words[0] + "…"
