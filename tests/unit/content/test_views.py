"""Views in which a lost minus lets the map fly to the other side of the globe."""

from pathlib import Path

import pytest

from tests.unit.content.exhibits import CONFIG, EVERY_KEY_OF_TOURS, STORY, load

VIEW = "view = { lon = 13.4, lat = 52.5, scale = 100.0 }"
SLIPS = {
    "lon = -13.4, lat = 52.5": ("lon", "If so, write: lon = 13.4"),
    "lon = 13.4, lat = -52.5": ("lat", "If so, write: lat = 52.5"),
    "lon = 52.5, lat = 13.4": ("lon", "If so, write: lon = 13.4, and lat = 52.5"),
}


def told(folder: Path, old: str, new: str, story: str = STORY) -> list[tuple[str, str]]:
    assert old in CONFIG + story
    problems = load(folder, CONFIG.replace(old, new, 1), story.replace(old, new, 1)).problems
    return [(each.subject, each.remedy) for each in problems if "view" in each.subject]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_the_view_of_a_theatre_is_told(tmp_path: Path, slip: str) -> None:
    key, advice = SLIPS[slip]
    ((subject, remedy),) = told(tmp_path, VIEW, VIEW.replace("lon = 13.4, lat = 52.5", slip))
    assert subject == f'theatre "city", view, {key}'
    assert remedy.endswith(advice)


def test_a_slip_in_the_view_of_a_stop_is_told(tmp_path: Path) -> None:
    story = STORY + EVERY_KEY_OF_TOURS
    at = story.index("view", story.index("[[tour.step]]"))
    story = story[:at] + story[at:].replace("lat = 52.5", "lat = -52.5", 1)
    told = {each.subject for each in load(tmp_path, CONFIG, story).problems}
    assert 'tour "by-air", step "takeoff", view, lat' in told


@pytest.mark.parametrize("scale", ["0.4", "2.0", "100.0"])
def test_a_view_beside_what_it_is_for_is_left_alone(tmp_path: Path, scale: str) -> None:
    new = VIEW.replace("13.4", "16.9").replace("100.0", scale)
    assert told(tmp_path, VIEW, new) == []
