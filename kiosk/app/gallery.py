"""The pictures of an exhibit, baked by a process of their own where they have changed."""

from pathlib import Path

from kiosk.app.assembly import Content
from kiosk.app.errand import Errand, problems_kept
from kiosk.app.report import tell_problems
from kiosk.atlas.pictures import Gallery, stored_gallery
from kiosk.content.model import Exhibit
from kiosk.content.picture_orders import PictureJob, picture_job
from kiosk.content.problems import Problem


def baked_gallery(exhibit: Exhibit, config: Path, cache: Path) -> Gallery:
    """Return the pictures as they are now, baked first if need be; the old ones if that fails."""
    job = picture_job(exhibit)
    if not is_baked(job, config.resolve().parent, cache):
        bake = Errand(_words(config), job.written(), cache)
        bake.succeeded()
        tell_problems(bake.problems)
    return stored_gallery(cache)


def is_baked(job: PictureJob, folder: Path, cache: Path) -> bool:
    """Return whether the pictures in the cache are those of a job, as its files are now."""
    return not job.orders or stored_gallery(cache).stamp == job.stamp(folder)


class PictureBake(Errand):
    """Pictures that are baked beside everything else.

    Attributes:
        content: With which they will be shown; a newer one may take its place meanwhile.
        stamp: Of what they are made from.
    """

    def __init__(self, content: Content, job: PictureJob, config: Path, cache: Path) -> None:
        self.content = content
        self.stamp = job.stamp(content.folder)
        super().__init__(_words(config), job.written(), cache)


def picture_problems(job: PictureJob, config: Path, cache: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the files of pictures, which are opened only if nobody has before.

    Args:
        job: Which pictures.
        config: The exhibit.
        cache: Its cache folder.
    """
    if not job.orders:
        return ()
    known = problems_kept(cache, "pictures", job.stamp(config.resolve().parent))
    if known is not None:
        return known
    return Errand(_words(config, "--look"), job.written(), cache).found(config)


def _words(config: Path, *options: str) -> tuple[str, ...]:
    return ("bake-pictures", *options, "--config", str(config))
