"""What the program gets to read."""

from datetime import date, datetime
from math import inf
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.content.model import Event, Exhibit, Lens, Precision, Shape, Since
from kiosk.content.moments import known_from_utc_s
from kiosk.content.texts import prose
from tests.unit.content.exhibits import CONFIG, STORY, load

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(1948, 6, 26, 12, tzinfo=BERLIN).timestamp()


def _exhibit(tmp_path: Path, old: str = "", new: str = "") -> Exhibit:
    exhibit = load(tmp_path, CONFIG.replace(old, new), STORY.replace(old, new)).exhibit
    assert exhibit is not None
    return exhibit


def _event(tmp_path: Path, old: str = "", new: str = "") -> Event:
    return _exhibit(tmp_path, old, new).event_by_id["first-flight"]


def test_an_event_is_resolved(tmp_path: Path) -> None:
    event = _event(tmp_path)
    assert event.start_utc_s == START
    assert event.start_offset_s == 7200
    assert event.end_utc_s == START + 6 * 3600
    assert event.precision is Precision.HOUR
    assert [place.name for place in event.places] == ["Tempelhof", "Gatow"]
    assert event.places[0].lonlat == (13.4021, 52.473)
    assert event.theatre.shape is Shape.CIRCLE
    assert event.theatre.fill_rgb == (0xEA, 0x73, 0x17)
    assert event.theme.name == "Supply"
    assert event.quote is not None
    assert event.quote.author == "Ernst Reuter"
    assert event.stance == "helps"


def test_what_is_left_out_is_empty(tmp_path: Path) -> None:
    event = _exhibit(tmp_path).event_by_id["last-flight"]
    assert event.end_utc_s is None
    assert event.quote is None
    assert event.links == ()
    assert event.knew == (None, None)
    assert (event.public_note, event.country) == ("", "")


def test_line_ends_are_spaces_and_an_empty_line_begins_a_paragraph(tmp_path: Path) -> None:
    first, second = _event(tmp_path).body.split("\n")
    assert first == "The first aircraft land."
    assert second.startswith("Others follow. They bring")
    assert prose("\n a\n  b \n \n\n c\n") == "a b\nc"
    assert prose("10\N{NO-BREAK SPACE}km") == "10\N{NO-BREAK SPACE}km"


def test_signs_keep_their_line_ends(tmp_path: Path) -> None:
    assert _exhibit(tmp_path).wording["lens_public"] == "What people\nknew"


@pytest.mark.parametrize(
    ("written", "utc_s", "label"),
    [
        ('"same"', START, ""),
        ('"never"', None, ""),
        ("1948-06-26T20:00:00+02:00", START + 8 * 3600, ""),
        # A day counts from its end: nobody is told of something before it can have been known.
        ("1948-06-26", START + 12 * 3600, ""),
        ("1948", datetime(1949, 1, 1, tzinfo=BERLIN).timestamp(), ""),
        ("1949", None, "1949"),
        ("1949-06-01", None, "1949"),
        ("1989", None, "1989"),
        ("1989-01-28T10:00:00+01:00", None, "1989"),
    ],
)
def test_since_when_the_public_knew(
    tmp_path: Path, written: str, utc_s: float | None, label: str
) -> None:
    event = _event(tmp_path, 'public = "same"', f"public = {written}")
    assert (event.public_utc_s, event.public_label) == (utc_s, label)


@pytest.mark.parametrize(
    ("written", "utc_s"),
    [
        ('"same"', START),
        ('"never"', inf),
        ("1948-06-01T00:00:00+02:00", datetime(1948, 6, 1, tzinfo=BERLIN).timestamp()),
        ("1948-06-26", START + 12 * 3600),
        ("1989", inf),
        ("1989-01-28", inf),
    ],
)
def test_since_when_a_party_knew(tmp_path: Path, written: str, utc_s: float) -> None:
    event = _event(tmp_path, 'london = "same"', f"london = {written}")
    public, london = event.knew
    assert public == Since(datetime(1948, 6, 28, tzinfo=BERLIN).timestamp(), Precision.DAY)
    assert london is not None
    assert london.utc_s == utc_s


def test_what_was_known_before_a_late_event_stays_a_moment(tmp_path: Path) -> None:
    story = STORY.replace("public = 1989", "public = 1989\nknew = { london = 1949-06-01 }")
    exhibit = load(tmp_path, CONFIG, story).exhibit
    assert exhibit is not None
    known = datetime(1949, 6, 2, tzinfo=BERLIN).timestamp()
    assert exhibit.event_by_id["last-flight"].knew == (None, Since(known, Precision.DAY))


def test_a_day_ends_at_midnight_also_when_clocks_are_put_back() -> None:
    # IANA: clocks in Berlin went back at 3 on 3 October 1948, so that day had 25 hours.
    day = date(1948, 10, 3)
    before = known_from_utc_s(date(1948, 10, 2), 0.0, "Europe/Berlin")
    assert known_from_utc_s(day, 0.0, "Europe/Berlin") - before == 25 * 3600


def test_the_slider_has_a_fold(tmp_path: Path) -> None:
    timeline = _exhibit(tmp_path).timeline
    (start, low), (fold, share), (end, high) = timeline.knots
    assert (start, end) == (timeline.start_utc_s, timeline.end_utc_s)
    assert (low, share, high) == (0.0, 0.5, 1.0)
    assert fold == datetime(1948, 10, 3, tzinfo=BERLIN).timestamp()
    assert timeline.counted_from_utc_s == datetime(1948, 6, 24, tzinfo=BERLIN).timestamp()
    assert timeline.counted_days == 323


def test_the_slider_may_be_even_and_count_nothing(tmp_path: Path) -> None:
    start, end = CONFIG.index("fold = "), CONFIG.index("[[clock]]")
    exhibit = load(tmp_path, CONFIG[:start] + CONFIG[end:]).exhibit
    assert exhibit is not None
    assert [share for _, share in exhibit.timeline.knots] == [0.0, 1.0]
    assert exhibit.timeline.counted_days == 0


def test_the_rest_is_resolved_too(tmp_path: Path) -> None:
    exhibit = _exhibit(tmp_path)
    assert exhibit.parties == ("The public", "London")
    assert exhibit.actors[0].place.id == "gatow"
    assert exhibit.map.home.lonlat == (0.0, 45.0)
    assert exhibit.map.names == {"uk": "Britain"}
    assert exhibit.map.tints[0].outlined
    assert exhibit.palettes[Lens.SECRET]["sea"] == (0x0A, 0x1B, 0x2C)
    assert exhibit.fonts["body"] == "fonts/a.ttf"
    assert [chapter.when for chapter in exhibit.chapters] == ["during", "after"]
    assert (exhibit.visit.idle_limit_s, exhibit.visit.warning_s) == (60, 25.5)


def test_events_come_in_the_order_of_their_start(tmp_path: Path) -> None:
    cut = STORY.index('[[event]]\nid = "last-flight"')
    first = STORY.index("[[event]]")
    exhibit = load(tmp_path, CONFIG, STORY[:first] + STORY[cut:] + STORY[first:cut]).exhibit
    assert exhibit is not None
    assert [event.id for event in exhibit.events] == ["first-flight", "last-flight"]
