"""`kiosk replay`: recorded or scripted input through the real loop, without a screen."""

from argparse import Namespace
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kiosk.app.assembly import sound_exhibit
from kiosk.app.report import OK, RefusedError, reason_of, say
from kiosk.app.studio import studio_for
from kiosk.app.trace import Happening, Trace, read_trace
from kiosk.loop import FRAME_S, run
from kiosk.scene.scene import Scene
from kiosk.screen.stages import Canvas
from kiosk.screen.window import Closed, Resized, Signal
from kiosk.touch.contacts import Contact

# Time after the last line of a trace, in which what it started comes to rest.
AFTERMATH_S = 4.0


class PlayedScreen:
    """A screen that is felt by a trace: time passes in whole frames, however fast it is played."""

    def __init__(self, trace: Trace, canvas: Canvas, shots: Path | None) -> None:
        self._canvas = canvas
        self._shots = shots
        self._coming = deque(trace.happenings)
        last_s = trace.happenings[-1].at_s if trace.happenings else 0.0
        self._end_s = last_s + AFTERMATH_S
        self._time_s = 0.0
        self._digest = sha256()
        self.frames = 0

    @property
    def refining(self) -> bool:
        return self._canvas.refining

    @property
    def preparing(self) -> bool:
        return self._canvas.preparing

    @property
    def digest(self) -> str:
        """A hash over every frame shown: equal visits have equal ones."""
        return self._digest.hexdigest()

    def now_s(self) -> float:
        return self._time_s

    def wall_utc_s(self) -> float:
        return self._time_s

    def signals(self, timeout_s: float) -> Sequence[Signal]:
        """Return what the trace has for the next frame; idle waits are played frame by frame."""
        del timeout_s
        self._time_s += FRAME_S
        if self._time_s > self._end_s:
            return (Closed(),)
        due: list[Signal] = []
        while self._coming and self._coming[0].at_s <= self._time_s:
            due += self._happened(self._coming.popleft())
        return due

    def present(self, scene: Scene) -> bool:
        changed = self._canvas.present(scene)
        if changed:
            self.frames += 1
            self._digest.update(self._canvas.pixels)
        return changed

    def _happened(self, happening: Happening) -> Sequence[Signal]:
        match happening.signal:
            case Contact() as contact:
                return (replace(contact, at_s=self._time_s),)
            case Resized(width_px, height_px) as resized:
                self._canvas.resize((width_px, height_px))
                return (resized,)
            case None:
                if self._shots is not None:
                    self._canvas.save(self._shots / f"{happening.shot}.png")
                return ()
            case signal:
                return (signal,)


def replay(arguments: Namespace) -> int:
    """Play a trace; write the pictures it asks for, and say a hash over all frames."""
    trace = read_trace(arguments.trace)
    config: Path = arguments.config
    exhibit = sound_exhibit(config, arguments.cache)
    size_px = (trace.viewport.width_px, trace.viewport.height_px)
    studio = studio_for(exhibit, config, arguments.cache, size_px)
    screen = PlayedScreen(trace, studio.canvas, arguments.shots)
    try:
        run(studio.show, screen, trace.viewport, screen, resting=trace.resting)
    except OSError as error:
        msg = f'no picture can be written to "{arguments.shots}": {reason_of(error)}'
        raise RefusedError(msg) from error
    say(f"{screen.frames} frames painted, sha256 {screen.digest}")
    return OK
