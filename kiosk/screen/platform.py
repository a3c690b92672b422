"""Which display there is, and the settings of SDL that suit it, before SDL is loaded."""

import os
import socket
import sys
from pathlib import Path

# In the file that KIOSK_SCREEN names, one a line: where a session says that its screen is.
SCREEN_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")


class NoScreenError(Exception):
    """There is no display on which a window could open; the message says so in plain words."""


def display_name() -> str:
    """Return where a window would open, empty if there is no such place."""
    names = ("WAYLAND_DISPLAY", "DISPLAY", "SDL_VIDEODRIVER")
    told = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return told or {"win32": "desktop", "darwin": "desktop"}.get(sys.platform, "")


def adopt_screen() -> None:
    """Take the screen of the session that KIOSK_SCREEN names, if any, as it is at this moment."""
    file = os.environ.get("KIOSK_SCREEN")
    if not file:
        return
    try:
        lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        # The session has ended, or is about to begin; or only its own account may look.
        lines = []
    told = {name: value for name, _, value in (line.partition("=") for line in lines)}
    for name in SCREEN_NAMES:
        if told.get(name):
            os.environ[name] = told[name]
        else:
            os.environ.pop(name, None)


def screen_answers() -> bool:
    """Return whether a window could open, in a moment; True also where only trying would tell."""
    if not display_name():
        return False
    addresses = _addresses()
    if not addresses or not hasattr(socket, "AF_UNIX"):
        return True
    return any(map(_answers, addresses))


def prepare_sdl() -> None:
    """Set what SDL reads when it starts; values that the operator has set are kept."""
    settings = {
        "SDL_AUDIODRIVER": "dummy",
        # A finger arrives as a finger alone, not as a mouse click besides.
        "SDL_TOUCH_MOUSE_EVENTS": "0",
        # Else a tap right after a mouse click is grabbed as another click.
        "SDL_MOUSE_AUTO_CAPTURE": "0",
        # The kiosk must keep the screen on, and must not vanish when another window is raised.
        "SDL_VIDEO_ALLOW_SCREENSAVER": "0",
        "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
        # With libdecor installed but no plug-in for it, opening a window would hang for ever.
        "SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR": "0",
    }
    if _is_x11():
        # Else, if the server does not answer, SDL tries whatever it has and ends without a screen.
        settings["SDL_VIDEODRIVER"] = "x11"
        if not _has_gpu():
            # SDL else sends each frame through OpenGL in software: 7.5 ms instead of 0.65 ms.
            settings["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
    for name, value in settings.items():
        os.environ.setdefault(name, value)


def prepare_headless() -> None:
    """Set SDL up for pictures without any display."""
    prepare_sdl()
    os.environ["SDL_VIDEODRIVER"] = "dummy"


def _addresses() -> tuple[str, ...]:
    """Return where the server of this machine may listen; none for one elsewhere or unheard of."""
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    if wayland:
        # Joined to an absolute path, that one is taken alone.
        return (str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), wayland)),)
    host, _, number = os.environ.get("DISPLAY", "").partition(":")
    number = number.partition(".")[0]
    if host not in ("", "unix") or not number.isdecimal():
        return ()
    path = f"/tmp/.X11-unix/X{number}"
    # On Linux the server listens under the same name without a file, too.
    return (path, f"\0{path}") if sys.platform == "linux" else (path,)


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        knock.settimeout(1.0)
        try:
            knock.connect(address)
        except OSError:
            return False
    return True


def _is_x11() -> bool:
    driver = os.environ.get("SDL_VIDEODRIVER", "")
    return driver == "x11" or (
        not driver and bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    )


def _has_gpu() -> bool:
    return any(Path("/dev/dri").glob("renderD*"))
