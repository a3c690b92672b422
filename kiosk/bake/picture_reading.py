"""A file that somebody calls a picture in, an upright picture in the colours of a screen out."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kiosk.content.model import Rgb

# A scan of a large negative has 80 million pixels; in memory each takes four bytes.
MOST_PIXELS = 100_000_000
MOST_BYTES = 200_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
# How the photographs of mobile phones begin, after four bytes of length.
_HEIF = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypheim", b"ftypavif")
_DEEP = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")
# Wide enough for the card of a screen of 3840 x 2160, twice over; larger ones are read smaller.
ENOUGH_PX = (4096, 4096)

# What is found and what to do about it.
OUTSIDE = (
    "It lies outside the exhibit's folder.",
    "Copy the file into the exhibit's folder, and name it from there.",
)
MISSING = ("There is no such file.", "Put it there, or correct its name.")
EMPTY = ("The file is empty.", "Copy it anew.")
HEIC = (
    "The file is a HEIC photograph, whatever its name says.",
    "Open it on a computer and export it as JPEG.",
)
NO_PICTURE = ("The file is not a picture.", "Put a JPEG, PNG or WebP file in its place.")
DAMAGED = ("The picture is damaged or breaks off.", "Copy it anew, or save it once more.")
MOVING = ("The picture moves; only its first frame is shown.", "Save that frame alone.")
PRINTED = (
    "The picture has the four colours of print and does not say which inks.",
    "If its colours look wrong, export it in sRGB.",
)
_SMALLER = "Save it as a JPEG, 4000 pixels wide at the most."
TOO_LARGE = ("The picture has more pixels than can be read.", _SMALLER)

# Pillow's own alarm tells no size; here the size is looked at before a pixel is read.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class PictureFault(Exception):  # noqa: N818  it becomes a sentence for curators, not a traceback
    """Why a file cannot be shown.

    Attributes:
        found: What is there, as a sentence.
        remedy: What to do about it, as a sentence.
        passing: Whether it may be over although the file stays the same.
    """

    found: str
    remedy: str
    passing: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ReadPicture:
    """A picture, and what a curator should know of it.

    Attributes:
        remarks: Of what was found and what to do about it; it is shown all the same.
    """

    image: Image.Image
    remarks: tuple[tuple[str, str], ...] = ()


def content_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        PictureFault: If it holds nothing, or more than a picture would.
    """
    try:
        if not path.is_file():
            raise PictureFault(*MISSING)
        size_bytes = path.stat().st_size
        if size_bytes > MOST_BYTES:
            found = f"The file has {size_bytes // 1_000_000} megabytes."
            raise PictureFault(found, _SMALLER)
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        found = f"The file cannot be read: {reason}."
        raise PictureFault(found, EMPTY[1], passing=True) from error
    if not content:
        raise PictureFault(*EMPTY)
    return content


def read_picture(content: bytes, ground: Rgb) -> ReadPicture:
    """Return a picture, upright, in sRGB and without transparency.

    Args:
        content: Of a file, whatever that holds.
        ground: What shows where the picture is transparent.

    Raises:
        PictureFault: If it cannot be shown.
    """
    try:
        return _read(content, ground)
    except PictureFault:
        raise
    except UnidentifiedImageError as error:
        if content[4:12] in _HEIF:
            raise PictureFault(*HEIC) from error
        raise PictureFault(*NO_PICTURE) from error
    except MemoryError as error:
        raise PictureFault(*TOO_LARGE) from error
    except Exception as error:  # a broken file makes the decoders fail in ways that none lists
        raise PictureFault(*DAMAGED) from error


def _read(content: bytes, ground: Rgb) -> ReadPicture:
    remarks: list[tuple[str, str]] = []
    image: Image.Image = Image.open(BytesIO(content))
    width_px, height_px = image.size
    if width_px * height_px > MOST_PIXELS:
        found = f"The picture has {width_px} by {height_px} pixels: more than can be read."
        raise PictureFault(found, _SMALLER)
    if image.format not in FORMATS:
        found = f"The file is a picture of the kind {image.format}, whatever its name says."
        raise PictureFault(found, "Save it as JPEG, PNG or WebP.")
    if getattr(image, "n_frames", 1) > 1:
        remarks.append(MOVING)
        image.seek(0)
    # JPEG can be read at a half, a quarter or an eighth of its size: faster, in less memory.
    image.draft(None, ENOUGH_PX)
    image.load()
    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" and not profile:
        remarks.append(PRINTED)
    if image.mode in _DEEP:
        image = _eight_bits(image)
    upright = ImageOps.exif_transpose(image)
    return ReadPicture(_on(_in_srgb(upright, profile), ground), tuple(remarks))


def _eight_bits(image: Image.Image) -> Image.Image:
    # Pillow would cut deep greys off at 255 instead of scaling them.
    values = np.asarray(image, dtype=np.float64)
    if image.mode.startswith("I;16") or values.max(initial=0.0) > 255.0:
        values /= 257.0
    elif image.mode == "F" and values.max(initial=0.0) <= 1.0:
        values *= 255.0
    return Image.fromarray(np.clip(np.nan_to_num(values), 0.0, 255.0).astype(np.uint8), "L")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    if alpha is None and "transparency" in image.info:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    plain = image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")
    converted: Image.Image | None = None
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(plain, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            # A broken profile is as good as none.
            converted = None
    shown = converted or plain.convert("RGB")
    if alpha is not None:
        shown.putalpha(alpha)
    return shown


def _on(image: Image.Image, ground: Rgb) -> Image.Image:
    if image.mode != "RGBA":
        return image
    below = Image.new("RGB", image.size, ground)
    below.paste(image, mask=image.getchannel("A"))
    return below
