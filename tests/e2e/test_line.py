"""The line to a real broker: lost, back, flooded, refused, locked, and never waited for."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from kiosk.clock import SystemClock
from kiosk.content.network import Mqtt, Role
from kiosk.ops.journal import Journal
from kiosk.ops.mqtt.line import Line
from kiosk.ops.mqtt.pace import SAY_EVERY_S
from kiosk.ops.mqtt.words import LARGEST_BYTES, Presence, Word, word_from
from tests.conftest import skip_without
from tests.e2e.unattended import wait_until
from tests.rig.broker import Broker, missing_broker_packages

TOPIC = "museum/hall-1/table"
# CONNACK of MQTT 5, without any properties.
WELCOME = b"\x20\x03\x00\x00\x00"
RESTS = Word(Presence.RESTING, "Ours", "v", "en")


class Ends:
    """Both ends of a topic, and what their journals say."""

    def __init__(self, settings: Mqtt) -> None:
        self._settings = settings
        self.lines: list[str] = []
        self.open: list[Line] = []

    def line(self, role: Role) -> Line:
        clock = SystemClock()
        journal = Journal(self.lines.append, clock, os.getpid())
        line = Line(replace(self._settings, role=role), journal, clock, lambda: None)
        self.open.append(line)
        return line

    def told(self, event: str) -> list[str]:
        entries = [json.loads(line) for line in self.lines]
        return [str(each.get("reason", "")) for each in entries if each["event"] == event]


@contextmanager
def ends_at(port: int, **more: object) -> Iterator[Ends]:
    ends = Ends(replace(Mqtt("127.0.0.1", port, TOPIC, Role.FOLLOW), **more))  # type: ignore[arg-type]  # of a test
    try:
        yield ends
    finally:
        for line in ends.open:
            line.close()


@pytest.fixture
def ends(broker: Broker) -> Iterator[Ends]:
    with ends_at(broker.port) as ends:
        yield ends


def heard(line: Line, timeout_s: float = 5.0) -> Word:
    found: list[Word] = []

    def comes() -> bool:
        word = line.hear()
        found.extend([word] if word is not None else [])
        return bool(found)

    wait_until(comes, timeout_s, "nothing is heard")
    return found[-1]


@contextmanager
def speaking(port: int) -> Iterator[Client]:
    """Yield somebody else who may say anything on any topic."""
    client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.connect("127.0.0.1", port)
    client.loop_start()
    try:
        yield client
    finally:
        client.disconnect()
        client.loop_stop()


def test_what_is_said_is_heard_also_by_who_comes_later_and_again_after_the_broker_was_lost(
    broker: Broker, ends: Ends
) -> None:
    leader, follower = ends.line(Role.PUBLISH), ends.line(Role.FOLLOW)
    leader.say(RESTS)
    assert heard(follower) == RESTS
    assert heard(ends.line(Role.FOLLOW)) == RESTS
    broker.kill()
    wait_until(lambda: not follower.is_up, 5.0, "the loss goes unnoticed")
    newer = replace(RESTS, version="w")
    leader.say(RESTS)
    leader.say(newer)
    broker.start()
    assert heard(follower, 10.0) == newer
    # It keeps nothing, and nobody has said anything since.
    broker.kill()
    wait_until(lambda: not leader.is_up, 5.0, "the loss goes unnoticed")
    broker.start()
    assert heard(follower, 10.0) == newer
    leader.close()
    assert heard(follower) == Word(Presence.OFFLINE)
    # All three of them told it once each time.
    assert len(ends.told("mqtt_lost")) == 6


def test_what_changes_all_the_time_is_said_ten_times_a_second_and_the_last_of_it_always(
    broker: Broker, ends: Ends
) -> None:
    leader, heard_by = ends.line(Role.PUBLISH), list[Word | None]()
    wait_until(lambda: leader.is_up, 5.0, "it does not join")
    with speaking(broker.port) as listener:
        listener.on_message = lambda *each: heard_by.append(word_from(bytes(each[2].payload)))
        listener.subscribe(TOPIC)
        began_s, nth = time.monotonic(), 0
        while time.monotonic() - began_s < 0.75:
            nth += 1
            leader.say(replace(RESTS, version=f"{nth}"))
            time.sleep(0.001)
        last = replace(RESTS, version=f"{nth}")
        wait_until(lambda: heard_by[-1:] == [last], 5.0, "the last word is not said")
        took_s = time.monotonic() - began_s
        leader.say(last)
        time.sleep(0.25)
    assert 4 <= len(heard_by) <= took_s / SAY_EVERY_S + 2


def test_garbage_is_told_once_and_a_flood_of_it_costs_little(broker: Broker, ends: Ends) -> None:
    follower = ends.line(Role.FOLLOW)
    wait_until(lambda: follower.is_up, 5.0, "it does not join")
    process = psutil.Process()
    with speaking(broker.port) as stranger:
        for payload in (b"\x00\xff", b"[" * LARGEST_BYTES, b"{}", os.urandom(1000), b"null"):
            stranger.publish(TOPIC, payload, qos=1).wait_for_publish(5.0)
        # The broker keeps from us what is larger than any word.
        before = process.memory_info().rss
        for _ in range(4):
            stranger.publish(TOPIC, bytes(10_000_000), qos=1).wait_for_publish(5.0)
        threads = [thread.name for thread in threading.enumerate()]
        assert "mqtt" in threads
        for nth in range(2000):
            stranger.publish(TOPIC, json.dumps({"kiosk": 1, "state": "offline", "n": nth}))
    wait_until(lambda: follower.hear() is not None, 5.0, "nothing is heard any more")
    # What Mosquitto keeps for a slow reader is in its own memory, not in ours; this process has
    # sent all of it as well.
    assert process.memory_info().rss - before < 60e6
    assert len(ends.told("mqtt_garbage")) == 1
    assert not ends.told("mqtt_lost")


def test_a_broker_that_sends_more_than_was_agreed_is_left() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with ends_at(server.getsockname()[1]) as ends:
            ends.line(Role.FOLLOW)
            client, _ = server.accept()
            with client:
                before = psutil.Process().memory_info().rss
                client.sendall(WELCOME)
                # A message of 256 MB, or what there is of it until we hang up.
                with contextlib.suppress(OSError):
                    client.sendall(b"\x30\xff\xff\xff\x7f" + bytes(40_000_000))
                wait_until(lambda: bool(ends.told("mqtt_lost")), 5.0, "it is not left")
                assert psutil.Process().memory_info().rss - before < 60e6
            assert ends.told("mqtt_lost") == ["it sends more than any kiosk says"]


def test_a_leader_that_loses_its_power_is_given_up_after_23_s() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with ends_at(server.getsockname()[1]) as ends:
            ends.line(Role.PUBLISH)
            client, _ = server.accept()
            with client:
                _, _, asked = client.recv(1000).partition(b"MQTT\x05")
    # MQTT 5, 3.1.2.10: behind the flags, in two bytes; a broker waits half as long again.
    keepalive_s = int.from_bytes(asked[1:3])
    assert 0 < 1.5 * keepalive_s <= 23


@pytest.mark.parametrize("answers", [False, True], ids=["mute", "deaf"])
def test_a_broker_that_does_not_answer_or_read_costs_nobody_any_time(answers: bool) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with ends_at(server.getsockname()[1]) as ends:
            leader = ends.line(Role.PUBLISH)
            client, _ = server.accept()
            with client:
                if answers:
                    client.recv(1)
                    client.sendall(WELCOME)
                    wait_until(lambda: leader.is_up, 5.0, "it takes no welcome")
                began_s = time.monotonic()
                for nth in range(20_000):
                    leader.say(replace(RESTS, version=f"{nth:012}"))
                assert time.monotonic() - began_s < 2.0
                began_s = time.monotonic()
                leader.close()
                assert time.monotonic() - began_s < 1.5


def test_nobody_at_the_other_end_is_told_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ends_at(port) as ends:
        ends.line(Role.FOLLOW)
        wait_until(lambda: bool(ends.told("mqtt_lost")), 5.0, "no loss is told")
        time.sleep(1.5)
        assert ends.told("mqtt_lost") == ["Connection refused"]


@pytest.fixture
def locked_broker(tmp_path: Path) -> Iterator[Broker]:
    """A broker with a certificate of its own, and a password."""
    skip_without([*missing_broker_packages(), *([] if shutil.which("openssl") else ["openssl"])])
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
    words = ["mosquitto_passwd", "-b", "-c", str(tmp_path / "passwords"), "kiosk", "secret word"]
    subprocess.run(words, check=True, capture_output=True)
    broker = Broker(
        tmp_path,
        f"certfile {tmp_path / 'cert.pem'}",
        f"keyfile {tmp_path / 'key.pem'}",
        f"password_file {tmp_path / 'passwords'}",
        "allow_anonymous false",
    )
    yield broker
    broker.close()


# Paho leaves the socket of a greeting that failed to its last reference.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_locked_broker_lets_in_who_has_the_password_and_is_known_by_its_certificate(
    locked_broker: Broker, tmp_path: Path
) -> None:
    password, ca_file = tmp_path / "password", str(tmp_path / "cert.pem")
    known = {"tls": True, "ca_file": ca_file, "user": "kiosk", "password_file": str(password)}
    with ends_at(locked_broker.port, **known) as ends:
        follower = ends.line(Role.FOLLOW)
        wait_until(lambda: bool(ends.told("mqtt_lost")), 5.0, "no loss is told")
        (reason,) = ends.told("mqtt_lost")
        assert reason == f'the password in "{password}" cannot be read: No such file or directory'
        # It is found as soon as it is there.
        password.write_text("secret word\n", encoding="utf-8")
        leader = ends.line(Role.PUBLISH)
        leader.say(RESTS)
        assert heard(follower) == RESTS
    password.write_text("another word", encoding="utf-8")
    with ends_at(locked_broker.port, **known) as ends:
        ends.line(Role.FOLLOW)
        wait_until(lambda: bool(ends.told("mqtt_lost")), 5.0, "no loss is told")
        assert ends.told("mqtt_lost") == ["it refuses: Not authorized"]
    with ends_at(locked_broker.port, tls=True) as ends:
        ends.line(Role.FOLLOW)
        wait_until(lambda: bool(ends.told("mqtt_lost")), 5.0, "no loss is told")
        assert "certificate verify failed" in ends.told("mqtt_lost")[0]
