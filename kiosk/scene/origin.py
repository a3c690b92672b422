"""In which language a text is told that nobody has translated yet."""

from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Primitive, Text
from kiosk.scene.style import Style

LINE = 34


def told_in(style: Style, code: str, room: Box, items: list[Primitive]) -> float:
    """Add the name of a text's language above it; return where the text begins.

    A visitor who reads on in a language that was not asked for is told that it is not an error.
    """
    k = style.layout.px
    names = {language.code: language.name for language in style.exhibit.languages}
    words = style.exhibit.wording["told_in"].format(language=names.get(code, code))
    at_px = (room.x_px, room.y_px + k(LINE / 2 - 2))
    items.append(Text(at_px, words, style.type("caption"), style.text_quiet))
    return room.y_px + k(LINE)
