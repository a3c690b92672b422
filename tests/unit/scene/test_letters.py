"""Messages on their way: the hours that are told are those of the clocks where they were."""

from dataclasses import replace

import pytest

from kiosk.content.model import Exhibit, Lens
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
