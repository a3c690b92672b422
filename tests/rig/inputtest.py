"""Finger, pointer and key messages into one socket of Xorg's inputtest driver."""

import socket
import struct
import threading
from collections.abc import Mapping
from pathlib import Path

# xf86-input-inputtest-protocol.h, version 1.1; every message begins with its length and its kind.
CLIENT_VERSION, WAIT_FOR_SYNC, MOTION, PROXIMITY, BUTTON, KEY, TOUCH = range(7)
# XI2.h
TOUCH_BEGIN, TOUCH_UPDATE, TOUCH_END = 18, 19, 20

# Every axis of the driver runs over 16 bits from one edge of the screen to the other. Values are
# doubles, so fractions of a pixel arrive.
AXIS_STEPS = 65536.0


class RigError(RuntimeError):
    """The rig itself failed; says nothing about the program on it."""


def axis_value(place_px: float, length_px: int) -> float:
    """Return the place on an axis of length_px pixels in steps of the driver, held on the glass."""
    return min(max(place_px * AXIS_STEPS / length_px, 0.0), AXIS_STEPS - 1.0)


def valuators(values: Mapping[int, float]) -> bytes:
    """Return the driver's xf86ITValuatorData for some of 64 axes."""
    mask = sum(1 << axis for axis in values)
    doubles = [values.get(axis, 0.0) for axis in range(64)]
    # The second 64 doubles are the values before acceleration: has_unaccelerated is 0, all unused.
    return struct.pack("<IQ4x64d512x", 0, mask, *doubles)


def touch_message(kind: int, finger: int, x_steps: float, y_steps: float) -> bytes:
    """Return one report of one finger; kind is TOUCH_BEGIN, TOUCH_UPDATE or TOUCH_END."""
    return struct.pack("<IIII", 1056, TOUCH, finger, kind) + valuators({0: x_steps, 1: y_steps})


def motion_message(x_steps: float, y_steps: float) -> bytes:
    """Return one absolute move of the mouse pointer."""
    return struct.pack("<IIII", 1056, MOTION, 1, 0) + valuators({0: x_steps, 1: y_steps})


def button_message(button: int, *, pressed: bool) -> bytes:
    """Return the press or release of a mouse button, 1 for the left one."""
    return struct.pack("<IIiiI4x", 1064, BUTTON, 1, button, pressed) + valuators({})


def key_message(keycode: int, *, pressed: bool) -> bytes:
    """Return the press or release of a key by its X keycode."""
    return struct.pack("<IIiI", 16, KEY, keycode, pressed)


class Injector:
    """The one client that an inputtest socket ever has.

    When its client hangs up, the server spins at a full core and accepts nobody else. So connect
    once, and close only when the server is gone.
    """

    def __init__(self, path: Path, timeout_s: float = 5.0) -> None:
        self._lock = threading.Lock()
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(timeout_s)
        try:
            self._socket.connect(str(path))
            self._socket.sendall(struct.pack("<IIHH", 12, CLIENT_VERSION, 1, 1))
            self._received(12)
        except BaseException:
            self._socket.close()
            raise

    def send(self, *messages: bytes, waits: bool = True) -> None:
        """Write the messages at once, then wait until the server has handled them.

        Args:
            messages: What the driver is to report, in this order.
            waits: False returns after the write, about a millisecond earlier.
        """
        with self._lock:
            self._socket.sendall(b"".join(messages))
            if waits:
                self._socket.sendall(struct.pack("<II", 8, WAIT_FOR_SYNC))
                self._received(8)

    def close(self) -> None:
        """Hang up; only when the server is gone."""
        self._socket.close()

    def _received(self, length: int) -> bytes:
        parts = b""
        while len(parts) < length:
            part = self._socket.recv(length - len(parts))
            if not part:
                msg = "the X server closed its input socket"
                raise RigError(msg)
            parts += part
        return parts
