"""What is derived from an exhibit is worked out once, and goes when the exhibit goes."""

import gc
import weakref
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.load import load_exhibit
from kiosk.content.model import Exhibit
from tests.unit.content.exhibits import write


@dataclass(frozen=True)
class Look:
    exhibit: Exhibit
    colour: str


@pytest.fixture
def exhibit(tmp_path: Path) -> Exhibit:
    exhibit = load_exhibit(write(tmp_path), with_files=False).exhibit
    assert exhibit is not None
    return exhibit


def test_it_is_worked_out_once_for_each_exhibit_and_look(exhibit: Exhibit) -> None:
    calls: list[object] = []

    @kept_by_exhibit(maxsize=2)
    def titled(exhibit: Exhibit, sign: str) -> str:
        calls.append(exhibit)
        return exhibit.title + sign

    @kept_by_exhibit(maxsize=2)
    def coloured(look: Look) -> str:
        calls.append(look)
        return look.exhibit.title + look.colour

    other = replace(exhibit, title="Other")
    for _ in range(3):
        assert titled(exhibit, "!") == f"{exhibit.title}!"
        assert titled(other, "!") == "Other!"
        assert coloured(Look(exhibit, "red")) == f"{exhibit.title}red"
    assert calls == [exhibit, other, Look(exhibit, "red")]


def test_nothing_holds_an_exhibit_that_is_no_longer_shown(exhibit: Exhibit) -> None:
    @kept_by_exhibit(maxsize=2)
    def itself(look: Look) -> Look:
        return look

    old = replace(exhibit, title="Old")
    assert itself(Look(old, "red")).exhibit is old
    gone = weakref.ref(old)
    del old
    gc.collect()
    assert gone() is None
