"""No letter is smaller than people read standing."""

from dataclasses import replace

import pytest

from kiosk.content.languages import Direction
from kiosk.content.model import Lens
from kiosk.scene.build import build_scene
from kiosk.scene.primitives import Text
from kiosk.state.comfort import Comfort, Ease
from kiosk.visit import Show
from tests.unit.scene.seen import state_at

LEAST_PX = 20
# Captions of the narrowest keys, in the languages with the longest words.
LEAST_CAPTION_PX = 17


@pytest.mark.parametrize("size_px", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("ease", [None, Ease.LARGE, Ease.LOW])
def test_nothing_is_set_under_twenty_px_on_full_hd(
    show: Show, size_px: tuple[int, int], ease: Ease | None
) -> None:
    comfort = Comfort(frozenset({ease} if ease else ()))
    directions = {each.code: each.direction for each in show.exhibit.languages}
    faults = set()
    for code, edition in show.exhibit.editions.items():
        if directions[code] is Direction.RIGHT_TO_LEFT:
            continue
        for event_id, sheet_open in (("", False), ("u2-photographs", False), ("", True)):
            state = state_at(show.exhibit, size_px, Lens.SECRET, event_id=event_id)
            state = replace(state, comfort=comfort, choosing_language=sheet_open)
            for layer in build_scene(state, edition, show.atlas, show.typography).layers:
                for item in layer.items:
                    least_px = LEAST_CAPTION_PX if layer.id.startswith("key:") else LEAST_PX
                    if isinstance(item, Text) and item.style.size_px < least_px:
                        faults.add(f"{code}, {layer.id}: {item.text} in {item.style.size_px} px")
    assert faults == set()
