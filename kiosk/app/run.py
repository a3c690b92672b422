"""`kiosk run`: the exhibit on a screen, or pictures of it where there is none."""

import gc
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.app.preparing import ClosedEarlyError, Preparation
from kiosk.app.preview import preview
from kiosk.app.report import OK, say
from kiosk.app.trace import TraceWriter
from kiosk.app.watch import Watch
from kiosk.clock import Clock, SystemClock
from kiosk.content.model import Lens
from kiosk.geo.camera import Viewport
from kiosk.loop import Hooks, Show
from kiosk.loop import run as run_loop
from kiosk.scene.layout import layout_for
from kiosk.scene.names import labels_at, steps_within
from kiosk.scene.style import Style
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
    # A collection takes up to 30 ms. What lives until the end is not looked through again, and
    # the rest only when nothing moves: a visit makes next to no cycles.
    gc.collect()
    gc.freeze()
    gc.disable()
    viewport = Viewport(*window.surface.get_size())
    with ExitStack() as stack:
        watch = stack.enter_context(Watch(arguments.config, arguments.cache, window.wake))

        ahead = [_drawn_ahead(show, viewport)]

        def news() -> Show | None:
            latest = watch.latest()
            if latest is None:
                return None
            screen.adopt(Painter(window.surface, fonts, Globe(*latest)))
            fresh = Show(*latest, fonts)
            ahead[0] = _drawn_ahead(fresh, viewport)
            return fresh

        hooks = Hooks(news=news, at_rest=gc.collect, spare=lambda: next(ahead[0], False))
        if arguments.record is not None:
            trace = stack.enter_context(TraceWriter(arguments.record, viewport, clock))
            hooks = replace(hooks, heard=trace.take)
        run_loop(show, screen, viewport, clock, hooks)


def _drawn_ahead(show: Show, viewport: Viewport) -> Iterator[bool]:
    """Choose the names of one step of magnification after the other, before anybody zooms there."""
    style = Style(show.exhibit, Lens.PUBLIC, layout_for(viewport))
    for step in steps_within(show.exhibit.map.scale_limits):
        labels_at(style, step, show.atlas, show.typography)
        yield True
