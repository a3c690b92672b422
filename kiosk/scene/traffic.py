"""Ships, aircraft and letters on their way."""

from math import atan2, cos, degrees, radians, sin

import numpy as np

from kiosk.content.model import Rgb
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM, unit_from_lonlat
from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Px, Stroke, Text
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import Typography
from kiosk.scene.ways import way_px
from kiosk.state.intents import ShowSheet
from kiosk.state.sheets import Letter
from kiosk.state.stage import reference_px
from kiosk.world.flights import ShownFlight
from kiosk.world.messages import Passage, ShownMessage
from kiosk.world.ships import ShownShip
from kiosk.world.world import World

# Ships are named from this scale on, in screen heights per radian, and drawn from the smaller one.
SHIP_SCALE, SHIP_NAME_SCALE = 0.9, 1.25
SHIP_RADIUS, PLANE_RADIUS, LETTER_RADIUS = 21, 20, 17
# A finger finds a letter within this.
LETTER_REACH = 40
ARC_STEPS = 48
# A way at sea for the turn of a hull on screen: long enough for exact arithmetic.
AHEAD_RAD = 0.01


def traffic_items(
    style: Style, camera: Camera, world: World, *, rich: bool
) -> tuple[Primitive, ...]:
    """Return what moves over the map, the letters on top; `rich` while the map itself rests."""
    items: list[Primitive] = []
    scale = camera.scale_px / reference_px(camera.viewport)
    if scale >= SHIP_SCALE:
        for ship in world.ships:
            items += _ship(style, camera, ship)
    for flight in world.flights:
        items += _flight(style, camera, flight, rich=rich)
    for message in world.messages:
        items += _message(style, camera, message, rich=rich)
    return tuple(items)


def ship_boxes(style: Style, camera: Camera, world: World) -> tuple[Box, ...]:
    """Return what no call-out may cover."""
    if camera.scale_px < SHIP_SCALE * reference_px(camera.viewport):
        return ()
    half_px = style.layout.px(30)
    return tuple(Box.around(camera.px_from_lonlat(ship.lonlat), half_px) for ship in world.ships)


def _ship(style: Style, camera: Camera, ship: ShownShip) -> tuple[Primitive, ...]:
    k = style.layout.px
    px = camera.px_from_lonlat(ship.lonlat)
    if not (camera.faces(ship.lonlat) and style.layout.screen.grown(k(60)).contains(px)):
        return ()
    colour = _flag_colour(style, ship.track.flag)
    # As soft as the sources are: the disc says "somewhere here".
    doubt_px = ship.doubt_km / EARTH_RADIUS_KM * camera.scale_px
    ground = style.colour("sea")
    turn_deg = 0.0 if ship.heading_deg is None else _turn_deg(camera, ship.lonlat, ship.heading_deg)
    name = "submarine" if ship.track.kind == "submarine" else "ship"
    items: list[Primitive] = [
        Glyph("disc", px, max(k(14), min(doubt_px, k(150))), (colour,), 26),
        Glyph(
            name, px, k(SHIP_RADIUS), (style.either("white", "sea"), colour, ground), 255, turn_deg
        ),
    ]
    return tuple(items)


def ship_names(
    style: Style, camera: Camera, world: World, taken: tuple[Box, ...], typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[Box, ...]]:
    """Return the names of the ships that find room, and the boxes that they take."""
    k = style.layout.px
    if camera.scale_px < SHIP_NAME_SCALE * reference_px(camera.viewport):
        return (), ()
    text_style = style.type("tag_sub")
    items: list[Primitive] = []
    boxes: list[Box] = []
    for ship in world.ships:
        if not camera.faces(ship.lonlat):
            continue
        x_px, y_px = camera.px_from_lonlat(ship.lonlat)
        half_px = typography.width_px(ship.track.name, text_style) / 2 + k(4)
        for down_px in (k(42), -k(42)):
            box = Box(x_px - half_px, y_px + down_px - k(15), 2 * half_px, k(30))
            if not any(box.overlaps(other) for other in (*taken, *boxes)):
                items.append(
                    Text(
                        (x_px, y_px + down_px),
                        ship.track.name,
                        text_style,
                        style.text,
                        Anchor.CENTRE,
                        style.colour("sea"),
                        style.layout.whole_px(3),
                    )
                )
                boxes.append(box)
                break
    return tuple(items), tuple(boxes)


