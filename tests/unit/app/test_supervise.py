"""What the supervisor is made of, and how it starts its parts."""

import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from kiosk.app.supervise import child_words
from kiosk.ops.restarts import Part
from kiosk.ops.supervisor import Order

LIMIT_MB = 25.0


def arguments(**more: object) -> Namespace:
    plain = {
        "config": Path("c.toml"),
        "windowed": False,
        "size": None,
        "record": None,
        "explore": False,
        "mqtt_role": None,
    }
    return Namespace(**(plain | more))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read as on Linux")
def test_the_supervisor_is_small_and_loads_no_large_library() -> None:
    code = """
import sys, kiosk.__main__, kiosk.app.supervise
print(int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6)
print(*{"numpy", "pygame", "pydantic", "tree_sitter", "psutil"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    memory_mb, libraries = done.stdout.split("\n")[:2]
    assert float(memory_mb) < LIMIT_MB
    assert libraries == ""


def test_a_part_gets_the_options_of_the_command() -> None:
    words = child_words(
        arguments(windowed=True, size=(640, 360), record=Path("t/x.jsonl"), explore=True),
        Order(Part.EXHIBIT, await_screen=True, number=0),
    )
    assert words == [
        "run", "--config", "c.toml", "--part", "exhibit", "--windowed", "--explore",
        "--size", "640x360", "--record", "t/x.jsonl", "--await-screen",
    ]  # fmt: skip


def test_another_start_does_not_overwrite_the_trace_of_the_one_before() -> None:
    told = arguments(record=Path("t/x.jsonl"))
    words = child_words(told, Order(Part.EXHIBIT, await_screen=False, number=3))
    assert words[-2:] == ["--record", str(Path("t/x-4.jsonl"))]


@pytest.mark.parametrize("part", [Part.SAFE, Part.NOTICE])
def test_only_the_whole_exhibit_writes_a_trace(part: Part) -> None:
    told = arguments(record=Path("t/x.jsonl"))
    assert "--record" not in child_words(told, Order(part, await_screen=False, number=3))
