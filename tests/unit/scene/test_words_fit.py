"""Every text of the story, at every size of screen, drawn in the real fonts."""

import pytest

from kiosk.content.model import Lens
from kiosk.screen.fonts import Fonts
from kiosk.visit import Show
from tests.unit.scene.seen import (
    SIZES,
    bounds,
    encloses,
    layer,
    layout,
    scene_of,
    state_at,
    text_box,
    texts,
)

screens = pytest.mark.parametrize("size_px", SIZES, ids=lambda size_px: "x".join(map(str, size_px)))
lenses = pytest.mark.parametrize("lens", Lens)


@screens
@lenses
def test_date_clocks_and_day_stay_in_their_block_at_any_hour(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], lens: Lens
) -> None:
    story = show.exhibit.timeline
    faults = set()
    # 53 hours are no part of a day or a week: all hours and weekdays come up.
    for hour in range(0, int((story.end_utc_s - story.start_utc_s) / 3600) + 1, 53):
        state = state_at(show.exhibit, size_px, lens, story.start_utc_s + hour * 3600.0)
        words = list(texts(layer(scene_of(state, show), "date").items))
        assert words
        for text in words:
            if not encloses(layout(state).date, text_box(text, shipped_fonts)):
                faults.add(f"{text.text!r} leaves the block")
        boxes = [(text.text, text_box(text, shipped_fonts).grown(-1.0)) for text in words]
        for index, (one, box) in enumerate(boxes):
            for other, other_box in boxes[index + 1 :]:
                if box.overlaps(other_box):
                    faults.add(f"{one!r} touches {other!r}")
    assert faults == set()


@screens
@lenses
@pytest.mark.parametrize("name", ["regions", "switch"])
def test_words_on_buttons_stay_on_them(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], lens: Lens, name: str
) -> None:
    state = state_at(show.exhibit, size_px, lens)
    scene = scene_of(state, show)
    prefix = {"regions": "region:", "switch": "switch"}[name]
    keys = [bounds(target.area) for target in scene.targets if target.id.startswith(prefix)]
    for text in texts(layer(scene, name).items):
        assert any(encloses(box, text_box(text, shipped_fonts)) for box in keys), text.text
