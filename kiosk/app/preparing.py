"""From files to something that can be shown, with a notice on screen for as long as it takes."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import Content, font_files, load_content
from kiosk.app.baking import MAP_AS_ITS_FILES, Bake, MapRefusal, stored_atlas
from kiosk.app.folders import make_private, spare_cache_folder
from kiosk.app.ledger import refusal as refusal_in
from kiosk.app.report import first_error, place_of, reason_of, tell_errors, tell_problems
from kiosk.app.vitals import Vitals
from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import Gallery, stored_gallery
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.content.model import Exhibit
from kiosk.content.naming import told_where_named
from kiosk.geo.camera import Viewport
from kiosk.ops.channel import Phase
from kiosk.ops.examination import refusal_of, room_bytes
from kiosk.ops.staff_settings import settings_in
from kiosk.scene.notice import BEAT_S, notice_scene, told_to_staff
from kiosk.screen.fonts import Fonts
from kiosk.screen.painter import Painter
from kiosk.screen.window import Closed, Window

# While baking the bar on screen moves this often; each time costs the bake some 10 ms.
BAR_S = 0.2
# Mended files are found within this time. Looking takes 70 ms.
LOOK_S = 3.0
# What could not be baked is tried again when so much more room is there, or after some minutes.
ROOM_BYTES = 16_000_000
AGAIN_S = 180.0


class ClosedEarlyError(Exception):
    """The window was closed while the exhibit was being prepared."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What a show needs.

    Attributes:
        folder: That of the exhibit.
        fingerprint: Of the content, if it is that of the files; else empty.
        files: All that were read for it.
        cache: Where its map and its pictures lie.
        map_refusal: Why the map is not that of its files; without a reason if it is.
    """

    exhibit: Exhibit
    folder: Path
    atlas: Atlas
    gallery: Gallery
    fingerprint: str
    files: tuple[Path, ...]
    cache: Path
    map_refusal: MapRefusal


@dataclass(frozen=True, slots=True)
class _Failed:
    """A bake that has failed.

    Attributes:
        of: What was to be baked.
        at_s: When.
        room_bytes: What could be written into the cache then.
    """

    of: tuple[bool, str]
    at_s: float
    room_bytes: int


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
        self._told_reason = ""
        self._map_refusal = MAP_AS_ITS_FILES

    def done(self) -> Prepared:
        """Return what can be shown, even if that takes until somebody has mended the files.

        Raises:
            ClosedEarlyError: If the window was closed meanwhile.
        """
        self._vitals.begin_slow_step(Phase.PREPARING)
        content = self._load(self._config, self._cache)
        self._tell(content)
        failed: _Failed | None = None
        while True:
            exhibit = content.exhibit
            self._vitals.begin_slow_step(Phase.PREPARING)
            if exhibit is not None:
                self._fonts, self._exhibit = Fonts(font_files(exhibit, content.folder)), exhibit
                attempt = (content.current, stamp_of(exhibit.map.layers, content.folder))
                if failed is None or self._is_worth_another(attempt, failed):
                    atlas = self._atlas(content, exhibit, attempt[1])
                    if atlas is not None:
                        return self._prepared(content, exhibit, atlas)
                    now_s = self._clock.now_s()
                    failed = _Failed(attempt, now_s, room_bytes(self._cache))
            self._wait(*self._awaited(content))
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

    def _prepared(self, content: Content, exhibit: Exhibit, atlas: Atlas) -> Prepared:
        gallery = stored_gallery(self._cache)
        return Prepared(
            exhibit,
            content.folder,
            atlas,
            gallery,
            content.fingerprint,
            content.files,
            self._cache,
            self._map_refusal,
        )

    def _is_worth_another(self, attempt: tuple[bool, str], failed: _Failed) -> bool:
        """Return whether what has failed may succeed now: files, room or the machine may be other.

        A bake takes all of the machine for a while.
        """
        return (
            attempt != failed.of
            or self._clock.now_s() - failed.at_s >= AGAIN_S
            or room_bytes(self._cache) >= failed.room_bytes + ROOM_BYTES
        )

    def _atlas(self, content: Content, exhibit: Exhibit, stamp: str) -> Atlas | None:
        """Return the atlas, baked first if its sources have changed; an old one if that fails."""
        journal, cache = self._vitals.journal, self._cache
        atlas = stored_atlas(cache)
        if not content.current or (atlas is not None and is_fresh(cache, stamp)):
            return atlas
        refusal = reason = refusal_of(cache)
        if refusal:
            self._map_refusal = MapRefusal(refusal)
        else:
            refusal, reason = self._baked(content, exhibit, cache)
        if not reason:
            self._forget_spare()
            return stored_atlas(cache)
        if atlas is not None:
            journal.tell("map_refused", reason=reason)
            return atlas
        spare = spare_cache_folder(self._config) if refusal else None
        if spare is not None:
            if not is_fresh(spare, stamp):
                try:
                    make_private(spare.parent)
                    _, reason = self._baked(content, exhibit, spare)
                except OSError as error:
                    reason = reason_of(error)
            atlas = stored_atlas(spare)
            if atlas is not None:
                journal.tell(
                    "cache_replaced", folder=str(cache), reason=refusal, instead=str(spare)
                )
                self._cache = spare
                return atlas
        if reason != self._told_reason:
            self._told_reason = reason
            journal.tell("map_missing", reason=reason)
        return None

    def _forget_spare(self) -> None:
        """Give back what an earlier start has taken of the temporary files."""
        spare = spare_cache_folder(self._config)
        if spare is not None and spare != self._cache and spare.is_dir():
            shutil.rmtree(spare, ignore_errors=True)

    def _baked(self, content: Content, exhibit: Exhibit, cache: Path) -> tuple[str, str]:
        """Bake; return why the cache refused and why there is no map, both empty if all is well."""
        layers = exhibit.map.layers
        stamp, bake = stamp_of(layers, content.folder), Bake(layers, self._config, cache)
        try:
            while bake.running:
                self._show(BAR_S, share=bake.share)
        except ClosedEarlyError:
            bake.stop()
            raise
        self._vitals.begin_slow_step(Phase.PREPARING)
        went_well = bake.succeeded()
        problems = told_where_named(bake.problems, content.names, content.folder)
        tell_problems(problems)
        if went_well:
            self._map_refusal = MAP_AS_ITS_FILES
            return "", ""
        of_files = refusal_in(problems)
        reason = bake.refusal or of_files or bake.reason
        self._map_refusal = MapRefusal(reason, bake.problems, stamp if of_files else "")
        return bake.refusal, reason

    def _awaited(self, content: Content) -> tuple[str, str]:
        """Return what is waited for, and where the first thing is that has to be mended for it."""
        if content.exhibit is None:
            return "CONTENT", place_of(content.problems)
        problems = self._map_refusal.problems
        located = told_where_named(problems, content.names, content.folder)
        return "LAYER" if self._map_refusal.stamp else "MAP", place_of(located)

    def _wait(self, code: str, where: str) -> None:
        until_s = self._clock.now_s() + LOOK_S
        # A visitor has no use for the name of a file.
        where = where if settings_in(self._vitals.folder).notes else ""
        staff = told_to_staff(code, where)
        while self._clock.now_s() < until_s:
            self._show(BEAT_S, staff=staff)

    def _show(
        self, for_s: float, *, share: float | None = None, staff: tuple[str, ...] = ()
    ) -> None:
        surface = self._window.surface
        beat = int(self._clock.now_s() / BEAT_S)
        viewport = Viewport(*surface.get_size())
        scene = notice_scene(
            viewport,
            self._fonts,
            beat=beat,
            share=share,
            staff=staff,
            exhibit=self._exhibit,
        )
        Painter(surface, self._fonts, None).paint(scene)
        self._window.show()
        self._vitals.beat(Phase.PREPARING)
        if any(isinstance(signal, Closed) for signal in self._window.signals(for_s)):
            raise ClosedEarlyError
