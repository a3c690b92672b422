"""A text that runs out of its card is found before a visitor finds it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.app.fitting import crowded
from kiosk.content.model import Exhibit
from kiosk.scene.card_fit import Crowded
from kiosk.screen.fonts import Fonts
from tests.e2e.small import write_small
from tests.unit.content.exhibits import LAST_BODY, STORY


def test_every_card_of_the_shipped_story_has_room(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    assert list(crowded(shipped_exhibit, shipped_fonts)) == []


def test_a_text_of_three_times_its_length_has_none(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    event = shipped_exhibit.event_by_id["kennedy-speech"]
    tripled = replace(event, body=f"{event.body} {event.body} {event.body}", links=())
    longer = replace(shipped_exhibit, events=(tripled,))
    assert list(crowded(longer, shipped_fonts)) == [(tripled, "body", Crowded.PAGES)]


def test_a_text_that_is_read_on_over_the_page_has_room(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    event = shipped_exhibit.event_by_id["kennedy-speech"]
    more = replace(event, body=f"{event.body} {event.body[:200]}")
    longer = replace(shipped_exhibit, events=(more,))
    assert list(crowded(replace(longer, events=(replace(more, links=()),)), shipped_fonts)) == []


@pytest.mark.parametrize("key", ["body", "why", "dispute", "public_note", "summary", "short"])
def test_a_word_that_is_wider_than_the_card_has_none(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts, key: str
) -> None:
    event = shipped_exhibit.event_by_id["kennedy-speech"]
    words: dict[str, Any] = {key: f"It is a {'very' * 20} long word."}
    wide = replace(event, links=(), **words)
    longer = replace(shipped_exhibit, events=(wide,))
    assert list(crowded(longer, shipped_fonts)) == [(wide, key, Crowded.WORD)]


def test_a_headline_of_a_whole_paragraph_has_none(
    shipped_exhibit: Exhibit, shipped_fonts: Fonts
) -> None:
    event = shipped_exhibit.event_by_id["kennedy-speech"]
    longer = replace(shipped_exhibit, events=(replace(event, title=event.summary * 2, links=()),))
    assert list(crowded(longer, shipped_fonts)) == [(longer.events[0], "title", Crowded.TITLE)]


def test_the_check_tells_it_where_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    config = write_small(tmp_path / "small")
    story = tmp_path / "small/story/story.toml"
    body = "A short sentence. " * 120
    story.write_text(STORY.replace(LAST_BODY, f'body = "{body}"'), encoding="utf-8")
    line = STORY[: STORY.index(LAST_BODY)].count("\n") + 1
    assert main(["check", "--cards", "--config", str(config)]) == 0
    assert (
        f'(warning) story/story.toml:{line}:8  event "last-flight", body\n'
        "    The text does not find room on its card: it goes on for more than one page.\n"
        "    Shorten it.\n"
    ) in capsys.readouterr().out
