"""Reading aloud: what has changed in a visit is said, when the visitor has asked for it."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.ops.voice import SOUNDS, Voice
from kiosk.scene.spoken import Spoken, spoken_of_card, spoken_of_date, spoken_of_focus
from kiosk.state.state import State
from kiosk.visit import Visit

# Below the exhibit's folder, in one folder for each language.
AUDIO = Path("assets/audio")


class Narrator:
    """Follows a visit and lets a voice say what is new in it."""

    def __init__(self, voice: Voice, folder: Path) -> None:
        """Begin; recordings lie below the folder of the exhibit."""
        self._voice = voice
        self._folder = folder / AUDIO
        self._seen: State | None = None
        self._abouts: tuple[str, str, str] = ("", "", "")
        self._volume = 0

    def adopt(self, speaker: Sequence[str], folder: Path) -> None:
        """Go on with another version of the exhibit: its command that speaks, and its folder."""
        self._voice.adopt(speaker)
        self._folder = folder / AUDIO

    def follow(self, visit: Visit, *, sound: bool) -> None:
        """Say what is new since the last turn; costs nothing while nobody listens.

        Args:
            visit: What is on screen.
            sound: Whether staff have left the sound on.
        """
        state = visit.state
        if not (state.comfort.aloud and sound):
            self.hush()
            return
        if state is self._seen:
            return
        self._seen = state
        exhibit = visit.exhibit
        card = spoken_of_card(state, exhibit)
        focus = spoken_of_focus(state, exhibit, visit.scene.targets)
        date = spoken_of_date(state, exhibit)
        before = self._abouts
        if date is None:
            date = Spoken(before[2], "", exhibit.language)
        now = (card.about if card else "", focus.about if focus else "", date.about)
        self._abouts = now
        said = card if now[0] != before[0] else focus if now[1] != before[1] else None
        if said is None and now[2] != before[2] and card is None:
            said = date
        louder, self._volume = state.comfort.volume != self._volume, state.comfort.volume
        if said is not None:
            self._say(said, state.comfort.volume)
        elif before[0] and not now[0]:
            self._voice.hush()
        elif louder and card is not None:
            # How loud it is now is only heard when it is heard.
            self._say(card, state.comfort.volume)

    def hush(self) -> None:
        """Say nothing any more, as at the end of a visit."""
        if self._seen is not None:
            self._seen, self._abouts, self._volume = None, ("", "", ""), 0
            self._voice.hush()

    def _say(self, said: Spoken, volume: int) -> None:
        recording = self._recording(said)
        if recording is not None:
            self._voice.play(recording, volume)
        else:
            self._voice.say(said.text, said.language, volume)

    def _recording(self, said: Spoken) -> Path | None:
        if not said.recording:
            return None
        stem = self._folder / said.language / said.recording
        files = (stem.with_name(stem.name + ending) for ending in SOUNDS)
        return next((file for file in files if self._voice.plays(file) and file.is_file()), None)
