"""Traces of visits: one JSON object a line, written while running and played again later.

The first line gives the screen, `{"size": [1920, 1080]}`. Each further line is one thing that
happened, with the seconds since the beginning: `{"at_s": 1.25, "contact": {"id": 1, "phase":
"down", "px": [960, 540]}}`, `{"at_s": 2, "key": "space"}`, `{"at_s": 3, "wheel": {"px": [960,
540], "steps": 1}}`, `{"at_s": 4, "resize": [1080, 1920]}` or `{"at_s": 5, "shot": "name"}`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from kiosk.clock import Clock
from kiosk.geo.camera import Viewport
from kiosk.screen.window import KeyPressed, Resized, Scrolled, Signal
from kiosk.touch.contacts import Contact, Phase


class TraceError(Exception):
    """A trace cannot be played; the message names the line and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a trace: a signal, or the name of a picture to take."""

    at_s: float
    signal: Signal | None
    shot: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A whole trace, by time."""

    viewport: Viewport
    happenings: tuple[Happening, ...]


class TraceWriter:
    """Writes what happens while it happens, so that a crash leaves all that came before it."""

    def __init__(self, path: Path, viewport: Viewport, clock: Clock) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: TextIO = path.open("w", encoding="utf-8", buffering=1)
        self._clock = clock
        self._began_s = clock.now_s()
        self._write({"size": [viewport.width_px, viewport.height_px]})

    def __enter__(self) -> "TraceWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def take(self, signals: Sequence[Signal]) -> None:
        """Write down what has happened."""
        at_s = round(self._clock.now_s() - self._began_s, 4)
        for signal in signals:
            match signal:
                case Contact(name, phase, px, _, source):
                    told: dict[str, Any] = {
                        "contact": {
                            "id": str(name),
                            "phase": phase.name.lower(),
                            "px": list(px),
                            "source": source,
                        }
                    }
                case KeyPressed(name):
                    told = {"key": name}
                case Scrolled(px, steps):
                    told = {"wheel": {"px": list(px), "steps": steps}}
                case Resized(width_px, height_px):
                    told = {"resize": [width_px, height_px]}
                case _:
                    continue
            self._write({"at_s": at_s, **told})

    def _write(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line) + "\n")


def read_trace(path: Path) -> Trace:
    """Return the trace in a file.

    Raises:
        TraceError: If a line is not what this module writes.
    """
    viewport: Viewport | None = None
    happenings: list[Happening] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: the trace cannot be read: {error}"
        raise TraceError(msg) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            if "size" in told:
                viewport = Viewport(*(int(side) for side in told["size"]))
            else:
                happenings.append(_happening(told))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            msg = f"{path}:{number}: this is not a line of a trace: {line[:80]}"
            raise TraceError(msg) from error
    if viewport is None:
        msg = f'{path}:1: a trace begins with the screen, such as {{"size": [1920, 1080]}}'
        raise TraceError(msg)
    return Trace(viewport, tuple(sorted(happenings, key=lambda each: each.at_s)))


def _happening(told: dict[str, Any]) -> Happening:
    at_s = float(told["at_s"])
    if "shot" in told:
        return Happening(at_s, None, str(told["shot"]))
    if "key" in told:
        return Happening(at_s, KeyPressed(str(told["key"])), "")
    if "wheel" in told:
        x_px, y_px = told["wheel"]["px"]
        return Happening(
            at_s, Scrolled((float(x_px), float(y_px)), float(told["wheel"]["steps"])), ""
        )
    if "resize" in told:
        width_px, height_px = told["resize"]
        return Happening(at_s, Resized(int(width_px), int(height_px)), "")
    contact = told["contact"]
    x_px, y_px = contact["px"]
    phase = Phase[contact["phase"].upper()]
    source = contact.get("source", "finger")
    return Happening(
        at_s, Contact(contact["id"], phase, (float(x_px), float(y_px)), at_s, source), ""
    )
