"""What kiosks say to each other: read as it was meant, and nothing else is read at all."""

import json
from itertools import pairwise
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Exhibit, Lens, View
from kiosk.ops.mqtt.pace import SAY_EVERY_S, Pace
from kiosk.ops.mqtt.words import LARGEST_BYTES, Presence, Word, name_from, payload_of, word_from
from kiosk.state.lead import Aim, Shown
from tests.conftest import ROOT
from tests.guide.blocks import blocks_of
from tests.strategies import shown

# Of any writing, with what guides its setting: spaces that hold words together, marks of direction.
titles = (st.text(max_size=60) | st.text("A\u00a0\u00ad\u200f\n é", max_size=300)).map(name_from)
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@st.composite
def words(draw: st.DrawFn, exhibit: Exhibit) -> Word:
    presence = draw(st.sampled_from(Presence))
    if presence is Presence.OFFLINE:
        return Word(presence)
    seen = draw(shown(exhibit)) if presence is Presence.VISITED else None
    return Word(presence, draw(titles), "0123456789ab", "de", seen)


@given(data=st.data())
def test_a_word_is_read_as_it_was_said(shipped_exhibit: Exhibit, data: st.DataObject) -> None:
    word = data.draw(words(shipped_exhibit))
    payload = payload_of(word)
    assert len(payload) < LARGEST_BYTES / 2
    read = word_from(payload)
    assert read is not None
    assert (read.presence, read.exhibit, read.language) == (
        word.presence,
        word.exhibit,
        word.language,
    )
    if word.shown is None:
        assert read.shown is None
        return
    assert read.shown is not None
    assert read.shown.utc_s == pytest.approx(word.shown.utc_s, abs=2e-6)
    assert read.shown.aim == word.shown.aim
    assert (read.shown.lens, read.shown.event_id) == (word.shown.lens, word.shown.event_id)


def test_the_example_of_the_operators_guide_is_a_word() -> None:
    (block,) = (x for x in blocks_of(ROOT / "kiosk" / "ops" / "README.md") if x.kind == "json")
    word = word_from(block.text.encode())
    assert word is not None
    assert word.shown is not None
    assert word.shown.lens is Lens.SECRET


@given(st.binary(max_size=LARGEST_BYTES + 10) | anything.map(lambda x: json.dumps(x).encode()))
def test_garbage_is_no_word(payload: bytes) -> None:
    assert word_from(payload) is None


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff\xfe",
        b"[" * LARGEST_BYTES,
        b'{"a":' * 800,
        b"NaN",
        b"1" * LARGEST_BYTES,
        b'{"kiosk":1,"state":"offline"' + b" " * LARGEST_BYTES + b"}",
        b'{"kiosk":0,"state":"offline"}',
        b'{"kiosk":true,"state":"offline"}',
        b'{"kiosk":1,"state":"asleep"}',
    ],
    ids=lambda payload: repr(payload[:12]),
)
def test_such_garbage_is_no_word_either(payload: bytes) -> None:
    assert word_from(payload) is None


@given(data=st.data())
def test_a_word_with_one_thing_wrong_in_it_makes_sense_or_is_none(
    shipped_exhibit: Exhibit, data: st.DataObject
) -> None:
    seen = data.draw(shown(shipped_exhibit))
    told = json.loads(payload_of(Word(Presence.VISITED, "A", "b", "en", seen)))
    parts = [(told, key) for key in told] + [(told["map"], key) for key in told["map"]]
    part, key = data.draw(st.sampled_from(parts))
    if data.draw(st.booleans()):
        beyond = st.sampled_from((-1.0, 0.0, 1e9, 1e300, [999.0, 0.0], [0.0, 91.0], [1e9, 0.0]))
        part[key] = data.draw(anything | beyond)
    else:
        del part[key]
    word = word_from(json.dumps(told).encode())
    assert word is None or word.shown is None or can_be_followed(word.shown)


def can_be_followed(seen: Shown) -> bool:
    """Return whether all numbers of a word are of this world."""
    places = (seen.aim.centre.lonlat, seen.aim.focus_lonlat)
    return (
        -6.0e10 <= seen.utc_s <= 2.5e11
        and all(abs(lon_deg) <= 180.0 and abs(lat_deg) <= 90.0 for lon_deg, lat_deg in places)
        and 0.0 < seen.aim.centre.scale < inf
        and all(abs(each) <= 10.0 for each in seen.aim.offset)
        and all(0.0 <= each <= 30.0 for each in (seen.utc_in_s, seen.aim.in_s))
    )


