"""Saved files in, a new show out: content and map follow their files while the exhibit runs.

Files are looked at a few times a second rather than waited for. That works on every file system,
a network drive or a folder that is replaced as a whole included, and costs 0.1 % of a core.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, Self, TypeVar

from kiosk.app.assembly import Content, load_content
from kiosk.app.baking import MAP_AS_ITS_FILES, Bake, MapRefusal, map_problems, stored_atlas
from kiosk.app.footprint import Footprint, as_read, differ_only_in, stats
from kiosk.app.gallery import PictureBake, is_baked, picture_problems
from kiosk.app.ledger import Ledger, refusal
from kiosk.app.report import FIRST_LETTERS, complain, counted, first_error, reason_of
from kiosk.app.same_core import give_way, on_the_core_of_the_frames
from kiosk.app.watched_files import WatchedFiles, watched_files
from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import Gallery, stored_gallery
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.atlas.store import atlas_folder, current_atlas
from kiosk.content.forgetting import forget
from kiosk.content.model import Exhibit
from kiosk.content.picture_orders import PictureJob, picture_job
from kiosk.ops.journal import Journal

LOOK_EVERY_S = 0.25
# Python itself says 5 ms: with two such waits a frame of 16 ms is lost.
GIVES_WAY_S = 0.0005
# Half of a save is no save: two looks this far apart must agree.
SETTLED_S = 0.08
# Pictures that are ready are found this soon.
SOON_S = 0.05
# Who has saved will save again; a minute later what makes the next look faster is let go, and the
# first save after that shows some tenths of a second later.
REMEMBERED_FOR_S = 60.0

Ready = TypeVar("Ready")


@dataclass(frozen=True, slots=True, eq=False)
class News:
    """What is to be shown next.

    Attributes:
        fingerprint: Of the content; empty if it is not that of the files.
    """

    exhibit: Exhibit
    atlas: Atlas
    gallery: Gallery
    fingerprint: str


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is on screen when the watch begins.

    Attributes:
        fingerprint: Of the content; empty where it is not that of the files, None if unknown.
        files: All that were read for it.
        map_refusal: Why the map is not that of its files.
    """

    atlas: Atlas | None = None
    fingerprint: str | None = None
    files: tuple[Path, ...] = ()
    map_refusal: MapRefusal = MAP_AS_ITS_FILES


NOT_KNOWN = Shown()


