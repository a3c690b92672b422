"""Where the world stands: countries hatched by the position that they have shown."""

from kiosk.atlas.model import TERRITORIES, Atlas
from kiosk.content.model import Stance
from kiosk.geo.camera import Camera
from kiosk.scene.boxes import Box
from kiosk.scene.mirror import as_read, mirrored_box
from kiosk.scene.panels import sheet
from kiosk.scene.primitives import Hatching, Primitive, Stroke, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.stage import reference_px
from kiosk.world.world import World

# Stances belong to views of the world; nearer, the theatres have their own signs.
MOST_SCALE = 1.15
# One hatched country says nothing of where the world stands, and a legend for it only asks why.
FEWEST_COUNTRIES = 3
PAD, ROW, SWATCH = 16, 34, 44
RIGHT, FOOT = 24, 20


def stance_parts(
    style: Style,
    camera: Camera,
    world: World,
    atlas: Atlas,
    typography: Typography,
    above: tuple[Box, ...] = (),
) -> tuple[tuple[Layer, ...], tuple[Box, ...]]:
    """Return the hatching and its legend, and the box that the legend takes.

    Both are left out where the legend finds no room, and while fewer than three countries in view
    would be hatched. It names only the stances of those, and lies higher than the boxes of `above`.
    """
    if camera.scale_px > MOST_SCALE * reference_px(camera.viewport):
        return (), ()
    by_id = {stance.id: stance for stance in style.exhibit.stances if stance.hatch}
    shown = [(country, by_id[stance]) for country, stance in world.stances if stance in by_id]
    in_view = _in_view(style, camera, atlas, frozenset(country for country, _ in shown))
    if len(in_view) < FEWEST_COUNTRIES:
        return (), ()
    areas = tuple((country, stance.hatch, style.colour(stance.colour)) for country, stance in shown)
    there = {stance.id for country, stance in shown if country in in_view}
    legend = [stance for stance in by_id.values() if stance.id in there]
    box, items = _legend(style, legend, above, typography)
    if box.y_px < style.layout.px(24):
        return (), ()
    hatching = Hatching(camera, areas, atlas.fingerprint)
    return (
        Layer("stances", style.layout.map, (hatching,), kept=True, sparing=True),
        Layer("legend", box.grown(style.layout.px(12)), items, kept=True),
    ), (box.grown(style.layout.px(10)),)


def _in_view(
    style: Style, camera: Camera, atlas: Atlas, countries: frozenset[str]
) -> frozenset[str]:
    """Return those of the countries whose middle lies on the map that no panel covers."""
    layout = style.layout
    seen = Box(0.0, 0.0, layout.screen.width_px, layout.legend.bottom_px)
    return frozenset(
        feature.name
        for layer in atlas.areas
        if layer.role == TERRITORIES
        for feature in layer.features
        if feature.name in countries
        and camera.faces(feature.label_lonlat)
        and seen.contains(px := camera.px_from_lonlat(feature.label_lonlat))
        and not layout.date.contains(px)
    )


def _legend(
    style: Style, stances: list[Stance], above: tuple[Box, ...], typography: Typography
) -> tuple[Box, tuple[Primitive, ...]]:
    k = style.layout.px
    text_style = style.type("legend")
    widest_px = max(typography.width_px(stance.name, text_style) for stance in stances)
    width_px = k(2 * PAD + SWATCH + 14) + widest_px
    height_px = k(2 * PAD - 6 + ROW * len(stances))
    room = style.layout.legend
    box = Box(
        round(room.right_px - width_px), round(room.bottom_px - height_px), width_px, height_px
    )
    if style.exhibit.rtl:
        box = mirrored_box(box, style.layout.viewport.width_px)
    for each in above:
        if box.overlaps(each):
            box = box._replace(y_px=round(each.y_px - k(8) - height_px))
    items: list[Primitive] = [*sheet(style, box)]
    patterns: list[Primitive] = []
    for nth, stance in enumerate(stances):
        middle_px = box.y_px + k(PAD - 3 + ROW * (nth + 0.5))
        swatch = Box(box.x_px + k(PAD), middle_px - k(11), k(SWATCH), k(22))
        # A pattern lies here as on the map, which is never turned; only its place is.
        shown = mirrored_box(swatch, box.x_px + box.right_px) if style.exhibit.rtl else swatch
        patterns += _swatch(style, stance, shown)
        left_px = swatch.right_px + k(14)
        items.append(Text((left_px, middle_px), stance.name, text_style, style.text))
    return box, (*as_read(style, box, items), *patterns)


def _swatch(style: Style, stance: Stance, box: Box) -> tuple[Primitive, ...]:
    """Return a piece of the pattern, as it lies on the countries."""
    k = style.layout.px
    colour = style.colour(stance.colour)
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
    high_px, step_px = box.height_px, k(11)
    count = int(box.width_px // step_px)
    feet = [box.x_px + step_px * n for n in range(int((box.width_px - high_px) // step_px) + 1)]
    if stance.hatch in ("rising", "crossed"):
        lines += [((x_px, box.bottom_px), (x_px + high_px, box.y_px)) for x_px in feet]
    if stance.hatch in ("falling", "crossed"):
        lines += [((x_px, box.y_px), (x_px + high_px, box.bottom_px)) for x_px in feet]
    if stance.hatch in ("level", "dashed"):
        levels = [box.y_px + high_px * share for share in (0.12, 0.5, 0.88)]
        lines += [((box.x_px, y_px), (box.right_px, y_px)) for y_px in levels]
    if stance.hatch == "upright":
        middles = [box.x_px + step_px * (n + 0.5) for n in range(count)]
        lines += [((x_px, box.y_px), (x_px, box.bottom_px)) for x_px in middles]
    dash = (k(9), k(7)) if stance.hatch == "dashed" else None
    return tuple(Stroke((start, end), colour, k(2.4), dash) for start, end in lines)
