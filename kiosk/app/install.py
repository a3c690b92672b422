"""`kiosk install`: the machine comes up with the exhibit; all is shown before it is written."""

import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path

from kiosk.app.listening import require_guarded
from kiosk.app.report import OK, UNUSABLE, RefusedError, reason_of, say
from kiosk.ops.install.carrying_out import Host, InstallError, remove, run
from kiosk.ops.install.carrying_out import install as carry_out
from kiosk.ops.install.plan import Command, Plan, Session, Wishes, described
from kiosk.ops.install.session import NAME, plan_for
from kiosk.ops.install.windows import windows_files

ROOT = Path("/")


def install(arguments: Namespace) -> int:
    """Install, or undo it."""
    wishes = _wishes(arguments)
    if arguments.windows is not None:
        return _written_for_windows(wishes, arguments)
    plan = plan_for(wishes)
    root: Path = arguments.root or ROOT
    if arguments.uninstall:
        return _uninstalled(plan, root, dry=arguments.dry_run)
    _check_files(wishes)
    say("\n".join(described(plan)))
    missing = [package for program, package in plan.packages if not shutil.which(program)]
    if missing:
        say(f"\nFirst install what is missing: apt-get install {' '.join(missing)}")
    if arguments.dry_run:
        say("\nNothing has been written.")
        return OK
    if root == ROOT:
        _check_machine(missing)
    if not arguments.yes and not _agreed("Write these files and run these commands?"):
        say("Nothing has been written.")
        return UNUSABLE
    machine = _machine(root)
    try:
        carry_out(machine, plan)
    except InstallError as error:
        msg = f"the installation stopped: {error}"
        raise RefusedError(msg) from error
    say(f"\nInstalled. It starts with the machine; now: systemctl start {NAME}")
    return OK


def _uninstalled(plan: Plan, root: Path, *, dry: bool) -> int:
    if dry:
        say("\n".join(["# these commands:", *map(str, plan.undone_by), "# these files:"]))
        paths = [file.path for file in plan.files] + [link.path for link in plan.links]
        say("\n".join(f"rm {path}" for path in paths))
        say("\nNothing has been removed.")
        return OK
    if root == ROOT:
        _check_machine([])
    try:
        left = remove(_machine(root), plan)
    except InstallError as error:
        raise RefusedError(str(error)) from error
    for name in left:
        say(f"{name} has been changed since and stays.")
    say(f"Removed. The account, and what the exhibit remembers in /var/lib/{NAME}, stay.")
    return OK


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
    private = [
        each for each in (Path("/root"), Path("/home")) if wishes.config.is_relative_to(each)
    ]
    if private:
        msg = f'another account cannot read "{wishes.config}": move the exhibit to /opt or /srv'
        raise RefusedError(msg)


def _check_machine(missing: list[str]) -> None:
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

    def only_said(command: Command) -> str:
        say(f"not run in {root}: {command}")
        return ""

    return Host(root, only_said)


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        msg = "nobody is there to answer; --yes writes without asking"
        raise RefusedError(msg)
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
