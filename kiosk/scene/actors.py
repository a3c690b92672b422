"""The powers: a badge on each capital."""

from kiosk.geo.camera import Camera
from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Text
from kiosk.scene.style import Style

RADIUS = 24


def actor_items(style: Style, camera: Camera) -> tuple[Primitive, ...]:
    """Return the badges in view."""
    k = style.layout.px
    items: list[Primitive] = []
    ground, ink = style.either("white", "sea"), style.either("white", "sea")
    for actor in style.exhibit.actors:
        px = camera.px_from_lonlat(actor.place.lonlat)
        if not camera.faces(actor.place.lonlat):
            continue
        fill = style.colour(actor.colour)
        if actor.badge == "star":
            items.append(Glyph("star", px, k(RADIUS), (ground, fill, ink)))
        else:
            items += [
                Glyph("roundel", px, k(RADIUS), (ground, fill)),
                Text(px, actor.badge, style.type("badge"), ink, Anchor.CENTRE),
            ]
    return tuple(items)


def actor_boxes(style: Style, camera: Camera) -> tuple[Box, ...]:
    """Return what no label may cover."""
    radius_px = style.layout.px(RADIUS)
    return tuple(
        Box.around(camera.px_from_lonlat(actor.place.lonlat), radius_px)
        for actor in style.exhibit.actors
        if camera.faces(actor.place.lonlat)
    )
