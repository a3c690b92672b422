"""What lies on the map leaves room for what else lies there, and fingers find every control."""

from collections import Counter
from functools import lru_cache
from itertools import combinations

import pytest
import shapely

from kiosk.content.model import Exhibit, Lens
from kiosk.scene.boxes import Box
from kiosk.scene.scene import Scene
from kiosk.screen.fonts import Fonts
from kiosk.state.intents import Gather, SelectEvent
from kiosk.state.state import State
from kiosk.visit import Show
from kiosk.world.world import world_at
from tests.unit.scene.seen import (
    DESIGN_FINGER_PX,
    ROUNDING_PX,
    SIZES,
    bounds,
    controls,
    corners_px,
    encloses,
    labels,
    layout,
    marks,
    panels,
    scene_of,
    state_at,
    tags,
)

screens = pytest.mark.parametrize("size_px", SIZES, ids=lambda size_px: "x".join(map(str, size_px)))
# Hours after the beginning of the story: before the first event, Kennedy's speech, the morning
# and the night of Black Saturday, the end of the quarantine, the last instant.
HOURS = (0, 211, 322, 335, 918, 937)


@lru_cache(maxsize=len(SIZES))
def views(show: Show, size_px: tuple[int, int]) -> tuple[tuple[State, Scene], ...]:
    """Return the screen over each theatre at all hours, with and without a card."""
    exhibit, found = show.exhibit, list[tuple[State, Scene]]()
    for lens in Lens:
        for theatre in exhibit.theatre_by_id:
            for index, hour in enumerate(HOURS):
                utc_s = exhibit.timeline.start_utc_s + hour * 3600.0
                shown = world_at(exhibit, utc_s, lens).shown
                event_id = shown[-1].event.id if shown and index % 2 else ""
                state = state_at(exhibit, size_px, lens, utc_s, theatre=theatre, event_id=event_id)
                found.append((state, scene_of(state, show)))
    return tuple(found)


def mark_boxes(scene: Scene) -> list[Box]:
    return [
        Box(x_px - radius_px, y_px - radius_px, 2 * radius_px, 2 * radius_px)
        for radius_px, (x_px, y_px) in ((each.radius_px, each.centre_px) for each in marks(scene))
    ]


@screens
def test_no_call_out_covers_a_mark_a_panel_or_another(show: Show, size_px: tuple[int, int]) -> None:
    count = 0
    for state, scene in views(show, size_px):
        boxes = [bounds(tag.area) for tag in tags(scene)]
        count += len(boxes)
        for box in boxes:
            assert encloses(layout(state).screen, box)
            for other in (*mark_boxes(scene), *panels(state)):
                assert not box.grown(-ROUNDING_PX).overlaps(other)
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert count > 20


def outlines(scene: Scene, exhibit: Exhibit, fonts: Fonts) -> list[tuple[str, shapely.Polygon]]:
    """Return the names on the map with their room, turned as they are."""
    return [
        (text.text, shapely.Polygon(corners_px(text, fonts))) for text in labels(scene, exhibit)
    ]


@screens
def test_no_name_on_the_map_meets_a_panel_a_mark_or_a_call_out(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int]
) -> None:
    count = 0
    for state, scene in views(show, size_px):
        above = (*panels(state), *mark_boxes(scene), *(bounds(tag.area) for tag in tags(scene)))
        taken = shapely.union_all(
            [
                shapely.box(box.x_px, box.y_px, box.right_px, box.bottom_px)
                for box in (each.grown(-ROUNDING_PX) for each in above)
            ]
        )
        shapely.prepare(taken)
        for name, outline in outlines(scene, show.exhibit, shipped_fonts):
            count += 1
            assert not taken.intersects(outline), name
    assert count > 100


@screens
def test_no_name_on_the_map_meets_another(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int]
) -> None:
    for _, scene in views(show, size_px):
        for (one, outline), (other, near) in combinations(
            outlines(scene, show.exhibit, shipped_fonts), 2
        ):
            assert not outline.intersects(near.buffer(-2.0 * ROUNDING_PX)), f"{one}, {other}"


@screens
def test_ids_are_unique_and_every_control_is_large_on_screen_and_answers(
    show: Show, size_px: tuple[int, int]
) -> None:
    for state, scene in views(show, size_px):
        ids = Counter(target.id for target in scene.targets)
        assert set(ids.values()) == {1}, ids.most_common(1)
        least_px = DESIGN_FINGER_PX * layout(state).k - ROUNDING_PX
        for target in controls(scene):
            box = bounds(target.area)
            assert encloses(layout(state).screen, box), target.id
            assert min(box.width_px, box.height_px) >= least_px, target.id
            topmost = next(
                each for each in reversed(scene.targets) if each.area.contains(box.centre_px)
            )
            assert topmost == target


@screens
def test_every_mark_and_call_out_opens_an_event_that_is_shown(
    show: Show, size_px: tuple[int, int]
) -> None:
    for state, scene in views(show, size_px):
        shown = {each.event.id for each in world_at(show.exhibit, state.utc_s, state.lens).shown}
        for target in scene.targets:
            if target.id.startswith(("mark:", "tag:")):
                assert target.id.split(":")[1] in shown
                match target.tap:
                    case SelectEvent(event_id):
                        assert event_id in shown
                    case Gather(event_ids):
                        assert len(event_ids) > 1
                        assert shown.issuperset(event_ids)
                    case other:
                        pytest.fail(f"{target.id} means {other}")


@screens
def test_the_slider_answers_over_its_whole_way(show: Show, size_px: tuple[int, int]) -> None:
    state = state_at(show.exhibit, size_px)
    scene = scene_of(state, show)
    axis, band = scene.axis, layout(state).band
    (slider,) = (target for target in scene.targets if target.id == "timeline")
    story = show.exhibit.timeline
    for utc_s in (story.start_utc_s, story.opens_at_utc_s, story.end_utc_s):
        x_px = axis.px_from_utc(utc_s)
        assert slider.area.contains((x_px, band.y_px + 10.0))
        assert axis.utc_from_px(x_px) == pytest.approx(utc_s, abs=1.0)
        assert 0.0 <= x_px <= state.camera.viewport.width_px
