"""A virtual screen with real fingers: what tests see and do where a visitor stands.

    with TouchDisplay(1280, 800) as display, running([...], display.env):
        display.wait_pixel(5, 5, lambda colour: colour != BLACK)
        display.drag([(100, 600), (900, 600)])
        display.screenshot().save("shot.png")

Xorg's inputtest driver takes the events in front of the server's normal input path (XInput 2.2), so
a program gets genuine FINGERDOWN, FINGERMOTION and FINGERUP, with several fingers at once.

Every act returns when the server has handled the events, which is before the program has drawn:
wait with wait_pixel(), or let the fingers rest (hold_s) before a screenshot. After click() give the
program 0.1 s before a finger, or set SDL_MOUSE_AUTO_CAPTURE=0: until SDL has seen the button's
release, it takes the first finger for the mouse.
"""

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from PIL import Image
from Xlib import XK, X, Xatom
from Xlib.display import Display
from Xlib.error import ConnectionClosedError
from Xlib.ext import xinput

from tests.rig.inputtest import (
    Injector,
    RigError,
    axis_value,
    button_message,
    key_message,
    motion_message,
)
from tests.rig.touchscreen import Touchscreen
from tests.rig.xorg import TIED, XServer, ended

Colour = tuple[int, int, int]

# python-xlib is slow on large replies: a screenshot is read in strips of this size.
STRIP_BYTES = 1 << 17
ALL_PLANES = 0xFFFFFFFF
TOUCHSCREEN = "rig touchscreen"


