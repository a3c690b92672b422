"""The checked settings of the map in; what the program reads, out."""

from types import MappingProxyType

from kiosk.content.colouring import needs_tint
from kiosk.content.model import LayerStyle, MapLayer, MapSettings, Tint
from kiosk.content.schema.settings import MapEntry
from kiosk.content.touring import view_of


def map_layers(entry: MapEntry) -> tuple[MapLayer, ...]:
    """Return the files of the map, from the lowest layer to the highest."""
    tints = tuple(name for tint in entry.tint for name in tint.territories)
    return tuple(
        MapLayer(
            each.id,
            each.path,
            each.layer,
            each.kind,
            each.role,
            each.boundaries,
            tints if needs_tint(each.kind, each.role, each.fill, each.line) else (),
        )
        for each in entry.layer
    )


def map_of(entry: MapEntry) -> MapSettings:
    """Return the settings of the map."""
    smallest, largest = entry.scale_limits
    return MapSettings(
        projection=entry.projection,
        home=view_of(entry.home),
        scale_limits=(smallest, largest),
        layers=map_layers(entry),
        styles=tuple(
            LayerStyle(
                each.id,
                each.fill,
                each.line,
                each.width,
                (each.dash[0], each.dash[1]) if each.dash else None,
                each.from_scale,
            )
            for each in entry.layer
        ),
        tints=tuple(
            Tint(tuple(each.territories), each.flat, each.dot or "", each.outlined, each.line or "")
            for each in entry.tint
        ),
        names=MappingProxyType(entry.names),
        label_places=MappingProxyType(
            {
                territory: tuple((place.lon, place.lat) for place in places)
                for territory, places in entry.label_places.items()
            }
        ),
    )
