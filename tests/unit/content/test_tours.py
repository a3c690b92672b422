"""Tours as a curator writes them, and what is said of those that cannot be told."""

from pathlib import Path

import pytest

from kiosk.content.model import Exhibit, Lens
from kiosk.content.problems import Severity
from kiosk.world.appearing import appears_utc_s
from tests.unit.content.exhibits import CONFIG, PROGRAMMERS_WORDS, STORY, load

TOURS = """
[attract]
title = "The\\nAirlift"
tour = "by-air"

[[tour]]
id = "by-air"
title = "A city lives by air"
summary = "From the blockade to its end."

[[tour.step]]
id = "first"
event = "first-flight"
lens = "public"
caption = "The first aircraft land."
seconds = 9
card = true

[[tour.step]]
id = "city"
at = 1948-07-01T12:00:00+02:00
theatre = "city"
lens = "secret"
caption = "The city lives."
seconds = 7
"""
JUST_SHORT_ENOUGH = "A city lives by air, and nobody knows for how long" + "." * 90


def loaded(folder: Path, old: str = "", new: str = "") -> tuple[Exhibit | None, str]:
    """Return what becomes of the tours with one change, and everything that is said of it."""
    assert old in TOURS
    found = load(folder, CONFIG, STORY + TOURS.replace(old, new, 1))
    said = "\n".join(map(str, found.problems))
    assert not PROGRAMMERS_WORDS.search(said)
    return found.exhibit, said


def test_a_stop_takes_instant_and_place_from_its_event(tmp_path: Path) -> None:
    exhibit, _ = loaded(tmp_path)
    assert exhibit is not None
    first, city = exhibit.tour_by_id["by-air"].steps
    event = exhibit.event_by_id["first-flight"]
    assert first.utc_s == appears_utc_s(event, Lens.PUBLIC)
    assert first.view.lonlat == event.places[0].lonlat
    assert first.card
    assert city.view == exhibit.theatre_by_id["city"].view
    assert exhibit.poster is not None
    assert exhibit.poster.title == "The\nAirlift"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"first-flight"', '"first-fligth"', ("There is no event", "first-flight")),
        ('theatre = "city"', 'theatre = "citty"', ("There is no theatre", '"city"')),
        ('tour = "by-air"', 'tour = "by-sea"', ("There is no tour", "by-air")),
        ("lens =", "lense =", ('There is no key "lense"', "lens")),
        ('"public"', '"pubic"', ("is not known here", "public")),
        ("1948-07-01", "1950-07-01", ("lies outside the timeline", "1949-05-13")),
        ("1948-07-01T12:00:00+02:00", "1948-07-01T12:00:00", ("without an offset",)),
        ('event = "first-flight"', 'event = "last-flight"', ("outside the timeline",)),
        (
            'event = "first-flight"',
            'event = "first-flight"\nat = 1948-06-25T12:00:00+02:00',
            ("is not there yet in the public world", "Write a later instant"),
        ),
        ('event = "first-flight"\n', "", ("not said what the map shows", "not said when")),
        ('theatre = "city"', 'theatre = "city"\nplace = "gatow"', ("cannot show both",)),
        ('theatre = "city"', 'theatre = "city"\nscale = 3.0', ("a scale of its own",)),
        ("seconds = 7", "seconds = 7\ncard = true", ("no event whose card",)),
        ('id = "city"', 'id = "first"', ("already used in",)),
        ("12:00:00+02:00", "12:00:00+05:00", ("The offset is", "at = 1948-07-01T12:00:00+02:00")),
        ("seconds = 9\n", "seconds = 9\nscale = 9000.0\n", ("outside the scale_limits",)),
        (
            'tour = "by-air"',
            'view = { lon = 13.4, lat = 52.5, scale = 9000.0 }\ntour = "by-air"',
            ("attract, view, scale", "outside the scale_limits"),
        ),
    ],
)
def test_a_stop_that_cannot_be_shown_is_told_with_what_to_write(
    tmp_path: Path, old: str, new: str, words: tuple[str, ...]
) -> None:
    exhibit, said = loaded(tmp_path, old, new)
    assert exhibit is None
    for each in words:
        assert each in said


def test_what_stays_secret_cannot_be_shown_to_the_public(tmp_path: Path) -> None:
    story = STORY.replace('public = "same"', 'public = "never"', 1)
    found = load(tmp_path, CONFIG, story + TOURS)
    assert found.exhibit is None
    said = "\n".join(map(str, found.problems))
    assert "never becomes public" in said
    assert 'lens = "secret"' in said


def test_a_caption_that_is_too_long_is_a_warning(tmp_path: Path) -> None:
    found = load(tmp_path, CONFIG, STORY + TOURS.replace("The city lives.", JUST_SHORT_ENOUGH))
    assert not any("letters" in each.found for each in found.problems)
    longer = TOURS.replace("The city lives.", JUST_SHORT_ENOUGH + ".")
    found = load(tmp_path, CONFIG, STORY + longer)
    (told,) = [each for each in found.problems if "letters" in each.found]
    assert told.severity is Severity.WARNING
    assert found.exhibit is not None


def test_an_exhibit_without_tours_has_a_resting_screen_of_its_own_words(tmp_path: Path) -> None:
    exhibit = load(tmp_path, CONFIG, STORY).exhibit
    assert exhibit is not None
    assert exhibit.tours == ()
    assert exhibit.poster is not None
    assert (exhibit.poster.title, exhibit.poster.view) == (exhibit.title, exhibit.map.home)


def test_every_caption_of_the_shipped_tours_is_told_in_every_complete_language(
    shipped_exhibit: Exhibit,
) -> None:
    own = {
        (tour.id, step.id): step.caption for tour in shipped_exhibit.tours for step in tour.steps
    }
    for language in shipped_exhibit.languages:
        if language.code == shipped_exhibit.language or not language.complete:
            continue
        for tour in shipped_exhibit.in_language(language.code).tours:
            for step in tour.steps:
                assert step.caption != own[tour.id, step.id], (language.code, tour.id, step.id)
                # Some languages need a little more room than English.
                assert len(step.caption) <= 150, (language.code, tour.id, step.id)
