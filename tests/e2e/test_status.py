"""The status page beside a running kiosk."""

import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.e2e.kiosks import plain, ran
from tests.e2e.unattended import Unattended, is_alive, unattended, wait_until
from tests.rig.display import TouchDisplay
from tests.unit.ops.test_status import asked


@pytest.fixture
def kiosk(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path, port: int
) -> Iterator[Unattended]:
    cache = tmp_path / "cache"
    with unattended(touch_display, baked_small, cache, "--status", str(port)) as running:
        running.is_up()
        yield running


def healthz(port: int) -> int:
    try:
        return asked(f"http://127.0.0.1:{port}/healthz")[0]
    except OSError:
        return 0


def page_of(kiosk: Unattended) -> psutil.Process:
    children = psutil.Process(kiosk.kiosk.process.pid).children()
    (page,) = (child for child in children if "status-server" in child.cmdline())
    return page


def test_the_status_tells_that_the_exhibit_is_well_and_outlives_its_own_loss(
    kiosk: Unattended, port: int, tmp_path: Path
) -> None:
    wait_until(lambda: healthz(port) == 200, 10.0, "it is not well")
    supervisor = psutil.Process(kiosk.kiosk.process.pid)
    assert supervisor.memory_info().rss < 25e6
    told = ran(
        "status",
        "--listen",
        str(port),
        env=plain(kiosk.display.env, tmp_path / "cache"),
        cwd=tmp_path,
    )
    assert (told.returncode, told.stdout.split("\n")[0]) == (0, "All is well.")
    page = page_of(kiosk)
    page.kill()
    wait_until(lambda: healthz(port) == 200, 15.0, "the page does not come back")
    page = page_of(kiosk)
    child = kiosk.child()
    child.suspend()
    wait_until(lambda: healthz(port) == 503, 12.0, "a hang goes unnoticed")
    wait_until(lambda: healthz(port) == 200, 15.0, "it is not well again")
    # Gone without a farewell, it leaves nothing behind.
    kiosk.kiosk.process.kill()
    wait_until(lambda: not is_alive(page), 5.0, "the page outlives its supervisor")


def test_a_page_that_no_port_is_left_for_costs_the_exhibit_nothing(
    touch_display: TouchDisplay, baked_small: Path, tmp_path: Path, port: int
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with unattended(
            touch_display, baked_small, tmp_path / "cache", "--status", str(port)
        ) as kiosk:
            kiosk.is_up()
            (told,) = kiosk.tells("status_refused")
            assert told["address"] == f"127.0.0.1:{port}"
            assert kiosk.kiosk.ends() == 0


def test_other_machines_are_not_let_in_without_a_token(
    baked_small: Path, tmp_path: Path, port: int, touch_display: TouchDisplay
) -> None:
    words = ("run", "--config", baked_small, "--status", f"0.0.0.0:{port}")
    refused = ran(*words, env=plain(touch_display.env, tmp_path / "cache"), cwd=tmp_path)
    assert refused.returncode == 2
    assert "--status-token-file" in refused.stderr
