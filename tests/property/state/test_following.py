"""Two kiosks in one room: what one shows the other does, whatever happens."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens
from kiosk.content.network import Mqtt, Role, Touches
from kiosk.geo.camera import Viewport
from kiosk.state import intents as want
from kiosk.state.attract import attract_state
from kiosk.state.desk import Answer, Ask, Done, OpenDesk, TypeKey
from kiosk.state.focus import focus_of
from kiosk.state.following import shown_by
from kiosk.state.lead import Shown
from kiosk.state.state import State, initial_state
from kiosk.state.update import MAX_TICK_S, update
from kiosk.world.appearing import appears_utc_s
from tests.strategies import intents, shown

TABLE, WALL = Viewport(1920, 1080), Viewport(1080, 1920)
FRAME_S = 1 / 60
# A leader speaks so often while something moves.
FRAMES_PER_WORD = 6
REST_FRAMES = 50


class Room:
    """A leader and a follower, frame by frame."""

    def __init__(self, exhibit: Exhibit, wall: Viewport = TABLE, language: str = "") -> None:
        self.exhibit = exhibit
        mqtt = Mqtt("broker", 1883, "t", Role.FOLLOW, language=language)
        self.walls = replace(exhibit, mqtt=mqtt)
        self.leader = initial_state(exhibit, TABLE)
        self.follower = attract_state(self.walls, wall)
        self._told: Shown | None = None
        self.followers: list[State] = []

    def do(self, *wanted: want.Intent) -> None:
        for intent in wanted:
            self.leader = update(self.leader, intent, self.exhibit)

    def pass_frames(self, count: int, *, tells: bool = True) -> None:
        for nth in range(count):
            self.do(want.Tick(FRAME_S))
            if tells and nth % FRAMES_PER_WORD == 0:
                self.tell()
            self.follower = update(self.follower, want.Tick(FRAME_S), self.walls)
            self.followers.append(self.follower)

    def rest(self) -> None:
        """Let pass what any flight, slide or card takes, in longer frames."""
        for _ in range(REST_FRAMES):
            self.do(want.Tick(MAX_TICK_S))
            self.tell()
            self.follower = update(self.follower, want.Tick(MAX_TICK_S), self.walls)

    def tell(self) -> None:
        rests = self.leader.guide.attract is not None
        told = None if rests else shown_by(self.leader, self.exhibit)
        if told is not None and self._told is not None and told.heading == self._told.heading:
            return
        self._told = told
        self.follower = update(self.follower, want.Follow(told), self.walls)


@settings(max_examples=40)
@given(data=st.data())
def test_a_follower_with_the_same_screen_comes_to_show_the_very_same(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    room = Room(shipped_exhibit)
    for _ in range(data.draw(st.integers(1, 5))):
        intent = data.draw(intents(shipped_exhibit))
        # Another size is another screen, and what is easier to see is each visitor's own.
        own = want.Resize | want.ToggleEase | want.ShowLanguage | want.Follow | want.Tick
        if not isinstance(intent, own):
            room.do(intent)
        room.pass_frames(data.draw(st.integers(0, 12)))
    for pressed in room.leader.pressed:
        room.do(want.Unpress(pressed))
    room.do(want.ReleaseMap(), want.ReleaseScrub(0.0), want.StopTour())
    if room.leader.playing:
        room.do(want.TogglePlay())
    room.rest()
    leader, follower = room.leader, room.follower
    if leader.guide.attract is not None:
        assert follower.guide.attract is not None
        return
    assert (follower.utc_s, follower.lens) == (leader.utc_s, leader.lens)
    assert (follower.event_id, follower.theatre) == (leader.event_id, leader.theatre)
    assert follower.camera.scale_px == pytest.approx(leader.camera.scale_px, rel=1e-9)
    middle_px = (TABLE.width_px / 2, TABLE.height_px / 2)
    place = (leader.camera.lon_deg, leader.camera.lat_deg)
    assert follower.camera.px_from_lonlat(place) == pytest.approx(middle_px, abs=0.01)
    assert follower.motion is None
    assert follower.sliding is None


@given(data=st.data())
def test_on_another_screen_the_same_place_lies_in_the_middle_of_the_free_map(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    room = Room(shipped_exhibit, WALL, language="de")
    theatre = data.draw(st.sampled_from(shipped_exhibit.theatres))
    event = data.draw(st.sampled_from([x for x in shipped_exhibit.events if x.weight == 5]))
    room.do(want.FlyTo(theatre.view, theatre.id))
    room.rest()
    room.do(want.SelectEvent(event.id))
    room.rest()
    leader, follower = room.leader, room.follower
    assert follower.language == "de"
    assert (follower.event_id, follower.utc_s) == (leader.event_id, leader.utc_s)
    card_open = bool(leader.event_id)
    place = leader.camera.lonlat_from_px(focus_of(leader, room.exhibit, card_open=card_open))
    free_px = focus_of(follower, room.walls, card_open=card_open)
    assert follower.camera.px_from_lonlat(place) == pytest.approx(free_px, abs=1.0)


@pytest.mark.parametrize("hours", [1, 7])
def test_a_scrub_is_drawn_evenly_between_the_words(shipped_exhibit: Exhibit, hours: int) -> None:
    room = Room(shipped_exhibit)
    start_s = shipped_exhibit.timeline.start_utc_s
    for nth in range(50):
        room.do(want.ScrubTo(start_s + 3600.0 * hours * nth))
        # Three steps of the finger to a word.
        room.pass_frames(2, tells=nth % 3 == 0)
    steps = [b.utc_s - a.utc_s for a, b in pairwise(room.followers[40:])]
    assert min(steps) > 0.6 * max(steps)
    late_s = (room.leader.utc_s - room.follower.utc_s) / (3600.0 * hours) * 2 * FRAME_S
    assert late_s <= 0.26


def test_a_flight_of_the_leader_is_one_word_and_the_same_flight(shipped_exhibit: Exhibit) -> None:
    room = Room(shipped_exhibit)
    room.do(want.Touch())
    room.pass_frames(30)
    theatre = shipped_exhibit.theatres[2]
    room.do(want.FlyTo(theatre.view, theatre.id))
    far_px = 0.0
    for _ in range(40):
        room.pass_frames(1)
        here = room.leader.camera.px_from_lonlat(
            (room.follower.camera.lon_deg, room.follower.camera.lat_deg)
        )
        far_px = max(far_px, abs(here[0] - 960.0) + abs(here[1] - 540.0))
    # A frame apart, on its way over an ocean.
    assert far_px < 400.0
    assert room.leader.motion is not None
    room.rest()
    assert room.follower.camera == room.leader.camera


@given(data=st.data())
def test_no_word_shows_a_card_before_its_time(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    room = Room(shipped_exhibit)
    for told in data.draw(st.lists(shown(shipped_exhibit), min_size=1, max_size=4)):
        room.follower = update(room.follower, want.Follow(told), room.walls)
        for _ in range(data.draw(st.integers(0, 30))):
            room.follower = update(room.follower, want.Tick(0.1), room.walls)
        event = shipped_exhibit.event_by_id.get(room.follower.event_id)
        if event is not None and room.follower.lens is Lens.PUBLIC:
            end_s = shipped_exhibit.timeline.end_utc_s
            heading_s = min(max(told.utc_s, shipped_exhibit.timeline.start_utc_s), end_s)
            assert appears_utc_s(event, Lens.PUBLIC) <= heading_s or heading_s == end_s


def test_worlds_that_are_turned_again_and_again_do_not_flash(shipped_exhibit: Exhibit) -> None:
    room, seen = Room(shipped_exhibit), list[Lens]()
    word = shown_by(room.leader, shipped_exhibit)
    for nth in range(30):
        lens = (Lens.SECRET, Lens.PUBLIC)[nth % 2]
        room.follower = update(room.follower, want.Follow(replace(word, lens=lens)), room.walls)
        for _ in range(FRAMES_PER_WORD):
            room.follower = update(room.follower, want.Tick(FRAME_S), room.walls)
            seen.append(room.follower.lens)
    turns = sum(one is not other for one, other in pairwise(seen))
    # In three seconds; four turns are two flashes.
    assert 4 <= turns <= 12


def test_a_leader_that_goes_leaves_its_follower_at_rest(shipped_exhibit: Exhibit) -> None:
    room = Room(shipped_exhibit)
    room.do(want.ScrubTo(shipped_exhibit.timeline.end_utc_s - 1e5))
    room.pass_frames(30)
    assert room.follower.guide.attract is None
    room.follower = update(room.follower, want.Follow(None), room.walls)
    assert room.follower == attract_state(room.walls, TABLE)
    assert update(room.follower, want.Follow(None), room.walls) == room.follower


def test_a_follower_is_never_asked_whether_it_is_there_and_does_not_wait_for_ever(
    shipped_exhibit: Exhibit,
) -> None:
    room = Room(shipped_exhibit)
    room.do(want.Touch())
    room.pass_frames(6)
    for _ in range(2990):
        room.follower = update(room.follower, want.Tick(0.1), room.walls)
        assert not room.follower.warned
    assert room.follower.following is not None
    for _ in range(20):
        room.follower = update(room.follower, want.Tick(0.1), room.walls)
    assert room.follower.guide.attract is not None


def test_a_touch_takes_over_where_the_map_is_and_ends_in_rest(shipped_exhibit: Exhibit) -> None:
    room = Room(shipped_exhibit)
    room.do(want.ShowLens(Lens.SECRET))
    room.rest()
    before = room.follower
    taken = update(before, want.Touch(), room.walls)
    assert taken.following is None
    assert (taken.camera, taken.utc_s, taken.lens) == (before.camera, before.utc_s, before.lens)
    for _ in range(2000):
        taken = update(taken, want.Tick(0.1), room.walls)
    assert taken.guide.attract is not None


@settings(max_examples=40)
@given(data=st.data())
def test_where_touches_are_ignored_nothing_but_staff_is_heard(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    mqtt = Mqtt("broker", 1883, "t", Role.FOLLOW, touches=Touches.IGNORE)
    deaf = replace(shipped_exhibit, mqtt=mqtt)
    states = [attract_state(deaf, TABLE)]
    leader = initial_state(shipped_exhibit, TABLE)
    states.append(update(states[0], want.Follow(shown_by(leader, shipped_exhibit)), deaf))
    # What staff do at their desk means something everywhere.
    own = (
        want.Resize,
        want.Follow,
        want.StayUntil,
        want.Tick,
        OpenDesk,
        TypeKey,
        Answer,
        Ask,
        Done,
    )
    for state in states:
        intent = data.draw(intents(shipped_exhibit).filter(lambda x: not isinstance(x, own)))
        assert update(state, intent, deaf) == state
        assert update(state, OpenDesk(), deaf).desk is not None


def test_the_map_of_a_follower_is_where_it_belongs_on_a_screen_of_another_size(
    shipped_exhibit: Exhibit,
) -> None:
    room = Room(shipped_exhibit)
    theatre = shipped_exhibit.theatres[1]
    room.do(want.FlyTo(theatre.view, theatre.id))
    room.pass_frames(40)
    room.follower = update(room.follower, want.Resize(1080, 1920), room.walls)
    room.rest()
    focus = focus_of(room.leader, room.exhibit, card_open=False)
    place = room.leader.camera.lonlat_from_px(focus)
    free_px = focus_of(room.follower, room.walls, card_open=False)
    assert room.follower.camera.px_from_lonlat(place) == pytest.approx(free_px, abs=1.0)
