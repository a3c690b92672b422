"""A table and a wall in one room: what a visitor does at the one is seen on the other."""

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conftest import SIZE_PX
from tests.e2e.kiosks import difference
from tests.e2e.test_line import speaking
from tests.e2e.unattended import Unattended, unattended
from tests.rig.broker import Broker
from tests.rig.display import TouchDisplay

TOPIC = "museum/hall-1/table"
LOOKS_ALIKE, LOOKS_OTHERWISE = 0.2, 1.0
# How far down the slider lies.
SLIDER_SHARE = 0.93


class Room:
    """The two of them."""

    def __init__(self, table: Unattended, wall: Unattended) -> None:
        self.table, self.wall = table, wall

    def scrub(self, from_share: float, to_share: float) -> None:
        """Drag the slider of the table, which lies low on the screen."""
        width_px, height_px = SIZE_PX
        y_px = round(height_px * SLIDER_SHARE)
        self.table.display.drag(
            [(round(width_px * from_share), y_px), (round(width_px * to_share), y_px)]
        )

    def agrees(self, unlike: Image.Image, timeout_s: float = 15.0) -> Image.Image:
        """Wait until both show the same, other than before, and return it."""
        deadline_s = time.monotonic() + timeout_s
        while True:
            table, wall = self.table.display.screenshot(), self.wall.display.screenshot()
            by = difference(table, wall)
            if by <= LOOKS_ALIKE and difference(wall, unlike) > LOOKS_OTHERWISE:
                return wall
            assert time.monotonic() < deadline_s, f"the wall differs from the table by {by:.2f}"
            time.sleep(0.05)


@pytest.fixture
def in_company(baked_small: Path, broker: Broker) -> Path:
    company = f'[network.mqtt]\nbroker = "127.0.0.1"\nport = {broker.port}\ntopic = "{TOPIC}"\n'
    text = baked_small.read_text(encoding="utf-8")
    baked_small.write_text(f'{text}\n{company}role = "publish"\n', encoding="utf-8")
    return baked_small


@pytest.fixture
def room(touch_display: TouchDisplay, in_company: Path, tmp_path: Path) -> Iterator[Room]:
    cache = tmp_path / "cache"
    with ExitStack() as stack:
        # The wall is another machine: what it remembers lies elsewhere.
        walls = tmp_path / "wall" / "cache"
        shutil.copytree(cache, walls)
        wall_display = stack.enter_context(TouchDisplay(*SIZE_PX))
        table = stack.enter_context(unattended(touch_display, in_company, cache))
        wall = stack.enter_context(
            unattended(wall_display, in_company, walls, "--mqtt-role", "follow")
        )
        for kiosk in (table, wall):
            kiosk.tells("mqtt_joined", timeout_s=20.0)
            kiosk.tells("exhibit_shown")
        yield Room(table, wall)


def test_a_wall_follows_its_table_through_all_that_may_happen(room: Room, broker: Broker) -> None:
    rests = room.wall.display.screenshot()
    room.scrub(0.3, 0.6)
    moved = room.agrees(rests)
    with speaking(broker.port) as stranger:
        for payload in (b"\xff\x00", b'{"kiosk":1,"state":"visited"}', b"[" * 4000):
            stranger.publish(TOPIC, payload, qos=1).wait_for_publish(5.0)
    room.wall.tells("mqtt_garbage")
    broker.kill()
    room.wall.tells("mqtt_lost")
    room.scrub(0.6, 0.45)
    broker.start()
    later = room.agrees(moved)
    # Nobody is left who could say farewell.
    child = room.table.child()
    room.table.kiosk.process.kill()
    child.kill()
    room.wall.kiosk.watched(lambda seen: difference(seen, later) > 20.0)
    room.wall.tells("leader_gone")
    assert not room.wall.reports()
    assert room.wall.kiosk.ends() == 0
    assert "Traceback" not in room.wall.kiosk.complaints()
