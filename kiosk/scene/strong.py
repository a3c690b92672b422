"""The colours of an exhibit with stronger contrast: no shade between a word and its ground."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.content.colours import contrast
from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Exhibit, Lens, Rgb

# WCAG 2.2, 1.4.6: text that those can read who see a quarter of what others do.
NEEDED = 7.0
# Marks and lines (1.4.11), which need less because they are larger.
MARK_NEEDED = 3.0
WATER = 1.5
# How far grounds go towards white or black, so that what stands on them stands out.
GROUND_SHARE = 0.55
# Those with a heavy line go less far: nothing else tells them from the land around.
OWN_SHARE = 0.15
# In each lens: the grounds under words, the words, and lines that the program draws itself. What
# else an exhibit has of each is named by its layers, tints, stances and actors.
_GROUNDS = {
    Lens.PUBLIC: ("paper", "paper2", "paper3", "sea", "sea_shelf", "sea_shelf2", "land"),
    Lens.SECRET: ("panel", "panel2", "band", "sea", "sea_shelf", "sea_shelf2", "land"),
}
_WORDS = {
    Lens.PUBLIC: ("ink", "ink2", "ink3", "sea_label", "stamp", "focus", "route"),
    Lens.SECRET: ("text", "text2", "text3", "sea_label", "focus", "route", "line"),
}
_LINES = ("coast", "border")
# Printed dots make a ground restless under words.
_DOTS = {"sea_dot": "sea"}


@kept_by_exhibit(maxsize=1)
def strengthened(exhibit: Exhibit) -> Mapping[Lens, Mapping[str, Rgb]]:
    """Return the palettes of an exhibit, darker on lighter by day and the reverse at night."""
    return MappingProxyType(
        {
            lens: MappingProxyType(_palette(exhibit, lens, dict(exhibit.palettes[lens])))
            for lens in Lens
        }
    )


def mixed(colour: Rgb, into: Rgb, share: float) -> Rgb:
    """Return a colour with a share of another mixed in."""
    return (
        round(colour[0] + (into[0] - colour[0]) * share),
        round(colour[1] + (into[1] - colour[1]) * share),
        round(colour[2] + (into[2] - colour[2]) * share),
    )


def pushed(colour: Rgb, grounds: tuple[Rgb, ...], needed: float, towards: Rgb) -> Rgb:
    """Return a colour moved only as far towards another as its grounds need."""
    for step in range(21):
        candidate = mixed(colour, towards, step / 20)
        if all(contrast(candidate, ground) >= needed for ground in grounds):
            return candidate
    return towards


def _palette(exhibit: Exhibit, lens: Lens, palette: dict[str, Rgb]) -> dict[str, Rgb]:
    far, near = _ends(lens)
    # A line in about the colour of the sea is water itself, and need not stand out.
    water = {name for name in palette if contrast(palette[name], palette["sea"]) < WATER}
    tints = [name for tint in exhibit.map.tints for name in (tint.flat, tint.dot) if name]
    grounds = [name for name in (*_GROUNDS[lens], *tints) if name in palette]
    own = {name for tint in exhibit.map.tints if tint.outlined for name in (tint.flat, tint.dot)}
    for name in grounds:
        palette[name] = mixed(palette[name], far, OWN_SHARE if name in own else GROUND_SHARE)
    for dot, ground in _DOTS.items():
        palette[dot] = palette[ground]
    under = {*_GROUNDS[lens], *(tint.flat for tint in exhibit.map.tints)}
    flat = tuple(palette[name] for name in grounds if name in under)
    actors = {actor.colour for actor in exhibit.actors}
    words = (*_WORDS[lens], *sorted(actors))
    drawn = _drawn_lines(exhibit) - {*words, *grounds} - water
    lines = (*_LINES, *sorted(drawn))
    for names, needed in ((words, NEEDED), (lines, MARK_NEEDED)):
        for name in dict.fromkeys(names):
            if name in palette:
                palette[name] = pushed(palette[name], flat, needed, near)
    return palette


def _drawn_lines(exhibit: Exhibit) -> set[str]:
    layers = {style.line for style in exhibit.map.styles if style.line}
    return layers | {stance.colour for stance in exhibit.stances if stance.colour}


def _ends(lens: Lens) -> tuple[Rgb, Rgb]:
    """Return towards what grounds go, and towards what words go."""
    white, black = (255, 255, 255), (0, 0, 0)
    return (white, black) if lens is Lens.PUBLIC else (black, white)
