"""The commands of those who run the exhibit in a museum."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.command_line import STATUS, Parser, address, address_or_off, command, size
from kiosk.app.folders import shipped_config

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_for_operators(commands: "_SubParsersAction[Parser]") -> None:
    """Add them to the others."""
    status = command(commands, "status", "tell how the exhibit is", "kiosk.app.status")
    status.add_argument("--json", action="store_true", help="for programs")
    # An installed kiosk tells its own command where it answers, and to whom.
    status.add_argument(
        "--listen",
        type=address,
        default=os.environ.get("KIOSK_STATUS", STATUS),
        metavar="[HOST:]PORT",
        help="where to ask",
    )
    status.add_argument(
        "--token-file",
        type=Path,
        default=os.environ.get("KIOSK_STATUS_TOKEN_FILE"),
        metavar="FILE",
        help="the token to show there",
    )
    # How the supervisor starts the process of its status page.
    server = commands.add_parser("status-server")
    server.add_argument("--config", type=Path, default=shipped_config())
    server.add_argument("--listen", type=address, default=STATUS)
    server.add_argument("--token-file", type=Path)
    server.set_defaults(command=("kiosk.app.status_server", "status_server"))

    doctor = command(
        commands, "doctor", "tell whether this machine is fit for it", "kiosk.app.doctor"
    )
    doctor.add_argument("--json", action="store_true", help="for programs")
    doctor.add_argument("--touch", action="store_true", help="a screen that shows each finger")
    doctor.add_argument("--size", type=size, metavar="WxH", help="of that screen, as a window")

    stats = command(commands, "stats", "tell what visitors did", "kiosk.app.stats")
    stats.add_argument("--since", default="", metavar="DAY", help="such as 2026-11-01")
    stats.add_argument("--until", default="", metavar="DAY", help="this day included")
    stats.add_argument("--csv", action="store_true", help="all counts, for a spreadsheet")
    stats.add_argument(
        "--html", type=Path, metavar="FILE.html", help="one page with plots; - to standard output"
    )

    content = command(
        commands,
        "content",
        "change to another version of the content",
        "kiosk.app.versions",
    )
    content.add_argument("use", nargs="?", default="", metavar="VERSION", help="or tell all")
    content.add_argument("--back", action="store_true", help="to the version before")
    content.add_argument(
        "--in",
        dest="folder",
        type=Path,
        required=True,
        metavar="DIR",
        help="where the folder of all versions and the link to the present one lie",
    )

    pin = command(commands, "pin", "set the PIN of the staff", "kiosk.app.pin")
    pin.add_argument("--remove", action="store_true", help="leave no way in on screen")

    install = command(
        commands, "install", "let the machine come up with the exhibit", "kiosk.app.install"
    )
    install.add_argument("--dry-run", action="store_true", help="only show what would be done")
    install.add_argument("--uninstall", action="store_true", help="undo it")
    install.add_argument("--yes", action="store_true", help="do it without asking")
    install.add_argument(
        "--session", choices=("cage", "x11"), default="cage", help="Wayland, or X alone"
    )
    install.add_argument("--user", default="kiosk", metavar="NAME", help="the account that runs it")
    install.add_argument(
        "--tty",
        type=int,
        choices=range(1, 13),
        default=7,
        metavar="N",
        help="the terminal whose screen it takes, 1 to 12 (default: 7)",
    )
    install.add_argument("--output", default="", metavar="NAME", help="the screen of the touches")
    install.add_argument(
        "--turned", type=int, choices=(0, 90, 180, 270), default=0, help="of the touch panel"
    )
    install.add_argument(
        "--status",
        type=address_or_off,
        default=STATUS,
        metavar="[HOST:]PORT",
        help="where it tells how it is (default: 127.0.0.1:9464); off for nowhere",
    )
    install.add_argument(
        "--status-token-file", type=Path, metavar="FILE", help="other machines show this token"
    )
    install.add_argument(
        "--mqtt-role", choices=("publish", "follow"), help="whatever [network.mqtt] says"
    )
    install.add_argument("--root", type=Path, metavar="DIR", help="into an image, not this machine")
    install.add_argument("--windows", type=Path, metavar="DIR", help="write the files for Windows")
