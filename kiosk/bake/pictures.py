"""Orders for pictures in, the gallery in the cache out; only what has changed is made anew."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image

from kiosk.atlas.pictures import (
    FOLDER,
    INDEX,
    BakedPicture,
    BakedSize,
    Gallery,
    index_of,
    stored_gallery,
)
from kiosk.atlas.safekeeping import alone_in, put_in_place
from kiosk.atlas.sources import keep_found
from kiosk.bake.picture_reading import (
    MISSING,
    OUTSIDE,
    PictureFault,
    ReadPicture,
    content_of,
    read_picture,
)
from kiosk.bake.picture_treating import cut, treated
from kiosk.content.model import Lens, Rgb
from kiosk.content.picture_orders import PictureJob, PictureOrder
from kiosk.content.problems import Problem, Severity
from kiosk.geo.camera import Viewport
from kiosk.scene.card_leaves import picture_px
from kiosk.scene.layout import layout_for

# For a card on each of these screens the picture is there px for px; for others it is scaled.
SCREENS = (Viewport(1920, 1080), Viewport(1080, 1920), Viewport(3840, 2160))
THUMBNAIL_PX = 160
WHITE = (255, 255, 255)
# Raise it when pictures come out otherwise than before.
TREATMENT = 1
_NAME_DIGITS = 20
# Under which name what is found is remembered.
PICTURES = "pictures"


def bake_pictures(
    exhibit_folder: Path,
    cache_folder: Path,
    job: PictureJob,
    *,
    force: bool = False,
) -> tuple[Problem, ...]:
    """Make the pictures of a job those of the cache; return what is wrong with their files.

    Args:
        exhibit_folder: To which the orders' files are relative.
        cache_folder: In which the gallery lies.
        job: Which pictures, in which colours.
        force: Whether to make anew what has not changed.

    Raises:
        OSError: If the disk is full or the cache may not be written; the old pictures stay.
    """
    folder = cache_folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stamp = job.stamp(exhibit_folder)
    with alone_in(folder, "pictures"):
        before = stored_gallery(cache_folder)
        bench = _Bench(exhibit_folder, folder, job.colours)
        pictures: dict[tuple[str, str], BakedPicture] = {}
        for order in job.orders:
            name = (order.path, order.lens)
            pictures[name] = bench.baked(order, None if force else before.pictures.get(name))
        gallery = Gallery(folder, pictures, stamp)
        put_in_place(folder / INDEX, [index_of(gallery)])
        # The ones before stay for a program that is just about to open them.
        kept = {size.file for each in (before, gallery) for size in _sizes(each)}
        for path in folder.glob("*.png"):
            if path.name not in kept:
                path.unlink(missing_ok=True)
        return bench.told(cache_folder, stamp)


def look_at_pictures(
    exhibit_folder: Path, cache_folder: Path, job: PictureJob
) -> tuple[Problem, ...]:
    """Return what is wrong with the files of pictures; those that were baked are not opened.

    Args:
        exhibit_folder: To which the orders' files are relative.
        cache_folder: In which the gallery lies; it need not be there.
        job: Which pictures.
    """
    stamp = job.stamp(exhibit_folder)
    before = stored_gallery(cache_folder)
    bench = _Bench(exhibit_folder, cache_folder / FOLDER, job.colours)
    for order in job.orders:
        bench.look(order, before.pictures.get((order.path, order.lens)))
    return bench.told(cache_folder, stamp)


def _sizes(gallery: Gallery) -> list[BakedSize]:
    return [size for picture in gallery.pictures.values() for size in picture.sizes]


class _Bench:
    """Where one picture after the other is made; problems gather as they are found."""

    def __init__(
        self, exhibit_folder: Path, folder: Path, colours: Mapping[str, Mapping[str, Rgb]]
    ) -> None:
        self._exhibit_folder = exhibit_folder
        self._folder = folder
        self._colours = colours
        self._widths = sorted({THUMBNAIL_PX, *(picture_px(layout_for(each)) for each in SCREENS)})
        self._problems: list[Problem] = []
        self._lasting = True

    def baked(self, order: PictureOrder, before: BakedPicture | None) -> BakedPicture:
        """Return a picture in all its sizes; without any if its file is none."""
        try:
            content = self._content(order)
            key = self._key(order, content)
            if before is not None and before.key == key and self._is_whole(before):
                picture = before
            else:
                read = read_picture(content, self._ground(order))
                picture = self._made(order, read, key)
        except PictureFault as fault:
            self._refuse(order, fault)
            return BakedPicture((0.5, 0.5), (), "")
        self._remark(order, picture.remarks)
        return picture

    def look(self, order: PictureOrder, before: BakedPicture | None) -> None:
        """Find out whether a picture can be shown, and make nothing."""
        try:
            content = self._content(order)
            if before is not None and before.key == self._key(order, content):
                self._remark(order, before.remarks)
            else:
                self._remark(order, read_picture(content, self._ground(order)).remarks)
        except PictureFault as fault:
            self._refuse(order, fault)

    def told(self, cache_folder: Path, stamp: str) -> tuple[Problem, ...]:
        """Return what is wrong with the pictures, and remember it.

        Args:
            cache_folder: Of the exhibit.
            stamp: Of the files.
        """
        problems = tuple(sorted(set(self._problems)))
        if self._lasting:
            keep_found(cache_folder, PICTURES, stamp, [each.written() for each in problems])
        return problems

    def _content(self, order: PictureOrder) -> bytes:
        path = self._exhibit_folder / order.file
        try:
            inside = path.resolve().is_relative_to(self._exhibit_folder.resolve())
        except (OSError, RuntimeError, ValueError):
            inside = False
        if not inside:
            raise PictureFault(*OUTSIDE)
        return content_of(path)

    def _key(self, order: PictureOrder, content: bytes) -> str:
        colours = sorted(self._colours.get(order.lens, {}).items())
        settings = (TREATMENT, PIL.__version__, order.lens, order.plain, order.focus, colours)
        made_of = f"{sha256(content).hexdigest()}\n{settings}\n{self._widths}"
        return sha256(made_of.encode()).hexdigest()

    def _is_whole(self, picture: BakedPicture) -> bool:
        return all((self._folder / size.file).is_file() for size in picture.sizes)

    def _ground(self, order: PictureOrder) -> Rgb:
        name = "panel2" if order.lens == Lens.SECRET else "paper2"
        # Of an exhibit without its colours pictures are looked at, and none is made.
        return self._colours.get(order.lens, {}).get(name, WHITE)

    def _made(self, order: PictureOrder, read: ReadPicture, key: str) -> BakedPicture:
        image, focus = cut(read.image, order.focus)
        sizes: dict[int, BakedSize] = {}
        for width_px in self._widths:
            # Nothing is made larger than it is; the screen does that as well.
            wide_px = min(width_px, image.width)
            high_px = max(1, round(image.height * wide_px / image.width))
            small = image.resize((wide_px, high_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
            if not order.plain:
                small = treated(small, Lens(order.lens), self._colours[order.lens])
            name = f"{key[:_NAME_DIGITS]}-{wide_px}.png"
            whole = BytesIO()
            small.save(whole, "PNG", compress_level=2)
            put_in_place(self._folder / name, [whole.getbuffer()])
            sizes[wide_px] = BakedSize(wide_px, high_px, name)
        return BakedPicture(focus, tuple(sizes.values()), key, read.remarks)

    def _remark(self, order: PictureOrder, remarks: Iterable[tuple[str, str]]) -> None:
        self._problems += [
            Problem(order.file, 0, 0, order.subject, found, remedy, Severity.WARNING)
            for found, remedy in remarks
        ]

    def _refuse(self, order: PictureOrder, fault: PictureFault) -> None:
        self._lasting = self._lasting and not fault.passing
        # That a file is missing the check of the content tells, with the line that names it.
        if (fault.found, fault.remedy) not in (MISSING, OUTSIDE):
            self._problems.append(
                Problem(order.file, 0, 0, order.subject, fault.found, fault.remedy)
            )
