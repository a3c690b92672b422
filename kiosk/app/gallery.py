"""The pictures of an exhibit, baked by a process of their own where they have changed."""

import subprocess
from pathlib import Path
from threading import Thread

from kiosk.app.assembly import Content
from kiosk.app.errand import called_back, sent_out
from kiosk.atlas.pictures import Gallery, stored_gallery
from kiosk.content.model import Exhibit
from kiosk.content.picture_orders import PictureJob, picture_job

# A hundred large photographs take two minutes on a slow machine.
PATIENCE_S = 1800.0


def baked_gallery(exhibit: Exhibit, config: Path, cache: Path) -> Gallery:
    """Return the pictures as they are now, baked first if need be; the old ones if that fails."""
    job = picture_job(exhibit)
    if not is_baked(job, config.resolve().parent, cache):
        bake_pictures_of(job, config, cache)
    return stored_gallery(cache)


def is_baked(job: PictureJob, folder: Path, cache: Path) -> bool:
    """Return whether the pictures in the cache are those of a job, as its files are now."""
    return not job.orders or stored_gallery(cache).stamp == job.stamp(folder)


class PictureBake:
    """Pictures that are baked beside everything else.

    Attributes:
        content: With which they will be shown; a newer one may take its place meanwhile.
        stamp: Of what they are made from.
    """

    def __init__(self, content: Content, job: PictureJob, config: Path, cache: Path) -> None:
        self.content = content
        self.stamp = job.stamp(content.folder)
        self._went_well = False

        def bake() -> None:
            self._went_well = bake_pictures_of(job, config, cache)

        self._thread = Thread(target=bake, name="pictures", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether they are not ready yet."""
        return self._thread.is_alive()

    def succeeded(self) -> bool:
        """Wait for the end; return whether the pictures in the cache are these."""
        self._thread.join()
        return self._went_well


def bake_pictures_of(job: PictureJob, config: Path, cache: Path) -> bool:
    """Bake pictures; what is wrong with one goes to standard error. Return whether it went well."""
    words = ("bake-pictures", "--config", str(config))
    cache.mkdir(parents=True, exist_ok=True)
    try:
        process = sent_out(words, job.written(), cache, subprocess.DEVNULL)
    except OSError:
        return False
    try:
        return process.wait(PATIENCE_S) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    finally:
        called_back(process)
