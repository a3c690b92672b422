"""Messages on their way: the hours that are told are those of the clocks where they were."""

from dataclasses import replace

import pytest

from kiosk.chrono.local import utc_s_from_local
from kiosk.content.model import Exhibit, Lens, Precision, Since
from kiosk.scene.card_told import told
from kiosk.scene.layout import layout_for
from kiosk.scene.letter import letter_lines
from kiosk.scene.style import Style
from tests.unit.scene.seen import state_at


def _told(exhibit: Exhibit, message_id: str, lens: Lens = Lens.SECRET) -> tuple[str, list[str]]:
    """Return the heading and the lines of a letter at the end of the story."""
    layout = layout_for(state_at(exhibit, (1920, 1080)).camera.viewport)
    end_utc_s = exhibit.timeline.end_utc_s
    told = letter_lines(Style(exhibit, lens, layout), end_utc_s, message_id)
    assert told is not None
    title, lines, _ = told
    return title, [words for _, words in lines]


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ru", "tr"])
def test_a_letter_sent_in_moscow_tells_the_hour_of_moscow(
    shipped_exhibit: Exhibit, language: str
) -> None:
    exhibit = shipped_exhibit.in_language(language)
    moscow = next(clock for clock in exhibit.clocks if clock.zone == "Europe/Moscow")
    sent = [each for each in exhibit.curated.messages if each.origin.zone == moscow.zone]
    assert len(sent) > 3
    for message in sent:
        _, lines = _told(exhibit, message.id)
        # Where only the day is known, there is no hour to name a clock with.
        if " · " in lines[0]:
            assert lines[0].endswith(f" · {moscow.name}"), message.id


def test_a_letter_is_headed_by_the_public_names_of_its_places(shipped_exhibit: Exhibit) -> None:
    message = next(
        each
        for each in shipped_exhibit.curated.messages
        if each.public_utc_s is not None and each.public_utc_s <= shipped_exhibit.timeline.end_utc_s
    )
    veiled = replace(message, origin=replace(message.origin, public_name="A town"))
    curated = replace(shipped_exhibit.curated, messages=(veiled,))
    exhibit = replace(shipped_exhibit, curated=curated)
    assert "A town" in _told(exhibit, message.id, Lens.PUBLIC)[0]
    assert message.origin.name in _told(exhibit, message.id, Lens.SECRET)[0]


def _told_since(exhibit: Exhibit, since: Since) -> tuple[str, str]:
    """Return since when the first party knew, as a letter and as the card of its event say it."""
    message = next(each for each in exhibit.curated.messages if each.event_id)
    event = exhibit.event_by_id[message.event_id]
    knew = (since, *(None for _ in exhibit.parties[1:]))
    events = tuple(replace(each, knew=knew) if each is event else each for each in exhibit.events)
    changed = replace(exhibit, events=events)
    layout = layout_for(state_at(exhibit, (1920, 1080)).camera.viewport)
    style = Style(changed, Lens.SECRET, layout)
    letter = letter_lines(style, exhibit.timeline.end_utc_s, message.id)
    assert letter is not None
    _, lines, _ = letter
    card = told(style, changed.event_by_id[event.id], exhibit.timeline.end_utc_s)
    return lines[-1][1], card.knowers[0].since


def test_what_was_known_at_midnight_is_told_with_its_hour(shipped_exhibit: Exhibit) -> None:
    midnight_s = utc_s_from_local(1962, 10, 28, 0, 0, shipped_exhibit.timeline.zone)
    for words in _told_since(shipped_exhibit, Since(midnight_s, Precision.MINUTE)):
        assert "28 Oct" in words
        assert words.endswith("00:00")


def test_of_a_day_and_of_a_year_no_more_is_told_than_is_known(shipped_exhibit: Exhibit) -> None:
    zone = shipped_exhibit.timeline.zone
    end_of_day_s = utc_s_from_local(1962, 10, 28, 0, 0, zone)
    for words in _told_since(shipped_exhibit, Since(end_of_day_s, Precision.DAY)):
        assert words.endswith("27 Oct")
    end_of_year_s = utc_s_from_local(1960, 1, 1, 0, 0, zone)
    for words in _told_since(shipped_exhibit, Since(end_of_year_s, Precision.YEAR)):
        assert words.endswith("1959")
