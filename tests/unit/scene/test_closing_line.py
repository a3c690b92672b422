"""While the house closes a quiet line says until when; it fits, and covers nothing of use."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.chrono.opening import Hours
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.scene.build import build_scene
from kiosk.scene.desk import with_note
from kiosk.scene.hits import Handle
from kiosk.scene.layout import layout_for
from kiosk.scene.primitives import Text
from kiosk.scene.scene import Scene
from kiosk.scene.style import Style
from kiosk.state import intents as want
from kiosk.state.attract import attract_state
from kiosk.state.comfort import Comfort, Ease
from kiosk.state.sheets import Beyond, Meanwhile, Wing
from kiosk.state.state import State, initial_state
from kiosk.state.update import update
from kiosk.visit import Show, Visit
from tests.fakes import after

ZONE = "Europe/Berlin"
UNTIL_UTC_S = datetime(2026, 11, 24, 18, 5, 30, tzinfo=ZoneInfo(ZONE)).timestamp()
SIZES_PX = ((1920, 1080), (1080, 1920), (1280, 800))
EASED: tuple[frozenset[Ease], ...] = (
    frozenset(),
    frozenset({Ease.LARGE}),
    frozenset({Ease.LOW}),
    frozenset({Ease.LOW, Ease.LARGE}),
)
OPENED: tuple[tuple[want.Intent, ...], ...] = (
    (),
    (want.SelectEvent("kennedy-speech"),),
    (want.ChooseLanguage(),),
    (want.ShowSheet(Meanwhile()),),
    (want.ShowSheet(Beyond(Wing.AFTER)),),
    (want.ChooseTour(),),
)


def in_house(exhibit: Exhibit, language: str) -> Exhibit:
    edition = exhibit.in_language(language)
    hours = Hours("Mo-Su 10:00-18:00", ZONE)
    return replace(edition, visit=replace(edition.visit, hours=hours))


def line_of(scene: Scene, k: float) -> tuple[Box, list[Text]]:
    (layer,) = (each for each in scene.layers if each.id == "closing")
    return layer.box.grown(-16 * k), [each for each in layer.items if isinstance(each, Text)]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "tr", "ru", "ar"])
@pytest.mark.parametrize("size_px", SIZES_PX)
def test_the_line_fits_and_covers_no_control_and_no_sheet(
    show: Show, language: str, size_px: tuple[int, int]
) -> None:
    exhibit = in_house(show.exhibit, language)
    for eased in EASED:
        begun = replace(initial_state(exhibit, Viewport(*size_px)), comfort=Comfort(eased))
        for opened in OPENED:
            state = after(begun, (want.StayUntil(UNTIL_UTC_S), *opened), exhibit)
            scene = build_scene(state, exhibit, show.atlas, show.typography)
            k = min(size_px) / 1080.0 if size_px[1] > size_px[0] else size_px[0] / 1920.0
            box, texts = line_of(scene, k)
            assert any("18:05" in each.text for each in texts)
            assert len(texts) <= 3
            for text in texts:
                assert show.typography.width_px(text.text, text.style) <= box.width_px
                assert not show.typography.lacks(text.text, text.style)
            assert box.x_px >= 0.0
            assert box.y_px >= 0.0
            assert box.right_px <= size_px[0]
            for target in scene.targets:
                if isinstance(target.area, Box) and target.handle is not Handle.MAP:
                    assert not target.area.overlaps(box), (eased, opened, target.id)
            dates = [each.box.grown(-16 * k) for each in scene.layers if each.id == "date_sheet"]
            assert not any(each.overlaps(box) for each in dates)


def test_an_open_house_says_nothing(show: Show) -> None:
    exhibit = in_house(show.exhibit, "en")
    state = initial_state(exhibit, Viewport(1920, 1080))
    scene = build_scene(state, exhibit, show.atlas, show.typography)
    assert not [each for each in scene.layers if each.id == "closing"]


def test_who_sends_the_closing_kiosk_home_still_reads_until_when(shipped_exhibit: Exhibit) -> None:
    state = initial_state(shipped_exhibit, Viewport(1920, 1080))
    closing = after(state, (want.StayUntil(UNTIL_UTC_S), want.GoHome()), shipped_exhibit)
    assert closing == replace(state, stays_until_utc_s=UNTIL_UTC_S)
    assert update(closing, want.StayUntil(None), shipped_exhibit) == state


@pytest.mark.parametrize("until", [float("nan"), float("inf"), -1.0, 1e300])
def test_no_time_that_no_calendar_has_is_taken_over(shipped_exhibit: Exhibit, until: float) -> None:
    state = initial_state(shipped_exhibit, Viewport(1920, 1080))
    assert update(state, want.StayUntil(until), shipped_exhibit) is state


def test_closing_time_is_no_visitor(show: Show) -> None:
    resting: State = attract_state(show.exhibit, Viewport(1920, 1080))
    told = update(resting, want.StayUntil(UNTIL_UTC_S), show.exhibit)
    assert told.guide.attract is not None
    visit = Visit(show, Viewport(1920, 1080))
    visit.tell(want.StayUntil(UNTIL_UTC_S))
    assert visit.fresh


@pytest.mark.parametrize("lens", Lens)
@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_that_looks_for_room_on_the_map_takes_that_of_the_line(
    show: Show, lens: Lens, size_px: tuple[int, int], language: str
) -> None:
    exhibit = in_house(show.exhibit, language)
    begun = replace(
        initial_state(exhibit, Viewport(*size_px)),
        language=language,
        lens=lens,
        still_s=9.0,
        stays_until_utc_s=UNTIL_UTC_S,
    )
    for theatre in (None, *exhibit.theatres):
        state = begun
        if theatre is not None:
            state = after(begun, (want.FlyTo(theatre.view, theatre.id),), exhibit)
            state = after(state, (want.Tick(0.1),) * 80, exhibit)
        scene = build_scene(state, exhibit, show.atlas, show.typography)
        (line,) = (each for each in scene.layers if each.id == "closing")
        box = line.box
        apart = ("tag:", "slip:", "callout:", "reaction:", "answer", "chooser")
        found = [
            target.id
            for target in scene.targets
            if isinstance(target.area, Box)
            and target.id.startswith(apart)
            and target.area.overlaps(box)
        ]
        assert not found


def test_a_note_for_curators_finds_its_place_below_the_line(show: Show) -> None:
    exhibit = in_house(show.exhibit, "en")
    state = initial_state(exhibit, Viewport(1920, 1080))
    state = replace(state, stays_until_utc_s=UNTIL_UTC_S)
    scene = build_scene(state, exhibit, show.atlas, show.typography)
    style = Style(exhibit, Lens.PUBLIC, layout_for(Viewport(1920, 1080)))
    noted = with_note(scene, style, "3 errors", show.typography)
    boxes = {each.id: each.box.grown(-12) for each in noted.layers}
    assert not boxes["note"].overlaps(boxes["closing"])
