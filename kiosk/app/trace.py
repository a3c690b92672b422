"""Traces of visits: one JSON object a line, written while running and played again later.

The first line gives the screen, `{"size": [1920, 1080]}`, and with `"resting": true` says that the
visit began with the resting screen, not with the map. Each further line is one thing that
happened, with the seconds since the beginning: `{"at_s": 1.25, "contact": {"id": 1, "phase":
"down", "px": [960, 540]}}`, `{"at_s": 2, "key": "space"}`, `{"at_s": 3, "wheel": {"px": [960,
540], "steps": 1}}`, `{"at_s": 4, "resize": [1080, 1920]}` or `{"at_s": 5, "shot": "name"}`.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO, assert_never

from kiosk.app.report import RefusedError, complain, reason_of
from kiosk.clock import Clock
from kiosk.geo.camera import Viewport
from kiosk.screen.window import Closed, KeyPressed, Resized, Scrolled, Signal
from kiosk.touch.contacts import Contact, Phase

# How large a screen and how long a visit of a trace may be: beyond, a slip of the pen would ask for
# all memory, or play for years.
SIDE_LIMIT_PX = 16384
TIME_LIMIT_S = 24 * 3600.0


class TraceError(RefusedError):
    """A trace cannot be used; the message names the line and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a trace: a signal, or the name of a picture to take."""

    at_s: float
    signal: Signal | None
    shot: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A whole trace, by time; `resting` if the visit began with the resting screen."""

    viewport: Viewport
    happenings: tuple[Happening, ...]
    resting: bool = False


class TraceWriter:
    """Writes what happens while it happens, so that a crash leaves all that came before it."""

    def __init__(
        self, path: Path, viewport: Viewport, clock: Clock, *, resting: bool = False
    ) -> None:
        """Begin a trace.

        Raises:
            TraceError: If the file cannot be written.
        """
        self._path = path
        self._clock = clock
        self._began_s = clock.now_s()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: TextIO = path.open("w", encoding="utf-8", buffering=1)
        except OSError as error:
            raise TraceError(self._refusal(error)) from error
        self._write([head_of(viewport, resting=resting)])

    def __enter__(self) -> "TraceWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            # What could not be written was told when it happened.
            self._file.close()

    def take(self, signals: Sequence[Signal]) -> None:
        """Write down what has happened."""
        at_s = round(self._clock.now_s() - self._began_s, 4)
        told = (told_of(signal) for signal in signals)
        self._write([{"at_s": at_s, **each} for each in told if each])

    def _write(self, lines: Sequence[dict[str, Any]]) -> None:
        if self._file.closed:
            return
        try:
            self._file.writelines(json.dumps(line) + "\n" for line in lines)
        except OSError as error:
            # The visit matters more than its trace.
            complain(self._refusal(error))
            with suppress(OSError):
                self._file.close()

    def _refusal(self, error: OSError) -> str:
        return f'the trace "{self._path}" cannot be written: {reason_of(error)}'


def told_of(signal: Signal) -> dict[str, Any]:
    """Return what a trace says of a signal; nothing of a wish to close."""
    match signal:
        case Contact(name, phase, px, _, source):
            contact = {"id": str(name), "phase": phase.name.lower(), "px": px, "source": source}
            return {"contact": contact}
        case KeyPressed(name):
            return {"key": name}
        case Scrolled(px, steps):
            return {"wheel": {"px": px, "steps": steps}}
        case Resized(width_px, height_px):
            return {"resize": [width_px, height_px]}
        case Closed():
            return {}
        case _:
            assert_never(signal)


def head_of(viewport: Viewport, *, resting: bool) -> dict[str, Any]:
    """Return the first line of a trace."""
    head: dict[str, Any] = {"size": [viewport.width_px, viewport.height_px]}
    return {**head, "resting": True} if resting else head


def read_trace(path: Path) -> Trace:
    """Return the trace in a file.

    Raises:
        TraceError: If a line is not what this module writes.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        msg = f'the trace "{path}" is not a text'
        raise TraceError(msg) from error
    except OSError as error:
        msg = f'the trace "{path}" cannot be read: {reason_of(error)}'
        raise TraceError(msg) from error
    viewport: Viewport | None = None
    resting = False
    happenings: list[Happening] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            if "size" in told:
                viewport = Viewport(*_size_px(told["size"]))
                resting = told.get("resting") is True
            else:
                happenings.append(_happening(told))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            msg = f"{path}:{number}: this is not a line of a trace: {line[:80]}"
            raise TraceError(msg) from error
    if viewport is None:
        msg = f'{path}:1: a trace begins with the screen, such as {{"size": [1920, 1080]}}'
        raise TraceError(msg)
    return Trace(viewport, tuple(sorted(happenings, key=lambda each: each.at_s)), resting)


def _happening(told: dict[str, Any]) -> Happening:
    at_s = _within(told["at_s"], 0.0, TIME_LIMIT_S)
    if "shot" in told:
        name = str(told["shot"])
        if not name or Path(name).name != name:
            msg = f"a picture has a plain name, not {name}"
            raise ValueError(msg)
        return Happening(at_s, None, name)
    return Happening(at_s, _signal(told, at_s), "")


def _signal(told: dict[str, Any], at_s: float) -> Signal:
    if "key" in told:
        return KeyPressed(str(told["key"]))
    if "wheel" in told:
        wheel = told["wheel"]
        return Scrolled(_px(wheel["px"]), _within(wheel["steps"], -100.0, 100.0))
    if "resize" in told:
        return Resized(*_size_px(told["resize"]))
    contact = told["contact"]
    source = contact.get("source", "finger")
    if source not in ("finger", "mouse", "pen"):
        msg = f"no contact comes from {source}"
        raise ValueError(msg)
    phase = Phase[contact["phase"].upper()]
    return Contact(str(contact["id"]), phase, _px(contact["px"]), at_s, source)


def _px(told: Sequence[float]) -> tuple[float, float]:
    x_px, y_px = (_within(number, -1e6, 1e6) for number in told)
    return x_px, y_px


def _size_px(told: Sequence[float]) -> tuple[int, int]:
    width_px, height_px = (int(_within(number, 1.0, SIDE_LIMIT_PX)) for number in told)
    return width_px, height_px


def _within(told: float, low: float, high: float) -> float:
    number = float(told)
    # Also false for what is not a number at all.
    if not low <= number <= high:
        msg = f"{number} does not lie within {low} to {high}"
        raise ValueError(msg)
    return number
