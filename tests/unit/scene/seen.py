"""What a test can see of a scene: its words, marks and targets with the room that they take."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import cos, radians, sin

from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box, Disc
from kiosk.scene.build import build_scene
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.layout import Layout, layout_for
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Text
from kiosk.scene.scene import Layer, Scene
from kiosk.scene.style import TYPE
from kiosk.scene.typography import TextStyle
from kiosk.screen.fonts import Fonts
from kiosk.state.motion import STILL_LIMIT_S, bounded
from kiosk.state.stage import camera_for
from kiosk.state.state import State, initial_state
from kiosk.state.update import CARD_ANIMATION_S
from kiosk.visit import Show

SIZES = (
    (1920, 1080),
    (1080, 1920),
    (1024, 768),
    (3440, 1440),
    (3840, 2160),
    (1280, 800),
    (800, 600),
)
DESIGN_FINGER_PX = 72
# Half a px at either edge is lost where boxes are rounded.
ROUNDING_PX = 1.0


def state_at(
    exhibit: Exhibit,
    size_px: tuple[int, int],
    lens: Lens = Lens.PUBLIC,
    utc_s: float | None = None,
    *,
    theatre: str = "world",
    event_id: str = "",
) -> State:
    """Return a visit at rest over a theatre, with a card open or without."""
    state = initial_state(exhibit, Viewport(*size_px))
    view = exhibit.theatre_by_id[theatre].view
    camera = camera_for(
        view, state.camera.viewport, state.camera.projection, card_open=bool(event_id)
    )
    return replace(
        state,
        camera=bounded(camera, exhibit),
        lens=lens,
        utc_s=state.utc_s if utc_s is None else utc_s,
        theatre=theatre,
        event_id=event_id,
        card_s=CARD_ANIMATION_S if event_id else 0.0,
        still_s=STILL_LIMIT_S,
    )


def scene_of(state: State, show: Show) -> Scene:
    return build_scene(state, show.exhibit, show.atlas, show.typography)


def layer(scene: Scene, name: str) -> Layer:
    (found,) = (each for each in scene.layers if each.id == name)
    return found


def layout(scene_state: State) -> Layout:
    return layout_for(scene_state.camera.viewport)


def texts(items: Sequence[Primitive]) -> Iterator[Text]:
    return (item for item in items if isinstance(item, Text))


def all_words(scene: Scene) -> str:
    """Return every word of a scene in one string, without the spaces that lines may break at."""
    words = [text.text for each in scene.layers for text in texts(each.items)]
    return squeezed(" ".join(words))


def squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


@lru_cache(maxsize=65536)
def _ink(text: str, style: TextStyle, fonts: Fonts) -> Box:
    """Return the room of the letters themselves, from the left end and the middle of the line."""
    picture = fonts.picture(text, style, (0, 0, 0))
    ink = picture.get_bounding_rect()
    return Box(ink.x, ink.y - picture.get_height() / 2, ink.width, ink.height)


def text_box(text: Text, fonts: Fonts) -> Box:
    """Return the room of the letters of a line that is not turned."""
    ink = _ink(text.text, text.style, fonts)
    width_px = fonts.width_px(text.text, text.style)
    left_px = {
        Anchor.LEFT: text.px[0],
        Anchor.CENTRE: text.px[0] - width_px / 2,
        Anchor.RIGHT: text.px[0] - width_px,
    }[text.anchor]
    return Box(left_px + ink.x_px, text.px[1] + ink.y_px, ink.width_px, ink.height_px)


def corners_px(text: Text, fonts: Fonts) -> tuple[tuple[float, float], ...]:
    """Return the corners of a line as it is turned."""
    box = text_box(text, fonts)
    angle_rad = radians(text.angle_deg)
    x_px, y_px = text.px
    found = []
    for corner_x_px, corner_y_px in (
        (box.x_px, box.y_px),
        (box.right_px, box.y_px),
        (box.right_px, box.bottom_px),
        (box.x_px, box.bottom_px),
    ):
        right, down = corner_x_px - x_px, corner_y_px - y_px
        found.append(
            (
                x_px + right * cos(angle_rad) + down * sin(angle_rad),
                y_px - right * sin(angle_rad) + down * cos(angle_rad),
            )
        )
    return tuple(found)


def labels(scene: Scene, exhibit: Exhibit) -> tuple[Text, ...]:
    """Return the names on the map."""
    sorts = {(role, tracking > 0) for name, (role, _, tracking) in TYPE.items() if "map_" in name}
    tags = [target.area for target in scene.targets if target.id.startswith("tag:")]
    return tuple(
        text
        for text in texts(layer(scene, "overlay").items)
        if (text.style.font, text.style.tracking_px > 0) in sorts
        and not any(isinstance(area, Box) and area.contains(text.px) for area in tags)
        and len(text.text) > 2
    )


def marks(scene: Scene) -> tuple[Glyph, ...]:
    """Return the marks of events on the map."""
    return tuple(
        item
        for item in layer(scene, "overlay").items
        if isinstance(item, Glyph) and item.name.startswith("mark:")
    )


def tags(scene: Scene) -> tuple[HitTarget, ...]:
    return tuple(target for target in scene.targets if target.id.startswith("tag:"))


def controls(scene: Scene) -> tuple[HitTarget, ...]:
    """Return what acts when it is tapped and is no part of the map."""
    return tuple(
        target
        for target in scene.targets
        if target.tap is not None and target.handle is Handle.NOTHING
    )


def bounds(area: Box | Disc) -> Box:
    if isinstance(area, Box):
        return area
    (x_px, y_px), radius_px = area
    return Box(x_px - radius_px, y_px - radius_px, 2 * radius_px, 2 * radius_px)


def panels(state: State) -> tuple[Box, ...]:
    """Return the boxes of what lies above the map."""
    here = layout(state)
    always = (here.date, here.regions, here.switch, here.band)
    return (*always, here.card) if state.event_id else always


def encloses(outer: Box, inner: Box, by_px: float = ROUNDING_PX) -> bool:
    return (
        inner.x_px >= outer.x_px - by_px
        and inner.y_px >= outer.y_px - by_px
        and inner.right_px <= outer.right_px + by_px
        and inner.bottom_px <= outer.bottom_px + by_px
    )
