"""Saved files in, a new show out: content and map follow their files while the exhibit runs.

Files are looked at a few times a second rather than waited for. That works on every file system,
a network drive or a folder that is replaced as a whole included, and costs 0.1 % of a core.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import Content, load_content
from kiosk.app.baking import Bake, is_fresh, stamp_of, stored_atlas
from kiosk.app.gallery import bake_pictures_of, is_hung
from kiosk.app.known_files import Footprint, Known, differ_only_in, known_of
from kiosk.app.preparing import Prepared
from kiosk.app.report import complain, reason_of, tell_problems
from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import Gallery, stored_gallery
from kiosk.atlas.store import current_atlas
from kiosk.content.forgetting import forget
from kiosk.content.model import Exhibit
from kiosk.content.picture_orders import picture_job
from kiosk.content.problems import Severity
from kiosk.ops.journal import Journal

LOOK_EVERY_S = 0.25
# Python itself says 5 ms: with two such waits a frame of 16 ms is lost.
GIVES_WAY_S = 0.0005
# Half of a save is no save: two looks this far apart must agree.
SETTLED_S = 0.08
# Who has saved will save again; a minute later what makes the next look faster is let go, and the
# first save after that shows some tenths of a second later.
REMEMBERED_FOR_S = 60.0

# Of the first problem, as the journal and the status page tell it.
FIRST_LETTERS = 400


@dataclass(frozen=True, slots=True, eq=False)
class News:
    """What is to be shown from now on."""

    exhibit: Exhibit
    atlas: Atlas
    gallery: Gallery


def _not_outlived(error: Exception) -> None:
    raise error


class Watch:
    """Watches the files of a running exhibit from a thread of its own.

    Attributes:
        problems: The numbers of errors and of warnings in the files as they are now.
    """

    def __init__(
        self,
        config: Path,
        cache: Path,
        shown: Prepared,
        wake: Callable[[], None],
        journal: Journal,
        failed: Callable[[Exception], None] = _not_outlived,
    ) -> None:
        """Begin.

        Args:
            config: The exhibit.
            cache: Its cache folder.
            shown: What was read of it and is shown.
            wake: Called from the thread when there is something new.
            journal: Told what became of each change.
            failed: Told from the thread of what nobody was prepared for in a change of the files.
        """
        self._config = config
        self._cache = cache
        self._wake = wake
        self._journal = journal
        self._atlas: Atlas | None = shown.atlas
        self._failed = failed
        self._news: News | None = None
        self.problems = (0, 0)
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        # Handed to the thread and not kept: another exhibit may come in the place of this one.
        self._thread = threading.Thread(
            target=self._run, args=([shown.content], shown.seen), name="watch", daemon=True
        )

    def __enter__(self) -> "Watch":
        # A frame that is due waits no longer than this for the thread that reads.
        sys.setswitchinterval(GIVES_WAY_S)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()

    def latest(self) -> News | None:
        """Return what is new since the last call, or None."""
        with self._lock:
            news, self._news = self._news, None
        return news

    def _run(self, begun: list[Content], seen: Footprint) -> None:
        known = self._known_of(begun[0])
        try:
            if not begun[0].current:
                # It has begun with what was good last time.
                self._refuse(begun[0])
            # The show begins without waiting for its pictures.
            self._hang(begun.pop())
        except Exception as error:  # the next save is looked at all the same
            self._failed(error)
        quiet_looks = 0
        while not self._stopped.wait(LOOK_EVERY_S):
            now = known.footprint()
            if now == seen:
                quiet_looks += 1
                if quiet_looks == round(REMEMBERED_FOR_S / LOOK_EVERY_S):
                    forget()
                continue
            quiet_looks = 0
            while not self._stopped.wait(SETTLED_S):
                before, now = now, known.footprint()
                if before == now:
                    break
            known = self._taken_over(known, seen, now)
            # New files may have come in with the change.
            seen = known.footprint()

    def _taken_over(self, known: Known, before: Footprint, now: Footprint) -> Known:
        """Act upon a change of the files."""
        try:
            if differ_only_in(before, now, known.pictures):
                self._hang(load_content(self._config, self._cache))
                return known
            return self._reloaded(known)
        except OSError as error:
            self._journal.tell("change_refused", reason=reason_of(error))
            complain(f"the change could not be taken over: {reason_of(error)}")
        except Exception as error:  # this change stays out; the next one is looked at again
            self._journal.tell("change_refused", reason=type(error).__name__)
            self._failed(error)
        return known

    def _reloaded(self, known: Known) -> Known:
        content = load_content(self._config, self._cache)
        latest = self._known_of(content)
        if content.problems != known.problems:
            tell_problems(content.problems)
        exhibit = content.exhibit
        if exhibit is None or not content.current:
            self._refuse(content)
            return latest
        stamp = stamp_of(exhibit, content.folder)
        if (
            not is_fresh(self._cache, stamp)
            and not Bake(self._config, self._cache, stamp).succeeded()
        ):
            self._journal.tell("map_refused")
            complain("the map stays as it was")
        atlas = self._latest_atlas()
        if atlas is not None:
            self._publish(exhibit, atlas)
            self._journal.tell("content_taken_over", events=len(exhibit.events))
        # The words are shown at once; pictures that are new to them follow.
        self._hang(content)
        return latest

    def _refuse(self, content: Content) -> None:
        errors = [each for each in content.problems if each.severity is Severity.ERROR]
        first = str(errors[0]).replace("\n", " ") if errors else ""
        # One line of the journal goes through a pipe whole only if it is short.
        told = " ".join(first.split())[:FIRST_LETTERS]
        self._journal.tell("content_refused", problems=len(errors), first=told)

    def _hang(self, content: Content) -> None:
        """Bake pictures that have changed, and show them."""
        exhibit = content.exhibit
        if exhibit is None or not content.current:
            return
        job = picture_job(exhibit)
        if is_hung(job, content.folder, self._cache):
            return
        if not bake_pictures_of(job, self._config, self._cache):
            self._journal.tell("pictures_refused")
            complain("the pictures stay as they were")
            return
        atlas = self._latest_atlas()
        if atlas is not None:
            self._publish(exhibit, atlas)
            self._journal.tell("pictures_taken_over", pictures=len(job.orders))

    def _latest_atlas(self) -> Atlas | None:
        """Return the map in the cache; the same one as before where it is still the same."""
        folder = current_atlas(self._cache)
        known = self._atlas
        if known is None or folder is None or not folder.name.endswith(known.fingerprint[:16]):
            self._atlas = stored_atlas(self._cache) or known
        return self._atlas

    def _publish(self, exhibit: Exhibit, atlas: Atlas) -> None:
        with self._lock:
            self._news = News(exhibit, atlas, stored_gallery(self._cache))
        self._wake()

    def _known_of(self, content: Content) -> Known:
        known = known_of(self._config, content)
        if known.told != self.problems:
            self.problems = known.told
            # Whoever mends the content sees in the corner whether it is.
            self._wake()
        return known
