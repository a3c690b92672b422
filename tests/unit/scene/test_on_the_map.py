"""What the map answers: which city is in reach, which events share a mark, how long a way is."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.chrono.instant import utc_s_from_iso
from kiosk.content.model import Lens
from kiosk.geo.camera import Viewport
from kiosk.geo.sphere import EARTH_RADIUS_KM
from kiosk.scene.primitives import Stroke, Text
from kiosk.scene.reading_order import reading_order
from kiosk.scene.scene import Scene
from kiosk.scene.style import Style
from kiosk.state.comfort import PLAIN, Comfort, Ease
from kiosk.state.intents import (
    AskHere,
    AskPlace,
    ChooseLanguage,
    CloseAnswer,
    CloseCard,
    DragMap,
    Gather,
    GrabMap,
    Intent,
    ScrubTo,
    SelectEvent,
    ShowLens,
    ShowSheet,
    Tick,
)
from kiosk.state.pulses import PULSES_S
from kiosk.state.sheets import Meanwhile
from kiosk.state.stage import px_per_design_px
from kiosk.state.update import update
from kiosk.touch.gestures import topmost
from kiosk.visit import Show
from kiosk.world.world import world_at
from tests.unit.scene.seen import bounds, labels, layer, layout, scene_of, state_at, texts

SIZE_PX = (1920, 1080)
QUARANTINE_UTC_S = utc_s_from_iso("1962-10-24T10:25-04:00")[0]
SUNDAY_BEFORE_UTC_S = utc_s_from_iso("1962-10-21T12:00-04:00")[0]


def words_of(scene: Scene, name: str) -> list[str]:
    return [text.text for text in texts(layer(scene, name).items)]


# Great-circle distances from Sagua la Grande (22.717 N, 80.017 W) by pyproj.Geod on the sphere of
# 6,371 km; the sources give the R-12 from 1,890 to 2,080 km.
@pytest.mark.parametrize(
    ("city", "lonlat", "km", "verdict"),
    [
        ("Miami", (-80.19, 25.77), "340", "Within reach"),
        ("Washington", (-77.04, 38.9), "1,820", "Within reach"),
        ("Philadelphia", (-75.16, 39.95), "1,970", "At the limit of reach"),
        ("New York", (-74.0, 40.75), "2,080", "At the limit of reach"),
        ("Boston", (-71.06, 42.36), "2,340", "Out of reach"),
    ],
)
def test_a_touched_city_tells_whether_the_missiles_reach_it(
    show: Show, city: str, lonlat: tuple[float, float], km: str, verdict: str
) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S, theatre="cuba")
    scene = scene_of(update(state, AskPlace(city, lonlat), show.exhibit), show)
    said = words_of(scene, "answer")
    assert said[0] == city.upper()
    assert f"{km} km to Central Cuba" in said
    assert f"{verdict}: Medium-range missiles: about 2,000 km" in said


def test_only_the_secret_world_calls_a_weapon_by_the_name_that_the_public_did_not_know(
    show: Show,
) -> None:
    rings = [ring for ring in show.exhibit.curated.rings if ring.public_name]
    assert {ring.weapon for ring in rings} == {"R-12", "R-14"}
    asked = AskPlace("Washington", (-77.04, 38.9))
    for lens, theirs, other in (
        (Lens.PUBLIC, {ring.public_name for ring in rings}, {ring.label for ring in rings}),
        (Lens.SECRET, {ring.label for ring in rings}, {ring.public_name for ring in rings}),
    ):
        state = state_at(show.exhibit, SIZE_PX, lens, utc_s=QUARANTINE_UTC_S, theatre="cuba")
        said = [
            text.text
            for seen in (state, update(state, asked, show.exhibit))
            for each in scene_of(seen, show).layers
            for text in texts(each.items)
        ]
        assert any(name in words for words in said for name in theirs)
        assert not any(name in words for words in said for name in other)


def test_before_the_public_knows_of_missiles_no_place_is_within_reach(show: Show) -> None:
    for lens, told in ((Lens.PUBLIC, False), (Lens.SECRET, True)):
        state = state_at(show.exhibit, SIZE_PX, lens, utc_s=SUNDAY_BEFORE_UTC_S, theatre="cuba")
        asked = update(state, AskPlace("Miami", (-80.19, 25.77)), show.exhibit)
        assert any(each.id == "answer" for each in scene_of(asked, show).layers) is told


def test_a_second_touch_puts_the_answer_away(show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S, theatre="cuba")
    asked = update(state, AskHere((900.0, 300.0)), show.exhibit)
    assert asked.asked is not None
    assert update(asked, AskHere((300.0, 700.0)), show.exhibit) == state


def test_a_town_that_is_asked_again_puts_its_answer_away_and_another_one_answers(
    show: Show,
) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S, theatre="cuba")
    miami, boston = AskPlace("Miami", (-80.19, 25.77)), AskPlace("Boston", (-71.06, 42.36))
    asked = update(state, miami, show.exhibit)
    assert asked.asked is not None
    assert asked.asked.name == "Miami"
    assert update(asked, miami, show.exhibit) == state
    other = update(asked, boston, show.exhibit)
    assert other.asked is not None
    assert other.asked.name == "Boston"


@pytest.mark.parametrize("size_px", [(1920, 1080), (1080, 1920), (3840, 2160)])
@pytest.mark.parametrize("comfort", [PLAIN, Comfort(frozenset({Ease.LARGE, Ease.LOW}))])
@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_cross_of_an_answer_is_in_reach_from_a_wheelchair_wherever_a_finger_asked(
    show: Show, size_px: tuple[int, int], comfort: Comfort, code: str
) -> None:
    exhibit = show.exhibit.in_language(code)
    told = replace(show, exhibit=exhibit)
    begun = state_at(exhibit, size_px, Lens.SECRET, QUARANTINE_UTC_S, theatre="cuba")
    begun = replace(begun, comfort=comfort)
    for across in (0.02, 0.5, 0.98):
        for down in (0.01, 0.2, 0.5):
            here = AskHere((size_px[0] * across, size_px[1] * down))
            scene = scene_of(update(begun, here, exhibit), told)
            (ground,) = [bounds(each.area) for each in scene.targets if each.id == "answer"]
            (cross,) = [each for each in scene.targets if each.id == "answer-close"]
            box = bounds(cross.area)
            assert box.y_px >= 0.45 * size_px[1] - 1.0
            assert ground.holds(box)
            assert box.width_px >= scene_k(size_px) * 74
            assert topmost(box.centre_px, scene.targets) == cross
            assert cross.tap == CloseAnswer()


def scene_k(size_px: tuple[int, int]) -> float:
    return px_per_design_px(Viewport(*size_px))


def test_an_answer_that_has_gone_stays_away(show: Show) -> None:
    exhibit = show.exhibit
    state = state_at(exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S, theatre="cuba")
    asked = update(state, AskHere((900.0, 300.0)), exhibit)
    assert asked.asked is not None
    assert update(asked, CloseAnswer(), exhibit) == state
    assert update(asked, ShowLens(Lens.SECRET), exhibit).asked == asked.asked
    ways: tuple[tuple[Intent, ...], ...] = (
        (DragMap((900.0, 300.0), (700.0, 300.0)), DragMap((700.0, 300.0), (900.0, 300.0))),
        (ScrubTo(SUNDAY_BEFORE_UTC_S), ScrubTo(QUARANTINE_UTC_S)),
        (ShowSheet(Meanwhile()), ShowSheet(None)),
        (ChooseLanguage(), ChooseLanguage()),
        (SelectEvent("quarantine-begins"), CloseCard()),
    )
    for way in ways:
        after = asked
        for intent in way:
            after = update(after, intent, exhibit)
        assert after.asked is None


def test_where_no_range_is_told_nobody_gets_an_answer_later(show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S, theatre="world")
    for asking in (AskHere((900.0, 300.0)), AskPlace("Miami", (-80.19, 25.77))):
        assert update(state, asking, show.exhibit).asked is None


def test_the_words_of_a_town_answer_like_its_dot(show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S, theatre="turkey")
    scene = scene_of(state, show)
    names = [each for each in scene.targets if each.id.startswith("name:")]
    assert names
    dots = {each.id: each for each in scene.targets}
    for name in names:
        assert isinstance(name.tap, AskPlace)
        assert dots[name.id.removeprefix("name:")].tap == name.tap
        (words,) = [text for text in labels(scene, show.exhibit) if text.text == name.tap.name]
        touched = topmost(words.px, scene.targets)
        assert touched is not None
        assert isinstance(touched.tap, AskPlace | SelectEvent | Gather)
    assert not any(each.startswith("name:") for each in reading_order(scene.targets))


def test_events_that_share_a_mark_are_all_offered_and_each_opens_its_card(show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX, theatre="world")
    scene = scene_of(state, show)
    shared = [target.tap for target in scene.targets if isinstance(target.tap, Gather)]
    assert shared
    for gather in shared:
        offered = scene_of(update(state, gather, show.exhibit), show)
        rows = [each for each in offered.targets if each.id.startswith("choose:")]
        assert [row.tap for row in rows] == [SelectEvent(name) for name in gather.event_ids[:6]]
        titles = words_of(offered, "chooser")
        for name in gather.event_ids[:6]:
            start = show.exhibit.event_by_id[name].title_in(state.lens).upper()[:12]
            assert any(title.startswith(start) for title in titles)


def test_a_choice_goes_when_the_visitor_does_something_else(show: Show) -> None:
    ids = list(show.exhibit.event_by_id)[:2]
    state = update(state_at(show.exhibit, SIZE_PX), Gather((ids[0], ids[1])), show.exhibit)
    assert state.gathered == (ids[0], ids[1])
    for intent in (GrabMap(), ScrubTo(state.utc_s), SelectEvent(ids[0])):
        assert update(state, intent, show.exhibit).gathered == ()


def test_what_comes_up_pulses_and_then_is_still(show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=SUNDAY_BEFORE_UTC_S, theatre="cuba")
    later = update(state, ScrubTo(QUARANTINE_UTC_S), show.exhibit)
    assert later.pulses
    assert scene_of(later, show).moving
    for _ in range(int(PULSES_S / 0.1) + 2):
        later = update(later, Tick(0.1), show.exhibit)
    assert later.pulses == ()


def test_time_that_goes_back_makes_nothing_pulse(show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S)
    assert update(state, ScrubTo(SUNDAY_BEFORE_UTC_S), show.exhibit).pulses == ()


def test_in_the_dark_the_secrets_come_up_one_after_the_other(show: Show) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=SUNDAY_BEFORE_UTC_S)
    dark = update(state, ShowLens(Lens.SECRET), show.exhibit)
    ages_s = [age_s for _, age_s in dark.pulses]
    assert len(ages_s) > 1
    assert ages_s == sorted(ages_s, reverse=True)
    assert ages_s[0] < 0.0
    marks = [each.id for each in scene_of(dark, show).targets if each.id.startswith("mark:")]
    assert not set(marks) & {f"mark:{name}" for name, _ in dark.pulses}
    for _ in range(3):
        # The switch is not turned back faster than a flash is allowed to be.
        dark = update(dark, Tick(0.1), show.exhibit)
    assert update(dark, ShowLens(Lens.PUBLIC), show.exhibit).pulses == ()


@pytest.mark.parametrize("theatre", ["cuba", "turkey", "berlin"])
@pytest.mark.parametrize(("unit", "unit_km"), [("km", 1.0), ("mi", 1.609344)])
def test_the_scale_bar_is_as_long_as_it_says(
    show: Show, theatre: str, unit: str, unit_km: float
) -> None:
    state = state_at(show.exhibit, SIZE_PX, utc_s=SUNDAY_BEFORE_UTC_S, theatre=theatre)
    items = layer(scene_of(state, show), "overlay").items
    size = Style(show.exhibit, state.lens, layout(state)).type("scale")
    (found,) = (
        (label, stroke)
        for stroke, label in pairwise(items)
        if isinstance(stroke, Stroke) and isinstance(label, Text)
        if label.style == size and label.text.endswith(f" {unit}")
    )
    label, stroke = found
    km = float(label.text.removesuffix(f" {unit}").replace(",", "")) * unit_km
    length_px = stroke.points_px[2][0] - stroke.points_px[1][0]
    assert length_px == pytest.approx(km / EARTH_RADIUS_KM * state.camera.scale_px)


def test_a_call_out_tells_the_hour_of_today_and_the_day_of_what_was_on_another(show: Show) -> None:
    for later_s, told, untold in ((0.0, "10:00", "24 Oct"), (86_400.0, "24 Oct", "10:00")):
        utc_s = QUARANTINE_UTC_S + later_s
        scene = scene_of(state_at(show.exhibit, SIZE_PX, utc_s=utc_s, theatre="cuba"), show)
        said = [text.text for each in scene.layers for text in texts(each.items)]
        assert f"Quarantine line · {told}" in said
        assert f"Quarantine line · {untold}" not in said


def test_a_legend_comes_up_with_several_countries_and_names_only_what_is_in_view(
    show: Show,
) -> None:
    one_country = scene_of(state_at(show.exhibit, SIZE_PX), show)
    assert not {"legend", "stances"} & {each.id for each in one_country.layers}
    state = state_at(show.exhibit, SIZE_PX, utc_s=QUARANTINE_UTC_S + 2 * 86_400.0)
    told = set(words_of(scene_of(state, show), "legend"))
    shown = dict(world_at(show.exhibit, state.utc_s, state.lens).stances)
    by_id = {stance.id: stance.name for stance in show.exhibit.stances}
    assert {by_id[shown[country]] for country in ("Mexico", "Canada", "Algeria")} <= told
    # Seen from above the Pacific the far side of the globe has no say.
    aside = replace(state, camera=replace(state.camera, lon_deg=-150.0, lat_deg=20.0))
    told_there = {
        text.text
        for each in scene_of(aside, show).layers
        if each.id == "legend"
        for text in texts(each.items)
    }
    assert told_there < told
