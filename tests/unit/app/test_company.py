"""A kiosk in company: what it says of a visit, whom it follows, and when it lets go."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.app.company import Company
from kiosk.app.vitals import Vitals
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.content.network import Mqtt, Role
from kiosk.geo.camera import Viewport
from kiosk.ops.journal import Journal
from kiosk.ops.mqtt import line as line_module
from kiosk.ops.mqtt.words import Presence, Word
from kiosk.screen.fonts import Fonts
from kiosk.state.following import shown_by
from kiosk.state.intents import FlyTo, Intent, ScrubTo, ShowLens, Touch
from kiosk.state.state import initial_state
from kiosk.state.update import update
from kiosk.visit import Show, Visit
from tests.fakes import ManualClock

SCREEN = Viewport(1280, 800)
SETTINGS = Mqtt("broker", 1883, "museum/table", Role.PUBLISH)


@dataclass
class FakeLine:
    """A line whose other end is the test."""

    settings: Mqtt
    is_up: bool = True
    said: list[Word] = field(default_factory=list)
    coming: list[Word] = field(default_factory=list)
    closed: bool = False

    def say(self, word: Word) -> None:
        self.said.append(word)

    def hear(self) -> Word | None:
        return self.coming.pop() if self.coming else None

    def close(self) -> None:
        self.closed = True


class Kiosk:
    """A kiosk with company, turn by turn."""

    def __init__(self, show: Show, vitals: Vitals, clock: ManualClock, mqtt: Mqtt) -> None:
        self.exhibit = replace(show.exhibit, mqtt=mqtt)
        self.show = replace(show, exhibit=self.exhibit)
        self.visit = Visit(self.show, SCREEN, resting=True)
        self.clock = clock
        self.lines: list[str] = []
        vitals.journal = Journal(self.lines.append, clock, 1)
        self.company = Company(vitals, lambda: None)
        self.company.adopt(self.exhibit)
        self.pass_s(0.1)

    def line(self) -> FakeLine:
        line: object = self.company._line
        assert isinstance(line, FakeLine)
        return line

    def do(self, *intents: Intent) -> None:
        for intent in intents:
            self.visit.tell(intent)
            self.turn()

    def turn(self) -> None:
        self.company.turned(self.visit)

    def pass_s(self, duration_s: float, step_s: float = 0.1) -> None:
        for _ in range(round(duration_s / step_s)):
            self.clock.advance(step_s)
            self.visit.tick(step_s)
            self.turn()

    def hears(self, word: Word) -> None:
        self.line().coming.append(word)
        self.turn()

    def follows(self) -> bool:
        return self.visit.state.following is not None

    def fresh(self) -> bool:
        return self.visit.fresh

    def lens(self) -> Lens:
        return self.visit.state.lens

    def told(self) -> list[str]:
        return [json.loads(line)["event"] for line in self.lines]


@pytest.fixture
def kiosk_with(
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    shipped_fonts: Fonts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[..., Kiosk]]:
    monkeypatch.setattr(line_module, "Line", lambda settings, *_: FakeLine(settings))
    clock = ManualClock()
    show = Show(shipped_exhibit, shipped_atlas, shipped_fonts)
    with Vitals(clock, tmp_path, None) as vitals:
        yield lambda **more: Kiosk(show, vitals, clock, replace(SETTINGS, **more))


@pytest.fixture
def leader(kiosk_with: Callable[..., Kiosk]) -> Kiosk:
    return kiosk_with()


@pytest.fixture
def wall(kiosk_with: Callable[..., Kiosk]) -> Kiosk:
    return kiosk_with(role=Role.FOLLOW)


def word_of(exhibit: Exhibit, *intents: Intent) -> Word:
    state = initial_state(exhibit, SCREEN)
    for intent in intents:
        state = update(state, intent, exhibit)
    return Word(Presence.VISITED, exhibit.title, "v", "en", shown_by(state, exhibit))


def test_a_leader_that_nobody_uses_says_so_once_whatever_its_resting_screen_does(
    leader: Kiosk,
) -> None:
    leader.pass_s(120.0)
    assert [word.presence for word in leader.line().said] == [Presence.RESTING]
    assert leader.line().said[0].exhibit == leader.exhibit.title


def test_a_visit_is_told_as_far_as_it_changes(leader: Kiosk) -> None:
    leader.do(Touch())
    leader.pass_s(5.0)
    assert [word.presence for word in leader.line().said] == [Presence.RESTING, Presence.VISITED]
    theatre = leader.exhibit.theatres[1]
    leader.do(FlyTo(theatre.view, theatre.id))
    leader.pass_s(5.0)
    # The whole flight is one word, with the time that it takes.
    (flight,) = leader.line().said[2:]
    assert flight.shown is not None
    assert flight.shown.aim.in_s > 0.4
    assert flight.shown.theatre == theatre.id
    visit = leader.exhibit.visit
    leader.pass_s(visit.idle_limit_s + visit.warning_s + 1.0)
    assert leader.line().said[-1].presence is Presence.RESTING


def test_a_closed_house_says_that_nobody_is_there(leader: Kiosk) -> None:
    leader.do(Touch())
    leader.company.rest()
    assert leader.line().said[-1].presence is Presence.RESTING


def test_a_wall_follows_until_a_visitor_takes_over_and_again_once_they_have_gone(
    wall: Kiosk,
) -> None:
    wall.hears(word_of(wall.exhibit, ShowLens(Lens.SECRET)))
    wall.pass_s(1.0)
    assert wall.lens() is Lens.SECRET
    # Nobody is there: it may be started again, and no visit is counted.
    assert wall.fresh()
    wall.do(Touch())
    wall.hears(word_of(wall.exhibit, ShowLens(Lens.PUBLIC)))
    wall.pass_s(1.0)
    assert wall.lens() is Lens.SECRET
    assert not wall.fresh()
    visit = wall.exhibit.visit
    wall.pass_s(visit.idle_limit_s + visit.warning_s + 2.0)
    assert wall.follows()
    assert wall.lens() is Lens.PUBLIC
    assert wall.fresh()


@pytest.mark.parametrize("end", ["rests", "leaves", "falls silent", "loses the line", "fails"])
def test_a_wall_rests_when_there_is_nobody_to_follow(wall: Kiosk, end: str) -> None:
    start_s = wall.exhibit.timeline.start_utc_s
    word = word_of(wall.exhibit, ScrubTo(start_s + 1e5))
    wall.hears(word)
    wall.pass_s(1.0)
    assert wall.visit.state.utc_s == pytest.approx(start_s + 1e5)
    match end:
        case "rests":
            wall.hears(replace(word, presence=Presence.RESTING, shown=None))
        case "leaves":
            wall.hears(Word(Presence.OFFLINE))
        case "falls silent":
            wall.pass_s(SETTINGS.silent_s + 1.0)
        case "loses the line":
            wall.line().is_up = False
            wall.pass_s(5.0)
            assert wall.follows()
            wall.pass_s(6.0)
        case _:
            # A frame has failed, and a new visit has begun: it follows at once.
            wall.visit = wall.visit.begun_anew()
            wall.pass_s(1.0)
            assert wall.follows()
            return
    wall.pass_s(0.2)
    assert not wall.follows()
    assert wall.visit.state.guide.attract is not None
    assert ("leader_gone" in wall.told()) is (end != "rests")
    wall.line().is_up = True
    wall.hears(word)
    assert wall.follows()


def test_a_leader_with_another_exhibit_is_told_of_once_and_not_followed(wall: Kiosk) -> None:
    stranger = replace(word_of(wall.exhibit), exhibit="Another one")
    for _ in range(3):
        wall.hears(stranger)
    assert not wall.follows()
    assert wall.told().count("leader_stranger") == 1


def test_settings_that_are_taken_away_end_it_and_new_ones_begin_it_anew(wall: Kiosk) -> None:
    wall.hears(word_of(wall.exhibit))
    first = wall.line()
    wall.company.adopt(wall.exhibit)
    assert wall.line() is first
    wall.company.adopt(replace(wall.exhibit, mqtt=replace(SETTINGS, topic="elsewhere")))
    assert first.closed
    assert wall.line().settings.topic == "elsewhere"
    wall.company.adopt(replace(wall.exhibit, mqtt=None))
    wall.turn()
    assert not wall.follows()


def test_who_has_no_company_loads_nothing_for_it() -> None:
    code = "import sys, kiosk.app.showing; sys.exit('paho' in str(sorted(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
