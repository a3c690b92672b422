"""The voice is a program of the machine that nobody waits for; without it there is silence."""

import sys
from pathlib import Path

import pytest

from kiosk.ops.journal import Journal
from kiosk.ops.voice import PLAYERS, SPEAKERS, Voice
from tests.fakes import ManualClock

# Speaks by writing down what it is told.
WRITER = """
import sys
with open(sys.argv[1], "a", encoding="utf-8") as book:
    book.write(" ".join(sys.argv[2:]) + "|" + sys.stdin.buffer.read().decode())
"""
FOREVER = "import time; time.sleep(600)"


def journal(lines: list[str]) -> Journal:
    return Journal(lines.append, ManualClock(), 1)


def is_speaking(voice: Voice) -> bool:
    return voice._speaking is not None and voice._speaking.poll() is None


def nothing(_: str) -> None:
    return None


def test_the_text_reaches_the_voice_with_language_and_volume(tmp_path: Path) -> None:
    book = tmp_path / "book"
    words = (sys.executable, "-c", WRITER, str(book), "{language}", "{of_200}", "{of_1}")
    voice = Voice(journal([]), words, find=nothing)
    voice.say("Ein Flugzeug über Kuba.", "de", 3)
    assert voice._speaking is not None
    assert voice._speaking.wait(20.0) == 0
    assert book.read_text(encoding="utf-8") == "de 120 0.60|Ein Flugzeug über Kuba."


def test_a_voice_that_takes_its_time_is_cut_short_and_leaves_no_process_behind() -> None:
    voice = Voice(journal([]), (sys.executable, "-c", FOREVER), find=nothing)
    voice.say("one", "en", 3)
    first = voice._speaking
    assert first is not None
    assert first.poll() is None
    voice.say("two", "en", 3)
    assert first.returncode is not None
    second = voice._speaking
    assert second is not None
    voice.hush()
    assert not is_speaking(voice)
    assert second.returncode is not None


@pytest.mark.parametrize(("text", "volume"), [("", 3), ("words", 0)])
def test_nothing_to_say_and_no_volume_are_silence(text: str, volume: int) -> None:
    voice = Voice(journal([]), (sys.executable, "-c", FOREVER), find=nothing)
    voice.say(text, "en", volume)
    assert not is_speaking(voice)


def test_without_a_voice_all_goes_on_in_silence(tmp_path: Path) -> None:
    lines: list[str] = []
    voice = Voice(journal(lines), find=nothing)
    voice.say("words", "en", 3)
    voice.play(tmp_path / "a.ogg", 3)
    assert not voice.sounds
    assert not voice.plays(tmp_path / "a.ogg")
    assert not is_speaking(voice)
    assert lines == []


def test_a_voice_that_does_not_start_is_told_of_once() -> None:
    lines: list[str] = []
    voice = Voice(journal(lines), ("/nowhere/voice",), find=nothing)
    for _ in range(3):
        voice.say("words", "en", 3)
    assert not is_speaking(voice)
    assert len(lines) == 1
    assert "voice_failed" in lines[0]


def test_every_known_program_is_given_what_it_needs() -> None:
    assert all("{language}" in command for command in SPEAKERS)
    assert all("{file}" in command for command in PLAYERS)
    for command in (*SPEAKERS, *PLAYERS):
        assert (
            any("{of_" in word or "{around_0}" in word for word in command) or command[0] == "aplay"
        )


# The ranges stand in the manuals: espeak 0 to 200, spd-say -100 to 100, pw-play 0 to 1, paplay 0 to
# 65,536, ffplay and mpv 0 to 100.
@pytest.mark.parametrize(
    ("program", "middle", "loudest"),
    [
        ("espeak-ng", "80", "200"),
        ("spd-say", "-20", "100"),
        ("pw-play", "--volume=0.40", "--volume=1.00"),
        ("paplay", "--volume=26214", "--volume=65536"),
        ("ffplay", "40", "100"),
        ("mpv", "--volume=40", "--volume=100"),
    ],
)
def test_each_program_is_told_the_volume_in_its_own_range(
    program: str, middle: str, loudest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, ...]] = []
    monkeypatch.setattr(Voice, "_start", lambda _, command, __: said.append(command))
    voice = Voice(journal([]), find=lambda name: name if name == program else None)
    for volume in (2, 5):
        voice.say("words", "en", volume)
        voice.play(Path("card.wav"), volume)
    first, last = said
    assert [word for word in first if word not in last] == [middle]
    assert [word for word in last if word not in first] == [loudest]


def test_another_command_speaks_from_the_next_word_on(tmp_path: Path) -> None:
    book = tmp_path / "book"
    voice = Voice(journal([]), (sys.executable, "-c", FOREVER), find=nothing)
    voice.adopt((sys.executable, "-c", WRITER, str(book), "{language}"))
    voice.say("Better.", "en", 3)
    assert voice._speaking is not None
    assert voice._speaking.wait(20.0) == 0
    assert book.read_text(encoding="utf-8") == "en|Better."
