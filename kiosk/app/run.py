"""`kiosk run`: the exhibit on a screen, or pictures of it where there is none."""

import gc
import logging
from argparse import Namespace
from pathlib import Path

from kiosk.app.assembly import Content, font_files, load_content
from kiosk.app.baking import Bake, is_fresh, stamp_of, stored_atlas
from kiosk.app.preview import preview
from kiosk.app.report import OK, PROBLEMS, complain, say, tell_problems
from kiosk.app.trace import TraceWriter
from kiosk.atlas.model import Atlas
from kiosk.clock import Clock, SystemClock
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.loop import Show
from kiosk.loop import run as run_loop
from kiosk.scene.notice import BEAT_S, notice_scene
from kiosk.screen.fonts import Fonts
from kiosk.screen.globe import Globe
from kiosk.screen.painter import Painter
from kiosk.screen.platform import NoScreenError, prepare_sdl
from kiosk.screen.stages import WindowScreen
from kiosk.screen.window import Closed, Window

_log = logging.getLogger(__name__)


class _ClosedEarlyError(Exception):
    """The window was closed while the exhibit was being prepared."""


def run(arguments: Namespace) -> int:
    """Run the exhibit until its window is closed."""
    prepare_sdl()
    clock = SystemClock()
    config: Path = arguments.config
    cache: Path = arguments.cache
    try:
        window = Window(clock, arguments.size, windowed=arguments.windowed)
    except NoScreenError:
        say("There is no screen here, so the exhibit cannot be shown.")
        return preview(config, cache, Path("build/preview"))
    try:
        return _run_in(window, clock, arguments, cache)
    except _ClosedEarlyError:
        return OK
    finally:
        window.close()


def _run_in(window: Window, clock: Clock, arguments: Namespace, cache: Path) -> int:
    config: Path = arguments.config
    waiting = _Waiting(window, clock, load_content(config, cache))
    content = waiting.content
    tell_problems(content.problems)
    while content.exhibit is None:
        # Nothing was ever good: say so on screen, and look again whether the files are mended.
        waiting.show(None, "CONTENT")
        content = _reloaded(content, config, cache)
    exhibit = content.exhibit
    atlas = _atlas(waiting, exhibit, config if content.current else None, cache)
    if atlas is None:
        complain("the map could not be baked; `kiosk bake` tells why")
        return PROBLEMS
    fonts = Fonts(font_files(exhibit, content.folder))
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
    return OK


def _reloaded(content: Content, config: Path, cache: Path) -> Content:
    again = load_content(config, cache)
    if again.problems != content.problems:
        tell_problems(again.problems)
    return again


def _atlas(waiting: "_Waiting", exhibit: Exhibit, config: Path | None, cache: Path) -> Atlas | None:
    """Return the atlas, baked first if its sources have changed; an old one is better than none."""
    if config is None:
        return stored_atlas(cache)
    stamp = stamp_of(exhibit, config.resolve().parent)
    atlas = stored_atlas(cache)
    if atlas is not None and is_fresh(cache, stamp):
        return atlas
    cache.mkdir(parents=True, exist_ok=True)
    bake = Bake(config, cache, stamp)
    try:
        while bake.watched():
            waiting.show(bake.progress.share, "")
    except _ClosedEarlyError:
        bake.stop()
        raise
    return stored_atlas(cache) or atlas


class _Waiting:
    """The notice on screen while there is nothing to show yet."""

    def __init__(self, window: Window, clock: Clock, content: Content) -> None:
        self.content = content
        self._window = window
        self._clock = clock
        self._fonts = Fonts(font_files(content.exhibit, content.folder))

    def show(self, share: float | None, code: str) -> None:
        """Show the notice for a moment.

        Raises:
            _ClosedEarlyError: If the window was closed meanwhile.
        """
        surface = self._window.surface
        beat = int(self._clock.now_s() / BEAT_S)
        scene = notice_scene(
            Viewport(*surface.get_size()), self._fonts, beat=beat, share=share, code=code
        )
        Painter(surface, self._fonts, None).paint(scene)
        self._window.show()
        patience_s = 0.02 if share is not None else BEAT_S
        if any(isinstance(signal, Closed) for signal in self._window.signals(patience_s)):
            raise _ClosedEarlyError
