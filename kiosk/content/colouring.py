"""Layers of the map that nothing colours, as the check and the bake tell of them."""

from kiosk.content.cartography import MapLayerKind

NAMED = ("cities", "seas", "names")
LAND = "territories"

UNCOLOURED = 'Neither "fill" nor "line" is given: only areas that have a tint are drawn.'


def needs_tint(kind: MapLayerKind, role: str, fill: str, line: str) -> bool:
    """Return whether a layer is drawn over the land only where its areas have a tint."""
    return kind is MapLayerKind.AREAS and role not in (LAND, *NAMED) and not fill and not line


def coloured(key: str) -> str:
    """Return what to write for a layer without a colour."""
    example = "coast" if key == "line" else "land"
    return f'Write the name of a colour in both palettes, for example: {key} = "{example}"'
