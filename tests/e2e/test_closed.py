"""The real program in a house with opening hours: dark and deaf when closed, back when open."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.scene.boxes import Box
from tests.e2e.kiosks import difference
from tests.e2e.unattended import BLACK, Unattended, unattended, wait_until
from tests.rig.display import TouchDisplay

ALWAYS = "24/7"
# A house whose last hour is over.
NEVER_AGAIN = "2020 Jan 01 10:00-11:00"
DARKEST = 64


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


class House:
    """A configuration whose hours can be changed, and what the switch of the screen was told."""

    def __init__(self, config: Path, folder: Path) -> None:
        self.config = config
        self._plain = config.read_text(encoding="utf-8")
        self._folder = folder
        self.set(ALWAYS)

    def set(self, hours: str) -> None:
        told = f'opening_hours = "{hours}"\nzone = "Europe/Berlin"\n\n[timeline]'
        text = self._plain.replace("\n[timeline]", f"\n{told}", 1)
        machine = "".join(
            f'screen_{name} = ["touch", "{self._folder / name}"]\n' for name in ("off", "on")
        )
        self.config.write_text(f"{text}\n[machine]\n{machine}", encoding="utf-8")

    def told(self, name: str) -> bool:
        """Return whether the screen was switched so since the last time that this was asked."""
        path = self._folder / name
        there = path.exists()
        path.unlink(missing_ok=True)
        return there


@pytest.fixture
def house(baked_small: Path, tmp_path: Path) -> House:
    return House(baked_small, tmp_path)


@pytest.fixture
def kiosk(touch_display: TouchDisplay, house: House, cache: Path) -> Iterator[Unattended]:
    with unattended(touch_display, house.config, cache) as running:
        running.is_up()
        yield running


def is_dark(picture: Image.Image) -> bool:
    """Return whether there is no more on a picture than a faint sign."""
    colours = picture.getcolors(1 << 20)
    assert colours is not None
    black = sum(count for count, colour in colours if colour == BLACK)
    brightest = max(max(colour) for _, colour in colours if isinstance(colour, tuple))
    return brightest <= DARKEST and 0.9 < black / (picture.width * picture.height) < 1.0


def test_a_house_that_closes_is_dark_and_deaf_and_opens_again_by_itself(
    kiosk: Unattended, house: House
) -> None:
    wait_until(lambda: house.told("on"), 5.0, "the screen was not turned on at the start")
    house.set(NEVER_AGAIN)
    kiosk.kiosk.watched(is_dark)
    wait_until(lambda: house.told("off"), 5.0, "the screen was not turned off")
    for _ in range(5):
        kiosk.display.tap(600, 300)
        kiosk.display.key("Right")
        kiosk.display.drag([(600, 300), (400, 300)])
        assert is_dark(kiosk.display.screenshot())
    house.set(ALWAYS)
    kiosk.is_up()
    wait_until(lambda: house.told("on"), 5.0, "the screen was not turned on again")
    assert [len(kiosk.tells(event)) for event in ("house_closed", "house_opened")] == [1, 1]
    kiosk.display.drag([(600, 300), (400, 300)])
    kiosk.kiosk.watched(lambda picture: not is_dark(picture))


def test_a_closed_house_is_no_hang_and_a_crash_in_the_night_ends_in_the_dark(
    kiosk: Unattended, house: House
) -> None:
    house.set(NEVER_AGAIN)
    kiosk.kiosk.watched(is_dark)
    child = kiosk.child()
    time.sleep(7.0)
    assert kiosk.child() == child
    kiosk.loses_child()
    kiosk.tells("exhibit_started", 2)
    kiosk.tells("house_closed", 2)
    kiosk.kiosk.watched(is_dark)


def test_visitors_at_closing_time_read_until_when_also_if_they_start_again(
    kiosk: Unattended, house: House
) -> None:
    kiosk.display.key("period")
    time.sleep(2.0)
    before = kiosk.display.screenshot()
    # Beside the date, along the upper edge.
    line = Box(390.0, 14.0, 300.0, 46.0)
    house.set(NEVER_AGAIN)
    kiosk.kiosk.watched(lambda picture: difference(picture, before, line) > 1.0)
    assert not kiosk.told("house_closed")
    kiosk.display.key("Home")
    time.sleep(2.0)
    assert difference(kiosk.display.screenshot(), before, line) > 1.0
    assert not kiosk.told("house_closed")


def test_who_ends_the_program_at_night_finds_the_screen_on(kiosk: Unattended, house: House) -> None:
    house.set(NEVER_AGAIN)
    kiosk.kiosk.watched(is_dark)
    wait_until(lambda: house.told("off"), 5.0, "the screen was not turned off")
    house.told("on")
    assert kiosk.kiosk.ends(timeout_s=4.0) == 0
    assert house.told("on")
