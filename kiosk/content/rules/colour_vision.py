"""Colours that stay apart for those who see fewer of them."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import cbrt, dist
from typing import TypeAlias

from kiosk.content.colours import Light, light_of, rgb_of
from kiosk.content.faults import Fault, Origin
from kiosk.content.gathering import Story
from kiosk.content.problems import Severity

Row: TypeAlias = Light
Matrix: TypeAlias = tuple[Row, Row, Row]

# Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
# Deficiency, IEEE TVCG 15(6), 2009: the matrices for severity 1, on linear light. Together one man
# in twelve and one woman in two hundred see so, or nearly so.
VISIONS: Mapping[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# In OKLab, where 0.02 is just seen side by side: areas apart on a map need several times that.
APART = 0.08


def colour_vision_faults(story: Story) -> Iterator[Fault]:
    """Yield theatres and stances that are one to those who see fewer colours."""
    if story.palette is None:
        return
    for one, other in combinations(story.theatres, 2):
        yield from _pair(
            other.origin.at("fill"),
            (f'theatre "{one.entry.id}"', f'theatre "{other.entry.id}", fill'),
            (one.entry.fill, other.entry.fill),
            "Take a colour that is much lighter or much darker.",
        )
    palette = story.palette.entry
    for colours in (palette.public, palette.secret):
        for first, second in combinations(story.stances, 2):
            # Another pattern tells them apart, whatever the colour.
            if not first.entry.hatch or first.entry.hatch != second.entry.hatch:
                continue
            pair = colours.get(first.entry.colour or ""), colours.get(second.entry.colour or "")
            if pair[0] is not None and pair[1] is not None:
                yield from _pair(
                    second.origin.at("hatch"),
                    (f'stance "{first.entry.id}"', f'stance "{second.entry.id}", hatch'),
                    (pair[0], pair[1]),
                    "Give it another pattern.",
                )


def _pair(
    origin: Origin, said: tuple[str, str], colours: tuple[str, str], remedy: str
) -> Iterator[Fault]:
    alike = [name for name in VISIONS if difference(*colours, name) < APART]
    found = f"With {_listed(alike)} its colour looks like that of {said[0]}." if alike else ""
    if difference(*colours) < APART:
        found = f"Nobody can tell its colour from that of {said[0]}."
    if found:
        yield Fault(
            origin,
            said[1],
            found,
            remedy,
            severity=Severity.WARNING,
        )


def difference(colour: str, other: str, vision: str = "") -> float:
    """Return how far two colours look apart, in OKLab, to all eyes or in one kind of vision."""
    return dist(_oklab(_seen(colour, vision)), _oklab(_seen(other, vision)))


def _seen(colour: str, vision: str) -> Row:
    red, green, blue = light_of(rgb_of(colour))
    if not vision:
        return red, green, blue
    first, second, third = (
        min(max(row[0] * red + row[1] * green + row[2] * blue, 0.0), 1.0) for row in VISIONS[vision]
    )
    return first, second, third


def _oklab(light: Row) -> Row:
    # Björn Ottosson, A perceptual color space for image processing, 2020.
    red, green, blue = light
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" or {names[-1]}"
