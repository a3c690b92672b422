"""`kiosk doctor --touch`: what the touch panel reports, drawn where it reports it."""

from argparse import Namespace
from collections.abc import Hashable, Iterable

from kiosk.app.report import OK, UNUSABLE, RefusedError, say
from kiosk.chrono.scale import TimeScale
from kiosk.clock import SystemClock
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Fill, Primitive, Ring, Stroke
from kiosk.scene.scene import Layer, Scene
from kiosk.screen.fonts import Fonts
from kiosk.screen.painter import Painter
from kiosk.screen.platform import NoScreenError, prepare_sdl
from kiosk.screen.window import Closed, KeyPressed, Window
from kiosk.touch.contacts import Contact, Phase

GROUND, LINE, FINGER, MOUSE = (20, 24, 30), (70, 80, 92), (120, 220, 140), (240, 190, 90)
COLUMNS, ROWS = 16, 9
# Nobody at it for so long, or the key escape, ends it.
QUIET_S = 60.0
EMPTY_AXIS = TimeScale(((0.0, 0.0), (1.0, 1.0)), 0.0, 1.0)


def touch_trial(arguments: Namespace) -> int:
    """Show each finger as a ring: it must lie under the finger, also in the corners."""
    prepare_sdl()
    clock = SystemClock()
    try:
        window = Window(clock, arguments.size, windowed=arguments.size is not None)
    except NoScreenError as fault:
        raise RefusedError(str(fault)) from fault
    painter = Painter(window.surface, Fonts({}), None)
    down: dict[Hashable, Contact] = {}
    most, touched_s = 0, clock.now_s()
    try:
        while clock.now_s() - touched_s < QUIET_S:
            if painter.paint(touch_scene(Viewport(*window.surface.get_size()), down.values())):
                window.show()
            for signal in window.signals(1.0):
                match signal:
                    case Closed() | KeyPressed("escape"):
                        return _told(most)
                    case Contact(phase=Phase.DOWN | Phase.MOVE):
                        if signal.phase is Phase.DOWN or signal.id in down:
                            down[signal.id] = signal
                        touched_s = clock.now_s()
                    case Contact():
                        down.pop(signal.id, None)
                    case _:
                        pass
            most = max(most, len(down))
        return _told(most)
    finally:
        window.close()


def touch_scene(viewport: Viewport, contacts: Iterable[Contact]) -> Scene:
    """Return a grid with a ring around each contact."""
    width_px, height_px = viewport.width_px, viewport.height_px
    screen = Box(0.0, 0.0, width_px, height_px)
    items: list[Primitive] = [Fill(screen, GROUND)]
    for nth in range(COLUMNS + 1):
        x_px = nth * (width_px - 1) / COLUMNS
        items.append(Stroke(((x_px, 0.0), (x_px, height_px)), LINE, 1.0))
    for nth in range(ROWS + 1):
        y_px = nth * (height_px - 1) / ROWS
        items.append(Stroke(((0.0, y_px), (width_px, y_px)), LINE, 1.0))
    for contact in contacts:
        colour = FINGER if contact.source == "finger" else MOUSE
        items.append(Ring(contact.px, height_px / 14, (*colour, 255), height_px / 120))
        items.append(Ring(contact.px, height_px / 200, (*colour, 255), height_px / 120))
    layer = Layer("touch", screen, tuple(items), kept=False, opaque=True)
    return Scene((layer,), (), EMPTY_AXIS, 0.0, moving=False)


def _told(most: int) -> int:
    say(f"At most {most} at once were seen: green rings are fingers, yellow ones a mouse.")
    return OK if most else UNUSABLE
