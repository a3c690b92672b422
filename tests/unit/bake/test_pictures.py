"""Whatever a curator puts in the place of a picture, the bake ends well and says what is wrong."""

import json
import struct
import zlib
from argparse import Namespace
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from kiosk.atlas.pictures import FOLDER, INDEX, BakedPicture, stored_gallery
from kiosk.atlas.sources import found_before
from kiosk.bake.picture_command import bake_ordered
from kiosk.bake.picture_reading import read_picture
from kiosk.bake.picture_treating import LEAST_ASPECT, cut
from kiosk.bake.pictures import bake_pictures, look_at_pictures
from kiosk.content.model import Lens
from kiosk.content.picture_orders import PictureJob, PictureOrder, job_from
from kiosk.content.problems import Problem, Severity, problem_from

COLOURS = {
    "ink": (28, 25, 21),
    "paper2": (241, 231, 206),
    "panel": (10, 19, 34),
    "panel2": (16, 29, 49),
    "coast": (78, 147, 189),
    "document": (220, 230, 234),
}
PNG = b"\x89PNG\r\n\x1a\n"


def order(file: str, lens: Lens = Lens.PUBLIC, *, plain: bool = True) -> PictureOrder:
    return PictureOrder("a.jpg", lens, file, plain, (0.5, 0.5), 'event "x", media 1, path')


def job(*orders: PictureOrder) -> PictureJob:
    return PictureJob(orders, dict.fromkeys(Lens, COLOURS))


def baked(
    folder: Path, content: bytes | None, name: str = "a.jpg"
) -> tuple[BakedPicture, tuple[Problem, ...]]:
    """Bake one file; return what became of it."""
    exhibit, cache = folder / "exhibit", folder / "cache"
    exhibit.mkdir(exist_ok=True)
    if content is not None:
        (exhibit / name).write_bytes(content)
    problems = bake_pictures(exhibit, cache, job(order(name)))
    return stored_gallery(cache).pictures["a.jpg", Lens.PUBLIC], problems


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    whole = BytesIO()
    image.save(whole, kind, **options)
    return whole.getvalue()


def photograph(width_px: int = 900, height_px: int = 300) -> Image.Image:
    down, across = np.mgrid[0:height_px, 0:width_px]
    red, green = across * 255 // width_px, down * 255 // height_px
    return Image.fromarray(np.dstack([red, green, 255 - red]).astype(np.uint8))


