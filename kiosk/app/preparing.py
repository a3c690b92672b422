"""From files to something that can be shown, with a notice on screen for as long as it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import Content, font_files, load_content
from kiosk.app.baking import Bake, stored_atlas
from kiosk.app.report import first_error, tell_errors
from kiosk.app.vitals import Vitals
from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import Gallery, stored_gallery
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.ops.channel import Phase
from kiosk.scene.notice import BEAT_S, notice_scene
from kiosk.screen.fonts import Fonts
from kiosk.screen.painter import Painter
from kiosk.screen.window import Closed, Window

# While baking the bar on screen moves this often; each time costs the bake some 10 ms.
BAR_S = 0.2
# Mended files are found within this time. Looking takes 70 ms.
LOOK_S = 3.0


class ClosedEarlyError(Exception):
    """The window was closed while the exhibit was being prepared."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What a show needs.

    Attributes:
        folder: That of the exhibit.
        fingerprint: Of the content, if it is that of the files; else empty.
        files: All that were read for it.
    """

    exhibit: Exhibit
    folder: Path
    atlas: Atlas
    gallery: Gallery
    fingerprint: str
    files: tuple[Path, ...]


class Preparation:
    """Makes an exhibit ready in an open window."""

    def __init__(
        self,
        window: Window,
        vitals: Vitals,
        config: Path,
        cache: Path,
        load: Callable[[Path, Path], Content] = load_content,
    ) -> None:
        """Begin.

        Args:
            window: Where the notice is shown.
            vitals: Told that it lives; its clock paces the notice.
            config: The exhibit.
            cache: Its cache folder.
            load: Reads the content.
        """
        self._window = window
        self._clock = vitals.clock
        self._vitals = vitals
        self._config = config
        self._cache = cache
        self._load = load
        self._fonts = Fonts({})
        self._exhibit: Exhibit | None = None

    def done(self) -> Prepared:
        """Return what can be shown, even if that takes until somebody has mended the files.

        Raises:
            ClosedEarlyError: If the window was closed meanwhile.
        """
        self._vitals.begin_slow_step(Phase.PREPARING)
        content = self._load(self._config, self._cache)
        self._tell(content)
        tried: tuple[bool, str] | None = None
        while True:
            exhibit = content.exhibit
            self._vitals.begin_slow_step(Phase.PREPARING)
            if exhibit is not None:
                self._fonts, self._exhibit = Fonts(font_files(exhibit, content.folder)), exhibit
                # What could not be baked once is not baked again before it has changed.
                attempt = (content.current, stamp_of(exhibit.map.layers, content.folder))
                atlas = None if attempt == tried else self._atlas(exhibit, *attempt)
                if atlas is not None:
                    gallery = stored_gallery(self._cache)
                    return Prepared(
                        exhibit, content.folder, atlas, gallery, content.fingerprint, content.files
                    )
                tried = attempt
            self._wait("CONTENT" if exhibit is None else "MAP")
            self._vitals.begin_slow_step(Phase.PREPARING)
            before, content = content, self._load(self._config, self._cache)
            if content.problems != before.problems:
                self._tell(content)
            if before.exhibit is None and content.exhibit is not None:
                events = len(content.exhibit.events)
                self._vitals.journal.tell("content_taken_over", events=events)

    def _tell(self, content: Content) -> None:
        """Tell what is wrong with the files; where they can be shown, the watch tells it."""
        tell_errors(content.problems)
        if content.exhibit is None:
            count, first = first_error(content.problems)
            self._vitals.journal.tell("content_missing", problems=count, first=first)

    def _atlas(self, exhibit: Exhibit, current: bool, stamp: str) -> Atlas | None:
        """Return the atlas, baked first if its sources have changed; an old one if that fails."""
        atlas = stored_atlas(self._cache)
        if not current or (atlas is not None and is_fresh(self._cache, stamp)):
            return atlas
        bake = Bake(exhibit.map.layers, self._config, self._cache)
        try:
            while bake.running:
                self._show(BAR_S, share=bake.share)
        except ClosedEarlyError:
            bake.stop()
            raise
        self._vitals.begin_slow_step(Phase.PREPARING)
        return stored_atlas(self._cache) if bake.succeeded() else atlas

    def _wait(self, code: str) -> None:
        until_s = self._clock.now_s() + LOOK_S
        while self._clock.now_s() < until_s:
            self._show(BEAT_S, code=code)

    def _show(self, for_s: float, *, share: float | None = None, code: str = "") -> None:
        surface = self._window.surface
        beat = int(self._clock.now_s() / BEAT_S)
        viewport = Viewport(*surface.get_size())
        scene = notice_scene(
            viewport, self._fonts, beat=beat, share=share, code=code, exhibit=self._exhibit
        )
        Painter(surface, self._fonts, None).paint(scene)
        self._window.show()
        self._vitals.beat(Phase.PREPARING)
        if any(isinstance(signal, Closed) for signal in self._window.signals(for_s)):
            raise ClosedEarlyError