class TouchDisplay(Touchscreen):
    """A running X screen with a touchscreen, a mouse and a keyboard; ends with its context.

    Start it from a thread that lasts: the server dies with it.
    """

    def __init__(
        self,
        width_px: int = 1280,
        height_px: int = 800,
        touches: int = 10,
        *,
        window_manager: Sequence[str] = (),
        timeout_s: float = 15.0,
        number: int | None = None,
    ) -> None:
        """Start the screen.

        Args:
            width_px: Width of the screen.
            height_px: Height of the screen.
            touches: How many fingers the touchscreen says it can tell apart.
            window_manager: Command of one, such as ["openbox"]. Needed only where a full screen
                window is not created at the size of the screen: SDL 2.32 asks a manager to resize.
            timeout_s: How long the server and the window manager may take to start.
            number: The number of the screen, as of one that was there before; None for a free one.

        Raises:
            RigError: If one of them does not start.
        """
        self._x_lock = threading.Lock()
        with contextlib.ExitStack() as undo:
            self._server = undo.enter_context(
                XServer(width_px, height_px, touches, timeout_s, number)
            )
            directory = self._server.directory
            touch, self._mouse, self._keys = (
                undo.enter_context(contextlib.closing(Injector(directory / device)))
                for device in ("touch", "mouse", "keys")
            )
            undo.callback(self._hang_up_touch)
            super().__init__(touch, width_px, height_px)
            # Once more, so that it goes before the injectors: see Injector.
            undo.callback(self._server.stop)
            self._x = Display(self._server.display)
            undo.callback(self._hang_up)
            self._root = self._x.screen().root
            size = self._root.get_geometry()
            if (size.width, size.height) != (width_px, height_px):
                msg = f"asked for {width_px}x{height_px} px, got {size.width}x{size.height}"
                raise RigError(msg)
            if window_manager:
                self._start_window_manager(window_manager, undo, timeout_s)
            self._undo = undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the server and everything on it; again does nothing."""
        self._undo.close()

    @property
    def env(self) -> dict[str, str]:
        """Environment for a program that is to run on this screen."""
        foreign = ("WAYLAND_DISPLAY", "XAUTHORITY", "SDL_VIDEO_WINDOW_POS")
        inherited = {name: value for name, value in os.environ.items() if name not in foreign}
        return inherited | {"DISPLAY": self._server.display, "SDL_VIDEODRIVER": "x11"}

    # -- mouse and keyboard

    def mouse_move(self, x_px: float, y_px: float) -> None:
        x_steps, y_steps = axis_value(x_px, self.width_px), axis_value(y_px, self.height_px)
        self._mouse.send(motion_message(x_steps, y_steps))

    def click(self, x_px: float, y_px: float, button: int = 1, hold_s: float = 0.05) -> None:
        self.mouse_move(x_px, y_px)
        self._mouse.send(button_message(button, pressed=True))
        time.sleep(hold_s)
        self._mouse.send(button_message(button, pressed=False))

    def key(self, name: str, hold_s: float = 0.03) -> None:
        """Press and release a key by the name of its X keysym: "Escape", "space", "a", "F5".

        Raises:
            RigError: If the keyboard has no such key.
        """
        self.chord(name, hold_s=hold_s)

    def chord(self, *names: str, hold_s: float = 0.03) -> None:
        """Press keys one after the other, as "Alt_L" and "F4", and release them together.

        Raises:
            RigError: If the keyboard has no such key.
        """
        keycodes = [self._keycode(name) for name in names]
        for keycode in keycodes:
            self._keys.send(key_message(keycode, pressed=True))
        time.sleep(hold_s)
        for keycode in reversed(keycodes):
            self._keys.send(key_message(keycode, pressed=False))

    def _keycode(self, name: str) -> int:
        with self._x_lock:
            keycode = self._x.keysym_to_keycode(XK.string_to_keysym(name))
        if not keycode:
            msg = f"no key gives {name!r}"
            raise RigError(msg)
        return int(keycode)

    # -- eyes

    def screenshot(self) -> Image.Image:
        """Return the whole screen at one instant, as RGB, without the pointer (5 ms)."""
        rows = max(1, STRIP_BYTES // (self.width_px * 4))
        strips: list[bytes] = []
        with self._x_lock:
            # Nobody draws between two strips.
            self._x.grab_server()
            try:
                for top_px in range(0, self.height_px, rows):
                    height_px = min(rows, self.height_px - top_px)
                    strips.append(self._pixels(0, top_px, self.width_px, height_px))
            finally:
                self._x.ungrab_server()
                self._x.flush()
        size_px = (self.width_px, self.height_px)
        return Image.frombytes("RGB", size_px, b"".join(strips), "raw", "BGRX")

    def pixel(self, x_px: int, y_px: int) -> Colour:
        """Return the colour of one pixel (0.1 ms)."""
        with self._x_lock:
            blue, green, red = self._pixels(x_px, y_px, 1, 1)[:3]
        return red, green, blue

    def wait_pixel(
        self,
        x_px: int,
        y_px: int,
        wanted: Colour | Callable[[Colour], bool],
        timeout_s: float = 5.0,
        interval_s: float = 0.005,
    ) -> float:
        """Wait until a pixel has a colour, or a colour of which a function says yes.

        Args:
            x_px: From the left.
            y_px: From the top.
            wanted: The colour, or the function.
            timeout_s: How long to wait.
            interval_s: Rest between two looks; 0 to measure a latency.

        Returns:
            The time.monotonic() at which the look that saw it came back.

        Raises:
            RigError: If the time is over.
        """
        deadline_s = time.monotonic() + timeout_s
        while True:
            colour = self.pixel(x_px, y_px)
            seen_s = time.monotonic()
            if wanted(colour) if callable(wanted) else colour == wanted:
                return seen_s
            if seen_s > deadline_s:
                msg = f"pixel ({x_px}, {y_px}) is still {colour} after {timeout_s} s"
                raise RigError(msg)
            time.sleep(interval_s)

    def _pixels(self, x_px: int, y_px: int, width_px: int, height_px: int) -> bytes:
        reply = self._root.get_image(x_px, y_px, width_px, height_px, X.ZPixmap, ALL_PLANES)
        return bytes(reply.data)

    # -- plugs

    def let_everybody_in(self) -> None:
        """Let other accounts open windows, whatever their numbers are."""
        with self._x_lock:
            self._x.set_access_control(X.DisableAccess)
            self._x.sync()

    def unplug(self) -> None:
        """Take the touchscreen away, as when its cable comes off; fingers on it are lost."""
        self._plug(plugged=False)
        self._touch.close()
        self._down_px.clear()

    def plug_in(self) -> None:
        """Give the touchscreen back."""
        self._plug(plugged=True)
        self._touch = Injector(self._server.directory / "touch")

    def _plug(self, *, plugged: bool) -> None:
        with self._x_lock:
            devices = self._x.xinput_query_device(xinput.AllDevices).devices
            (device,) = (each.deviceid for each in devices if each.name == TOUCHSCREEN)
            name = self._x.intern_atom("Device Enabled")
            value = (8, bytes([plugged]))
            self._x.xinput_change_device_property(
                device, name, Xatom.INTEGER, X.PropModeReplace, value
            )
            self._x.sync()

    def _hang_up_touch(self) -> None:
        # It may be another one than at the start.
        self._server.stop()
        self._touch.close()

    # -- life

    def _start_window_manager(
        self, command: Sequence[str], undo: contextlib.ExitStack, timeout_s: float
    ) -> None:
        process = subprocess.Popen(
            [*TIED, *command],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        undo.callback(ended, process)
        ready = self._x.intern_atom("_NET_SUPPORTING_WM_CHECK")
        deadline_s = time.monotonic() + timeout_s
        while self._root.get_full_property(ready, X.AnyPropertyType) is None:
            if time.monotonic() > deadline_s or process.poll() is not None:
                msg = f"the window manager {command[0]} did not start"
                raise RigError(msg)
            time.sleep(0.02)

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError, ConnectionClosedError):
            self._x.close()