def _flight(
    style: Style, camera: Camera, shown: ShownFlight, *, rich: bool
) -> tuple[Primitive, ...]:
    k = style.layout.px
    if len(shown.flown) < 2:
        return ()
    colour = mixed(style.colour("route"), style.colour("sea"), 0.75 * (1.0 - shown.freshness))
    points = way_px(camera, shown.flown, ARC_STEPS)
    dash = (k(12), k(7)) if shown.schematic and rich else None
    items: list[Primitive] = [Stroke(points, colour, k(3), dash, rich)]
    if shown.lonlat is not None:
        turn_deg = (
            0.0 if shown.heading_deg is None else _turn_deg(camera, shown.lonlat, shown.heading_deg)
        )
        px = camera.px_from_lonlat(shown.lonlat)
        items.append(
            Glyph(
                "plane", px, k(PLANE_RADIUS), (style.either("white", "sea"), colour), 255, turn_deg
            )
        )
    return tuple(items)


def _message(
    style: Style, camera: Camera, shown: ShownMessage, *, rich: bool
) -> tuple[Primitive, ...]:
    k = style.layout.px
    message = shown.message
    strength = 1.0 if shown.passage is not Passage.ARRIVED else shown.freshness
    colour = mixed(style.colour("trace"), style.colour("sea"), 0.85 * (1.0 - strength))
    points = way_px(camera, (message.origin.lonlat, message.target.lonlat), ARC_STEPS)
    pale = mixed(colour, style.colour("sea"), 0.45)
    dash = (k(10), k(8)) if rich else None
    match shown.passage:
        case Passage.UNDER_WAY:
            reached = _reached(shown, len(points))
            return (
                Stroke(points, pale, k(2), dash, rich),
                Stroke(points[: reached + 1], colour, k(4), None, rich),
                _letter(style, points[reached]),
            )
        case Passage.AT_ONCE:
            return (Stroke(points, colour, k(4), None, rich), _letter(style, points[-1]))
        case Passage.UNTOLD:
            return (Stroke(points, pale, k(3), dash, rich), _letter(style, points[0]))
        case Passage.ARRIVED:
            return (Stroke(points, colour, k(2), None, rich),)


def letter_targets(style: Style, camera: Camera, world: World) -> tuple[HitTarget, ...]:
    """Return the letters on their way as what a finger may ask after."""
    radius_px = style.layout.px(LETTER_REACH)
    return tuple(
        HitTarget(
            f"letter:{shown.message.id}",
            Disc(px, radius_px),
            ShowSheet(Letter(shown.message.id)),
            Handle.MAP,
        )
        for shown in world.messages
        if (px := letter_px(camera, shown)) is not None
    )


def letter_px(camera: Camera, shown: ShownMessage) -> Px | None:
    """Return where the letter of a message is drawn; None once it has arrived."""
    if shown.passage is Passage.ARRIVED:
        return None
    message = shown.message
    points = way_px(camera, (message.origin.lonlat, message.target.lonlat), ARC_STEPS)
    match shown.passage:
        case Passage.UNDER_WAY:
            return points[_reached(shown, len(points))]
        case Passage.AT_ONCE:
            return points[-1]
        case _:
            return points[0]


def _reached(shown: ShownMessage, count: int) -> int:
    return max(1, round((shown.share or 0.0) * (count - 1)))


def _letter(style: Style, px: Px) -> Glyph:
    ground, ink = style.either("white", "text"), style.either("ink", "sea")
    return Glyph("letter", px, style.layout.px(LETTER_RADIUS), (ink, ground))


def _turn_deg(camera: Camera, lonlat: tuple[float, float], heading_deg: float) -> float:
    """Return the counter-clockwise turn on screen of what was drawn heading right."""
    here = unit_from_lonlat(np.array(lonlat))
    lon_rad, heading_rad = radians(lonlat[0]), radians(heading_deg)
    east = np.array((-sin(lon_rad), cos(lon_rad), 0.0))
    north = np.cross(here, east)
    ahead = here + AHEAD_RAD * (east * sin(heading_rad) + north * cos(heading_rad))
    px = camera.px_from_unit(np.array([here, ahead / np.linalg.norm(ahead)]))
    (x_px, y_px), (ahead_x_px, ahead_y_px) = px.tolist()
    turn_deg = degrees(atan2(y_px - ahead_y_px, ahead_x_px - x_px))
    return 3.0 * round(turn_deg / 3.0)


def _flag_colour(style: Style, flag: str) -> Rgb:
    colours = {actor.id: actor.colour for actor in style.exhibit.actors}
    return style.colour(colours[flag]) if flag in colours else style.either("ink3", "text2")
