"""Random hands for a short while; the long while is in tests/soak."""

import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.screen.fonts import Fonts
from kiosk.state.state import initial_state
from kiosk.visit import Show, Visit
from tests.property.state.test_bounds import broken_bounds
from tests.soak.monkey import RATE_HZ, monkey

SECONDS = 12.0


@pytest.mark.parametrize(("size_px", "seed"), [((1920, 1080), 14), ((1080, 1920), 28)])
def test_random_hands_leave_a_sound_visit_that_finds_home(
    shipped_exhibit: Exhibit,
    shipped_atlas: Atlas,
    shipped_fonts: Fonts,
    size_px: tuple[int, int],
    seed: int,
) -> None:
    visit = Visit(Show(shipped_exhibit, shipped_atlas, shipped_fonts), Viewport(*size_px))
    drawn_s, states = 0.0, set()
    for at_s, signal in monkey(size_px, SECONDS, seed):
        visit.take([signal], at_s)
        assert broken_bounds(visit.state, shipped_exhibit) == []
        states.add(visit.state)
        if at_s - drawn_s >= 5.0 / RATE_HZ:
            visit.tick(at_s - drawn_s)
            visit.rebuild()
            drawn_s = at_s
    # A monkey that changes nothing would prove nothing.
    assert len(states) > 200
    now_s = SECONDS
    while not visit.fresh and now_s < SECONDS + 900.0:
        now_s += 1.0
        visit.tick(1.0)
        visit.take([], now_s)
    assert visit.fresh
    home = initial_state(shipped_exhibit, Viewport(*size_px))
    assert visit.state.comfort == home.comfort
    assert visit.state.language == home.language
