"""When a kiosk speaks: the newest word at once, then at most ten a second, never the same twice."""

from kiosk.ops.mqtt.words import Word

SAY_EVERY_S = 0.1


class Pace:
    """Keeps the newest word until it is due; older ones are never said."""

    def __init__(self) -> None:
        self._waiting: Word | None = None
        self._said: Word | None = None
        self._said_s = float("-inf")

    def take(self, word: Word) -> None:
        """Let this be said next."""
        self._waiting = word

    def due(self, now_s: float) -> Word | None:
        """Return what is to be said now; it counts as said."""
        word = self._waiting
        if word is None or now_s < self._said_s + SAY_EVERY_S:
            return None
        self._waiting = None
        if self._said is not None and self._said.heading == word.heading:
            return None
        self._said, self._said_s = word, now_s
        return word

    def wait_s(self, now_s: float) -> float | None:
        """Return after what time something is due; None for never."""
        return None if self._waiting is None else max(0.0, self._said_s + SAY_EVERY_S - now_s)

    def begin_anew(self) -> None:
        """Say again what holds: whoever listens now may not have heard it."""
        if self._waiting is None:
            self._waiting = self._said
        self._said = None
