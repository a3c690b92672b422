"""Another version of the exhibit on the same stage: right to the pixel, and no work twice."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pygame
import pytest

from kiosk.app.rehearsal import Scenery, rehearsed, scenery_of
from kiosk.app.watch import News
from kiosk.atlas.model import Atlas
from kiosk.atlas.pictures import empty_gallery
from kiosk.content.model import Exhibit, Lens, Stance
from kiosk.geo.camera import Viewport
from kiosk.screen.painter import Painter
from kiosk.screen.pictures import Pictures
from kiosk.screen.platform import prepare_headless
from kiosk.visit import NO_BACK_ROOM, Visit
from tests.conftest import ROOT
from tests.fakes import ManualClock

SIZE_PX = (640, 360)
AT_REST_S = 4.0
NO_PICTURES = empty_gallery(Path("/nowhere"))
CLOCK = ManualClock()


def _coloured(exhibit: Exhibit, name: str) -> Exhibit:
    palettes = {lens: dict(exhibit.palettes[lens]) for lens in Lens}
    palettes[Lens.PUBLIC][name] = (90, 10, 10)
    return replace(
        exhibit,
        palettes=MappingProxyType({lens: MappingProxyType(palettes[lens]) for lens in Lens}),
    )


def _said(exhibit: Exhibit, **words: str) -> Exhibit:
    return replace(exhibit, wording=MappingProxyType({**exhibit.wording, **words}))


def _later(exhibit: Exhibit) -> Exhibit:
    later = (replace(each, start_utc_s=each.start_utc_s + 90000.0) for each in exhibit.events)
    return replace(exhibit, events=tuple(later))


def _renamed(exhibit: Exhibit) -> Exhibit:
    theatres = (replace(each, name=each.name[::-1]) for each in exhibit.theatres)
    return replace(exhibit, theatres=tuple(theatres))


def _hatched_otherwise(exhibit: Exhibit) -> Exhibit:
    return replace(exhibit, stances=(*exhibit.stances, Stance("new", "New", "level", "sea")))


class Stage:
    """A painter, and who stands before it."""

    def __init__(self, exhibit: Exhibit, atlas: Atlas) -> None:
        before = dict(os.environ)
        prepare_headless()
        pygame.display.init()
        pygame.display.set_mode((1, 1))
        os.environ.clear()
        os.environ.update(before)
        # Alone: its editions would be those of before.
        exhibit = replace(exhibit, editions={})
        self.pictures = Pictures(NO_PICTURES, at_once=True)
        news = News(exhibit, atlas, NO_PICTURES, "")
        self.scenery: Scenery = scenery_of(news, ROOT, NO_BACK_ROOM, CLOCK)
        self.surface = pygame.Surface(SIZE_PX)
        self.painter = Painter(self.surface, self.scenery.fonts, self.scenery.globe, self.pictures)
        self.visit = Visit(self.scenery.show, Viewport(*SIZE_PX))

    def change(self, exhibit: Exhibit, atlas: Atlas) -> None:
        news = News(replace(exhibit, editions={}), atlas, NO_PICTURES, "")
        self.scenery = rehearsed(news, ROOT, self.scenery, lambda: self.visit.state, CLOCK)
        self.painter.adopt(self.scenery.globe, self.pictures)
        self.visit.adopt(self.scenery.show, CLOCK.now_s())

    def seen(self) -> bytes:
        """Return what is on screen once all has come to rest."""
        self.visit.tick(AT_REST_S)
        scene = self.visit.rebuild()
        while self.painter.paint(scene) or self.painter.refining:
            pass
        return pygame.image.tobytes(self.surface, "RGB")


@pytest.mark.parametrize(
    ("changed", "same_map"),
    [
        (_later, True),
        (_renamed, True),
        (lambda exhibit: _said(exhibit, meanwhile="At this hour"), True),
        (lambda exhibit: _coloured(exhibit, "sea"), False),
        (lambda exhibit: _coloured(exhibit, "land"), False),
        (_hatched_otherwise, False),
    ],
    ids=["times", "names", "signs", "sea", "land", "stances"],
)
def test_the_new_version_looks_as_if_nothing_had_been_there_before(
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    changed: Callable[[Exhibit], Exhibit],
    same_map: bool,
) -> None:
    stage, other = Stage(shipped_exhibit, shipped_atlas), changed(shipped_exhibit)
    before, globe = stage.seen(), stage.scenery.globe
    stage.change(other, shipped_atlas)
    assert (stage.scenery.globe is globe) is same_map
    after, anew = stage.seen(), Stage(other, shipped_atlas).seen()
    # Not compared in the assertion itself, which would print both.
    right, differs = after == anew, after != before
    assert right
    assert differs or changed is _hatched_otherwise
