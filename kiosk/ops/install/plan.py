"""What an installation would write and run: told first, done only then."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath


class Session(StrEnum):
    """What carries the exhibit to the screen."""

    # One program in full screen on Wayland.
    CAGE = "cage"
    # X without any window manager.
    X11 = "x11"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the operator has chosen.

    Attributes:
        program: The `kiosk` of the virtual environment.
        config: The exhibit.
        user: The account that runs it; made if it is missing.
        tty: The number of the virtual terminal that the screen belongs to.
        output: The screen that touches belong to, such as "HDMI-A-1"; empty for any.
        turned_deg: How far the touch panel is turned against the picture, clockwise.
        status: Where the status page listens; empty for nowhere.
        status_token: The file with what other machines must show there; empty for none.
        mqtt_role: What this kiosk is among others, whatever the exhibit says; empty for that.
    """

    program: Path
    config: Path
    session: Session = Session.CAGE
    user: str = "kiosk"
    tty: int = 7
    output: str = ""
    turned_deg: int = 0
    status: str = ""
    status_token: str = ""
    mqtt_role: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written.

    Attributes:
        mode: As for chmod.
        why: What it is for, in half a sentence.
    """

    path: PurePosixPath
    text: str
    why: str
    mode: int = 0o644


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link to be made."""

    path: PurePosixPath
    to: str
    why: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be run, without a shell.

    Attributes:
        may_fail: Whether the installation is good without it.
        in_image: Whether it can be done to an image in a folder, which its option --root names.
    """

    words: tuple[str, ...]
    may_fail: bool = False
    in_image: bool = False

    def inside(self, root: Path) -> "Command":
        """Return the same for an image."""
        program, *rest = self.words
        return Command((program, f"--root={root}", *rest), self.may_fail, self.in_image)

    def __str__(self) -> str:
        return shlex.join(self.words)


@dataclass(frozen=True, slots=True)
class Plan:
    """All of an installation, in its order: files and links first, then the commands.

    Attributes:
        packages: Programs that must be there by their name, other files by a pattern of their path,
            and the Debian packages that bring them.
        undone_by: The commands that end it, before its files are removed.
        afterwards: The commands once they are gone.
    """

    packages: tuple[tuple[str, str], ...]
    files: tuple[File, ...]
    links: tuple[Link, ...]
    commands: tuple[Command, ...]
    undone_by: tuple[Command, ...]
    afterwards: tuple[Command, ...]


def described(plan: Plan) -> Sequence[str]:
    """Return a plan for people, line by line: files in full, commands as in a shell."""
    lines = []
    for file in plan.files:
        lines += ["", f"# {file.path} (mode {file.mode:o}): {file.why}"]
        lines += file.text.rstrip("\n").split("\n")
    lines += ["", *(f"# {link.path} -> {link.to}: {link.why}" for link in plan.links), ""]
    lines += ["# then these commands:", *map(str, plan.commands)]
    return lines
