"""Other kiosks in the configuration, and every way to get them wrong."""

from pathlib import Path

import pytest

from kiosk.content.network import Mqtt, Role, Touches
from tests.unit.content.exhibits import CONFIG, NETWORK, PROGRAMMERS_WORDS, ROOT, load

FIRST_LINE = CONFIG.count("\n") + 1


def told(folder: Path, old: str, new: str) -> str:
    """Return the problems of an exhibit in company in which one text is replaced by another."""
    assert old in NETWORK
    return "\n".join(map(str, load(folder, CONFIG + NETWORK.replace(old, new)).problems))


def test_company_is_read_and_may_be_left_out(tmp_path: Path) -> None:
    exhibit = load(tmp_path, CONFIG + NETWORK).exhibit
    assert exhibit is not None
    assert exhibit.mqtt == Mqtt(
        "broker.museum.example", 8884, "museum/hall-1", Role.FOLLOW, True, "/etc/kiosk/ca.pem",
        "kiosk", "/etc/kiosk/password", Touches.IGNORE, "en", 120.0,
    )  # fmt: skip
    plain = load(tmp_path).exhibit
    assert plain is not None
    assert plain.mqtt is None


@pytest.mark.parametrize(("tls", "port"), [("true", 8883), ("false", 1883)])
def test_without_a_port_it_is_the_usual_one(tmp_path: Path, tls: str, port: int) -> None:
    lines = f'[network.mqtt]\nbroker = "10.0.0.7"\ntopic = "a"\nrole = "publish"\ntls = {tls}\n'
    exhibit = load(tmp_path, CONFIG + lines).exhibit
    assert exhibit is not None
    assert exhibit.mqtt == Mqtt("10.0.0.7", port, "a", Role.PUBLISH, tls == "true")


def at(key: str) -> str:
    lines = NETWORK.splitlines()
    (number,) = (nth for nth, line in enumerate(lines) if line.startswith(f"{key} = "))
    return f"config.toml:{FIRST_LINE + number}:{len(key) + 4}  network, mqtt, {key}"


def test_the_lines_that_the_shipped_configuration_has_ready_are_sound(tmp_path: Path) -> None:
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    lines = text[text.index("# [network.mqtt]") :].split("\n\n", 1)[0]
    ready = "\n".join(line.removeprefix("# ") for line in lines.splitlines())
    ready = ready.replace('language = "de"', 'language = "en"')
    loaded = load(tmp_path, f"{CONFIG}\n{ready}\n")
    assert loaded.exhibit is not None, loaded.problems
    assert loaded.exhibit.mqtt is not None
    assert loaded.exhibit.mqtt.role is Role.PUBLISH


FAULTS = {
    "an address as in a browser": (
        '"broker.museum.example"',
        '"mqtt://broker:1883"',
        f"{at('broker')}\n"
        '    "mqtt://broker:1883" is not the name of a machine.\n'
        "    Write its name or its address alone; the port has a key of its own, for example:"
        ' broker = "broker.museum.example"',
    ),
    "a port that no machine has": (
        "8884",
        "70000",
        f"{at('port')}\n"
        "    This is the number 70000.\n"
        "    Write a number from 1 to 65535, for example: port = 1883",
    ),
    "a topic that means many": (
        '"museum/hall-1"',
        '"museum/#"',
        f"{at('topic')}\n"
        '    "museum/#" is not one topic.\n'
        "    Write words between slashes, without $, + and #, for example:"
        ' topic = "museum/hall-1/table"',
    ),
    "a role that nobody has": (
        '"follow"',
        '"following"',
        f"{at('role')}\n"
        '    "following" is not known here.\n'
        '    Did you mean "follow"? Known are: "publish", "follow", for example:'
        ' role = "publish"',
    ),
    "a password of nobody": (
        'user = "kiosk"\n',
        "",
        f"config.toml:{FIRST_LINE + 7}:17  network, mqtt, password_file\n"
        '    "password_file" says nothing without "user".\n'
        '    Add it, for example: user = "kiosk"; or remove "password_file".',
    ),
    "a certificate for nothing": (
        "tls = true",
        "tls = false",
        f"{at('ca_file')}\n"
        '    "ca_file" says nothing without "tls".\n'
        '    Add it, for example: tls = true; or remove "ca_file".',
    ),
    "a password that lies somewhere": (
        '"/etc/kiosk/password"',
        '"password.txt"',
        f"{at('password_file')}\n"
        '    "password.txt" does not say where it lies on the machine.\n'
        '    Write its whole path, for example: password_file = "/etc/kiosk/password.txt"',
    ),
    "a patience that readers outlast": (
        "silent_s = 120.0",
        "silent_s = 60",
        f"{at('silent_s')}\n"
        "    After 60 s a visitor at the leader may still be reading: it waits 85.5 s for them.\n"
        "    Write more, or leave it out: it is 300 then.",
    ),
    "a language that is not there": (
        'language = "en"',
        'language = "eo"',
        f"{at('language')}\n"
        '    The exhibit has no language "eo".\n'
        "    Choose one of: en",
    ),
    "a role that is missing": (
        'role = "follow"\n',
        "",
        f"config.toml:{FIRST_LINE}:1  network, mqtt\n"
        '    "role" is missing.\n'
        '    Add it, for example: role = "publish"',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), FAULTS.values(), ids=FAULTS)
def test_a_curator_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    said = told(tmp_path, old, new)
    assert message in said
    assert not PROGRAMMERS_WORDS.search(said)
