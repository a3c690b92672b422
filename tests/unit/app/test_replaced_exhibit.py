"""An exhibit that was replaced, as by a save, takes no memory any more."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.tidying import Tidier
from kiosk.atlas.model import Atlas
from kiosk.content.load import load_exhibit
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.loop import Hooks, run
from kiosk.screen.fonts import Fonts
from kiosk.screen.window import KeyPressed, Signal
from kiosk.visit import Show
from tests.e2e.small import write_small
from tests.fakes import ManualClock, ScriptedScreen

SCREEN = Viewport(1280, 800)
NO_ATLAS = Atlas((), (), (), "none")


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def loaded(folder: Path) -> Exhibit:
    exhibit = load_exhibit(write_small(folder)).exhibit
    assert exhibit is not None
    # Each of its languages knows all of them.
    assert exhibit.editions[exhibit.language] is exhibit
    return exhibit


def test_an_exhibit_that_was_replaced_is_gone_at_the_next_rest(tmp_path: Path) -> None:
    fonts, clock, tidier = Fonts({}), ManualClock(), Tidier()
    first = [loaded(tmp_path / "first")]
    gone = weakref.ref(first[0])
    script: list[tuple[float, Signal]] = [(at_s, KeyPressed("l")) for at_s in (1.0, 2.0, 6.0, 7.0)]
    screen = ScriptedScreen(clock, script, until_s=12.0)
    coming = [Show(loaded(tmp_path / "second"), NO_ATLAS, fonts)]
    alive: list[bool] = []
    tidier.begin()

    def news() -> Show | None:
        if clock.now_s() < 4.0 or not coming:
            return None
        tidier.begin_anew()
        return coming.pop()

    def at_rest() -> None:
        tidier.tidy(alone=False)
        alive.append(gone() is not None)

    hooks = Hooks(news=news, at_rest=at_rest)
    run(Show(first.pop(), NO_ATLAS, fonts), screen, SCREEN, clock, hooks)
    assert alive[0]
    assert not alive[-1]
