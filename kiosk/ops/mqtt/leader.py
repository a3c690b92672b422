"""What is known of a leader: its words and the state of the line in, whom to follow out."""

from kiosk.ops.mqtt.words import Presence, Word
from kiosk.state.lead import Shown

# So long a lost line may come back before anything is seen of its loss: a broker restarts faster.
LOSS_GRACE_S = 10.0


class Leader:
    """A leader as its follower knows it.

    Attributes:
        exhibit: The title of ours.
        stranger: The title of the other exhibit that it shows; empty for none.
        serial: Counts its words, so that the same one twice can be told apart.
    """

    def __init__(self, exhibit: str, silent_s: float) -> None:
        """Begin without knowing anything.

        Args:
            exhibit: The title of ours.
            silent_s: After so long without a word it counts as gone.
        """
        self.exhibit = exhibit
        self._silent_s = silent_s
        self._word = Word(Presence.OFFLINE)
        self._word_s = float("-inf")
        self._unsure_since_s: float | None = None
        self.stranger = ""
        self.serial = 0

    def take(self, word: Word, now_s: float) -> None:
        """Take in a word."""
        self.serial += 1
        self._word, self._word_s, self._unsure_since_s = word, now_s, None
        known = word.presence is Presence.OFFLINE or word.exhibit == self.exhibit
        self.stranger = "" if known else word.exhibit

    def doubt(self, now_s: float) -> None:
        """Take note that the line is down, or has come back without a word yet."""
        if self._unsure_since_s is None:
            self._unsure_since_s = now_s

    def shown(self, now_s: float) -> Shown | None:
        """Return what is to be followed now; None for nothing."""
        if self.stranger or now_s - self._word_s > self._silent_s:
            return None
        if self._unsure_since_s is not None and now_s - self._unsure_since_s > LOSS_GRACE_S:
            return None
        return self._word.shown

    def is_gone(self, now_s: float) -> bool:
        """Return whether it has said so, or has been silent in the middle of a visit."""
        if self._word.presence is Presence.OFFLINE:
            return True
        visited = self._word.presence is Presence.VISITED
        return visited and not self.stranger and self.shown(now_s) is None
