"""`kiosk run`: the exhibit on a screen, or pictures of it where there is none."""

import gc
from argparse import Namespace
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.app.preparing import ClosedEarlyError, Preparation
from kiosk.app.preview import preview
from kiosk.app.report import OK, say
from kiosk.app.trace import TraceWriter
from kiosk.clock import Clock, SystemClock
from kiosk.geo.camera import Viewport
from kiosk.loop import Show
from kiosk.loop import run as run_loop
from kiosk.screen.fonts import Fonts
from kiosk.screen.globe import Globe
from kiosk.screen.painter import Painter
from kiosk.screen.platform import NoScreenError, prepare_sdl
from kiosk.screen.stages import WindowScreen
from kiosk.screen.window import Window

# Below the current folder, as `make` has it.
PREVIEW = Path("build/preview")


def run(arguments: Namespace) -> int:
    """Run the exhibit until its window is closed."""
    prepare_sdl()
    clock = SystemClock()
    # A size can only be that of a plain window: full screen is as large as the screen.
    windowed = arguments.windowed or arguments.size is not None
    try:
        window = Window(clock, arguments.size, windowed=windowed)
    except NoScreenError as fault:
        say(f"{str(fault).capitalize()}: pictures of the exhibit go to {PREVIEW} instead.")
        return preview(arguments.config, arguments.cache, PREVIEW)
    try:
        _show_in(window, clock, arguments)
    except ClosedEarlyError:
        return OK
    finally:
        window.close()
    return OK


def _show_in(window: Window, clock: Clock, arguments: Namespace) -> None:
    prepared = Preparation(window, clock, arguments.config, arguments.cache).done()
    exhibit, atlas = prepared.exhibit, prepared.atlas
    fonts = Fonts(font_files(exhibit, prepared.folder))
    show = Show(exhibit, atlas, fonts)
    screen = WindowScreen(window, Painter(window.surface, fonts, Globe(exhibit, atlas)))
    # What lives until the end is not looked through again: a collection takes 30 ms otherwise.
    gc.collect()
    gc.freeze()
    viewport = Viewport(*window.surface.get_size())
    if arguments.record is None:
        run_loop(show, screen, viewport, clock)
    else:
        with TraceWriter(arguments.record, viewport, clock) as trace:
            run_loop(show, screen, viewport, clock, trace.take)
