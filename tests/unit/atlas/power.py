"""A disk whose power fails at a chosen step."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


class PowerCutError(BaseException):
    """The plug is pulled."""


@dataclass(frozen=True)
class _Move:
    source: Path
    target: Path
    replaced: bytes | None

    def undo(self) -> None:
        self.target.rename(self.source)
        if self.replaced is not None:
            self.target.write_bytes(self.replaced)


@dataclass
class Power:
    """Counts the steps taken on a disk and fails before one of them.

    As on a real disk, a file that was not flushed has lost its second half by then, and a move
    may be lost while its folder was not flushed.

    Attributes:
        cut_at: The step, from 0, before which the power fails.
        loses_moves: Whether unflushed moves are lost, but for the last.
        steps: How many steps were taken.
    """

    cut_at: int
    loses_moves: bool
    steps: int = 0
    _written: set[Path] = field(default_factory=set)
    _flushed: set[int] = field(default_factory=set)
    _moves: list[_Move] = field(default_factory=list)

    def on_event(self, event: str, details: tuple[Any, ...]) -> None:
        match event, details:
            case "open", (str(name), _, int(flags)) if flags & (os.O_WRONLY | os.O_RDWR):
                self._step()
                self._written.add(Path(name))
            case "os.rename", (source, target, *_):
                self._step()
                path = Path(target)
                replaced = path.read_bytes() if path.is_file() else None
                self._moves.append(_Move(Path(source), path, replaced))
            case (("os.mkdir" | "os.remove" | "os.rmdir" | "shutil.rmtree"), _):
                self._step()
            case _:
                pass

    def flushed(self, descriptor: int) -> None:
        self._step()
        inode = os.fstat(descriptor).st_ino
        self._flushed.add(inode)
        self._moves = [m for m in self._moves if m.target.parent.stat().st_ino != inode]

    def _step(self) -> None:
        if self.steps >= self.cut_at:
            raise PowerCutError
        self.steps += 1

    def fail(self) -> None:
        """Leave the disk as the power cut leaves it."""
        moved = {move.source: move.target for move in self._moves}
        for path in self._written:
            here = moved.get(path, path)
            if here.is_file() and here.stat().st_ino not in self._flushed:
                os.truncate(here, here.stat().st_size // 2)
        if self.loses_moves:
            for move in self._moves[:-1]:
                move.undo()


_current: list[Power] = []


def _on_event(event: str, details: tuple[Any, ...]) -> None:
    if _current:
        power = _current[-1]
        _current.clear()
        try:
            power.on_event(event, details)
        finally:
            _current.append(power)


# Python tells its auditors of every open file, move and removal, whoever asks for it.
sys.addaudithook(_on_event)


@contextmanager
def failing(power: Power, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run the block on a disk with this power; a power cut ends the block."""
    fsync = os.fsync

    def flush(descriptor: int) -> None:
        power.flushed(descriptor)
        fsync(descriptor)

    with patch.context() as context:
        # Flushing alone is not told to auditors.
        context.setattr(os, "fsync", flush)
        _current.append(power)
        try:
            yield
        except PowerCutError:
            _current.clear()
            power.fail()
        finally:
            _current.clear()