FOLLOWED = Shown(
    utc_s=0.0,
    utc_in_s=0.0,
    lens=Lens.SECRET,
    aim=Aim(View((-80.0, 22.0), 1.5), (-79.0, 21.0), (0.1, 0.0)),
)


@pytest.mark.parametrize(
    ("keys", "last_allowed", "first_refused"),
    [
        ("lens", '"public"', '"infrared"'),
        ("instant", '"0068-09-03T14:00:00Z"', '"0068-09-03T13:00:00Z"'),
        ("instant", '"9892-03-08T12:00:00Z"', '"9892-03-08T13:00:00Z"'),
        ("instant", '"1962-10-27T12:00:00Z"', '"1962-10-27T12:00:00"'),
        ("instant", '"1962-10-27T12:00:00Z"', "NaN"),
        ("instant_in_s", "0.0", "-0.001"),
        ("instant_in_s", "30.0", "30.001"),
        ("instant_in_s", "30.0", "NaN"),
        ("instant_in_s", "30", "true"),
        ("event", '""', "null"),
        ("event", f'"{"e" * 200}"', f'"{"e" * 201}"'),
        ("theatre", '"cuba"', "[]"),
        ("map centre", "[180.0, 90.0]", "[180.0, 90.001]"),
        ("map centre", "[-180.0, -90.0]", "[-180.0, -91]"),
        ("map centre", "[180.0, 90.0]", "[180.001, 90.0]"),
        ("map centre", "[0, 0]", "[1e300, 0]"),
        ("map centre", "[0, 0]", "[0, NaN]"),
        ("map centre", "[0, 0]", "[0, 0, 0]"),
        ("map focus", "[180.0, 90.0]", "[180.0, 91.0]"),
        ("map focus", "[-180.0, -90.0]", "[-181.0, -90.0]"),
        ("map scale", "0.001", "0.0"),
        ("map scale", "0.001", "-1"),
        ("map scale", "1e3", "Infinity"),
        ("map scale", "1e3", '"1e3"'),
        ("map offset", "[10.0, -10.0]", "[10.001, 0.0]"),
        ("map offset", "[10.0, -10.0]", "[0.0, -10.001]"),
        ("map in_s", "0.0", "-0.001"),
        ("map in_s", "30.0", "30.001"),
        ("map in_s", "30.0", "1e300"),
        ("map in_s", "30.0", "-Infinity"),
    ],
)
def test_a_word_with_a_number_that_cannot_be_followed_is_none(
    keys: str, last_allowed: str, first_refused: str
) -> None:
    *within, key = keys.split()
    told = json.loads(payload_of(Word(Presence.VISITED, "A", "b", "en", FOLLOWED)))
    part = told[within[0]] if within else told
    part[key] = "@@"
    for value, is_word in ((last_allowed, True), (first_refused, False)):
        word = word_from(json.dumps(told).replace('"@@"', value).encode())
        assert (word is not None) == is_word, value


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0.0, 0.3)), min_size=1, max_size=40))
def test_words_come_ten_a_second_at_most_the_newest_always_and_none_twice(
    said: list[tuple[int, float]],
) -> None:
    pace, now_s, sent = Pace(), 100.0, list[tuple[float, Word]]()

    def look() -> None:
        word = pace.due(now_s)
        if word is not None:
            sent.append((now_s, word))

    for number, pause_s in said:
        pace.take(Word(Presence.RESTING, f"{number}"))
        look()
        until_s = now_s + pause_s
        wait_s = pace.wait_s(now_s)
        if wait_s is not None and now_s + wait_s <= until_s:
            now_s += wait_s
            look()
        now_s = until_s
        look()
    now_s += SAY_EVERY_S
    look()
    assert pace.wait_s(now_s) is None
    assert sent[-1][1].exhibit == f"{said[-1][0]}"
    for (before_s, before), (after_s, after) in pairwise(sent):
        assert after_s - before_s >= SAY_EVERY_S - 1e-9
        assert before != after


def test_what_holds_is_said_again_to_a_broker_that_came_back() -> None:
    pace = Pace()
    pace.take(Word(Presence.RESTING, "A"))
    assert pace.due(1.0) is not None
    assert pace.due(2.0) is None
    pace.begin_anew()
    assert pace.due(3.0) == Word(Presence.RESTING, "A")
