"""Layers of the map must be something that the map draws."""

from collections.abc import Iterator

from kiosk.content.cartography import MapLayerKind
from kiosk.content.colouring import LAND, NAMED, UNCOLOURED, coloured
from kiosk.content.faults import Fault
from kiosk.content.gathering import Story
from kiosk.content.problems import Severity
from kiosk.content.schema.settings import LayerEntry
from kiosk.content.subjects import said_of_layer


def layer_faults(story: Story) -> Iterator[Fault]:
    """Yield layers of which nothing would be drawn."""
    if story.map is None:
        return
    for index, layer in enumerate(story.map.entry.layer):
        told = _told(layer, tints=bool(story.map.entry.tint))
        if told is not None:
            key, found, remedy = told
            origin = story.map.origin.at("layer", index, key)
            subject = said_of_layer(layer.id, key)
            yield Fault(origin, subject, found, remedy, severity=Severity.WARNING)


def _told(layer: LayerEntry, *, tints: bool) -> tuple[str, str, str] | None:
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
        return "line", "The lines have no colour, and so they are not drawn.", coloured("line")
    # Whether one of the tints is for these areas is found out where their file is read.
    return None if tints else ("fill", UNCOLOURED, coloured("fill"))