def png_of(width_px: int, height_px: int) -> bytes:
    """Return the beginning of a PNG that claims a size and holds nearly nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100_000))
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(400)
FAULTS: dict[str, tuple[bytes, str]] = {
    "no picture": (b"A letter, not a picture.", "The file is not a picture."),
    "nothing at all": (b"", "The file is empty."),
    "half a picture": (saved(photograph(), "JPEG")[:4000], "The picture is damaged or breaks off."),
    "half a drawing": (saved(photograph())[:-300], "The picture is damaged or breaks off."),
    "twenty thousand px on each side": (
        png_of(20_000, 20_000),
        "The picture has 20000 by 20000 pixels: more than can be read.",
    ),
    "one row more than a hundred megapixels": (
        png_of(10_000, 10_001),
        "The picture has 10000 by 10001 pixels: more than can be read.",
    ),
    # That much is read, as far as it goes.
    "half of a hundred megapixels": (
        png_of(10_000, 10_000),
        "The picture is damaged or breaks off.",
    ),
    "a bomb": (
        png_of(60_000, 60_000),
        "The picture has 60000 by 60000 pixels: more than can be read.",
    ),
    "a telephone's photograph": (HEIC, "The file is a HEIC photograph, whatever its name says."),
    "another kind": (
        saved(photograph(), "TIFF"),
        "The file is a picture of the kind TIFF, whatever its name says.",
    ),
    "an empty shell": (PNG, "The file is not a picture."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_no_picture_is_told_and_leaves_a_plate_in_its_place(
    tmp_path: Path, fault: str
) -> None:
    content, found = FAULTS[fault]
    picture, problems = baked(tmp_path, content)
    assert picture.sizes == ()
    (problem,) = problems
    assert (problem.path, problem.subject) == ("a.jpg", 'event "x", media 1, path')
    assert problem.found == found
    assert problem.remedy
    assert problem.severity is Severity.ERROR


def test_a_missing_file_a_folder_and_a_file_elsewhere_leave_a_plate_and_are_told_by_the_check(
    tmp_path: Path,
) -> None:
    (tmp_path / "exhibit" / "folder.png").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(saved(photograph()))
    for name in ("none.png", "folder.png", "../outside.png"):
        picture, problems = baked(tmp_path, None, name)
        assert picture.sizes == ()
        assert problems == ()


MODES: dict[str, bytes] = {
    "plain": saved(photograph()),
    "print colours": saved(photograph().convert("CMYK"), "JPEG"),
    "deep greys": saved(Image.fromarray(np.full((300, 900), 40_000, dtype=np.uint16))),
    "moving": saved(
        photograph(),
        "WEBP",
        save_all=True,
        append_images=[Image.new("RGB", (900, 300))],
        duration=100,
    ),
    "palette": saved(photograph().convert("P")),
    "transparent": saved(Image.new("RGBA", (900, 300), (255, 0, 0, 0))),
    "one bit": saved(photograph().convert("1")),
    "grey with alpha": saved(photograph().convert("LA")),
    "one px": saved(photograph(1, 1)),
    "a sliver": saved(photograph(2000, 1)),
}


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_picture_is_shown(tmp_path: Path, mode: str) -> None:
    picture, problems = baked(tmp_path, MODES[mode])
    assert picture.sizes
    for size in picture.sizes:
        with Image.open(tmp_path / "cache" / FOLDER / size.file) as image:
            assert image.size == (size.width_px, size.height_px)
            assert image.mode == "RGB"
    told = {"print colours": 1, "moving": 1}.get(mode, 0)
    assert len(problems) == told


def test_deep_greys_keep_their_light_and_clear_ground_shows_the_paper() -> None:
    grey = read_picture(MODES["deep greys"], COLOURS["paper2"]).image
    assert grey.getpixel((10, 10)) == pytest.approx((156, 156, 156), abs=1)
    clear = read_picture(MODES["transparent"], COLOURS["paper2"]).image
    assert clear.getpixel((10, 10)) == COLOURS["paper2"]


def test_a_photograph_held_sideways_stands_upright() -> None:
    image = photograph(300, 900)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right to see it upright
    turned = read_picture(saved(image, "JPEG", exif=exif), (0, 0, 0)).image
    assert turned.size == (900, 300)


def test_colours_of_another_space_become_those_of_a_screen() -> None:
    # A space whose red is the green of a screen, and whose green is its red.
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    image = Image.new("RGB", (900, 300), (200, 30, 60))
    shown = read_picture(saved(image, icc_profile=swapped), (0, 0, 0)).image
    assert shown.getpixel((5, 5)) == pytest.approx((30, 200, 60), abs=2)
    clear = Image.new("RGBA", (900, 300), (200, 30, 60, 0))
    shown = read_picture(saved(clear, icc_profile=swapped), COLOURS["paper2"]).image
    assert shown.getpixel((5, 5)) == COLOURS["paper2"]


def test_a_profile_that_does_not_fit_the_picture_is_as_good_as_none() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = Image.new("RGB", (900, 300), (200, 30, 30))
    for unfit in (profile, profile[:100], b"no profile"):
        shown = read_picture(saved(image, icc_profile=unfit), (0, 0, 0)).image
        assert shown.getpixel((5, 5)) == (200, 30, 30)


def test_what_is_too_high_is_cut_around_its_focus() -> None:
    image = photograph(900, 900)
    for share in (0.0, 0.3, 0.5, 1.0):
        part, (across, down) = cut(image, (0.4, share))
        assert part.width / part.height == pytest.approx(LEAST_ASPECT, rel=0.01)
        assert across == 0.4
        # The same place lies under the focus as before.
        before = image.getpixel((10, min(899, round(share * 899))))
        after = part.getpixel((10, min(part.height - 1, round(down * (part.height - 1)))))
        assert after == pytest.approx(before, abs=3)


def test_only_what_has_changed_is_baked_again(tmp_path: Path) -> None:
    exhibit, cache = tmp_path / "exhibit", tmp_path / "cache"
    exhibit.mkdir()
    for name in ("a.png", "b.png"):
        (exhibit / name).write_bytes(saved(photograph()))
    orders = [replace(order(name), path=name) for name in ("a.png", "b.png")]
    bake_pictures(exhibit, cache, job(*orders))
    stamps = {path.name: path.stat().st_mtime_ns for path in (cache / FOLDER).glob("*.png")}
    before = stored_gallery(cache)
    (exhibit / "b.png").write_bytes(saved(photograph().rotate(180)))
    bake_pictures(exhibit, cache, job(*orders))
    after = stored_gallery(cache)
    assert after.pictures["a.png", Lens.PUBLIC] == before.pictures["a.png", Lens.PUBLIC]
    assert after.pictures["b.png", Lens.PUBLIC] != before.pictures["b.png", Lens.PUBLIC]
    assert after.stamp != before.stamp
    for size in after.pictures["a.png", Lens.PUBLIC].sizes:
        assert (cache / FOLDER / size.file).stat().st_mtime_ns == stamps[size.file]


def test_pictures_that_nothing_names_any_more_leave_the_cache(tmp_path: Path) -> None:
    exhibit, cache = tmp_path / "exhibit", tmp_path / "cache"
    exhibit.mkdir()
    for index in range(4):
        (exhibit / "a.png").write_bytes(saved(photograph(900 + index)))
        bake_pictures(exhibit, cache, job(replace(order("a.png"), path="a.png")))
    # Those of the last bake, and of the one before for a program that is about to open them.
    sizes = stored_gallery(cache).pictures["a.png", Lens.PUBLIC].sizes
    assert len(list((cache / FOLDER).glob("*.png"))) <= 2 * len(sizes)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"format": 1, "stamp": "", "pictures": [{}]}', b"\xff\xfe"]
)
def test_a_damaged_index_is_an_empty_gallery(tmp_path: Path, damage: bytes) -> None:
    baked(tmp_path, saved(photograph()))
    (tmp_path / "cache" / FOLDER / INDEX).write_bytes(damage)
    assert not stored_gallery(tmp_path / "cache").pictures
    picture, _ = baked(tmp_path, saved(photograph()))
    assert picture.sizes


def test_an_index_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    baked(tmp_path, saved(photograph()))
    path = tmp_path / "cache" / FOLDER / INDEX
    table = json.loads(path.read_bytes())
    table["pictures"][0]["sizes"] = [[504, 168, "../../secret.png"]]
    path.write_text(json.dumps(table), encoding="utf-8")
    (size,) = stored_gallery(tmp_path / "cache").pictures["a.jpg", Lens.PUBLIC].sizes
    assert size.file == "secret.png"


def test_a_photograph_takes_the_colours_of_each_world(tmp_path: Path) -> None:
    exhibit, cache = tmp_path / "exhibit", tmp_path / "cache"
    exhibit.mkdir()
    (exhibit / "a.png").write_bytes(saved(photograph(1500, 500)))
    orders = [order("a.png", lens, plain=False) for lens in Lens]
    assert bake_pictures(exhibit, cache, job(*orders)) == ()
    means = {}
    for lens in Lens:
        picture = stored_gallery(cache).pictures["a.jpg", lens]
        with Image.open(cache / FOLDER / picture.sizes[1].file) as image:
            values = np.asarray(image, dtype=float)
        means[lens] = values.mean()
        # No colour but those between the two of the treatment: red is never above blue at night.
        if lens is Lens.SECRET:
            assert (values[..., 0] <= values[..., 2] + 3).all()
        else:
            assert (values[..., 0] + 3 >= values[..., 2]).all()
    assert means[Lens.SECRET] < means[Lens.PUBLIC]


def test_a_job_survives_its_way_to_another_process() -> None:
    there = job(order("a.png"), order("b.png", Lens.SECRET, plain=False))
    assert job_from(there.written()).written() == there.written()
    for damage in ("", "{}", '{"orders": [{}], "colours": {}}', "[]"):
        with pytest.raises(ValueError, match=r".+"):
            job_from(damage)


def test_the_bake_ends_quietly_when_the_exhibit_ends_before_its_order_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = job(order("a.png")).written()
    arguments = Namespace(config=tmp_path / "config.toml", cache=tmp_path / "cache", look=False)
    # It would bind the process of the tests.
    monkeypatch.setattr("kiosk.bake.picture_command.limit_memory", lambda: None)
    for length in range(len(whole)):
        monkeypatch.setattr("sys.stdin", StringIO(whole[:length]))
        assert bake_ordered(arguments) == 0
    assert capsys.readouterr() == ("", "")
    assert not arguments.cache.exists()


def test_a_look_tells_the_same_as_the_bake_and_makes_nothing(tmp_path: Path) -> None:
    exhibit, cache = tmp_path / "exhibit", tmp_path / "cache"
    exhibit.mkdir()
    orders = []
    for number, (content, _) in enumerate(FAULTS.values()):
        (exhibit / f"{number}.jpg").write_bytes(content)
        subject = f'event "x", media {number + 1}, path'
        orders.append(replace(order(f"{number}.jpg"), path=f"{number}.jpg", subject=subject))
    wanted = job(*orders)
    told = look_at_pictures(exhibit, cache, wanted)
    assert len(told) == len(FAULTS)
    assert not (cache / FOLDER).exists()
    kept = found_before(cache, "pictures", wanted.stamp(exhibit))
    assert kept is not None
    assert tuple(map(problem_from, kept)) == told == bake_pictures(exhibit, cache, wanted)


def test_what_keeps_a_picture_from_being_read_for_a_while_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit, cache, wanted = tmp_path / "exhibit", tmp_path / "cache", job(order("a.jpg"))
    exhibit.mkdir()
    (exhibit / "a.jpg").write_bytes(saved(photograph(), "JPEG"))
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "a.jpg":
            raise PermissionError(13, "Permission denied")
        return read(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refused)
        (problem,) = look_at_pictures(exhibit, cache, wanted)
    assert problem.found == "The file cannot be read: Permission denied."
    assert found_before(cache, "pictures", wanted.stamp(exhibit)) is None
    assert look_at_pictures(exhibit, cache, wanted) == ()
