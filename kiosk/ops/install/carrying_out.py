"""An installation done and undone, with a list of what was written, so that nothing is left."""

import json
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from kiosk.ops.install.plan import Command, Plan
from kiosk.ops.install.session import FOLDER

LIST = FOLDER / "installed.json"
COMMAND_LIMIT_S = 120.0


class InstallError(Exception):
    """The installation stopped; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine, or the image of one in a folder, in which nothing is run.

    Attributes:
        root: Where its file system begins.
        run: Runs a command and returns why it failed, empty if it did not.
    """

    root: Path
    run: Callable[[Command], str]

    def at(self, path: PurePosixPath) -> Path:
        """Return where a path of the machine lies."""
        return self.root / path.relative_to("/")


@dataclass(frozen=True, slots=True)
class _Listed:
    """What was written: by its path the hash of a file, or where a link leads."""

    files: dict[str, str]
    default_target: str


def installed(machine: Machine, plan: Plan) -> None:
    """Write all files, remember them, and run the commands.

    What lies in a place already and is not ours is kept beside it, and comes back at the end.

    Raises:
        InstallError: If something cannot be written or run.
    """
    before = _listed(machine) or _Listed({}, _default_target(machine))
    written: dict[str, str] = {}
    try:
        for file in plan.files:
            path = machine.at(file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            _set_aside(path, ours=str(file.path) in before.files)
            partial = path.with_name(f".{path.name}.partial")
            partial.write_text(file.text, encoding="utf-8")
            partial.chmod(file.mode)
            partial.replace(path)
            written[str(file.path)] = sha256(file.text.encode()).hexdigest()
        for link in plan.links:
            path = machine.at(link.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_symlink():
                _set_aside(path, ours=False)
                path.symlink_to(link.to)
            written[str(link.path)] = link.to
        listed = machine.at(LIST)
        listed.parent.mkdir(parents=True, exist_ok=True)
        told = asdict(_Listed(written, before.default_target))
        listed.write_text(json.dumps(told, indent=1), encoding="utf-8")
    except OSError as error:
        msg = f"{error.filename or 'a file'} cannot be written: {error.strerror or error}"
        raise InstallError(msg) from error
    _run(machine, plan.commands)


def removed(machine: Machine, plan: Plan) -> tuple[str, ...]:
    """Undo an installation; return the files that somebody has changed since and that stay.

    Raises:
        InstallError: If nothing is installed, or something cannot be removed.
    """
    told = _listed(machine)
    if told is None:
        msg = f"nothing is installed here: there is no {machine.at(LIST)}"
        raise InstallError(msg)
    _run(machine, plan.undone_by)
    left = []
    try:
        for name, mark in told.files.items():
            path = machine.at(PurePosixPath(name))
            if path.is_symlink():
                path.unlink()
            elif path.is_file():
                if sha256(path.read_bytes()).hexdigest() != mark:
                    left.append(name)
                    continue
                path.unlink()
            aside = _aside(path)
            if aside.exists():
                aside.replace(path)
        machine.at(LIST).unlink()
        with suppress(OSError):
            machine.at(FOLDER).rmdir()
    except OSError as error:
        msg = f"{error.filename or 'a file'} cannot be removed: {error.strerror or error}"
        raise InstallError(msg) from error
    default = told.default_target
    back = (Command(("systemctl", "set-default", default), may_fail=True),) if default else ()
    _run(machine, (*plan.afterwards, *back))
    return tuple(left)


def ran(command: Command) -> str:
    """Run a command; return why it failed, empty if it did not."""
    try:
        done = subprocess.run(
            command.words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {COMMAND_LIMIT_S:.0f} s"
    except OSError as error:
        return error.strerror or str(error)
    return f"exit status {done.returncode}: {done.stderr.strip()}" if done.returncode else ""


def _run(machine: Machine, commands: Sequence[Command]) -> None:
    for command in commands:
        reason = machine.run(command)
        if reason and not command.may_fail:
            msg = f"`{command}` failed: {reason}"
            raise InstallError(msg)


def _listed(machine: Machine) -> _Listed | None:
    try:
        told = json.loads(machine.at(LIST).read_text(encoding="utf-8"))
        return _Listed(dict(told["files"]), str(told["default_target"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _default_target(machine: Machine) -> str:
    """Return what the machine starts into, so that it can be given back."""
    for place in ("/etc/systemd/system/default.target", "/lib/systemd/system/default.target"):
        path = machine.at(PurePosixPath(place))
        if path.is_symlink():
            return path.readlink().name
    return ""


def _set_aside(path: Path, *, ours: bool) -> None:
    if path.exists() and not path.is_symlink() and not ours:
        path.replace(_aside(path))


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.before-museum-kiosk")
