"""What the exhibit tells its supervisor of itself."""

import os
from pathlib import Path

import pytest

from kiosk.app.vitals import Vitals
from kiosk.ops.channel import Channel, Kind, Phase, beat_from, kind_and_text
from tests.fakes import ManualClock


@pytest.mark.parametrize("idle", [True, False])
def test_a_slow_step_in_a_show_neither_begins_nor_ends_a_visit(tmp_path: Path, idle: bool) -> None:
    reading, writing = os.pipe()
    clock = ManualClock()
    with Vitals(clock, tmp_path, Channel(writing)) as vitals:
        vitals.beat(Phase.SHOWING, idle=idle)
        clock.advance(1.0)
        vitals.begin_slow_step(Phase.SHOWING)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        told = [kind_and_text(line) for line in pipe]
    beats = [beat_from(each[1]) for each in told if each is not None and each[0] is Kind.BEAT]
    assert [beat.idle for beat in beats if beat is not None] == [idle, idle]
    assert len(beats) == 2


def test_while_the_exhibit_is_prepared_it_is_left_in_peace(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with Vitals(ManualClock(), tmp_path, Channel(writing)) as vitals:
        vitals.beat(Phase.CLOSED, idle=True)
        vitals.begin_slow_step(Phase.PREPARING)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        assert '"idle": false' in list(pipe)[-1]
