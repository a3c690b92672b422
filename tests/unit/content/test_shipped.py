"""The exhibit that ships."""

import sys
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from kiosk.content.load import load_exhibit
from kiosk.content.model import Exhibit, Lens
from kiosk.content.problems import Problem
from tests.unit.content.exhibits import ROOT, SHIPPED


def is_untranslated(problem: Problem) -> bool:
    return problem.path.endswith(".po") and "no translation yet" in problem.found


@cache
def _exhibit() -> Exhibit:
    loaded = load_exhibit(ROOT / "config.toml")
    # What is still to be translated is no fault of the story.
    assert [str(each) for each in loaded.problems if not is_untranslated(each)] == []
    assert loaded.exhibit is not None
    assert {path for path in loaded.files if path.suffix == ".toml"} == set(SHIPPED)
    return loaded.exhibit


def test_the_shipped_exhibit_has_no_problem() -> None:
    assert _exhibit().title == "13 Days, 2 Worlds"


def test_all_events_and_places_are_there() -> None:
    exhibit = _exhibit()
    when = {chapter.id: chapter.when for chapter in exhibit.chapters}
    counts = [when[event.chapter] for event in exhibit.events]
    assert [counts.count(each) for each in ("before", "during", "after")] == [5, 83, 7]
    assert len(exhibit.places) == 119


def test_the_lines_of_the_file_are_not_counted_when_all_is_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # None makes an import fail: good content must not pay for the second parser.
    monkeypatch.setitem(sys.modules, "kiosk.content.positions", None)
    assert load_exhibit(ROOT / "config.toml").exhibit is not None


def test_a_visit_begins_when_kennedy_goes_on_the_air() -> None:
    exhibit = _exhibit()
    speech = exhibit.event_by_id["kennedy-speech"]
    assert exhibit.timeline.opens_at_utc_s == speech.start_utc_s
    washington = ZoneInfo("America/New_York")
    assert datetime.fromtimestamp(speech.start_utc_s, washington).hour == 19
    assert speech.public_utc_s == speech.start_utc_s


def test_the_22nd_is_day_seven_of_thirteen() -> None:
    timeline = _exhibit().timeline
    elapsed_s = timeline.opens_at_utc_s - timeline.counted_from_utc_s
    assert elapsed_s // 86400 + 1 == 7
    assert timeline.counted_days == 13


def test_what_the_world_said_is_told_in_one_view_and_not_in_the_first() -> None:
    exhibit = _exhibit()
    (told,) = [theatre for theatre in exhibit.theatres if theatre.reactions]
    assert told.view != exhibit.map.home


def test_every_theatre_and_every_theme_has_events() -> None:
    exhibit = _exhibit()
    assert {event.theatre for event in exhibit.events} == set(exhibit.theatres)
    assert {event.theme for event in exhibit.events} == set(exhibit.themes)


def test_the_secret_promise_stays_dark_for_the_public() -> None:
    promise = _exhibit().event_by_id["rfk-dobrynin"]
    assert promise.public_utc_s is None
    assert promise.public_label == "1989"
    assert promise.theatre.id == "turkey"


def test_texts_keep_to_what_a_card_can_hold() -> None:
    # The limits that the fact sheet was written to; a word is what stands between spaces.
    for event in _exhibit().events:
        assert 55 <= len(event.body.split()) <= 110, event.id
        assert 25 <= len(event.short.split()) <= 40, event.id


def test_the_colours_of_both_worlds_can_be_told_from_their_ground() -> None:
    palettes = _exhibit().palettes
    assert _contrast(palettes[Lens.PUBLIC]["ink"], palettes[Lens.PUBLIC]["paper"]) >= 7.0
    assert _contrast(palettes[Lens.SECRET]["text"], palettes[Lens.SECRET]["panel"]) >= 7.0
    for theatre in _exhibit().theatres:
        assert _contrast(theatre.ink_rgb, palettes[Lens.PUBLIC]["paper"]) >= 7.0
        assert _contrast(theatre.glow_rgb, palettes[Lens.SECRET]["panel"]) >= 7.0


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(rgb: tuple[int, int, int]) -> float:
    # WCAG 2.2, relative luminance.
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
