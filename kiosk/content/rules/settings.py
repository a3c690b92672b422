"""Settings that must fit each other and the program."""

from collections.abc import Iterator

from kiosk.content.faults import ELSEWHERE, Fault, Origin
from kiosk.content.gathering import Placed, Story
from kiosk.content.plain_words import choice
from kiosk.content.schema.settings import (
    PUBLIC_COLOURS,
    SECRET_COLOURS,
    SHARED_COLOURS,
    MapEntry,
    PalettesEntry,
)
from kiosk.content.schema.story import ViewEntry


def setting_faults(story: Story) -> Iterator[Fault]:
    """Yield settings that contradict each other or the program."""
    yield from _mark_faults(story)
    if story.palette is not None:
        yield from _missing_colours(story.palette)
        yield from _unknown_colours(story, story.palette.entry)
    if story.map is not None:
        yield from _scale_faults(story, story.map)
        yield from _tint_faults(story.map)


def _mark_faults(story: Story) -> Iterator[Fault]:
    first: dict[str, Origin] = {}
    for theatre in story.theatres:
        origin = theatre.origin.at("shape")
        known = first.setdefault(theatre.entry.shape, origin)
        if known is not origin:
            yield Fault(
                origin,
                f'theatre "{theatre.entry.id}", shape',
                f'The shape "{theatre.entry.shape}" already belongs to another theatre,'
                f" in {ELSEWHERE}.",
                "Give each theatre a shape of its own: not everybody can tell the colours apart.",
                elsewhere=known,
            )


def _missing_colours(palette: Placed[PalettesEntry]) -> Iterator[Fault]:
    for lens, own in (("public", PUBLIC_COLOURS), ("secret", SECRET_COLOURS)):
        colours = getattr(palette.entry, lens)
        for name in (*SHARED_COLOURS, *own):
            if name not in colours:
                yield Fault(
                    palette.origin.at(lens),
                    f"palette, {lens}",
                    f'The colour "{name}" is missing.',
                    f'Add it, for example: {name} = "#C9D5CF"',
                )


def _unknown_colours(story: Story, palette: PalettesEntry) -> Iterator[Fault]:
    for origin, subject, name in _colour_uses(story):
        for lens, colours in (("public", palette.public), ("secret", palette.secret)):
            if name not in colours:
                yield Fault(
                    origin,
                    subject,
                    f'There is no colour "{name}" in [palette.{lens}].',
                    choice(name, sorted(colours), f"Add it to [palette.{lens}]."),
                )


def _colour_uses(story: Story) -> Iterator[tuple[Origin, str, str]]:
    for actor in story.actors:
        said = f'actor "{actor.entry.id}", colour'
        yield actor.origin.at("colour"), said, actor.entry.colour
    for stance in story.stances:
        if stance.entry.colour is not None:
            said = f'stance "{stance.entry.id}", colour'
            yield stance.origin.at("colour"), said, stance.entry.colour
    if story.map is not None:
        yield from _colours_of_map(story.map)


def _colours_of_map(settings: Placed[MapEntry]) -> Iterator[tuple[Origin, str, str]]:
    for index, layer in enumerate(settings.entry.layer):
        origin = settings.origin.at("layer", index)
        for key, name in (("fill", layer.fill), ("line", layer.line)):
            if name:
                yield origin.at(key), f'map, layer "{layer.id}", {key}', name
    for index, tint in enumerate(settings.entry.tint):
        origin = settings.origin.at("tint", index)
        for key, named in (("flat", tint.flat), ("dot", tint.dot), ("line", tint.line)):
            if named is not None:
                yield origin.at(key), f"map, tint {index + 1}, {key}", named


def _scale_faults(story: Story, settings: Placed[MapEntry]) -> Iterator[Fault]:
    smallest, largest = settings.entry.scale_limits
    if smallest >= largest:
        yield Fault(
            settings.origin.at("scale_limits"),
            "map, scale_limits",
            f"The smallest scale, {smallest}, is not below the largest, {largest}.",
            "Write the smaller one first, for example: scale_limits = [0.3, 300.0]",
        )
        return
    scales = [(origin, subject, view.scale) for origin, subject, view in _views(story, settings)]
    for origin, subject, scale in (*scales, *_steps_with_scales(story)):
        if not smallest <= scale <= largest:
            yield Fault(
                origin.at("scale"),
                f"{subject}, scale",
                f"The scale {scale} lies outside the scale_limits of the map.",
                f"Write a scale from {smallest} to {largest}, or widen the limits.",
            )


def _views(story: Story, settings: Placed[MapEntry]) -> Iterator[tuple[Origin, str, ViewEntry]]:
    yield settings.origin.at("home"), "map, home", settings.entry.home
    for theatre in story.theatres:
        said = f'theatre "{theatre.entry.id}", view'
        yield theatre.origin.at("view"), said, theatre.entry.view
    if story.attract is not None and story.attract.entry.view is not None:
        yield story.attract.origin.at("view"), "attract, view", story.attract.entry.view
    for tour in story.tours:
        for index, step in enumerate(tour.entry.step):
            if step.view is not None:
                said = f'tour "{tour.entry.id}", step "{step.id}", view'
                yield tour.origin.at("step", index, "view"), said, step.view


def _steps_with_scales(story: Story) -> Iterator[tuple[Origin, str, float]]:
    for tour in story.tours:
        for index, step in enumerate(tour.entry.step):
            if step.scale is not None:
                said = f'tour "{tour.entry.id}", step "{step.id}"'
                yield tour.origin.at("step", index), said, step.scale


def _tint_faults(settings: Placed[MapEntry]) -> Iterator[Fault]:
    first: dict[str, Origin] = {}
    for index, tint in enumerate(settings.entry.tint):
        for position, name in enumerate(tint.territories):
            origin = settings.origin.at("tint", index, "territories", position)
            known = first.setdefault(name, origin)
            if known is not origin:
                yield Fault(
                    origin,
                    f"map, tint {index + 1}, territories",
                    f'The territory "{name}" already has a tint, in {ELSEWHERE}.',
                    "Remove one of the two.",
                    elsewhere=known,
                )
