"""The pictures that an exhibit shows, as orders for the bake."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.content.model import Exhibit, Lens, Media, Rgb
from kiosk.content.subjects import said_of_picture

# What photographs are turned into, and what shows through where a picture is transparent.
COLOURS = ("ink", "paper2", "panel", "panel2", "coast", "document")


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """One picture for one of the worlds.

    Attributes:
        path: As the exhibit names the picture.
        file: What is read for it, from the exhibit's folder.
        plain: Whether it is shown as it is: a drawing that was made for this world.
        subject: What a fault is told about, such as 'event "first-flight", media 1, path'.
    """

    path: str
    lens: str
    file: str
    plain: bool
    focus: tuple[float, float]
    subject: str


@dataclass(frozen=True, slots=True)
class PictureJob:
    """All orders of an exhibit.

    Attributes:
        colours: Of each lens, by their key in its palette.
    """

    orders: tuple[PictureOrder, ...]
    colours: Mapping[str, Mapping[str, Rgb]]

    def stamp(self, folder: Path) -> str:
        """Return a hash of the orders and of how their files look from outside."""
        digest = sha256(self.written().encode())
        for name in sorted({order.file for order in self.orders}):
            try:
                stat = (folder / name).stat()
                told = f"{name}\n{stat.st_mtime_ns}\n{stat.st_size}\n"
            except (OSError, ValueError):
                told = f"{name}\n\n"
            digest.update(told.encode(errors="surrogatepass"))
        return digest.hexdigest()

    def written(self) -> str:
        """Return the job as text, for another process; the last line end tells that it is whole."""
        orders = [asdict(order) for order in self.orders]
        return json.dumps({"orders": orders, "colours": self.colours}) + "\n"


def picture_job(exhibit: Exhibit) -> PictureJob:
    """Return what the pictures of an exhibit have to be made into."""
    return job_of(((event.id, event.media) for event in exhibit.events), exhibit.palettes)


def job_of(
    pictures: Iterable[tuple[str, Sequence[Media]]], palettes: Mapping[Lens, Mapping[str, Rgb]]
) -> PictureJob:
    """Return what pictures have to be made into, given by the id of their event."""
    orders: dict[tuple[str, Lens], PictureOrder] = {}
    for event_id, medias in pictures:
        for index, media in enumerate(medias):
            for lens in Lens:
                orders.setdefault((media.path, lens), _order(media, lens, event_id, index))
    colours = {
        lens.value: {name: palette[name] for name in COLOURS if name in palette}
        for lens, palette in palettes.items()
    }
    return PictureJob(tuple(orders.values()), colours)


def job_from(text: str) -> PictureJob:
    """Return a job that was written as text.

    Raises:
        ValueError: If it is none.
    """
    try:
        table = json.loads(text)
        orders = tuple(
            PictureOrder(**{**each, "focus": tuple(each["focus"])}) for each in table["orders"]
        )
        colours = {
            lens: {name: (int(r), int(g), int(b)) for name, (r, g, b) in palette.items()}
            for lens, palette in table["colours"].items()
        }
    except (KeyError, TypeError, AttributeError) as error:
        msg = f"no job for pictures: {error}"
        raise ValueError(msg) from error
    return PictureJob(orders, colours)


def _order(media: Media, lens: Lens, event_id: str, index: int) -> PictureOrder:
    secret = lens is Lens.SECRET and media.secret_path
    return PictureOrder(
        path=media.path,
        lens=lens.value,
        file=media.secret_path if secret else media.path,
        plain=bool(media.secret_path),
        focus=media.focus,
        subject=said_of_picture(event_id, index, "secret_path" if secret else "path"),
    )
