"""A short film for the README, played by the program itself: a finger on the slider and the switch.

    .venv/bin/python -m tests.bench.film assets/readme/preview.webp

Every frame is one that a visitor would see: the scripted finger goes through the real loop, and the
painter draws into memory. The film is smaller than the screen, so that type stays as fine.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image

from kiosk.app.assembly import font_files, sound_exhibit
from kiosk.app.baking import sound_atlas
from kiosk.app.folders import cache_folder, shipped_config
from kiosk.app.gallery import baked_gallery
from kiosk.app.replay import PlayedScreen
from kiosk.app.trace import Happening, Trace
from kiosk.chrono.instant import utc_s_from_iso
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.loop import FRAME_S, run
from kiosk.scene.layout import layout_for
from kiosk.scene.scene import Scene
from kiosk.screen.stages import Canvas
from kiosk.screen.window import Closed, Signal
from kiosk.state.slider import WHOLE, track_scale
from kiosk.touch.contacts import Contact, Phase
from kiosk.visit import Show

SCREEN = Viewport(1920, 1080)
# Half as wide and as high: each pixel of the film is the middle of four.
SMALLER = 2
# Every fourth frame of the screen: 15 a second still move smoothly in a quarter of the bytes.
EACH_NTH = 4
# The map has come to rest before the film begins, as it has for whoever looks at it.
BEGINS_S, ENDS_S = 0.6, 10.2
SIZE_LIMIT_BYTES = 3_000_000
QUALITIES = (50, 42, 36, 30, 25, 20)

# Where the finger takes the slider, and when: the fold between keys is smooth.
SCRUBS = (
    ((1.0, "1962-10-22T19:00-04:00"), (2.6, "1962-10-24T10:30-04:00"),
     (3.9, "1962-10-25T17:00-04:00"), (5.3, "1962-10-27T12:00-04:00")),
    ((7.6, "1962-10-27T12:00-04:00"), (9.0, "1962-10-28T09:10-05:00")),
)  # fmt: skip
SWITCH_S = 6.1
TAP_S = 0.12
# A finger that has just come down is not yet dragging.
REPORT_S = 1 / 120


class FilmedScreen(PlayedScreen):
    """A screen that keeps what it shows, at the pace of the film."""

    def __init__(self, trace: Trace, canvas: Canvas) -> None:
        super().__init__(trace, canvas, None)
        self._filmed = canvas
        self._turns = 0
        self.frames_filmed: list[Image.Image] = []

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        done = self._turns * FRAME_S >= ENDS_S
        return (Closed(),) if done else super().signals(timeout_s)

    def present(self, scene: Scene) -> bool:
        # Without the digest of every frame that a replay makes.
        changed = self._filmed.present(scene)
        if self._turns % EACH_NTH == 0 and self._turns * FRAME_S >= BEGINS_S:
            whole = Image.frombytes("RGB", self._filmed.size_px, self._filmed.pixels)
            self.frames_filmed.append(whole.reduce(SMALLER))
        self._turns += 1
        return changed


def visit(exhibit: Exhibit) -> Trace:
    """Return what the finger does."""
    layout = layout_for(SCREEN)
    scale = track_scale(exhibit.timeline, WHOLE, layout.track.x_px, layout.track.width_px)
    y_px = layout.track.y_px + layout.track.height_px / 2.0
    happenings: list[Happening] = []
    for keys in SCRUBS:
        way = [(at_s, scale.px_from_utc(utc_s_from_iso(iso)[0])) for at_s, iso in keys]
        happenings += _stroke(way, y_px)
    happenings += _tap(SWITCH_S, layout.switch.centre_px)
    return Trace(SCREEN, tuple(sorted(happenings, key=lambda each: each.at_s)))


def _stroke(keys: Sequence[tuple[float, float]], y_px: float) -> Iterable[Happening]:
    (began_s, first_px), (ended_s, last_px) = keys[0], keys[-1]
    yield _contact(began_s, Phase.DOWN, (first_px, y_px))
    for (from_s, from_px), (to_s, to_px) in pairwise(keys):
        count = round((to_s - from_s) / REPORT_S)
        for index in range(1, count + 1):
            share = index / count
            eased = share * share * (3.0 - 2.0 * share)
            px = (from_px + (to_px - from_px) * eased, y_px)
            yield _contact(from_s + (to_s - from_s) * share, Phase.MOVE, px)
    # It rests before it lifts, so that nothing is flung.
    yield _contact(ended_s + 0.15, Phase.MOVE, (last_px, y_px))
    yield _contact(ended_s + 0.2, Phase.UP, (last_px, y_px))


def _tap(at_s: float, px: tuple[float, float]) -> Iterable[Happening]:
    yield _contact(at_s, Phase.DOWN, px)
    yield _contact(at_s + TAP_S, Phase.UP, px)


def _contact(at_s: float, phase: Phase, px: tuple[float, float]) -> Happening:
    return Happening(at_s, Contact(1, phase, px, at_s), "")


def filmed(config: Path) -> list[Image.Image]:
    """Return the frames of the film."""
    cache = cache_folder(config)
    exhibit = sound_exhibit(config, cache)
    atlas = sound_atlas(exhibit, config, cache)
    files = font_files(exhibit, config.resolve().parent)
    size_px = (SCREEN.width_px, SCREEN.height_px)
    canvas = Canvas(size_px, exhibit, atlas, files, baked_gallery(exhibit, config, cache))
    screen = FilmedScreen(visit(exhibit), canvas)
    run(Show(exhibit, atlas, canvas.fonts), screen, SCREEN, screen)
    return screen.frames_filmed


def write_film(frames: Sequence[Image.Image], path: Path) -> int:
    """Write frames as an animated WebP, as good as the limit allows; return the bytes it takes."""
    for quality in QUALITIES:
        frames[0].save(
            path,
            save_all=True,
            append_images=list(frames[1:]),
            duration=round(1000 * FRAME_S * EACH_NTH),
            loop=0,
            quality=quality,
            method=4,
        )
        if path.stat().st_size < SIZE_LIMIT_BYTES:
            break
    return path.stat().st_size


def main() -> None:
    """Play the film and write it."""
    path = Path(sys.argv[1])
    frames = filmed(shipped_config())
    size_bytes = write_film(frames, path)
    print(f"wrote {path}: {len(frames)} frames, {size_bytes / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
