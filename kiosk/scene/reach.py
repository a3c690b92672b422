"""What weapons reach and where lines run: true circles and lines on the globe."""

from collections.abc import Iterator
from math import cos, hypot, pi, sin

from kiosk.content.curated import Certainty, Ring
from kiosk.content.model import Rgb
from kiosk.geo.camera import Camera
from kiosk.scene.boxes import Box
from kiosk.scene.mirror import as_read
from kiosk.scene.panels import shadow
from kiosk.scene.primitives import Panel, Primitive, Px, Stroke, Text, Veil
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import Typography
from kiosk.scene.ways import FINER, RING_STEPS, circle_px, open_circle_px, way_px
from kiosk.state.asking import REACH_SCALE, is_told
from kiosk.state.stage import reference_px
from kiosk.world.standing import ShownLine, ShownRing
from kiosk.world.world import World

LINE_STEPS = 4
DASH = (14.0, 9.0)
LINE_DASH = (16.0, 6.0)
# Widths in design px and alphas of the veils that lie on one another where a line is not known.
SOFT_BAND = ((40, 34), (30, 46), (20, 62), (10, 84))
CAP_STEPS = 8


def reach_items(style: Style, camera: Camera, world: World, *, rich: bool) -> tuple[Primitive, ...]:
    """Return rings and lines in view; `rich` adds what is too dear while the map moves."""
    items: list[Primitive] = []
    rings = rings_in_view(style, camera, world)
    if rich:
        items += _veils(style, camera, [shown.ring for shown in rings])
    for shown in rings:
        alike = [each.ring for each in rings if each.ring.label == shown.ring.label]
        items += _ring(style, camera, shown.ring, alike, rich=rich)
    if camera.scale_px >= REACH_SCALE * reference_px(camera.viewport):
        for line in world.lines:
            items += _line(style, camera, line, rich=rich)
    return tuple(items)


def rings_in_view(style: Style, camera: Camera, world: World) -> tuple[ShownRing, ...]:
    """Return the rings that a calm picture of this view has, the largest first."""
    covers = (style.layout.date, style.layout.regions, style.layout.switch, style.layout.band)
    found = [
        shown
        for shown in world.rings
        if is_told(shown, camera)
        and not any(cover.contains(camera.px_from_lonlat(shown.ring.lonlat)) for cover in covers)
    ]
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
    rings = rings_in_view(style, camera, world)
    for shown in rings:
        words = shown.ring.label_in(style.lens)
        if words in named:
            continue
        size_px = (typography.width_px(words, text_style) + k(28), k(40))
        alike = [each.ring for each in rings if each.ring.label == shown.ring.label]
        for x_px, y_px in _places_on(camera, shown.ring, alike):
            box = Box(x_px - size_px[0] / 2, y_px - size_px[1] / 2, *size_px)
            inside = (
                box.x_px >= screen.x_px
                and box.right_px <= screen.right_px
                and box.y_px >= screen.y_px
                and box.bottom_px <= style.layout.regions.y_px - k(8)
            )
            if inside and not any(box.overlaps(other) for other in (*taken, *boxes)):
                cast = None if style.secret else shadow(style)
                edge = _ink(style, shown.ring)
                label = (
                    Panel(box, style.panel, edge, k(2.5), 0.0, cast, (k(3), k(4))),
                    Text((box.x_px + k(14), box.centre_px[1]), words, text_style, style.text),
                )
                items += as_read(style, box, label)
                boxes.append(box)
                named.add(words)
                break
    return tuple(items), tuple(boxes)


def _veils(style: Style, camera: Camera, rings: list[Ring]) -> Iterator[Veil]:
    """Yield what tints all that lies within reach, in the colour of each theatre."""
    within: dict[Rgb, list[tuple[Px, ...]]] = {}
    for ring in rings:
        if not ring.planned:
            outline = circle_px(camera, ring.lonlat, ring.radius_km)
            within.setdefault(_tint(style, ring), []).append(outline)
    for tint, outlines in within.items():
        yield Veil(tuple(outlines), (*tint, 26 if style.secret else 92), camera)


def _outline_px(camera: Camera, ring: Ring, alike: list[Ring]) -> tuple[tuple[Px, ...], ...]:
    others = tuple((each.lonlat, each.radius_km) for each in alike if each is not ring)
    return open_circle_px(camera, ring.lonlat, ring.radius_km, others)


