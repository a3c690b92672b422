"""The layers of the map that move with time, as the program gets to read them."""

from datetime import datetime
from functools import cache
from math import inf
from pathlib import Path

import pytest

from kiosk.content.curated import Certainty, Curated, Message
from kiosk.content.load import load_exhibit
from kiosk.content.terms import Precision
from tests.unit.content.curated_files import FILES, SHIPPED, file_name, load_with
from tests.unit.content.exhibits import CONFIG, ROOT, load


def utc_s(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def curated(tmp_path: Path, **texts: str) -> Curated:
    loaded = load_with(tmp_path, **texts)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.exhibit is not None
    return loaded.exhibit.curated


@cache
def shipped() -> Curated:
    exhibit = load_exhibit(ROOT / "config.toml").exhibit
    assert exhibit is not None
    return exhibit.curated


def shipped_message(id_: str) -> Message:
    (found,) = [message for message in shipped().messages if message.id == id_]
    return found


def test_an_exhibit_without_layers_has_empty_ones(tmp_path: Path) -> None:
    exhibit = load(tmp_path).exhibit
    assert exhibit is not None
    assert exhibit.curated.sites == ()
    assert exhibit.curated.messages == ()


@pytest.mark.parametrize("layer", FILES)
def test_any_layer_may_be_alone(tmp_path: Path, layer: str) -> None:
    config = f'{CONFIG}\n[map.curated]\n{layer} = "{file_name(layer)}"\n'
    exhibit = load_with(tmp_path, config).exhibit
    assert exhibit is not None
    assert [name for name in FILES if getattr(exhibit.curated, name)] == [layer]


def test_sites_and_rings_are_resolved(tmp_path: Path) -> None:
    layers = curated(tmp_path)
    gatow, tempelhof = layers.sites
    assert gatow.place is not None
    assert (gatow.place.id, gatow.lonlat) == ("gatow", (13.1381, 52.4744))
    assert (tempelhof.place, tempelhof.weapon, tempelhof.note) == (None, "", "")
    assert gatow.from_utc_s == utc_s("1948-06-26T12:00:00+02:00")
    # A day counts from its end.
    assert gatow.public_utc_s == utc_s("1948-06-28T00:00:00+02:00")
    assert gatow.certainty is Certainty.CERTAIN
    (ring,) = layers.rings
    assert (ring.low_km, ring.radius_km, ring.planned, ring.main) == (4200.0, 4300.0, False, True)


def test_lines_and_flights_are_resolved(tmp_path: Path) -> None:
    layers = curated(tmp_path)
    assert layers.lines[0].public_blurred
    assert layers.lines[0].lonlats[-1] == (12.1, 50.3)
    (flight,) = layers.flights
    start_s = utc_s("1948-06-26T12:00:00+02:00")
    assert flight.times_utc_s == (start_s, None, start_s + 7200.0)


def test_a_vessel_stands_in_the_hour_or_on_the_day_to_which_it_is_dated(tmp_path: Path) -> None:
    (track,) = curated(tmp_path).tracks
    hour, day = track.fixes
    assert (hour.earliest_utc_s, hour.latest_utc_s) == (hour.at_utc_s - 1800, hour.at_utc_s + 1800)
    assert day.earliest_utc_s == utc_s("1948-07-02T00:00:00+02:00")
    assert day.latest_utc_s == utc_s("1948-07-03T00:00:00+02:00")
    assert (day.public_utc_s, day.public_label) == (None, "")
    assert (track.id, track.name, track.flag, track.kind) == (
        "barge-1", "Barge 1", "west-germany", "cargo",
    )  # fmt: skip


def test_what_has_no_known_beginning_or_end_has_none(tmp_path: Path) -> None:
    four, three, general = curated(tmp_path).alerts
    assert (four.from_utc_s, three.to_utc_s) == (-inf, inf)
    assert (four.level, three.level, general.level) == (4, 3, None)
    assert (four.public_utc_s, four.public_label) == (None, "1985")
    assert general.public_utc_s == general.from_utc_s


def test_messages_come_in_the_order_in_which_they_were_sent(tmp_path: Path) -> None:
    one, three, two = curated(tmp_path).messages
    assert [one.id, three.id, two.id] == ["cable-1", "cable-3", "cable-2"]
    assert (one.origin.name, one.target.name, one.event_id) == (
        "Gatow",
        "Tempelhof",
        "first-flight",
    )
    assert one.read_utc_s == utc_s("1948-06-26T16:00:00+02:00")
    assert three.received_utc_s is None


def test_the_way_of_a_message_is_timed_only_by_the_clock(tmp_path: Path) -> None:
    one, three, two = curated(tmp_path).messages
    assert [one.timed, three.timed, two.timed] == [True, False, False]
    # Of a mere day its end: by then it must have been there.
    assert two.received_utc_s == utc_s("1948-06-29T00:00:00+02:00")
    assert two.sent_precision is Precision.MINUTE


@pytest.mark.parametrize(
    ("precision", "latest"),
    [
        ("hour", "1948-12-05T09:00:00+01:00"),
        ("day", "1948-12-06T00:00:00+01:00"),
        ("month", "1949-01-01T00:00:00+01:00"),
        ("year", "1949-01-01T00:00:00+01:00"),
    ],
)
def test_a_vague_arrival_is_at_the_end_of_its_day_month_or_year(
    tmp_path: Path, precision: str, latest: str
) -> None:
    messages = FILES["messages"].replace(
        "1948-06-28T00:00:00+02:00,day", f"1948-12-05T09:00:00+01:00,{precision}"
    )
    assert curated(tmp_path, messages=messages).messages[2].received_utc_s == utc_s(latest)


def test_a_line_over_the_date_line_comes_back_into_range(tmp_path: Path) -> None:
    lines = FILES["lines"].replace("[12.1, 50.3]", "[212.8985, 50.3, 120.0]")
    assert curated(tmp_path, lines=lines).lines[0].lonlats[-1] == (212.8985 - 360.0, 50.3)


def test_a_copy_of_the_texts_alone_may_lack_the_layers(tmp_path: Path) -> None:
    load_with(tmp_path)
    for layer in FILES:
        (tmp_path / file_name(layer)).unlink()
    loaded = load_exhibit(tmp_path / "config.toml", with_files=False)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.curated.tracks == ()


def test_the_files_of_the_layers_are_watched_whether_they_are_there_or_not(tmp_path: Path) -> None:
    files = load_with(tmp_path).files
    expected = {tmp_path / file_name(layer) for layer in FILES}
    assert expected <= set(files)
    (tmp_path / file_name("sites")).unlink()
    assert expected <= set(load_exhibit(tmp_path / "config.toml").files)


def test_rows_may_end_as_on_windows_and_lines_may_be_empty(tmp_path: Path) -> None:
    tracks = "\ufeff" + FILES["tracks"].replace("\n", "\r\n") + "\r\n,,\r\n\r\n"
    assert len(curated(tmp_path, tracks=tracks).tracks[0].fixes) == 2


def test_all_shipped_features_are_there() -> None:
    layers = shipped()
    counts = {name: len(getattr(layers, name)) for name in SHIPPED}
    # Counted in the files by hand.
    assert counts == {
        "sites": 32, "rings": 16, "lines": 1, "flights": 5, "tracks": 23, "alerts": 14,
        "messages": 25,
    }  # fmt: skip
    assert sum(len(track.fixes) for track in layers.tracks) == 32


def test_every_shipped_feature_has_a_source() -> None:
    layers = shipped()
    fixes = [fix for track in layers.tracks for fix in track.fixes]
    alike = (*layers.sites, *layers.rings, *layers.lines, *layers.flights, *layers.alerts)
    assert all(each.source for each in (*alike, *fixes, *layers.messages))


def test_what_came_out_after_the_story_has_its_year() -> None:
    years = {site.id: site.public_label for site in shipped().sites if site.public_utc_s is None}
    assert years["site-okinawa"] == "2012"
    assert shipped_message("castro-letter").public_label == "1990"


def test_the_letter_of_26_october_took_eleven_hours_and_32_minutes() -> None:
    # FRUS 1961-63 VI doc. 65: handed over in Moscow at 16:43, the last of it passed on at 21:15.
    letter = shipped_message("letter-06")
    assert letter.read_utc_s is not None
    assert letter.read_utc_s - letter.sent_utc_s == (11 * 60 + 32) * 60
    assert letter.timed
