"""An X server with a screen in memory and a touchscreen, mouse and keyboard made of sockets."""

import contextlib
import ctypes
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.rig.inputtest import RigError

XORG = Path("/usr/lib/xorg/Xorg")
DRIVERS = Path("/usr/lib/xorg/modules")

# Runs a command so that it gets SIGTERM when the thread that started it is gone: a killed test run
# leaves no server behind. From util-linux, which every Debian has.
TIED = ("setpriv", "--pdeathsig", "TERM")

CONFIGURATION = """\
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "SuspendTime" "0"
  Option "OffTime" "0"
EndSection
Section "InputDevice"
  Identifier "rig touchscreen"
  Driver "inputtest"
  Option "DeviceType" "Touch"
  Option "TouchCount" "{touches}"
  Option "SocketPath" "{directory}/touch"
EndSection
Section "InputDevice"
  Identifier "rig mouse"
  Driver "inputtest"
  Option "DeviceType" "PointerAbsolute"
  Option "SocketPath" "{directory}/mouse"
EndSection
Section "InputDevice"
  Identifier "rig keyboard"
  Driver "inputtest"
  Option "DeviceType" "Keyboard"
  Option "SocketPath" "{directory}/keys"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam {video_ram_kib}
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-300.0
  Modeline {modeline}
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "{width_px}x{height_px}"
    Virtual {width_px} {height_px}
  EndSubSection
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "rig mouse" "CorePointer"
  InputDevice "rig touchscreen" "SendCoreEvents"
  InputDevice "rig keyboard" "CoreKeyboard"
EndSection
"""


def missing_packages() -> tuple[str, ...]:
    """Return the Debian packages without which no X screen starts or no touch arrives."""
    return _missing(
        {
            "xserver-xorg-core": XORG.exists() and (DRIVERS / "input/inputtest_drv.so").exists(),
            "xserver-xorg-video-dummy": (DRIVERS / "drivers/dummy_drv.so").exists(),
            "libxi6": _loads("libXi.so.6"),
            "util-linux": shutil.which(TIED[0]) is not None,
        }
    )


def missing_wayland_packages() -> tuple[str, ...]:
    """Return those without which there is no Wayland on that screen."""
    return missing_packages() + _missing(
        {
            "cage": shutil.which("cage") is not None,
            "xwayland": shutil.which("Xwayland") is not None,
            "libwayland-client0": _loads("libwayland-client.so.0"),
            "libwayland-cursor0": _loads("libwayland-cursor.so.0"),
            "libwayland-egl1": _loads("libwayland-egl.so.1"),
            "libxkbcommon0": _loads("libxkbcommon.so.0"),
            "libegl1": _loads("libEGL.so.1"),
        }
    )


def _missing(present: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(package for package, is_present in present.items() if not is_present)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def modeline(width_px: int, height_px: int, refresh_hz: float = 60.0) -> str:
    """Return a mode for the dummy driver at exactly this size."""
    # Wide margins: with those of reduced blanking the server refuses a mode that no monitor claims.
    across = (width_px, width_px + 64, width_px + 128, width_px + 256)
    down = (height_px, height_px + 3, height_px + 8, height_px + 40)
    # The dummy driver takes pixel clocks of 11 to 300 MHz.
    clock_mhz = min(max(across[-1] * down[-1] * refresh_hz / 1e6, 12.0), 290.0)
    timings = " ".join(str(count) for count in (*across, *down))
    return f'"{width_px}x{height_px}" {clock_mhz:.2f} {timings}'


class XServer:
    """A running server of its own; no root, console or graphics card needed.

    Several run side by side. The constructor returns when the server answers (0.15 to 0.3 s).
    """

    def __init__(
        self,
        width_px: int,
        height_px: int,
        touches: int,
        timeout_s: float,
        number: int | None = None,
    ) -> None:
        # Below /tmp, whatever TMPDIR says: the path of a socket may have 108 bytes at most.
        self.directory = Path(tempfile.mkdtemp(prefix="touchrig-", dir="/tmp"))
        configuration = self.directory / "xorg.conf"
        configuration.write_text(
            CONFIGURATION.format(
                directory=self.directory,
                touches=touches,
                width_px=width_px,
                height_px=height_px,
                modeline=modeline(width_px, height_px),
                video_ram_kib=width_px * height_px * 4 // 1024 + 16384,
            )
        )
        with contextlib.ExitStack() as undo:
            undo.callback(shutil.rmtree, self.directory, ignore_errors=True)
            self.display = f":{self._started_number(configuration, undo, timeout_s, number)}"
            self._undo = undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the server and remove its directory; again does nothing."""
        self._undo.close()

    def _started_number(
        self,
        configuration: Path,
        undo: contextlib.ExitStack,
        timeout_s: float,
        wanted: int | None,
    ) -> int:
        output = self.directory / "xorg.out"
        read_fd, write_fd = os.pipe()
        with (
            os.fdopen(read_fd, "rb", buffering=0) as announced,
            os.fdopen(write_fd, "wb", buffering=0) as announcer,
            output.open("wb") as printed,
        ):
            process = subprocess.Popen(
                [
                    *TIED, str(XORG), *(() if wanted is None else (f":{wanted}",)),
                    "-config", str(configuration),
                    "-logfile", str(self.directory / "xorg.log"),
                    # Without a number the server picks a free one; it tells when it is ready.
                    "-displayfd", str(write_fd),
                    # It survives its last client.
                    "-noreset", "-nolisten", "tcp", "-dpi", "96", "-br",
                ],
                pass_fds=(write_fd,), stdin=subprocess.DEVNULL, stdout=printed, stderr=printed,
            )  # fmt: skip
            undo.callback(ended, process)
            # With our end closed, the end of the pipe is the end of the server.
            announcer.close()
            deadline_s = time.monotonic() + timeout_s
            number = b""
            while not number.endswith(b"\n"):
                patience_s = max(deadline_s - time.monotonic(), 0.0)
                readable, _, _ = select.select([announced], [], [], patience_s)
                part = announced.read(16) if readable else b""
                if not part:
                    msg = f"Xorg did not start:\n{output.read_text(errors='replace')[-2000:]}"
                    raise RigError(msg)
                number += part
        return int(number)


def ended(process: subprocess.Popen[bytes], patience_s: float = 5.0) -> int:
    """End a process, by force if it does not go, and return its exit status."""
    process.terminate()
    try:
        return process.wait(patience_s)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
