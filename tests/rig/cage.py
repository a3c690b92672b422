"""The same screen and fingers for a Wayland program: the kiosk compositor cage, nested on X."""

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

import psutil
from Xlib import X

from tests.rig.display import TouchDisplay
from tests.rig.inputtest import RigError

# X.h: a host that is named by what the server says of its socket's user (xhost +si:localuser:...).
FAMILY_SERVER_INTERPRETED = 5

# cage refuses to run as root; when root runs the tests, cage runs as these.
USER, GROUP = "nobody", "nogroup"
AS_USER = (
    *("setpriv", "--reuid", USER, "--regid", GROUP, "--clear-groups"),
    *("--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"),
)


class CageDisplay(TouchDisplay):
    """cage on a TouchDisplay: XInput touches become wl_touch (0.35 to 0.6 s to start)."""

    def __init__(
        self,
        width_px: int = 1280,
        height_px: int = 800,
        touches: int = 10,
        *,
        timeout_s: float = 15.0,
        command: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Start the screen and cage on it.

        Args:
            width_px: Width of the screen.
            height_px: Height of the screen.
            touches: How many fingers the touchscreen says it can tell apart.
            timeout_s: How long each of them may take to start.
            command: A command line of cage with its program; without one, programs come later.
            env: What that program needs besides.

        Raises:
            RigError: If one of them does not start.
        """
        super().__init__(width_px, height_px, touches, timeout_s=timeout_s)
        self._timeout_s = timeout_s
        # cage ends cleanly when its program does, while a signal makes 0.1.4 abort and leave
        # Xwayland's lock behind: so its program is a cat on a pipe that we close.
        self._command = tuple(command) or ("cage", "--", "cat")
        self._more_env = dict(env or {})
        self._runtime = self._server.directory / "xdg"
        try:
            self._runtime.mkdir(mode=0o700)
            self._wayland_display = self._started_cage(timeout_s)
        except BaseException:
            self.close()
            raise

    @property
    def env(self) -> dict[str, str]:
        return _without_sdl() | {
            "XDG_RUNTIME_DIR": str(self._runtime),
            "WAYLAND_DISPLAY": self._wayland_display,
            "SDL_VIDEODRIVER": "wayland",
            # SDL 2.32 hangs in set_mode when Debian's libdecor has no plugin; a kiosk needs none.
            "SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR": "0",
        }

    def lose_compositor(self) -> None:
        """Kill cage, as when it crashes; the screen below it stays."""
        self._cage.kill()
        self._cage.wait()
        for left_behind in self._runtime.iterdir():
            left_behind.unlink()

    def resize_output(self, width_px: int, height_px: int) -> None:
        """Give the output of cage another size, in the upper left of the screen, as when another
        monitor is plugged in."""
        with self._x_lock:
            for window in self._root.query_tree().children:
                if window.get_attributes().map_state == X.IsViewable:
                    window.configure(width=width_px, height=height_px)
            self._x.sync()

    def start_compositor(self) -> None:
        """Start cage again, at the same address.

        Raises:
            RigError: If it does not start.
        """
        self._started_cage(self._timeout_s)

    def _started_cage(self, timeout_s: float) -> str:
        is_root = os.geteuid() == 0
        if is_root:
            self._let_in()
        output = self._server.directory / "cage.out"
        # Its program may read what root may, such as the library of the Python that runs the tests.
        as_user = (*AS_USER, "--") if is_root and self._more_env else ()
        with output.open("wb") as printed:
            process = subprocess.Popen(
                [*as_user, *self._command],
                env=_without_sdl()
                | {
                    "DISPLAY": self._server.display,
                    "XDG_RUNTIME_DIR": str(self._runtime),
                    "HOME": str(self._runtime),
                    "WLR_BACKENDS": "x11",
                    "WLR_X11_OUTPUTS": "1",
                    # There is no OpenGL ES without a graphics card.
                    "WLR_RENDERER": "pixman",
                }
                | self._more_env,
                stdin=subprocess.PIPE,
                stdout=printed,
                stderr=printed,
                user=USER if is_root and not as_user else None,
                group=GROUP if is_root and not as_user else None,
                extra_groups=[] if is_root and not as_user else None,
            )
        self._cage = process
        self._undo.callback(_ended_cage, process)
        deadline_s = time.monotonic() + timeout_s
        while time.monotonic() < deadline_s and process.poll() is None:
            sockets = [path.name for path in self._runtime.glob("wayland-*[0-9]")]
            if sockets and self._fills_screen():
                return sockets[0]
            time.sleep(0.02)
        msg = f"cage did not start:\n{output.read_text(errors='replace')[-2000:]}"
        raise RigError(msg)

    def _let_in(self) -> None:
        self._server.directory.chmod(0o755)
        shutil.chown(self._runtime, USER, GROUP)
        host = list(b"localuser\0" + USER.encode())
        with self._x_lock:
            self._x.change_hosts(X.HostInsert, FAMILY_SERVER_INTERPRETED, host)
            self._x.sync()

    def _fills_screen(self) -> bool:
        with self._x_lock:
            for window in self._root.query_tree().children:
                if window.get_attributes().map_state == X.IsViewable:
                    # cage opens its output at 1024x768.
                    window.configure(x=0, y=0, width=self.width_px, height=self.height_px)
                    self._x.sync()
                    return True
        return False


def _without_sdl() -> dict[str, str]:
    """Return the environment without what a test has told its own SDL, and without its screen."""
    own = ("SDL_", "DISPLAY")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}


def _ended_cage(process: subprocess.Popen[bytes], patience_s: float = 5.0) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(patience_s)
    except subprocess.TimeoutExpired:
        # Its program reads no pipe, and would outlive it: a kiosk waits for its next screen.
        for each in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                each.kill()
        try:
            process.wait(patience_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
