"""An installation done and undone, with a list of what was written, so that nothing is left."""

import json
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from kiosk.ops.install.plan import Command, File, Link, Plan
from kiosk.ops.install.session import FOLDER
from kiosk.ops.settled import staged, write_settled

LIST = FOLDER / "installed.json"
COMMAND_LIMIT_S = 120.0


class InstallError(Exception):
    """The installation stopped; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Host:
    """The machine, or the image of one in a folder, in which nothing is started.

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
    """What is ours: by its path the hash of a file, or where a link leads."""

    files: dict[str, str]
    default_target: str


def install(machine: Host, plan: Plan) -> None:
    """Write all files, remember them, and run the commands.

    What lies in a place already and is not ours is kept beside it, and comes back at the end. What
    an earlier installation wrote and this one does not is removed.

    Raises:
        InstallError: If something cannot be written or run.
    """
    listed = _listed(machine) or _Listed({}, _default_target(machine))
    try:
        for file in plan.files:
            _write(machine, file, listed)
        for link in plan.links:
            _make(machine, link, listed)
        planned = {str(file.path) for file in plan.files} | {str(link.path) for link in plan.links}
        for name in listed.files.keys() - planned:
            # What the operator has changed stays, and is told of when all is removed.
            if _taken_back(machine.at(PurePosixPath(name)), listed.files[name]):
                del listed.files[name]
        _list(machine, listed)
    except OSError as error:
        msg = f"{error.filename or 'a file'} cannot be written: {error.strerror or error}"
        raise InstallError(msg) from error
    _run(machine, plan.commands)


def remove(machine: Host, plan: Plan) -> tuple[str, ...]:
    """Undo an installation; return the files that somebody has changed since and that stay.

    Raises:
        InstallError: If nothing is installed, or something cannot be removed.
    """
    listed = _listed(machine)
    if listed is None:
        msg = f"nothing is installed here: there is no {machine.at(LIST)}"
        raise InstallError(msg)
    _run(machine, plan.undone_by)
    try:
        left = tuple(
            name
            for name, mark in listed.files.items()
            if not _taken_back(machine.at(PurePosixPath(name)), mark)
        )
        machine.at(LIST).unlink()
        with suppress(OSError):
            machine.at(FOLDER).rmdir()
    except OSError as error:
        msg = f"{error.filename or 'a file'} cannot be removed: {error.strerror or error}"
        raise InstallError(msg) from error
    default = listed.default_target
    back = Command(("systemctl", "set-default", default), may_fail=True, in_image=True)
    _run(machine, (*plan.afterwards, *((back,) if default else ())))
    return left


def run(command: Command) -> str:
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


def _run(machine: Host, commands: Sequence[Command]) -> None:
    for command in commands:
        reason = machine.run(command)
        if reason and not command.may_fail:
            msg = f"`{command}` failed: {reason}"
            raise InstallError(msg)


def _write(machine: Host, file: File, listed: _Listed) -> None:
    path = machine.at(file.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = staged(path, file.text, file.mode)
    # The account of the exhibit must read it, whatever the umask of the operator.
    partial.chmod(file.mode)
    if str(file.path) not in listed.files:
        _set_aside(path)
    # Listed before it is there: whatever stops us, the next attempt knows it as ours.
    listed.files[str(file.path)] = sha256(file.text.encode()).hexdigest()
    _list(machine, listed)
    partial.replace(path)


def _make(machine: Host, link: Link, listed: _Listed) -> None:
    path = machine.at(link.path)
    if path.is_symlink() and str(path.readlink()) == link.to:
        # The operator's, if it is not listed: then it stays when all else is removed.
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if str(link.path) in listed.files:
        path.unlink(missing_ok=True)
    else:
        _set_aside(path)
    listed.files[str(link.path)] = link.to
    _list(machine, listed)
    path.symlink_to(link.to)


def _taken_back(path: Path, mark: str) -> bool:
    """Remove what is ours and give back what was there; return False if somebody changed it."""
    if path.is_symlink():
        if str(path.readlink()) != mark:
            return False
        path.unlink()
    elif path.is_file():
        if sha256(path.read_bytes()).hexdigest() != mark:
            return False
        path.unlink()
    if _is_there(_aside(path)):
        _aside(path).replace(path)
    return True


def _list(machine: Host, listed: _Listed) -> None:
    path = machine.at(LIST)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_settled(path, json.dumps(asdict(listed), indent=1))


def _listed(machine: Host) -> _Listed | None:
    try:
        told = json.loads(machine.at(LIST).read_text(encoding="utf-8"))
        return _Listed(dict(told["files"]), str(told["default_target"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _default_target(machine: Host) -> str:
    """Return what the machine starts into, so that it can be given back."""
    for place in ("/etc/systemd/system/default.target", "/lib/systemd/system/default.target"):
        path = machine.at(PurePosixPath(place))
        if path.is_symlink():
            return path.readlink().name
    return ""


def _set_aside(path: Path) -> None:
    if _is_there(path):
        path.replace(_aside(path))


def _is_there(path: Path) -> bool:
    # A link that leads nowhere is there, too.
    return path.exists() or path.is_symlink()


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.before-museum-kiosk")
