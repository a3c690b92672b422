"""A voice reads what stands on screen, to those who asked for it, and keeps nobody waiting."""

from pathlib import Path

import pytest

from kiosk.app.narration import Narrator
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.ops.journal import Journal
from kiosk.ops.voice import Voice
from kiosk.scene.spoken import name_of, spoken_of_card
from kiosk.screen.fonts import Fonts
from kiosk.screen.window import KeyPressed
from kiosk.state import intents as want
from kiosk.state.beyond import told_by
from kiosk.state.comfort import Depth, Ease
from kiosk.visit import Show, Visit
from tests.fakes import ManualClock
from tests.unit.scene.seen import all_words, squeezed

SCREEN = Viewport(1920, 1080)


class Listener(Voice):
    """A voice that remembers what it was told to say."""

    def __init__(self) -> None:
        super().__init__(Journal(lambda _: None, ManualClock(), 1), find=lambda name: name)
        self.said: list[tuple[str, str, int]] = []
        self.played: list[tuple[Path, int]] = []
        self.speaking = False

    def say(self, text: str, language: str, volume: int) -> None:
        self.said.append((text, language, volume))
        self.speaking = True

    def play(self, recording: Path, volume: int) -> None:
        self.played.append((recording, volume))
        self.speaking = True

    def hush(self) -> None:
        self.speaking = False


