"""Pictures of the shipped exhibit, by the path of `kiosk shot`, as somebody has approved them.

After a change that is meant to be seen: `pytest tests/golden --approve-pictures`, and look at
what git says has changed.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.app.assembly import font_files
from kiosk.app.pictures import Shot, take_picture
from kiosk.atlas.model import Atlas
from kiosk.chrono.instant import utc_s_from_iso
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.build import build_scene
from kiosk.scene.primitives import Basemap
from kiosk.scene.scene import Layer
from kiosk.screen.stages import Canvas
from kiosk.state.state import initial_state
from kiosk.visit import Show
from tests.conftest import ROOT
from tests.fakes import canvas_of
from tests.golden.tiles import TILE_PX, TOLERANCE, Picture, difference_picture, worst_tile

SIZE_PX = (960, 540)
APPROVED = Path(__file__).parent / "pictures"
LOOK_AT = ROOT / "build" / "golden"
LARGEST_BYTES = 2_500_000
# A palette of its own for each picture: a third of the size of all colours.
COLOURS = 256

SPEECH = "1962-10-22T19:00-04:00"
SATURDAY = "1962-10-27T12:00-04:00"
SUNDAY = "1962-10-28T12:00-05:00"
LIFTED = "1962-11-20T18:45-05:00"

SHOTS = {
    "world-public-speech": ("world", Lens.PUBLIC, SPEECH, ""),
    "world-secret-saturday": ("world", Lens.SECRET, SATURDAY, ""),
    "cuba-public-speech-card": ("cuba", Lens.PUBLIC, SPEECH, "kennedy-speech"),
    "cuba-secret-saturday-card": ("cuba", Lens.SECRET, SATURDAY, "u2-shot-down"),
    "turkey-public-lifted": ("turkey", Lens.PUBLIC, LIFTED, ""),
    "turkey-secret-sunday": ("turkey", Lens.SECRET, SUNDAY, ""),
    "berlin-public-sunday": ("berlin", Lens.PUBLIC, SUNDAY, ""),
    "berlin-secret-lifted": ("berlin", Lens.SECRET, LIFTED, ""),
}


# Where a map goes wrong if it does: the whole globe, poles, the date line, an enclave, a street.
# Longitude, latitude, scale in screen heights per radian.
CAMERAS = {
    "globe": (20.0, 30.0, 0.3),
    "atlantic": (-30.0, 40.0, 0.8),
    "north-pole": (0.0, 89.0, 1.2),
    "south-pole": (40.0, -89.0, 0.9),
    "date-line": (180.0, 60.0, 1.6),
    "caribbean": (-79.0, 22.0, 4.0),
    "europe": (12.0, 50.0, 1.8),
    "near-east": (38.0, 34.0, 3.0),
    "south-east-asia": (108.0, 14.0, 2.2),
    "germany": (11.0, 51.0, 7.0),
    "berlin": (13.38, 52.51, 130.0),
    "street": (13.3904, 52.5076, 300.0),
}
SMALL_PX = (480, 270)


@pytest.fixture(scope="module")
def canvas(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> Canvas:
    return canvas_of(shipped_exhibit, shipped_atlas, font_files(shipped_exhibit, ROOT), SIZE_PX)


def picture_of(name: str, exhibit: Exhibit, atlas: Atlas, canvas: Canvas) -> Picture:
    theatre, lens, at, event_id = SHOTS[name]
    assert event_id in ("", *exhibit.event_by_id)
    view = exhibit.theatre_by_id[theatre].view
    shot = Shot(utc_s_from_iso(at)[0], lens, view, theatre, event_id, SIZE_PX)
    take_picture(shot, Show(exhibit, atlas, canvas.fonts), canvas)
    return np.frombuffer(canvas.pixels, np.uint8).reshape(SIZE_PX[1], SIZE_PX[0], 3)


def in_palette_of(approved: Image.Image, shown: Image.Image) -> Image.Image:
    """Return a picture in the colours of the approved one, so that these cost no difference."""
    return shown.quantize(palette=approved, dither=Image.Dither.NONE)


@pytest.mark.parametrize("lens", Lens)
@pytest.mark.parametrize("camera", CAMERAS)
def test_the_map_is_the_one_that_was_approved(
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    canvas: Canvas,
    request: pytest.FixtureRequest,
    camera: str,
    lens: Lens,
) -> None:
    lon_deg, lat_deg, scale = CAMERAS[camera]
    state = initial_state(shipped_exhibit, Viewport(*SMALL_PX))
    at = replace(state.camera, lon_deg=lon_deg, lat_deg=lat_deg, scale_px=scale * SMALL_PX[1])
    basemap = Basemap(Box(0, 0, *SMALL_PX), at, lens, shipped_atlas.fingerprint, resting=True)
    layer = Layer("map", basemap.box, (basemap,), kept=False, opaque=True)
    scene = build_scene(state, shipped_exhibit, shipped_atlas, canvas.fonts)
    canvas.resize(SMALL_PX)
    canvas.present(replace(scene, layers=(layer,)), at_once=True)
    shown = np.frombuffer(canvas.pixels, np.uint8).reshape(SMALL_PX[1], SMALL_PX[0], 3)
    compare(Image.fromarray(shown), f"map-{camera}-{lens}", request)


@pytest.mark.parametrize("name", SHOTS)
def test_the_picture_is_the_one_that_was_approved(
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    canvas: Canvas,
    request: pytest.FixtureRequest,
    name: str,
) -> None:
    shown = Image.fromarray(picture_of(name, shipped_exhibit, shipped_atlas, canvas))
    compare(shown, name, request)


def compare(shown: Image.Image, name: str, request: pytest.FixtureRequest) -> None:
    """Hold a picture against the approved one, or approve it if it has changed."""
    file = APPROVED / f"{name}.png"
    fault = fault_of(shown, name) if file.is_file() else "it was never approved"
    if fault and request.config.getoption("--approve-pictures"):
        in_palette_of(shown.quantize(COLOURS), shown).save(file, optimize=True)
        fault = fault_of(shown, name)
    if fault:
        LOOK_AT.mkdir(parents=True, exist_ok=True)
        shown.save(LOOK_AT / f"{name}.actual.png")
        pytest.fail(f"{fault}: see {LOOK_AT}/{name}.*.png; pytest tests/golden --approve-pictures")


def fault_of(shown: Image.Image, name: str) -> str:
    """Tell where a picture is not the approved one."""
    approved = Image.open(APPROVED / f"{name}.png")
    expected = np.asarray(approved.convert("RGB"))
    actual = np.asarray(in_palette_of(approved, shown).convert("RGB"))
    worst = worst_tile(actual, expected)
    if worst.difference <= TOLERANCE:
        return ""
    LOOK_AT.mkdir(parents=True, exist_ok=True)
    Image.fromarray(difference_picture(actual, expected)).save(LOOK_AT / f"{name}.difference.png")
    return (
        f"the worst tile of {TILE_PX} px lies at ({worst.left_px}, {worst.top_px}) and is off"
        f" by {worst.difference:.1f} levels, more than {TOLERANCE}"
    )


def test_the_approved_pictures_are_these_and_stay_small() -> None:
    files = {path.stem: path.stat().st_size for path in APPROVED.glob("*.png")}
    assert files.keys() == {*SHOTS, *(f"map-{name}-{lens}" for name in CAMERAS for lens in Lens)}
    assert sum(files.values()) < LARGEST_BYTES


def test_a_small_mark_that_vanishes_fails_its_tile() -> None:
    ground = np.full((540, 960, 3), (201, 213, 207), np.uint8)
    marked = ground.copy()
    # The fill of the theatre of Cuba, 10 px wide, across the corner of four tiles at worst.
    marked[310:320, 635:645] = (234, 115, 23)
    worst = worst_tile(ground, marked)
    assert (worst.left_px, worst.top_px) in {(608, 288), (640, 288)}
    assert worst.difference > TOLERANCE


def test_rounding_by_one_level_passes() -> None:
    ground = np.full((540, 960, 3), 100, np.uint8)
    assert worst_tile(ground, ground + np.uint8(1)).difference <= TOLERANCE
