"""The sheet of languages and ease: its words fit in every language, and it keeps its word."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from kiosk.content.colours import contrast
from kiosk.content.model import Exhibit, Lens
from kiosk.scene.build import build_scene
from kiosk.scene.layout import layout_for
from kiosk.scene.scene import Scene
from kiosk.scene.strong import strengthened
from kiosk.screen.fonts import Fonts
from kiosk.state.comfort import PLAIN, Comfort, Ease
from kiosk.state.state import State
from kiosk.visit import Show
from tests.unit.scene.seen import (
    bounds,
    controls,
    encloses,
    layer,
    scene_of,
    state_at,
    text_box,
    texts,
)

SCREENS = ((1920, 1080), (1080, 1920), (1024, 768), (3440, 1440))
SMALLEST_DESIGN_PX = 20
EVERYTHING = Comfort(frozenset(Ease))

screens = pytest.mark.parametrize(
    "size_px", SCREENS, ids=lambda size_px: "x".join(map(str, size_px))
)


def opened(
    show: Show, size_px: tuple[int, int], comfort: Comfort, lens: Lens = Lens.PUBLIC
) -> State:
    state = state_at(show.exhibit, size_px, lens)
    return replace(state, comfort=comfort, choosing_language=True)


@screens
@pytest.mark.parametrize("comfort", [PLAIN, EVERYTHING], ids=["plain", "everything"])
def test_the_words_of_the_sheet_fit_in_every_language(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], comfort: Comfort
) -> None:
    state = opened(show, size_px, comfort)
    k = layout_for(state.camera.viewport).k
    faults = []
    for code, edition in show.exhibit.editions.items():
        scene = build_scene(state, edition, show.atlas, show.typography)
        (blocker,) = (each for each in scene.targets if each.id == "easier")
        words = list(texts(layer(scene, "easier").items))
        assert len(words) > 15
        boxes = [(text.text, text_box(text, shipped_fonts)) for text in words]
        for text, (said, box) in zip(words, boxes, strict=True):
            if not encloses(bounds(blocker.area), box):
                faults.append(f"{code}: {said!r} leaves the sheet")
            if text.style.size_px < SMALLEST_DESIGN_PX * k - 1:
                faults.append(f"{code}: {said!r} is set in {text.style.size_px} px")
        for (one, box), (other, other_box) in combinations(boxes, 2):
            if box.grown(-1.0).overlaps(other_box.grown(-1.0)):
                faults.append(f"{code}: {one!r} touches {other!r}")
        keys = [
            bounds(each.area)
            for each in scene.targets
            if each.id.startswith(("language:", "depth:", "start_again", "done", "quiet", "loud"))
        ]
        for said, box in boxes:
            if any(box.overlaps(each) and not encloses(each, box) for each in keys):
                faults.append(f"{code}: {said!r} runs over its key")
    assert faults == []


@screens
@pytest.mark.parametrize("large", [False, True])
def test_with_controls_lower_down_all_of_them_are_within_reach(
    show: Show, size_px: tuple[int, int], *, large: bool
) -> None:
    eased = frozenset({Ease.LOW, Ease.LARGE} if large else {Ease.LOW})
    state = replace(
        state_at(show.exhibit, size_px, event_id="kennedy-speech"), comfort=Comfort(eased)
    )
    scene = scene_of(state, show)
    found = controls(scene)
    assert {"play", "switch", "access", "close", "zoom_in"} <= {each.id for each in found}
    for target in found:
        # Where two links lead, larger keys lie one above the other; Back and Next lead there too.
        share = 0.4 if target.id.startswith("link:") and large else 0.45
        assert bounds(target.area).y_px >= share * size_px[1], target.id


@screens
@pytest.mark.parametrize("lens", Lens)
def test_larger_text_is_a_quarter_larger_where_people_read(
    show: Show, size_px: tuple[int, int], lens: Lens
) -> None:
    sizes = {}
    for comfort in (PLAIN, Comfort(frozenset({Ease.LARGE}))):
        state = replace(
            state_at(show.exhibit, size_px, lens, event_id="kennedy-speech"), comfort=comfort
        )
        card = layer(scene_of(state, show), "card_leaf")
        lines = Counter(each.style.size_px for each in texts(card.items) if len(each.text) > 25)
        sizes[comfort.large] = lines.most_common(1)[0][0]
    # Sizes are whole px.
    assert sizes[True] / sizes[False] == pytest.approx(1.25, abs=1.0 / sizes[False])


@pytest.mark.parametrize("lens", Lens)
def test_with_stronger_contrast_every_word_stands_out_sevenfold(
    shipped_exhibit: Exhibit, lens: Lens
) -> None:
    palette = strengthened(shipped_exhibit)[lens]
    usual = shipped_exhibit.palettes[lens]
    pairs = {
        Lens.PUBLIC: (("ink", "ink2", "ink3", "sea_label"), ("paper", "paper2", "sea", "land")),
        Lens.SECRET: (("text", "text2", "text3", "sea_label"), ("panel", "panel2", "sea", "land")),
    }[lens]
    for word in pairs[0]:
        for ground in pairs[1]:
            assert contrast(palette[word], palette[ground]) >= 7.0, (word, ground)
            assert contrast(palette[word], palette[ground]) >= contrast(usual[word], usual[ground])


def lit(scene: Scene) -> set[str]:
    """Return what the layers of the controls say, to see that they change."""
    return {text.text for name in ("easier",) for text in texts(layer(scene, name).items)}


def test_a_switch_that_is_on_says_so(show: Show) -> None:
    off = lit(scene_of(opened(show, (1920, 1080), PLAIN), show))
    on = lit(scene_of(opened(show, (1920, 1080), EVERYTHING), show))
    assert "OFF" in off
    assert "ON" not in off
    assert "OFF" not in on
    assert "Louder" in on - off