@pytest.fixture
def visit(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Visit:
    return Visit(Show(shipped_exhibit, shipped_atlas, shipped_fonts), SCREEN)


@pytest.fixture
def voice() -> Listener:
    return Listener()


def do(visit: Visit, *intents: want.Intent) -> None:
    visit._do(intents)
    visit.rebuild()


def test_the_open_card_is_read_and_the_next_one_cuts_it_short(
    visit: Visit, voice: Listener, tmp_path: Path
) -> None:
    narrator = Narrator(voice, tmp_path)
    do(visit, want.ToggleEase(Ease.ALOUD), want.SelectEvent("kennedy-speech"))
    for _ in range(3):
        narrator.follow(visit, sound=True)
    event = visit.exhibit.event_by_id["kennedy-speech"]
    ((text, language, volume),) = voice.said
    assert text.startswith(event.title)
    assert text.endswith(event.body)
    assert (language, volume) == ("en", 3)
    do(visit, want.ShowLanguage("de"))
    narrator.follow(visit, sound=True)
    assert voice.said[1:] == [(spoken(visit), "de", 3)]
    do(visit, want.ChangeVolume(1))
    narrator.follow(visit, sound=True)
    assert voice.said[2:] == [(spoken(visit), "de", 4)]


def spoken(visit: Visit) -> str:
    said = spoken_of_card(visit.state, visit.exhibit)
    assert said is not None
    return said.text


def test_nobody_is_read_to_who_did_not_ask(visit: Visit, voice: Listener, tmp_path: Path) -> None:
    do(visit, want.SelectEvent("kennedy-speech"), want.FocusOn("play"))
    Narrator(voice, tmp_path).follow(visit, sound=True)
    assert voice.said == []


@pytest.mark.parametrize(
    "end", [want.GoHome(), want.CloseCard(), want.ToggleEase(Ease.ALOUD)], ids=repr
)
def test_when_the_card_or_the_visit_is_over_the_voice_is_silent(
    visit: Visit, voice: Listener, tmp_path: Path, end: want.Intent
) -> None:
    narrator = Narrator(voice, tmp_path)
    do(visit, want.ToggleEase(Ease.ALOUD), want.SelectEvent("kennedy-speech"))
    narrator.follow(visit, sound=True)
    assert voice.speaking
    do(visit, end)
    narrator.follow(visit, sound=True)
    assert not voice.speaking


def test_what_keys_reach_is_named(visit: Visit, voice: Listener, tmp_path: Path) -> None:
    narrator = Narrator(voice, tmp_path)
    do(visit, want.ToggleEase(Ease.ALOUD), want.FocusOn("region:turkey"))
    narrator.follow(visit, sound=True)
    visit.take([KeyPressed("right")], 0.0)
    visit.rebuild()
    narrator.follow(visit, sound=True)
    assert [text for text, _, _ in voice.said] == ["Turkey", "Berlin"]


def test_the_date_is_told_once_time_stands_still(
    visit: Visit, voice: Listener, tmp_path: Path
) -> None:
    narrator = Narrator(voice, tmp_path)
    do(visit, want.ToggleEase(Ease.ALOUD))
    narrator.follow(visit, sound=True)
    do(visit, want.JumpTo(visit.state.utc_s + 40_000.0, 0.0))
    narrator.follow(visit, sound=True)
    for _ in range(20):
        visit.tick(0.1)
        visit.rebuild()
        narrator.follow(visit, sound=True)
    assert [text for text, _, _ in voice.said] == [
        "Mon 22 Oct 1962, 19:00",
        "Tue 23 Oct 1962, 06:06",
    ]


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("lens", Lens)
def test_every_control_has_a_name_and_no_secret_is_spoken(
    visit: Visit, lens: Lens, depth: Depth
) -> None:
    do(visit, want.ShowLens(lens), want.ReadTo(depth), want.ToggleEase(Ease.ALOUD))
    for sheet in (False, True):
        if sheet:
            do(visit, want.ChooseLanguage())
        for target in visit.scene.targets:
            if target.tap is not None:
                assert name_of(target, visit.state, visit.exhibit), target.id
    withheld = [each for each in visit.exhibit.events if each.public_tells == "summary"]
    assert withheld
    end_s = visit.exhibit.timeline.end_utc_s
    reachable = [each for each in withheld if told_by(visit.exhibit, each, lens, end_s)]
    read = []
    for event in withheld:
        do(visit, want.SelectEvent(event.id))
        if visit.state.event_id != event.id:
            continue
        read.append(event)
        said = spoken_of_card(visit.state, visit.exhibit)
        assert said is not None
        if lens is Lens.PUBLIC:
            assert event.body not in said.text
            assert said.recording == f"{event.id}.public"
            heading, *told = said.text.split("\n")
            assert heading.startswith(event.public_title or event.title)
            assert depth is not Depth.SHORT or told == [event.summary]
    assert read == reachable
    assert read


def test_all_that_is_spoken_of_a_card_stands_on_screen(visit: Visit) -> None:
    do(visit, want.ToggleEase(Ease.ALOUD))
    read = 0
    for event in visit.exhibit.events:
        do(visit, want.SelectEvent(event.id))
        said = spoken_of_card(visit.state, visit.exhibit)
        if said is not None and visit.state.event_id:
            shown = all_words(visit.scene)
            if any(target.id == "card:more" for target in visit.scene.targets):
                # Some of it is on the next page, which the key beside it turns to.
                continue
            read += 1
            for paragraph in said.text.split("\n")[1:]:
                assert squeezed(paragraph) in shown, event.id
    assert read > 3


def test_a_recording_is_played_in_place_of_the_voice(
    visit: Visit, voice: Listener, tmp_path: Path
) -> None:
    recording = tmp_path / "assets" / "audio" / "en" / "kennedy-speech.ogg"
    recording.parent.mkdir(parents=True)
    recording.touch()
    do(visit, want.ToggleEase(Ease.ALOUD), want.SelectEvent("kennedy-speech"))
    Narrator(voice, tmp_path).follow(visit, sound=True)
    assert voice.played == [(recording, 3)]
    assert voice.said == []


def test_a_save_brings_another_folder_of_recordings(
    visit: Visit, voice: Listener, tmp_path: Path
) -> None:
    narrator = Narrator(voice, tmp_path / "before")
    recording = tmp_path / "after" / "assets" / "audio" / "en" / "kennedy-speech.ogg"
    recording.parent.mkdir(parents=True)
    recording.touch()
    narrator.adopt(("speaks-well",), tmp_path / "after")
    do(visit, want.ToggleEase(Ease.ALOUD), want.SelectEvent("kennedy-speech"))
    narrator.follow(visit, sound=True)
    assert voice.played == [(recording, 3)]


def test_where_staff_have_turned_the_sound_off_nothing_is_said(
    visit: Visit, voice: Listener, tmp_path: Path
) -> None:
    narrator = Narrator(voice, tmp_path)
    do(visit, want.ToggleEase(Ease.ALOUD), want.SelectEvent("kennedy-speech"))
    narrator.follow(visit, sound=True)
    assert voice.speaking
    narrator.follow(visit, sound=False)
    do(visit, want.SelectEvent("u2-shot-down"))
    narrator.follow(visit, sound=False)
    assert len(voice.said) == 1
    assert not voice.speaking
