"""Colours that can be told from their ground."""

from collections.abc import Iterator

from kiosk.content.colours import contrast, luminance, rgb_of
from kiosk.content.faults import Fault, Origin
from kiosk.content.gathering import Placed, Story
from kiosk.content.problems import Severity
from kiosk.content.schema.settings import PalettesEntry
from kiosk.content.schema.story import TheatreEntry

# WCAG 2.2: 1.4.6 for text that is read, 1.4.3 for large or secondary text, 1.4.11 for marks.
READ, SECONDARY, MARK = 7.0, 4.5, 3.0
MIDDLE_LUMINANCE = 0.18

_PAIRS = {
    "public": (
        ("ink", "paper", READ), ("ink", "paper2", READ), ("ink3", "paper", SECONDARY),
        ("ink2", "land", SECONDARY), ("sea_label", "sea", SECONDARY),
    ),
    "secret": (
        ("text", "panel", READ), ("text", "panel2", READ), ("text2", "panel", SECONDARY),
        ("text3", "panel", SECONDARY), ("sea_label", "sea", SECONDARY),
    ),
}  # fmt: skip


def contrast_faults(story: Story) -> Iterator[Fault]:
    """Yield colours of text and marks that are too near to their ground."""
    if story.palette is None:
        return
    palette = story.palette
    for lens, pairs in _PAIRS.items():
        colours = getattr(palette.entry, lens)
        for name, ground, needed in pairs:
            # One that is missing is told of elsewhere.
            if name in colours and ground in colours:
                origin, said = palette.origin.at(lens, name), f"palette, {lens}, {name}"
                on = f'"{ground}"'
                yield from _fault(origin, said, (colours[name], colours[ground]), on, needed)
    for theatre in story.theatres:
        yield from _theatre_faults(theatre, palette.entry)


def _theatre_faults(theatre: Placed[TheatreEntry], palette: PalettesEntry) -> Iterator[Fault]:
    said = f'theatre "{theatre.entry.id}"'
    written = (
        ("ink", theatre.entry.ink, palette.public.get("paper"), '"paper" by day'),
        ("glow", theatre.entry.glow, palette.secret.get("panel"), '"panel" at night'),
    )
    for key, colour, ground, on in written:
        if ground is not None:
            origin = theatre.origin.at(key)
            yield from _fault(origin, f"{said}, {key}", (colour, ground), on, READ)
    for lens, colours in (("public", palette.public), ("secret", palette.secret)):
        land, line = colours.get("land"), colours.get("mark_keyline")
        if land is None or line is None:
            continue
        # A mark is seen by its ground or by the line around it.
        grounded = (contrast(rgb_of(each), rgb_of(land)) for each in (theatre.entry.fill, line))
        if max(grounded) < MARK:
            pair, origin = (theatre.entry.fill, land), theatre.origin.at("fill")
            yield from _fault(origin, f"{said}, fill", pair, f'"land" of [palette.{lens}]', MARK)


def _fault(
    origin: Origin, subject: str, pair: tuple[str, str], on: str, needed: float
) -> Iterator[Fault]:
    colour, ground = map(rgb_of, pair)
    found = contrast(colour, ground)
    if found < needed:
        # On a ground of this luminance black and white are equally far.
        darker = luminance(ground) > MIDDLE_LUMINANCE
        yield Fault(
            origin,
            subject,
            f"The contrast to {on} is {found:.1f}; {needed:g} is needed to be seen by all.",
            f"Take a {'darker' if darker else 'brighter'} colour.",
            severity=Severity.WARNING,
        )
