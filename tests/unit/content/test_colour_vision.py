"""What colours tell apart is told apart by those who see fewer of them."""

from itertools import combinations

import pytest

from kiosk.content.model import Exhibit, Lens, Rgb
from kiosk.content.rules.colour_vision import APART, VISIONS, difference
from kiosk.scene.strong import strengthened


def written(colour: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


@pytest.mark.parametrize("vision", ["", *VISIONS])
def test_theatres_and_powers_stay_apart_in_every_kind_of_vision(
    shipped_exhibit: Exhibit, vision: str
) -> None:
    fills = [written(theatre.fill_rgb) for theatre in shipped_exhibit.theatres]
    glows = [written(theatre.glow_rgb) for theatre in shipped_exhibit.theatres]
    powers = [
        [written(palettes[lens][actor.colour]) for actor in shipped_exhibit.actors]
        for palettes in (shipped_exhibit.palettes, strengthened(shipped_exhibit))
        for lens in Lens
    ]
    for group in (fills, glows, *powers):
        assert len(group) > 1
        for one, other in combinations(group, 2):
            assert difference(one, other, vision) >= APART, (one, other)


def test_stances_are_told_by_their_pattern(shipped_exhibit: Exhibit) -> None:
    hatches = [stance.hatch for stance in shipped_exhibit.stances if stance.hatch]
    assert len(hatches) > 3
    assert len(set(hatches)) == len(hatches)


@pytest.mark.parametrize("vision", VISIONS)
def test_greys_are_seen_as_they_are(vision: str) -> None:
    # The rows of the published matrices add up to 1.
    assert all(sum(row) == pytest.approx(1.0, abs=2e-6) for row in VISIONS[vision])
    assert difference("#000000", "#FFFFFF", vision) == pytest.approx(1.0, abs=1e-3)
    assert difference("#808080", "#808080", vision) == 0.0


def test_red_and_green_of_the_same_lightness_are_one_without_the_middle_cones() -> None:
    red, green = "#C8503C", "#30A828"
    assert difference(red, green) > 2 * APART
    assert difference(red, green, "deuteranopia") < APART
