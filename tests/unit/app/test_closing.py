"""A whole night in simulated time: the screen stays dark whatever visitors do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pygame
import pytest

from kiosk.app.assembly import font_files
from kiosk.app.closing import House, Waited
from kiosk.app.night_guard import NightGuard
from kiosk.app.vitals import Vitals
from kiosk.chrono.opening import Hours
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.screen.fonts import Fonts
from kiosk.screen.painter import Painter
from kiosk.screen.window import Closed, KeyPressed, Signal
from kiosk.touch.contacts import Contact, Phase
from kiosk.visit import BackRoom, Show
from tests.conftest import ROOT
from tests.fakes import ManualClock

HOURS = Hours("Tu-Su 10:00-18:00", "Europe/Berlin")


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin")).timestamp()


class NightWindow:
    """A window in front of which somebody never stops tapping and typing."""

    def __init__(self, clock: ManualClock, closes_s: float | None = None) -> None:
        self.surface = pygame.Surface((640, 360))
        self.brightest = 0
        self.shown = 0
        self._clock = clock
        self._closes_s = closes_s

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        self._clock.advance(timeout_s)
        if self._closes_s is not None and self._clock.now_s() >= self._closes_s:
            return (Closed(),)
        now_s = self._clock.now_s()
        return (KeyPressed("right"), Contact(1, Phase.DOWN, (320.0, 180.0), now_s))

    def show(self) -> None:
        self.shown += 1
        if self.shown % 50 == 1:
            self.brightest = max(self.brightest, int(pygame.surfarray.pixels3d(self.surface).max()))


def wait(house: House, exhibit: Exhibit, fonts: Fonts) -> Waited:
    return house.wait_until_open(lambda: exhibit, lambda: fonts)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(0.0, at("2026-11-24T18:00:01"))


@pytest.fixture
def exhibit(shipped_exhibit: Exhibit) -> Exhibit:
    visit = replace(shipped_exhibit.visit, hours=HOURS)
    return replace(shipped_exhibit, visit=visit)


def test_the_night_is_dark_and_ends_on_time(
    clock: ManualClock, exhibit: Exhibit, shipped_fonts: Fonts, tmp_path: Path
) -> None:
    window = NightWindow(clock)
    with Vitals(clock, tmp_path, None) as vitals:
        house = House(window, vitals)  # type: ignore[arg-type]  # as much of a window as it needs
        assert not house.is_open(exhibit)
        assert wait(house, exhibit, shipped_fonts) is Waited.OPENED
    assert clock.wall_utc_s() - at("2026-11-25T10:00") == pytest.approx(1.0, abs=1.5)
    assert 0 < window.brightest <= 64
    # Drawn anew only when the sign has moved.
    assert window.shown < 16 * 3600 / 5 + 10


def test_a_clock_that_is_set_in_the_night_is_followed(
    clock: ManualClock, exhibit: Exhibit, shipped_fonts: Fonts, tmp_path: Path
) -> None:
    window = NightWindow(clock)
    with Vitals(clock, tmp_path, None) as vitals:
        house = House(window, vitals)  # type: ignore[arg-type]  # as above
        asked = 0

        def latest() -> Exhibit:
            nonlocal asked
            asked += 1
            if asked == 1000:
                clock.set_wall(at("2027-11-24T09:59:00"))
            return exhibit

        assert house.wait_until_open(latest, lambda: shipped_fonts) is Waited.OPENED
    assert clock.wall_utc_s() - at("2027-11-24T10:00") == pytest.approx(1.0, abs=1.5)


def test_a_window_that_is_closed_in_the_night_ends_the_waiting(
    clock: ManualClock, exhibit: Exhibit, shipped_fonts: Fonts, tmp_path: Path
) -> None:
    window = NightWindow(clock, closes_s=100.0)
    with Vitals(clock, tmp_path, None) as vitals:
        house = House(window, vitals)  # type: ignore[arg-type]  # as above
        assert wait(house, exhibit, shipped_fonts) is Waited.LEFT
    assert clock.now_s() < 105.0


def test_the_sign_is_lettered_in_the_fonts_of_the_last_save(
    clock: ManualClock, exhibit: Exhibit, shipped_fonts: Fonts, tmp_path: Path
) -> None:
    window, saved = NightWindow(clock), Fonts(font_files(exhibit, ROOT))
    lettered: set[int] = set()

    def fonts() -> Fonts:
        return saved if clock.now_s() > 100.0 else shipped_fonts

    class Watched(House):
        def _show_sign(self, exhibit: Exhibit, fonts: Fonts, painter: Painter) -> None:
            lettered.add(id(fonts))
            super()._show_sign(exhibit, fonts, painter)

    with Vitals(clock, tmp_path, None) as vitals:
        house = Watched(window, vitals)  # type: ignore[arg-type]  # as above
        assert house.wait_until_open(lambda: exhibit, fonts) is Waited.OPENED
    assert lettered == {id(shipped_fonts), id(saved)}


class Knocked(NightWindow):
    """A window in whose corner a finger comes down after a minute, and rests."""

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        before_s, others = self._clock.now_s(), super().signals(timeout_s)
        if before_s >= 60.0:
            return [each for each in others if isinstance(each, Closed)]
        if self._clock.now_s() >= 60.0:
            return (Contact(2, Phase.DOWN, (5.0, 5.0), self._clock.now_s()),)
        return () if before_s >= 50.0 else (*others, *lifted(others))


def lifted(signals: Sequence[Signal]) -> Sequence[Signal]:
    return [replace(each, phase=Phase.UP) for each in signals if isinstance(each, Contact)]


@pytest.mark.parametrize("has_pin", [True, False])
def test_staff_are_let_in_by_night_and_nobody_else(
    clock: ManualClock, exhibit: Exhibit, show: Show, tmp_path: Path, has_pin: bool
) -> None:
    window = Knocked(clock, closes_s=200.0)
    room = BackRoom(locked_s=lambda: 0.0 if has_pin else None)
    night = replace(show, exhibit=exhibit, back_room=room)
    with Vitals(clock, tmp_path, None) as vitals:
        house = House(window, vitals)  # type: ignore[arg-type]  # as above
        guard = NightGuard(lambda: night, Viewport(640, 360), clock)
        fonts = night.typography
        assert isinstance(fonts, Fonts)
        waited = house.wait_until_open(lambda: exhibit, lambda: fonts, guard.knocked)
    if has_pin:
        assert waited is Waited.KNOCKED
        assert clock.now_s() - 60.0 == pytest.approx(exhibit.staff.hold_s, abs=2.0)
    else:
        assert waited is Waited.LEFT