class Watch(Generic[Ready]):
    """Watches the files of a running exhibit from a thread of its own.

    Attributes:
        problems: The numbers of errors and of warnings in the files as they are now.
    """

    def __init__(  # noqa: PLR0913  where the files are, who is told of them, and what is known
        self,
        config: Path,
        cache: Path,
        wake: Callable[[], None],
        journal: Journal,
        make_ready: Callable[[News], Ready],
        shown: Shown = NOT_KNOWN,
        failed: Callable[[Exception], None] = lambda _: None,
    ) -> None:
        """Begin.

        Args:
            config: The exhibit.
            cache: Its cache folder.
            wake: Called from the thread when there is something new.
            journal: Told what became of each change.
            make_ready: Called from the thread with what is new; returns what is to be told.
            shown: What is on screen already.
            failed: Told from the thread of a change that the program fails at.
        """
        self._config = config
        self._cache = cache
        self._wake = wake
        self._journal = journal
        self._atlas = shown.atlas
        self._make_ready = make_ready
        self._shown = shown.fingerprint
        self._known = WatchedFiles(frozenset({config, *shown.files}), frozenset())
        self._ledger = Ledger(journal, shown.map_refusal.reason)
        self._refused_map = (shown.map_refusal.stamp, shown.map_refusal.problems)
        self._seen: Footprint = ()
        self._picture_bake: PictureBake | None = None
        # Nobody waits for the pictures of a start.
        self._saved = False
        self._failed = failed
        self._ready: Ready | None = None
        self.problems = (0, 0)
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="watch", daemon=True)

    def __enter__(self) -> Self:
        # A frame that is due waits no longer than this for the thread that reads.
        sys.setswitchinterval(GIVES_WAY_S)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()

    def latest(self) -> Ready | None:
        """Return what is new since the last call, made ready, or None."""
        with self._lock:
            ready, self._ready = self._ready, None
        return ready

    def _follow(self) -> None:
        """Follow the files until it is stopped."""
        give_way()
        self._seen, quiet_looks = self._footprint(), 0
        self._attempt(self._begin)
        while not self._stopped.wait(SOON_S if self._picture_bake else LOOK_EVERY_S):
            if self._picture_bake is not None and not self._picture_bake.running:
                self._attempt(self._show_pictures)
            now = self._footprint()
            if now == self._seen:
                quiet_looks += self._picture_bake is None
                if quiet_looks == round(REMEMBERED_FOR_S / LOOK_EVERY_S):
                    forget()
                continue
            quiet_looks = 0
            while not self._stopped.wait(SETTLED_S):
                before, now = now, self._footprint()
                if before == now:
                    break
            before, self._seen = self._seen, now
            self._attempt(partial(self._take_over, before, now))

    def _attempt(self, step: Callable[[], None]) -> None:
        """Take a step; whatever goes wrong in it, the next change is looked at again."""
        try:
            step()
        except OSError as error:
            self._journal.tell("change_refused", reason=reason_of(error))
            complain(f"the change could not be taken over: {reason_of(error)}")
        except Exception as error:  # whatever its first scene met, it is not met on screen
            if self._stopped.is_set():
                # Fonts and window are gone already.
                return
            self._journal.tell("change_refused", reason=repr(error)[:FIRST_LETTERS])
            self._failed(error)
            complain("the change could not be shown, which is a fault of the program; the last")
            complain(f"good content stays on screen: {error!r}")

    def _begin(self) -> None:
        """Get to know the content with which the show has begun."""
        content = self._content()
        self._know(content, aloud=False)
        begun_with = self._atlas
        if content.exhibit is not None and content.current:
            self._follow_map(content.exhibit, content.folder, aloud=False)
        atlas = self._latest_atlas()
        is_other = begun_with is not None and atlas is not begun_with
        is_other |= self._shown not in (None, content.fingerprint)
        if not content.current:
            # It has begun with what was good last time.
            self._refuse(content)
        elif content.exhibit and atlas and is_other:
            # Saved while the map was baked, which takes its time.
            self._publish(content.exhibit, atlas, content.fingerprint)
        # The show begins without waiting for its pictures.
        self._renew_pictures(content)

    def _take_over(self, before: Footprint, now: Footprint) -> None:
        self._saved = True
        if differ_only_in(before, now, self._known.pictures):
            content = self._content()
            self._know(content)
            self._renew_pictures(content)
        else:
            self._reload()

    def _reload(self) -> None:
        content = self._content()
        # At once: a new file is watched also if it cannot be shown.
        self._know(content)
        exhibit = content.exhibit
        if exhibit is None or not content.current:
            self._refuse(content)
            complain(f"the last good content stays on screen; {counted(self._ledger.problems())}")
            self._look_at_pictures(content.pictures)
            return
        what = "the change"
        if not self._follow_map(exhibit, content.folder):
            complain("the map stays as it was")
            what = "the rest of the change"
        atlas = self._latest_atlas()
        if atlas is not None:
            self._publish(exhibit, atlas, content.fingerprint)
            self._journal.tell("content_taken_over", events=len(exhibit.events))
            complain(f"{what} is on screen; {counted(self._ledger.problems())}")
        # The words are shown at once; pictures that are new to them follow.
        self._renew_pictures(content)

    def _follow_map(self, exhibit: Exhibit, folder: Path, *, aloud: bool = True) -> bool:
        """Have the map baked if its files have changed; return whether it is that of its files."""
        layers = exhibit.map.layers
        stamp, refused, reason = stamp_of(layers, folder), False, ""
        refused_stamp, problems = self._refused_map
        if is_fresh(self._cache, stamp):
            problems = map_problems(layers, self._config, self._cache, stamp)
        elif stamp == refused_stamp:
            refused = True
        else:
            bake = Bake(layers, self._config, self._cache)
            refused = not bake.succeeded()
            problems, reason = bake.problems, bake.reason if refused else ""
        # What is wrong with the files keeps them from being baked until they change.
        self._refused_map = (stamp if refused and refusal(problems) else "", problems)
        self._tell_curator(partial(self._ledger.take, "map", problems, reason, aloud=aloud))
        return not refused

    def _content(self) -> Content:
        with on_the_core_of_the_frames():
            return load_content(self._config, self._cache)

    def _refuse(self, content: Content) -> None:
        count, first = first_error(content.problems)
        self._journal.tell("content_refused", problems=count, first=first)

    def _renew_pictures(self, content: Content) -> None:
        """Have pictures baked that have changed; other saves do not wait for them."""
        exhibit = content.exhibit
        if exhibit is None or not content.current:
            self._look_at_pictures(content.pictures)
            return
        if self._picture_bake is not None:
            # Those that are being baked are finished first: else many saves would keep them from
            # ever being shown.
            self._picture_bake.content = content
            return
        job = picture_job(exhibit)
        if not is_baked(job, content.folder, self._cache):
            self._picture_bake = PictureBake(content, job, self._config, self._cache)
            return
        self._look_at_pictures(job)

    def _look_at_pictures(self, job: PictureJob | None) -> None:
        """Tell what is wrong with pictures of which none has to be made now."""
        # What is being baked tells of itself.
        if job is not None and self._picture_bake is None:
            problems = picture_problems(job, self._config, self._cache)
            self._tell_curator(partial(self._ledger.take, "pictures", problems))

    def _show_pictures(self) -> None:
        """Show pictures that have been baked."""
        picture_bake, self._picture_bake = self._picture_bake, None
        assert picture_bake is not None
        content = picture_bake.content
        exhibit, atlas = content.exhibit, self._latest_atlas()
        assert exhibit is not None
        job = picture_job(exhibit)
        reason = "" if picture_bake.succeeded() else picture_bake.reason
        found = picture_bake.problems
        self._tell_curator(partial(self._ledger.take, "pictures", found, reason))
        if reason:
            complain(f"the pictures stay as they were: {reason}")
        elif atlas is not None:
            self._publish(exhibit, atlas, content.fingerprint)
            self._journal.tell("pictures_taken_over", pictures=len(job.orders))
            if self._saved:
                complain(f"the pictures are on screen; {counted(self._ledger.problems())}")
        if job.stamp(content.folder) != picture_bake.stamp:
            self._renew_pictures(content)

    def _latest_atlas(self) -> Atlas | None:
        """Return the map in the cache; the same one as before where it is still the same."""
        folder = current_atlas(self._cache)
        known = self._atlas
        if not (known and folder and folder == atlas_folder(self._cache, known.fingerprint)):
            self._atlas = stored_atlas(self._cache) or known
        return self._atlas

    def _publish(self, exhibit: Exhibit, atlas: Atlas, fingerprint: str) -> None:
        gallery = stored_gallery(self._cache)
        with on_the_core_of_the_frames():
            ready = self._make_ready(News(exhibit, atlas, gallery, fingerprint))
        with self._lock:
            self._ready = ready
        self._wake()

    def _tell_curator(self, take: Callable[[], None]) -> None:
        take()
        told = self._ledger.counted()
        if told != self.problems:
            self.problems = told
            # Whoever mends the content sees in the corner whether it is.
            self._wake()

    def _know(self, content: Content, *, aloud: bool = True) -> None:
        self._tell_curator(partial(self._ledger.take_content, content, aloud=aloud))
        self._known = watched_files(self._config, content)
        # New files may have come in; one that was saved while it was read is as it was before.
        self._seen = as_read(self._seen, self._footprint())

    def _footprint(self) -> Footprint:
        # Where a link leads to a version of the content, another version is news.
        paths = self._known.paths | {self._config.resolve()}
        # A folder changes when a file comes or goes: a new file of the story is one.
        return stats(paths | {path.parent for path in paths})
