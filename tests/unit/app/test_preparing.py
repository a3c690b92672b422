"""From files to a show: whatever keeps the exhibit from coming up is told, and tried again."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from kiosk.app import preparing
from kiosk.app.assembly import Content
from kiosk.app.preparing import Preparation
from kiosk.app.state_files import JOURNAL
from kiosk.app.vitals import Vitals
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.content.problems import Problem
from kiosk.screen.window import Closed, Signal
from tests.conftest import ROOT
from tests.fakes import ManualClock

BROKEN = Problem("config.toml", 3, 1, "the file", "It makes no sense.", "Mend it.")


class Window:
    """A window that nobody touches, closed after a time."""

    def __init__(self, clock: ManualClock, closes_s: float) -> None:
        self.surface = pygame.Surface((640, 360))
        self._clock = clock
        self._closes_s = closes_s

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        self._clock.advance(timeout_s)
        return (Closed(),) if self._clock.now_s() >= self._closes_s else ()

    def show(self) -> None:
        pass


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(0.0, 1_800_000_000.0)


@pytest.fixture
def vitals(clock: ManualClock, tmp_path: Path) -> Iterator[Vitals]:
    with Vitals(clock, tmp_path / "state", None) as vitals:
        yield vitals


@pytest.fixture
def told(tmp_path: Path) -> Callable[[], list[dict[str, Any]]]:
    def told() -> list[dict[str, Any]]:
        page = tmp_path / "state" / JOURNAL
        return [json.loads(line) for line in page.read_text().splitlines()]

    return told


@pytest.fixture
def good(shipped_exhibit: Exhibit) -> Content:
    return Content(shipped_exhibit, ROOT, (), True, ())


def test_content_that_cannot_be_shown_at_all_is_journalled_until_it_is_mended(
    clock: ManualClock,
    vitals: Vitals,
    good: Content,
    shipped_atlas: Atlas,
    told: Callable[[], list[dict[str, Any]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    missing = replace(good, exhibit=None, problems=(BROKEN, BROKEN), current=False)
    coming = [missing, missing, good]
    monkeypatch.setattr(preparing, "stored_atlas", lambda _: shipped_atlas)
    monkeypatch.setattr(preparing, "is_fresh", lambda *_: True)
    window = Window(clock, 100.0)
    preparation = Preparation(
        window,  # type: ignore[arg-type]  # as much of a window as it needs
        vitals,
        tmp_path / "config.toml",
        tmp_path / "cache",
        lambda *_: coming.pop(0),
    )
    assert preparation.done().exhibit is good.exhibit
    events = [each["event"] for each in told()]
    assert events == ["content_missing", "content_taken_over"]
    assert (told()[0]["problems"], "It makes no sense." in told()[0]["first"]) == (2, True)
