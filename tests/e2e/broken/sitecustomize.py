"""Breaks a function of the program from outside: put this folder before all others in PYTHONPATH.

FAULT_AT names the function, such as `kiosk.visit:update`, or several of them. While the file
FAULT_WHILE exists, and names it or nothing, each call of it fails; with FAULT_ONCE set, the first
one also removes the file. With FAULT_HANGS set, a call does not fail but never comes back; with
FAULT_HOGS set it takes that many MB more and keeps them.

FAULT_SETS gives constants of one module other values: `kiosk.loop:FRAME_S=0.1 IDLE_WAIT_S=0.5`.

The wall clock is wrong by as many seconds as the file CLOCK_OFF says, if there is one.
"""

import functools
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

_hogged: list[bytearray] = []
FUNCTIONS = [name.partition(":")[::2] for name in os.environ.get("FAULT_AT", "").split()]
MODULES = {module for module, _ in FUNCTIONS}
SET_IN, _, VALUES = os.environ.get("FAULT_SETS", "").partition(":")


class _Finder(MetaPathFinder):
    """Hands the module out as it is, and breaks it when it has been loaded."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if name not in MODULES and name != SET_IN:
            return None
        # Or it would find itself.
        sys.meta_path.remove(self)
        spec = find_spec(name)
        sys.meta_path.insert(0, self)
        if spec is not None and spec.loader is not None:
            _break_after(spec.loader)
        return spec


def _break_after(loader: Loader) -> None:
    load = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        load(module)
        if module.__name__ == SET_IN:
            for value in VALUES.split():
                constant, _, number = value.partition("=")
                setattr(module, constant, float(number))
        for where, name in FUNCTIONS:
            if module.__name__ == where:
                owner, _, function = name.rpartition(".")
                holder = getattr(module, owner) if owner else module
                broken = _broken(getattr(holder, function), f"{where}:{name}")
                setattr(holder, function, broken)

    loader.exec_module = exec_module  # type: ignore[method-assign]  # the very purpose


def _broken(function: Callable[..., object], name: str) -> Callable[..., object]:
    file = Path(os.environ["FAULT_WHILE"])

    def armed() -> bool:
        try:
            return file.read_text(encoding="ascii") in ("", name)
        except OSError:
            return False

    @functools.wraps(function)
    def fails(*arguments: object, **more: object) -> object:
        while os.environ.get("FAULT_HANGS") and armed():
            pass
        hogged_mb = int(os.environ.get("FAULT_HOGS", "0"))
        if hogged_mb:
            if armed():
                # Written to, or the system would only promise it.
                _hogged.append(bytearray(b"x") * (hogged_mb * 1_000_000))
            return function(*arguments, **more)
        if armed():
            if os.environ.get("FAULT_ONCE"):
                file.unlink()
            msg = f"broken by a test: {name}"
            raise ArithmeticError(msg)
        return function(*arguments, **more)

    return fails


def _put_off_clock(off: Path) -> None:
    real = time.time

    def wrong() -> float:
        try:
            return real() + float(off.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return real()

    time.time = wrong


if os.environ.get("CLOCK_OFF"):
    _put_off_clock(Path(os.environ["CLOCK_OFF"]))
if MODULES or SET_IN:
    sys.meta_path.insert(0, _Finder())