def _places_on(camera: Camera, ring: Ring, alike: list[Ring]) -> Iterator[Px]:
    """Yield where the name of a ring may lie: every few degrees of what is drawn of it."""
    for points in _outline_px(camera, ring, alike):
        whole = len(points) == RING_STEPS + 1
        yield from points[:: RING_STEPS // 24 * (1 if whole else FINER)]


def _tint(style: Style, ring: Ring) -> Rgb:
    theatre = style.exhibit.theatre_by_id.get(ring.theatre_id)
    if theatre is None:
        return style.colour("ring")
    return theatre.glow_rgb if style.secret else mixed(theatre.fill_rgb, style.colour("white"), 0.5)


def _ink(style: Style, ring: Ring) -> Rgb:
    return _tint(style, ring) if style.secret else style.colour("ink")


def _ring(
    style: Style, camera: Camera, ring: Ring, alike: list[Ring], *, rich: bool
) -> Iterator[Stroke]:
    """Yield the line of a ring, as far as none of its kind reaches beyond it."""
    k = style.layout.px
    dash = (k(DASH[0]), k(DASH[1])) if rich else None
    ink = _ink(style, ring)
    for points in _outline_px(camera, ring, alike):
        if not ring.planned and not style.secret:
            yield Stroke(points, style.colour("white"), k(7), smooth=rich)
        width_px = k(3) if rich or not ring.planned else k(1)
        yield Stroke(points, ink, width_px, dash if ring.planned else None, smooth=rich)
    if ring.low_km < ring.radius_km and rich:
        lower = tuple((each.lonlat, each.low_km) for each in alike if each is not ring)
        for points in open_circle_px(camera, ring.lonlat, ring.low_km, lower):
            yield Stroke(points, mixed(ink, style.colour("land"), 0.35), k(1), dash)


def _band(points: tuple[Px, ...], half_px: float) -> tuple[Px, ...]:
    """Return the outline of a wide line with round ends."""
    left: list[Px] = []
    right: list[Px] = []
    for nth, (x_px, y_px) in enumerate(points):
        before, after = points[max(0, nth - 1)], points[min(len(points) - 1, nth + 1)]
        along = after[0] - before[0], after[1] - before[1]
        share = half_px / (hypot(*along) or 1.0)
        across = -along[1] * share, along[0] * share
        left.append((x_px + across[0], y_px + across[1]))
        right.append((x_px - across[0], y_px - across[1]))
    return (*left, *_cap(left[-1], right[-1]), *right[::-1], *_cap(right[0], left[0]))


def _cap(one_px: Px, other_px: Px) -> tuple[Px, ...]:
    """Return a half circle from one side of a wide line to the other, round its end."""
    middle = (one_px[0] + other_px[0]) / 2, (one_px[1] + other_px[1]) / 2
    out = one_px[0] - middle[0], one_px[1] - middle[1]
    turns = (pi * step / CAP_STEPS for step in range(1, CAP_STEPS))
    return tuple(
        (
            middle[0] + out[0] * cos(turn) + out[1] * sin(turn),
            middle[1] + out[1] * cos(turn) - out[0] * sin(turn),
        )
        for turn in turns
    )


def _line(style: Style, camera: Camera, shown: ShownLine, *, rich: bool) -> tuple[Primitive, ...]:
    k = style.layout.px
    points = way_px(camera, shown.line.lonlats, LINE_STEPS)
    ink = style.colour("route")
    if shown.blurred or shown.line.certainty is Certainty.SCHEMATIC:
        # Known to be there, not where: a band that fades to both sides and to its ends.
        if not rich:
            return (Stroke(points, mixed(ink, style.colour("sea"), 0.6), k(17), smooth=False),)
        return tuple(
            Veil((_band(points, k(width) / 2),), (*ink, alpha)) for width, alpha in SOFT_BAND
        )
    dash = (k(LINE_DASH[0]), k(LINE_DASH[1])) if rich else None
    return (
        Stroke(points, style.either("white", "sea"), k(9), smooth=rich),
        Stroke(points, ink, k(5), dash, smooth=rich),
    )
