"""`kiosk install`: the machine comes up with the exhibit; all is shown before it is written."""

import os
import sys
import sysconfig
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from kiosk.app.listening import require_guarded
from kiosk.app.report import OK, UNUSABLE, RefusedError, reason_of, say
from kiosk.ops.install.access import account_named, barrier
from kiosk.ops.install.carrying_out import Host, InstallError, remove, run
from kiosk.ops.install.carrying_out import install as carry_out
from kiosk.ops.install.plan import Command, Plan, Session, Wishes, described
from kiosk.ops.install.session import ENVIRONMENT, NAME, PACKAGE_FOLDER, plan_for
from kiosk.ops.install.windows import windows_files

ROOT = Path("/")
PROGRAMS = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")


def install(arguments: Namespace) -> int:
    """Install, or undo it."""
    wishes = _wishes(arguments)
    if arguments.windows is not None:
        return _written_for_windows(wishes, arguments)
    root = arguments.root.resolve() if arguments.root is not None else ROOT
    plan = _with_memory(plan_for(wishes), root)
    if arguments.uninstall:
        return _uninstalled(plan, wishes, root, dry=arguments.dry_run)
    _check_files(wishes)
    say("\n".join(described(plan)))
    missing = [package for needed, package in plan.packages if not _has(root, needed)]
    if missing:
        say(f"\nFirst install what is missing: apt-get install {' '.join(missing)}")
    if closed := _closed(wishes):
        say(f"\nFirst this: {closed}.")
    if arguments.dry_run:
        say("\nNothing has been written.")
        return OK
    if root == ROOT:
        _check_machine(missing, closed)
    if not arguments.yes and not _agreed("Write these files and run these commands?"):
        say("Nothing has been written.")
        return UNUSABLE
    machine = _machine(root)
    try:
        carry_out(machine, plan)
    except InstallError as error:
        msg = f"the installation stopped: {error}"
        raise RefusedError(msg) from error
    now = "" if root != ROOT else f"; now: systemctl start {NAME}"
    say(f"\nInstalled. It starts with the machine{now}")
    return OK


def _uninstalled(plan: Plan, wishes: Wishes, root: Path, *, dry: bool) -> int:
    if dry:
        say("\n".join(["# these commands:", *map(str, plan.undone_by), "# these files:"]))
        paths = [file.path for file in plan.files] + [link.path for link in plan.links]
        say("\n".join(f"rm {path}" for path in paths))
        say("\nNothing has been removed.")
        return OK
    if root == ROOT:
        _check_machine([], "")
    try:
        left = remove(_machine(root), plan)
    except InstallError as error:
        raise RefusedError(str(error)) from error
    for name in left:
        say(f"{name} has been changed since and stays.")
    say(
        f"Removed. The account {wishes.user}, what the exhibit remembers in /var/lib/{NAME} and its"
        f" cache in /var/cache/{NAME} stay. If nobody needs them any more:\n"
        f"rm -r /var/lib/{NAME} /var/cache/{NAME}; userdel {wishes.user}"
    )
    return OK


def _has(root: Path, needed: str) -> bool:
    """Return whether a machine has a program, or a file that a pattern of its path describes."""
    patterns = (needed,) if needed.startswith("/") else (f"{each}/{needed}" for each in PROGRAMS)
    return any(any(root.glob(pattern.lstrip("/"))) for pattern in patterns)


def _with_memory(plan: Plan, root: Path) -> Plan:
    """Let an installed kiosk take over what an older version of the program remembered."""
    memory = root / "var" / "lib" / NAME
    wanted = memory / dict(ENVIRONMENT)["KIOSK_STATE_NAME"]
    # It named the folder by the path of the exhibit.
    older = sorted(memory.glob(12 * "[0-9a-f]"), key=lambda path: path.stat().st_mtime)
    if root != ROOT or wanted.exists() or not older:
        return plan
    moved = Command(("mv", "--no-target-directory", str(older[-1]), str(wanted)), may_fail=True)
    return replace(plan, commands=(moved, *plan.commands))


def _written_for_windows(wishes: Wishes, arguments: Namespace) -> int:
    folder: Path = arguments.windows
    files = windows_files(wishes, folder)
    for file in files:
        say(f"\n# {file.path}: {file.why}\n{file.text}")
    if arguments.dry_run:
        say("Nothing has been written.")
        return OK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            Path(file.path).write_text(file.text, encoding="utf-8")
    except OSError as error:
        msg = f'"{folder}" cannot be written: {reason_of(error)}'
        raise RefusedError(msg) from error
    say(f"Written to {folder}. These have not been tried on a Windows machine yet.")
    return OK


def _wishes(arguments: Namespace) -> Wishes:
    return Wishes(
        program=_program(),
        config=arguments.config.absolute(),
        session=Session(arguments.session),
        user=arguments.user,
        tty=arguments.tty,
        output=arguments.output,
        turned_deg=arguments.turned,
        status=_status(arguments),
        status_token=str(arguments.status_token_file or ""),
        mqtt_role=arguments.mqtt_role or "",
    )


def _status(arguments: Namespace) -> str:
    if arguments.status is None:
        return ""
    host, port = arguments.status
    require_guarded(host, has_token=arguments.status_token_file is not None)
    return f"{f'[{host}]' if ':' in host else host}:{port}"


def _program() -> Path:
    name = "kiosk.exe" if os.name == "nt" else "kiosk"
    # Not resolved: the link in the virtual environment is what knows its libraries.
    return Path(sys.executable).with_name(name)


def _check_files(wishes: Wishes) -> None:
    for path in (wishes.program, wishes.config):
        if not path.is_file():
            msg = f'there is no "{path}"'
            raise RefusedError(msg)


def _closed(wishes: Wishes) -> str:
    """Return what the account could not read, in a sentence; empty if it can run all."""
    account = account_named(wishes.user)
    for path in (wishes.config, wishes.program, PACKAGE_FOLDER, *_pythons()):
        closed = barrier(path, account)
        if closed is not None:
            whose = "exhibit" if path == wishes.config else "program"
            return (
                f'the account "{wishes.user}" cannot read "{path}", as "{closed}" is closed to it:'
                f" the {whose} belongs into /opt or /srv, and its Python to the system"
            )
    return ""


def _pythons() -> tuple[Path, ...]:
    """Return what of Python an account must be able to read: itself, and its libraries."""
    return (Path(sys.executable), Path(os.__file__), Path(sysconfig.get_path("purelib")))


def _check_machine(missing: list[str], closed: str) -> None:
    if closed:
        raise RefusedError(closed)
    if missing:
        msg = f"install what is missing first: apt-get install {' '.join(missing)}"
        raise RefusedError(msg)
    if not Path("/run/systemd/system").is_dir():
        msg = "this machine does not run systemd; --dry-run shows the files"
        raise RefusedError(msg)
    if os.geteuid() != 0:
        msg = "only root may install: sudo …"
        raise RefusedError(msg)


def _machine(root: Path) -> Host:
    if root == ROOT:
        return Host(root, run)

    def run_inside(command: Command) -> str:
        if command.in_image:
            return run(command.inside(root))
        say(f"not in an image: {command}")
        return ""

    return Host(root, run_inside)


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        msg = "nobody is there to answer; --yes writes without asking"
        raise RefusedError(msg)
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
