"""Whoever asks where something comes from is told, for every event, picture, layer and font."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app.bibliography import bibliography_of
from kiosk.app.bibliography_page import page_of, text_of
from kiosk.content.model import Exhibit
from tests.conftest import ROOT, SHIPPED_CONFIG


class _Page(HTMLParser):
    """What stands in a page, what it opens and closes, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        links = [value or "" for name, value in attrs if name in ("src", "href")]
        # What leads to a place in the same page fetches nothing.
        self.fetched += [link for link in links if not link.startswith("#")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _flat(text: str) -> str:
    return "".join(text.split())


def test_every_source_of_every_event_is_listed(shipped_exhibit: Exhibit) -> None:
    found = bibliography_of(shipped_exhibit, ROOT)
    text, page = _flat(text_of(found)), _Page()
    page.feed(page_of(found, "en"))
    whole = _flat("".join(page.text))
    for event in shipped_exhibit.events:
        told = [event.title, *event.sources]
        told += [media.credit for media in event.media]
        told += [media.reference for media in event.media if media.reference]
        told += [event.quote.source] if event.quote else []
        for words in map(_flat, told):
            assert words in text
            assert words in whole
    assert page.open == []
    assert page.fetched == []


def test_everything_that_moves_on_the_map_has_its_source_listed(shipped_exhibit: Exhibit) -> None:
    text = _flat(text_of(bibliography_of(shipped_exhibit, ROOT)))
    curated = shipped_exhibit.curated
    things = [*curated.sites, *curated.rings, *curated.flights, *curated.messages, *curated.alerts]
    things += [fix for track in curated.tracks for fix in track.fixes]
    assert len(things) > 50
    for thing in things:
        assert _flat(thing.source) in text


def test_fonts_and_geodata_are_credited_with_their_licences(shipped_exhibit: Exhibit) -> None:
    found = bibliography_of(shipped_exhibit, ROOT)
    assert {path for path, _ in found.credits} == {
        "geodata/CREDITS.md",
        "assets/media/CREDITS.md",
        "assets/fonts/CREDITS.md",
    }
    text = text_of(found)
    assert "SIL Open Font License" in text
    assert "Natural Earth" in text


def test_an_exhibit_without_credits_or_layers_has_a_list_as_well(
    shipped_exhibit: Exhibit, tmp_path: Path
) -> None:
    found = bibliography_of(shipped_exhibit, tmp_path)
    assert found.credits == ()
    assert text_of(found).startswith(shipped_exhibit.title)


def test_a_language_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--config", str(SHIPPED_CONFIG), "--lang", "xx"]) == 2
    assert 'no language "xx"' in capsys.readouterr().err
