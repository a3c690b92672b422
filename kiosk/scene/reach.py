"""What weapons reach and where lines run: true circles and lines on the globe."""

from math import hypot

from kiosk.content.curated import Certainty, Ring
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM
from kiosk.scene.boxes import Box
from kiosk.scene.mirror import as_read
from kiosk.scene.panels import shadow
from kiosk.scene.primitives import Panel, Primitive, Stroke, Text, Veil
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import Typography
from kiosk.scene.ways import RING_STEPS, circle_px, way_px
from kiosk.state.stage import reference_px
from kiosk.world.standing import ShownLine, ShownRing
from kiosk.world.world import World

# Rings and lines belong to a region: on the whole world they would be a tangle. In screen heights
# per radian.
REACH_SCALE = 1.1
LINE_STEPS = 4
DASH = (14.0, 9.0)
LINE_DASH = (16.0, 6.0)
# A ring whose circle is larger than this many screen diagonals is a line through the picture.
LARGEST_IN_DIAGONALS = 1.2
SMALLEST_PX = 60


def reach_items(style: Style, camera: Camera, world: World, *, rich: bool) -> tuple[Primitive, ...]:
    """Return rings and lines in view; `rich` adds what is too dear while the map moves."""
    items: list[Primitive] = []
    rings = rings_in_view(style, camera, world)
    within = tuple(
        circle_px(camera, shown.ring.lonlat, shown.ring.radius_km)
        for shown in rings
        if not shown.ring.planned
    )
    if rich and within:
        items.append(Veil(within, (*style.colour("ring"), 26 if style.secret else 92)))
    for shown in rings:
        items += _ring(style, camera, shown.ring, rich=rich)
    if camera.scale_px >= REACH_SCALE * reference_px(camera.viewport):
        for line in world.lines:
            items += _line(style, camera, line, rich=rich)
    return tuple(items)


def rings_in_view(style: Style, camera: Camera, world: World) -> tuple[ShownRing, ...]:
    """Return the rings that a calm picture of this view has, the largest first."""
    if camera.scale_px < REACH_SCALE * reference_px(camera.viewport):
        return ()
    viewport = camera.viewport
    limit_px = LARGEST_IN_DIAGONALS * hypot(viewport.width_px, viewport.height_px)
    covers = (style.layout.date, style.layout.regions, style.layout.switch, style.layout.band)
    screen = style.layout.screen
    found = []
    for shown in world.rings:
        radius_px = shown.ring.radius_km / EARTH_RADIUS_KM * camera.scale_px
        centre_px = camera.px_from_lonlat(shown.ring.lonlat)
        if (
            shown.ring.main
            and style.layout.px(SMALLEST_PX) <= radius_px <= limit_px
            and screen.contains(centre_px)
            and not any(cover.contains(centre_px) for cover in covers)
        ):
            found.append(shown)
    return tuple(sorted(found, key=lambda shown: -shown.ring.radius_km))


def ring_labels(
    style: Style,
    camera: Camera,
    world: World,
    taken: tuple[Box, ...],
    typography: Typography,
) -> tuple[tuple[Primitive, ...], tuple[Box, ...]]:
    """Return the names of the rings on their lines, and the boxes that they take."""
    k = style.layout.px
    text_style = style.type("tag_sub")
    screen = style.layout.screen.grown(-k(16))
    items: list[Primitive] = []
    boxes: list[Box] = []
    named: set[str] = set()
    for shown in rings_in_view(style, camera, world):
        words = shown.ring.label
        if words in named:
            continue
        size_px = (typography.width_px(words, text_style) + k(28), k(40))
        circle = circle_px(camera, shown.ring.lonlat, shown.ring.radius_km)
        for x_px, y_px in circle[:: RING_STEPS // 24]:
            box = Box(x_px - size_px[0] / 2, y_px - size_px[1] / 2, *size_px)
            inside = (
                box.x_px >= screen.x_px
                and box.right_px <= screen.right_px
                and box.y_px >= screen.y_px
                and box.bottom_px <= style.layout.regions.y_px - k(8)
            )
            if inside and not any(box.overlaps(other) for other in (*taken, *boxes)):
                cast = None if style.secret else shadow(style)
                edge = style.either("ink", "ring")
                label = (
                    Panel(box, style.panel, edge, k(2.5), 0.0, cast, (k(3), k(4))),
                    Text((box.x_px + k(14), box.centre_px[1]), words, text_style, style.text),
                )
                items += as_read(style, box, label)
                boxes.append(box)
                named.add(words)
                break
    return tuple(items), tuple(boxes)


def _ring(style: Style, camera: Camera, ring: Ring, *, rich: bool) -> tuple[Primitive, ...]:
    k = style.layout.px
    points = circle_px(camera, ring.lonlat, ring.radius_km)
    dash = (k(DASH[0]), k(DASH[1])) if rich else None
    ink = style.either("ink", "ring")
    items: list[Primitive] = []
    if not ring.planned and not style.secret:
        items.append(Stroke(points, style.colour("white"), k(7), smooth=rich))
    width_px = k(3) if rich or not ring.planned else k(1)
    items.append(Stroke(points, ink, width_px, dash if ring.planned else None, smooth=rich))
    if ring.low_km < ring.radius_km and rich:
        lower = circle_px(camera, ring.lonlat, ring.low_km)
        items.append(Stroke(lower, mixed(ink, style.colour("land"), 0.35), k(1), dash))
    return tuple(items)


def _line(style: Style, camera: Camera, shown: ShownLine, *, rich: bool) -> tuple[Primitive, ...]:
    k = style.layout.px
    points = way_px(camera, shown.line.lonlats, LINE_STEPS)
    ink = style.colour("route")
    if shown.blurred or shown.line.certainty is Certainty.SCHEMATIC:
        # Known to be there, not where: a band that fades to both sides.
        sea = style.colour("sea")
        return tuple(
            Stroke(points, mixed(ink, sea, share), k(width), smooth=rich)
            for width, share in ((34, 0.82), (22, 0.70), (10, 0.55))
        )
    dash = (k(LINE_DASH[0]), k(LINE_DASH[1])) if rich else None
    return (
        Stroke(points, style.either("white", "sea"), k(9), smooth=rich),
        Stroke(points, ink, k(5), dash, smooth=rich),
    )
