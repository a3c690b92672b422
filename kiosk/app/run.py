"""`kiosk run`: the exhibit on a screen, or pictures of it where there is none."""

import gc
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.app.preparing import ClosedEarlyError, Preparation
from kiosk.app.preview import preview
from kiosk.app.report import OK, say
from kiosk.app.trace import TraceWriter
from kiosk.app.watch import Watch
from kiosk.clock import Clock, SystemClock
from kiosk.geo.camera import Viewport
from kiosk.loop import Show
from kiosk.loop import run as run_loop
from kiosk.screen.fonts import Fonts
from kiosk.screen.globe import Globe
from kiosk.screen.painter import Painter
from kiosk.screen.platform import NoScreenError, prepare_sdl
from kiosk.screen.stages import WindowScreen
from kiosk.screen.window import Signal, Window

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
    with ExitStack() as stack:
        watch = stack.enter_context(Watch(arguments.config, arguments.cache, window.wake))

        def news() -> Show | None:
            latest = watch.latest()
            if latest is None:
                return None
            screen.adopt(Painter(window.surface, fonts, Globe(*latest)))
            return Show(*latest, fonts)

        take: Callable[[Sequence[Signal]], None] = _ignore
        if arguments.record is not None:
            take = stack.enter_context(TraceWriter(arguments.record, viewport, clock)).take
        run_loop(show, screen, viewport, clock, take, news)


def _ignore(signals: Sequence[Signal]) -> None:
    del signals
