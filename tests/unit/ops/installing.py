"""What an installation is asked for, and what it leaves on a machine."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

from kiosk.ops.install.plan import Session, Wishes

WISHES = Wishes(Path("/opt/kiosk/.venv/bin/kiosk"), Path("/opt/kiosk/config.toml"))
XORG = PurePosixPath("/etc/X11/xorg.conf.d/90-museum-kiosk.conf")
SESSIONS = [WISHES, replace(WISHES, session=Session.X11)]


def everything_in(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.readlink().name
        if path.is_symlink()
        else path.read_text()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }
