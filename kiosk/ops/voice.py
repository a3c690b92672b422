"""The voice of the exhibit: a program of the machine that speaks, or a recording that it plays.

Nothing here waits: a program is started, and ended when there is something else to say. Without
one the exhibit is silent, and all that would be spoken stands on screen anyway.
"""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.ops.journal import Journal

# From 0 to this many steps a visitor makes it louder.
STEPS = 5
# Words in braces are filled in: what speaks reads the text from its standard input.
SPEAKERS: tuple[tuple[str, ...], ...] = (
    ("espeak-ng", "-v", "{language}", "-a", "{of_200}", "-s", "145", "--stdin"),
    ("espeak", "-v", "{language}", "-a", "{of_200}", "-s", "145", "--stdin"),
    ("spd-say", "--wait", "--pipe-mode", "--language", "{language}", "--volume", "{around_0}"),
)
PLAYERS: tuple[tuple[str, ...], ...] = (
    ("pw-play", "--volume={of_1}", "{file}"),
    ("paplay", "--volume={of_65536}", "{file}"),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet", "-volume", "{of_100}", "{file}"),
    ("mpv", "--no-video", "--really-quiet", "--volume={of_100}", "{file}"),
    ("aplay", "-q", "{file}"),
)
# What a recording may be. The first plays with every player; `aplay` knows no other.
SOUNDS = (".wav", ".ogg", ".opus", ".flac", ".mp3")


class Voice:
    """Says one thing at a time; the next one cuts the last one short."""

    def __init__(
        self,
        journal: Journal,
        speaker: Sequence[str] = (),
        find: Callable[[str], str | None] = shutil.which,
    ) -> None:
        """Look for what can speak and play.

        Args:
            journal: Told once of what fails.
            speaker: The command of the operator; empty for what there is.
            find: Finds a program of the machine.
        """
        self._journal = journal
        self._find = find
        self._speaker: tuple[str, ...] = ()
        self.adopt(speaker)
        self._player = _first(PLAYERS, find)
        self._speaking: subprocess.Popen[bytes] | None = None
        self._refused: set[str] = set()

    def adopt(self, speaker: Sequence[str]) -> None:
        """Speak from now on with the command of the operator; empty for what there is."""
        self._speaker = tuple(speaker) or _first(SPEAKERS, self._find)

    @property
    def sounds(self) -> bool:
        """Whether there is anything that speaks or plays."""
        return bool(self._speaker or self._player)

    def say(self, text: str, language: str, volume: int) -> None:
        """Speak a text, and nothing else any more."""
        self.hush()
        if text and volume > 0 and self._speaker:
            self._start(_filled(self._speaker, volume, language=language), text)

    def play(self, recording: Path, volume: int) -> None:
        """Play a recording, and nothing else any more."""
        self.hush()
        if volume > 0 and self._player:
            self._start(_filled(self._player, volume, file=str(recording)), "")

    def plays(self, recording: Path) -> bool:
        """Return whether there is something that plays it."""
        if not self._player:
            return False
        return self._player[0] != "aplay" or recording.suffix == SOUNDS[0]

    def hush(self) -> None:
        """Say nothing any more."""
        speaking, self._speaking = self._speaking, None
        if speaking is None:
            return
        if speaking.poll() is None:
            speaking.kill()
        # It is dead within a moment; without this it would stay as a zombie.
        with suppress(subprocess.TimeoutExpired):
            speaking.wait(0.2)

    def _start(self, command: tuple[str, ...], text: str) -> None:
        try:
            speaking = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            assert speaking.stdin is not None
            # A card is shorter than what a pipe holds, so that this does not wait for the voice.
            speaking.stdin.write(text.encode())
            speaking.stdin.close()
        except (OSError, ValueError) as error:
            if command[0] not in self._refused:
                self._refused.add(command[0])
                self._journal.tell("voice_failed", command=command[0], reason=str(error))
            return
        self._speaking = speaking


def _first(
    commands: Sequence[tuple[str, ...]], find: Callable[[str], str | None]
) -> tuple[str, ...]:
    return next((command for command in commands if find(command[0])), ())


def _filled(
    command: tuple[str, ...], volume: int, *, language: str = "", file: str = ""
) -> tuple[str, ...]:
    share = volume / STEPS
    blanks = {
        "{language}": language,
        "{file}": file,
        "{of_1}": f"{share:.2f}",
        "{of_100}": str(round(100 * share)),
        "{of_200}": str(round(200 * share)),
        "{of_65536}": str(round(65536 * share)),
        "{around_0}": str(round(200 * share - 100)),
    }
    words = []
    for word in command:
        for blank, value in blanks.items():
            word = word.replace(blank, value)
        words.append(word)
    return tuple(words)
