"""What the next touch may bring is there before the finger is."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

import pytest

from kiosk.app.ahead import LOOKED_AT_S, Ahead, chosen_ahead, touched_ahead
from kiosk.app.assembly import font_files
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene import paragraph
from kiosk.scene.card_leaves import Leaves, _Card
from kiosk.scene.typography import TextStyle, Typography
from kiosk.screen.fonts import Fonts
from kiosk.screen.stages import Canvas
from kiosk.state.intents import Intent, SelectEvent, ShowLens, StepEvent
from kiosk.visit import Show, Visit
from kiosk.world.appearing import appears_utc_s
from tests.conftest import ROOT
from tests.fakes import ManualClock, canvas_of

SIZE_PX = (1280, 720)


@pytest.fixture
def canvas(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> Canvas:
    return canvas_of(shipped_exhibit, shipped_atlas, font_files(shipped_exhibit, ROOT), SIZE_PX)


def rendered(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that takes each text whose picture is made from now on."""
    texts: list[str] = []
    make = fonts._rendered

    def making(text: str, *look: object) -> object:
        texts.append(text)
        return make(text, *look)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(fonts, "_rendered", making)
    return texts


def card_taps(visit: Visit) -> Iterator[Intent]:
    for target in visit.scene.targets:
        if isinstance(target.tap, SelectEvent | StepEvent):
            yield target.tap


def test_a_card_that_opens_needs_no_new_words_and_no_new_layout(
    canvas: Canvas,
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    show = Show(shipped_exhibit, shipped_atlas, canvas.fonts)
    visit = Visit(show, Viewport(*SIZE_PX))
    canvas.present(visit.scene, at_once=True)
    taps = [each for each in card_taps(visit) if isinstance(each, SelectEvent)]
    assert taps
    for _ in touched_ahead(show, visit, canvas.fonts):
        pass
    texts = rendered(canvas.fonts, monkeypatch)
    laid_out: list[object] = []
    leaves = _Card.leaves

    def laying_out(card: _Card) -> Leaves:
        laid_out.append(card)
        return leaves(card)

    monkeypatch.setattr(_Card, "leaves", laying_out)
    visit._do([taps[0]])
    canvas.present(visit.rebuild(), at_once=True)
    assert not laid_out
    title = shipped_exhibit.event_by_id[visit.state.event_id].title_in(Lens.PUBLIC)
    assert not any(word in title.upper() for word in texts if len(word) > 6), texts
    assert len(texts) < 12


def test_the_other_world_needs_hardly_a_new_word(
    canvas: Canvas,
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    show = Show(shipped_exhibit, shipped_atlas, canvas.fonts)
    visit = Visit(show, Viewport(*SIZE_PX))
    canvas.present(visit.scene, at_once=True)
    for _ in touched_ahead(show, visit, canvas.fonts):
        pass
    texts = rendered(canvas.fonts, monkeypatch)
    visit._do([ShowLens(Lens.SECRET)])
    canvas.present(visit.rebuild())
    assert texts == []


def test_no_card_of_the_whole_story_breaks_its_text_into_lines_when_it_opens(
    canvas: Canvas,
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The same exhibit without the names on its map and its other languages: they take long.
    exhibit = replace(shipped_exhibit, editions={})
    show = Show(exhibit, shipped_atlas, canvas.fonts)
    for _ in chosen_ahead(show, Viewport(*SIZE_PX)):
        pass
    broken: list[str] = []
    filled = paragraph._filled

    def filling(
        units: list[str], style: TextStyle, width_px: float, typography: Typography
    ) -> list[str]:
        broken.append("".join(units))
        return filled(units, style, width_px, typography)

    monkeypatch.setattr(paragraph, "_filled", filling)
    visit = Visit(show, Viewport(*SIZE_PX))
    for lens in Lens:
        visit._do([ShowLens(lens)])
        for event in (each for each in exhibit.events[::7] if appears_utc_s(each, lens) < inf):
            visit._do([SelectEvent(event.id)])
            visit.rebuild()
            told = (event.title_in(lens), event.body, event.summary)
            assert not [text for text in broken if any(text in each for each in told)], event.id


def test_it_begins_when_the_scene_has_been_looked_at_and_each_rest_anew(
    canvas: Canvas, shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    show = Show(shipped_exhibit, shipped_atlas, canvas.fonts)
    visit, clock = Visit(show, Viewport(*SIZE_PX)), ManualClock()
    ahead = Ahead(clock)
    assert not ahead.step(show, visit, canvas.fonts)
    for _ in range(2):
        ahead.rest()
        assert not ahead.step(show, visit, canvas.fonts)
        clock.advance(LOOKED_AT_S)
        steps = 0
        while ahead.step(show, visit, canvas.fonts):
            steps += 1
        assert steps > 3
