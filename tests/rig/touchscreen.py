"""Fingers on the glass: places in px in, reports of the touchscreen out."""

import time
from collections.abc import Callable, Sequence

from tests.rig.inputtest import (
    TOUCH_BEGIN,
    TOUCH_END,
    TOUCH_UPDATE,
    Injector,
    axis_value,
    touch_message,
)
from tests.rig.walk import Path, Place, Walk, pinch_paths


class Touchscreen:
    """Any number of fingers; every act returns when the server has handled it."""

    def __init__(self, injector: Injector, width_px: int, height_px: int) -> None:
        self.width_px, self.height_px = width_px, height_px
        self._touch = injector
        self._next_finger = 1
        self._down_px: dict[int, Place] = {}

    def down(self, x_px: float, y_px: float, *, waits: bool = True) -> int:
        """Put a finger down and return its number, for move() and up().

        Args:
            x_px: From the left; fractions arrive.
            y_px: From the top.
            waits: False returns before the server has handled it, to measure from the write on.
        """
        (finger,), message = self._landed([(x_px, y_px)])
        self._touch.send(message, waits=waits)
        return finger

    def move(self, finger: int, x_px: float, y_px: float) -> None:
        self._down_px[finger] = (x_px, y_px)
        self._touch.send(self._report(TOUCH_UPDATE, finger))

    def up(self, finger: int) -> None:
        self._touch.send(self._lifted([finger]))

    def tap(self, x_px: float, y_px: float, hold_s: float = 0.05) -> None:
        self.multi_tap([(x_px, y_px)], hold_s)

    def multi_tap(self, places_px: Path, hold_s: float = 0.1) -> None:
        """Tap with several fingers that come down and lift at the same instant."""
        fingers, message = self._landed(places_px)
        self._touch.send(message)
        time.sleep(hold_s)
        self._touch.send(self._lifted(fingers))

    def drag(
        self,
        corners_px: Path,
        duration_s: float = 0.5,
        *,
        hold_s: float = 0.0,
        before_lift: Callable[[], object] | None = None,
    ) -> None:
        """Draw one finger along the corners; see strokes()."""
        self.strokes([corners_px], duration_s, hold_s=hold_s, before_lift=before_lift)

    def pinch(
        self,
        centre_px: Place,
        start_px: float,
        end_px: float,
        duration_s: float = 0.5,
        *,
        angle_deg: float = 0.0,
        turn_deg: float = 0.0,
        hold_s: float = 0.0,
        before_lift: Callable[[], object] | None = None,
    ) -> None:
        """Move two fingers around a centre from one distance to another; see pinch_paths()."""
        paths = pinch_paths(centre_px, start_px, end_px, angle_deg, turn_deg)
        self.strokes(paths, duration_s, hold_s=hold_s, before_lift=before_lift)

    def strokes(
        self,
        paths_px: Sequence[Path],
        duration_s: float = 0.5,
        *,
        rate_hz: float = 60.0,
        hold_s: float = 0.0,
        before_lift: Callable[[], object] | None = None,
    ) -> None:
        """Walk several fingers at once, each at even speed along its own corners.

        Args:
            paths_px: One list of corner points for each finger.
            duration_s: From coming down to the last corner.
            rate_hz: Reports a second; all fingers' reports of one instant go in one write.
            hold_s: Rest at the last corner before lifting, which is no fling then.
            before_lift: Called with the fingers still down.
        """
        walks = [Walk(path_px) for path_px in paths_px]
        fingers, message = self._landed([walk.place_px(0.0) for walk in walks])
        self._touch.send(message)
        start_s = time.monotonic()
        reports = max(1, round(duration_s * rate_hz))
        for report in range(1, reports + 1):
            share = report / reports
            time.sleep(max(0.0, start_s + share * duration_s - time.monotonic()))
            for finger, walk in zip(fingers, walks, strict=True):
                self._down_px[finger] = walk.place_px(share)
            self._touch.send(b"".join(self._report(TOUCH_UPDATE, finger) for finger in fingers))
        time.sleep(hold_s)
        if before_lift is not None:
            before_lift()
        self._touch.send(self._lifted(fingers))

    def _landed(self, places_px: Path) -> tuple[list[int], bytes]:
        # Numbers count up: one may not be used again before its touch has ended.
        fingers = list(range(self._next_finger, self._next_finger + len(places_px)))
        self._next_finger += len(places_px)
        self._down_px.update(zip(fingers, places_px, strict=True))
        return fingers, b"".join(self._report(TOUCH_BEGIN, finger) for finger in fingers)

    def _lifted(self, fingers: Sequence[int]) -> bytes:
        message = b"".join(self._report(TOUCH_END, finger) for finger in fingers)
        for finger in fingers:
            del self._down_px[finger]
        return message

    def _report(self, kind: int, finger: int) -> bytes:
        x_px, y_px = self._down_px[finger]
        x_steps, y_steps = axis_value(x_px, self.width_px), axis_value(y_px, self.height_px)
        return touch_message(kind, finger, x_steps, y_steps)
