"""Layers of the map must be something that the map draws."""

from collections.abc import Iterator

from kiosk.content.cartography import MapLayerKind
from kiosk.content.faults import Fault
from kiosk.content.gathering import Story
from kiosk.content.problems import Severity
from kiosk.content.schema.settings import LayerEntry
from kiosk.content.subjects import said_of_layer

NAMED = ("cities", "seas", "names")
LAND = "territories"


def layer_faults(story: Story) -> Iterator[Fault]:
    """Yield layers of which nothing would be drawn."""
    if story.map is None:
        return
    for index, layer in enumerate(story.map.entry.layer):
        told = _told(layer)
        if told is not None:
            key, found, remedy = told
            origin = story.map.origin.at("layer", index, key)
            subject = said_of_layer(layer.id, key)
            yield Fault(origin, subject, found, remedy, severity=Severity.WARNING)


def _told(layer: LayerEntry) -> tuple[str, str, str] | None:
    """Return which key is at fault, what is there, and what to write; None if all is well."""
    if layer.kind is MapLayerKind.POINTS:
        if layer.role in NAMED:
            return None
        found = "Of points the map draws only the names, and this layer has no role for them."
        return "role", found, 'Write role = "cities", role = "seas" or role = "names".'
    if layer.role in NAMED:
        found = f"Only points are drawn as {layer.role}, and this layer holds {layer.kind}."
        return "role", found, 'Write kind = "points", or leave the role out.'
    if layer.role == LAND:
        if layer.kind is MapLayerKind.AREAS:
            return None
        found = f"The land is made of areas, and this layer holds {layer.kind}: there is no land."
        return "role", found, 'Write kind = "areas", or leave the role out.'
    if layer.line or (layer.fill and layer.kind is MapLayerKind.AREAS):
        return None
    if layer.kind is MapLayerKind.LINES:
        return "line", "The lines have no colour, and so they are not drawn.", _coloured("line")
    found = 'Neither "fill" nor "line" is given: only areas that have a tint are drawn.'
    return "fill", found, _coloured("fill")


def _coloured(key: str) -> str:
    example = "coast" if key == "line" else "land"
    return f'Write the name of a colour in both palettes, for example: {key} = "{example}"'
