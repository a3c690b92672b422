"""Whom a follower follows, and when it gives a leader up."""

from dataclasses import replace

import pytest

from kiosk.content.model import Lens, View
from kiosk.ops.mqtt.leader import Leader
from kiosk.ops.mqtt.words import Presence, Word
from kiosk.state.lead import Aim, Shown

SHOWN = Shown(0.0, 0.0, Lens.PUBLIC, Aim(View((0.0, 0.0), 1.0), (0.0, 0.0), (0.0, 0.0)))
VISITED = Word(Presence.VISITED, "Ours", shown=SHOWN)
SILENT_S = 300.0


@pytest.fixture
def leader() -> Leader:
    leader = Leader("Ours", SILENT_S)
    assert leader.shown(0.0) is None
    assert leader.is_gone(0.0)
    leader.take(VISITED, 10.0)
    assert leader.shown(10.0) == SHOWN
    return leader


@pytest.mark.parametrize("presence", [Presence.RESTING, Presence.OFFLINE])
def test_a_leader_that_rests_or_has_gone_is_not_followed(
    leader: Leader, presence: Presence
) -> None:
    leader.take(Word(presence, "Ours" if presence is Presence.RESTING else ""), 11.0)
    assert leader.shown(11.0) is None
    assert leader.is_gone(11.0) is (presence is Presence.OFFLINE)
    leader.take(VISITED, 12.0)
    assert leader.shown(12.0) == SHOWN


def test_a_leader_that_falls_silent_is_given_up_in_time(leader: Leader) -> None:
    assert leader.shown(10.0 + SILENT_S) == SHOWN
    assert leader.shown(10.1 + SILENT_S) is None
    assert leader.is_gone(10.1 + SILENT_S)


def test_a_broker_that_is_back_within_ten_seconds_is_not_missed(leader: Leader) -> None:
    leader.doubt(20.0)
    leader.doubt(25.0)
    assert leader.shown(30.0) == SHOWN
    assert leader.shown(30.1) is None
    leader.take(VISITED, 40.0)
    assert leader.shown(50.0) == SHOWN


def test_a_leader_with_another_exhibit_is_a_stranger(leader: Leader) -> None:
    leader.take(replace(VISITED, exhibit="Theirs"), 11.0)
    assert leader.stranger == "Theirs"
    assert leader.shown(11.0) is None
    assert not leader.is_gone(11.0)
    leader.take(VISITED, 12.0)
    assert (leader.stranger, leader.shown(12.0)) == ("", SHOWN)
