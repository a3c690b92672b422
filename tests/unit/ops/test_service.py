"""What systemd hears, on a real socket."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.ops import endings
from kiosk.ops.channel import Beat, Phase
from kiosk.ops.service import Service, without_service
from kiosk.ops.supervisor import SCREEN_DUE_S
from tests.fakes import ManualClock
from tests.unit.ops.machine import Life, Machine

WATCHDOG_S = 10.0


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as inlet:
        inlet.bind(str(tmp_path / "notify"))
        inlet.setblocking(False)
        yield inlet


def waiting(manager: socket.socket) -> Iterator[str]:
    with suppress(BlockingIOError):
        while True:
            yield manager.recv(4096).decode()


def heard(manager: socket.socket, life: Life, for_s: float) -> list[str]:
    """Return what a service manager hears while a child lives like this."""
    found: list[str] = []
    machine = Machine(lambda _: life, env(manager))
    # The system keeps no more than some ten messages waiting.
    machine.each_look = lambda: found.extend(waiting(manager))
    machine.runs_for(for_s)
    return [*found, *waiting(manager)]


def env(manager: socket.socket) -> dict[str, str]:
    usec = str(int(WATCHDOG_S * 1e6))
    return {"NOTIFY_SOCKET": manager.getsockname(), "WATCHDOG_USEC": usec, "WATCHDOG_PID": "1"}


def test_a_service_is_ready_once_something_is_on_screen(manager: socket.socket) -> None:
    assert "READY=1" not in heard(manager, Life(stops_s=0.0), 20.0)
    beat = Beat(Phase.PREPARING, 5.0)
    assert heard(manager, Life(beat=beat), 20.0).count("READY=1") == 1


def test_a_machine_that_starts_does_not_wait_for_an_exhibit_that_fails(
    manager: socket.socket,
) -> None:
    silent = Beat(Phase.WRITING_PICTURES, 5.0)
    assert heard(manager, Life(dies_s=1.0, beat=silent), 20.0).count("READY=1") == 1


def test_a_machine_that_starts_does_not_wait_for_a_screen_either(manager: socket.socket) -> None:
    machine = Machine(lambda _: Life(), env(manager))
    machine.has_screen = False
    # Its own screen comes up beside it.
    machine.runs_for(SCREEN_DUE_S - 1.0)
    assert "READY=1" not in list(waiting(manager))
    assert not machine.told("screen_lost")
    machine.runs_for(SCREEN_DUE_S + 5.0)
    assert list(waiting(manager)).count("READY=1") == 1
    assert len(machine.told("screen_lost")) == 1


def test_a_command_that_cannot_be_carried_out_is_told_to_who_started_the_service(
    manager: socket.socket,
) -> None:
    assert "READY=1" not in heard(manager, Life(dies_s=0.1, status=endings.REFUSED + 2), 20.0)


def test_the_watchdog_hears_of_a_living_exhibit_often_enough(manager: socket.socket) -> None:
    signs = heard(manager, Life(), 100.0).count("WATCHDOG=1")
    assert 2 * 100.0 / WATCHDOG_S <= signs <= 4 * 100.0 / WATCHDOG_S


def test_the_end_and_the_state_are_told(manager: socket.socket) -> None:
    told = heard(manager, Life(), 20.0)
    assert "STATUS=showing, about 150 MB, started 1 times" in told
    assert "STOPPING=1" in told
    assert sum(each.startswith("STATUS") for each in told) == 1


def test_a_watchdog_of_another_process_is_none_of_ours(manager: socket.socket) -> None:
    service = Service(env(manager) | {"WATCHDOG_PID": "7"}, 1, ManualClock())
    service.alive()
    assert list(waiting(manager)) == []


@pytest.mark.parametrize("told", ["", "relative", "vsock:2:1", "/no/such/socket"])
def test_a_manager_that_cannot_be_reached_harms_nothing(told: str) -> None:
    service = Service({"NOTIFY_SOCKET": told, "WATCHDOG_USEC": "x"}, 1, ManualClock())
    service.ready()
    service.alive()
    service.stopping()


def test_a_child_cannot_speak_for_the_service(manager: socket.socket) -> None:
    assert without_service(env(manager) | {"HOME": "/"}) == {"HOME": "/"}
