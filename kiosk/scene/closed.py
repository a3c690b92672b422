"""The screen of a closed house: dark, with a faint sign that never rests on the same pixels."""

from kiosk.chrono.local import local_time
from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Anchor, Fill, Primitive, Text
from kiosk.scene.scene import Layer, Scene
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import digits, hour, weekday

BLACK = (0, 0, 0)
# A tenth of full light or less: read from near by, and no lamp in a dark hall.
INKS = ((62, 60, 56), (44, 43, 40))
ROLES = (("headline", 44), ("ui_text", 30))
LINE_PX = 52
# Some screens lie a few pixels behind their frame.
EDGE_PX = 24
# The sign goes to and fro across and down in these times. Their ratio is the golden one, so that
# its way is never the same again.
ACROSS_S, DOWN_S = 3600.0, 3600.0 / 1.618
# It moves in steps: a picture that is drawn anew a few times a minute costs nothing.
STEP_S = 5.0


def closed_scene(
    viewport: Viewport, typography: Typography, lines: tuple[str, ...], at_s: float
) -> Scene:
    """Return the dark screen.

    Args:
        viewport: The screen.
        typography: Measures the sign.
        lines: Its one or two lines.
        at_s: Any time that goes forward.
    """
    layout = layout_for(viewport)
    screen = layout.screen
    styles = [TextStyle(role, layout.whole_px(size_px)) for role, size_px in ROLES]
    told = tuple(zip(lines, styles, INKS, strict=False))
    width_px = max((typography.width_px(line, style) for line, style, _ in told), default=0)
    line_px = layout.px(LINE_PX)
    sign = sign_box(screen.grown(-layout.px(EDGE_PX)), width_px, line_px * len(told), at_s)
    items: list[Primitive] = [Fill(screen, BLACK)]
    for index, (line, style, ink) in enumerate(told):
        at_px = (sign.centre_px[0], sign.y_px + line_px * (index + 0.5))
        items.append(Text(at_px, line, style, ink, Anchor.CENTRE))
    layer = Layer("closed", screen, tuple(items), kept=False, opaque=True)
    return Scene((layer,), (), TimeScale(((0.0, 0.0), (1.0, 1.0)), 0.0, 1.0), 0.0, moving=False)


def sign_lines(exhibit: Exhibit, opens_utc_s: float | None) -> tuple[str, ...]:
    """Return what the sign says of a house that opens at an instant; None for never."""
    closed = exhibit.wording["closed"]
    hours = exhibit.visit.hours
    if opens_utc_s is None or hours is None:
        return (closed,)
    local = local_time(opens_utc_s, hours.zone)
    opens = exhibit.wording["opens_again"]
    return closed, opens.format(weekday=weekday(exhibit, local), time=digits(exhibit, hour(local)))


def sign_box(screen: Box, width_px: float, height_px: float, at_s: float) -> Box:
    """Return where a sign of this size is at a time: everywhere for as long."""
    step_s = at_s - at_s % STEP_S
    free_x_px = max(0.0, screen.width_px - width_px)
    free_y_px = max(0.0, screen.height_px - height_px)
    return Box(
        screen.x_px + round(free_x_px * _to_and_fro(step_s / ACROSS_S)),
        screen.y_px + round(free_y_px * _to_and_fro(step_s / DOWN_S)),
        width_px,
        height_px,
    )


def _to_and_fro(turns: float) -> float:
    """Return a share that goes evenly from 0 to 1 and back with each turn."""
    return 1.0 - abs(2.0 * (turns % 1.0) - 1.0)
