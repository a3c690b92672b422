"""Whose clock an hour on a card is by, and who is told to have known."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.content.model import Event, Exhibit, Lens, Precision
from kiosk.geo.camera import Viewport
from kiosk.scene.beside import sheet_layer
from kiosk.scene.card_told import told
from kiosk.scene.explanation import is_explained
from kiosk.scene.layout import layout_for
from kiosk.scene.style import Style
from kiosk.scene.words import event_hour, event_time
from kiosk.screen.fonts import Fonts
from kiosk.state import intents as want
from kiosk.state.beyond import beyond
from kiosk.state.sheets import Beyond, Letter, Meanwhile, Sheet, Wing
from kiosk.state.state import initial_state
from tests.fakes import after

SCREEN = Viewport(1920, 1080)
LANGUAGES = ("en", "es", "de", "tr", "ru", "fr", "ar")


def offset_s(zone: str, utc_s: float) -> float:
    """Return how far a zone is ahead of UTC, by the time zone database."""
    offset = datetime.fromtimestamp(utc_s, UTC).astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset.total_seconds()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_hour_that_is_not_that_of_the_main_clock_says_whose_it_is(
    shipped_exhibit: Exhibit, language: str
) -> None:
    edition, named, local = shipped_exhibit.in_language(language), 0, 0
    for event in edition.events:
        words, hour = event_time(edition, event, named=True), event_hour(edition, event)
        if event.precision not in (Precision.HOUR, Precision.MINUTE):
            continue
        main_s = offset_s(edition.timeline.zone, event.start_utc_s)
        if event.start_offset_s == main_s:
            assert words.endswith(hour), words
            continue
        mine = [each for each in edition.clocks if each.zone == event.places[0].zone]
        if mine:
            named += 1
            assert offset_s(mine[0].zone, event.start_utc_s) == event.start_offset_s
            expected = f"{hour} {mine[0].name}"
        else:
            local += 1
            expected = edition.wording["local_hour"].format(time=hour)
        assert words.endswith(expected), words
    assert named > 3
    assert local > 3


def test_without_clocks_an_hour_elsewhere_is_local_time(shipped_exhibit: Exhibit) -> None:
    event = shipped_exhibit.event_by_id["khrushchev-letter-2"]
    assert event_time(shipped_exhibit, event, named=True).endswith("17:00 Moscow")
    bare = replace(shipped_exhibit, clocks=())
    assert event_time(bare, event, named=True).endswith("17:00 local time")


def knowers(exhibit: Exhibit, event: Event) -> int:
    style = Style(exhibit, Lens.SECRET, layout_for(SCREEN))
    return len(told(style, event, exhibit.timeline.end_utc_s).knowers)


def test_of_what_came_after_the_story_nobody_is_told_to_have_known_or_not(
    shipped_exhibit: Exhibit,
) -> None:
    later = beyond(shipped_exhibit, Wing.AFTER, Lens.SECRET)
    assert any(since for event in later for since in event.knew)
    assert [event.id for event in later if knowers(shipped_exhibit, event)] == []
    assert knowers(shipped_exhibit, shipped_exhibit.event_by_id["b59-submarine"]) == 3


@pytest.mark.parametrize("sheet", [Meanwhile(), Beyond(Wing.AFTER), Beyond(Wing.BEFORE)], ids=str)
def test_a_list_stays_open_when_the_world_is_turned_and_tells_of_the_other(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, sheet: Sheet
) -> None:
    opened = after(
        initial_state(shipped_exhibit, SCREEN), (want.ShowSheet(sheet),), shipped_exhibit
    )
    turned = after(opened, (want.ShowLens(Lens.SECRET),), shipped_exhibit)
    assert (opened.sheet, turned.sheet, turned.lens) == (sheet, sheet, Lens.SECRET)
    assert not is_explained(turned)
    assert is_explained(after(turned, (want.ShowSheet(None),), shipped_exhibit))
    if isinstance(sheet, Beyond):
        style = Style(shipped_exhibit, Lens.SECRET, layout_for(SCREEN))
        found = sheet_layer(style, turned, shipped_fonts)
        assert found is not None
        rows = [each.id for each in found[1] if each.id.startswith("sheet:")]
        hidden = beyond(shipped_exhibit, sheet.wing, Lens.SECRET)
        assert rows == [f"sheet:{event.id}" for event in hidden]


def test_a_letter_and_a_choice_are_put_away_with_their_world(shipped_exhibit: Exhibit) -> None:
    fresh = initial_state(shipped_exhibit, SCREEN)
    letter = Letter(shipped_exhibit.curated.messages[0].id)
    both = tuple(event.id for event in shipped_exhibit.events[:2])
    for intent in (want.ShowSheet(letter), want.Gather(both)):
        turned = after(fresh, (intent, want.ShowLens(Lens.SECRET)), shipped_exhibit)
        assert (turned.sheet, turned.gathered) == (None, ())


@pytest.mark.parametrize("opens", [want.ChooseTour(), want.ChooseLanguage()], ids=str)
def test_the_sentence_about_the_switch_gives_way_to_a_sheet(
    shipped_exhibit: Exhibit, opens: want.Intent
) -> None:
    begun = initial_state(shipped_exhibit, SCREEN)
    turned = after(begun, (want.ShowLens(Lens.SECRET),), shipped_exhibit)
    assert is_explained(turned)
    assert not is_explained(after(turned, (opens,), shipped_exhibit))


def test_a_story_that_plays_in_the_other_world_turns_it_no_faster_than_the_switch(
    shipped_exhibit: Exhibit,
) -> None:
    begun = initial_state(shipped_exhibit, SCREEN)
    other = after(begun, (want.PlayIn(Lens.SECRET),), shipped_exhibit)
    assert other.lens is Lens.SECRET
    assert after(other, (want.ShowLens(Lens.PUBLIC),), shipped_exhibit).lens is Lens.SECRET
