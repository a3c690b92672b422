"""Nothing flashes more than twice a second, however impatient the hand on the switch."""

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
import pytest

from kiosk.app.assembly import font_files
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.screen.stages import Canvas
from kiosk.state import comforting, update
from kiosk.state import intents as want
from kiosk.state.comfort import Ease
from kiosk.visit import Show, Visit
from kiosk.world.appearing import appears_utc_s
from tests.conftest import ROOT
from tests.fakes import canvas_of

SIZE_PX = (640, 360)
RATE_HZ = 30
CELL_PX = 20
# WCAG 2.2, general flash: a pair of opposing changes of a tenth of the greatest luminance, where
# the darker is below 0.8. It allows three a second; here are two.
CHANGE, DARKER_BELOW, MOST = 0.1, 0.8, 2
# Of the screen: a quarter of the field of ten degrees that counts is far more than this.
SMALL_SHARE = 0.02
# With this event the public world is full of news at once.
BURST = "kennedy-speech"
# By then the title has opened, and the tour plays.
RESTED_S = 14.0

Grid = npt.NDArray[np.float64]


def luminance(canvas: Canvas) -> Grid:
    """Return the relative luminance of each cell of the picture."""
    width_px, height_px = canvas.size_px
    pixels = np.frombuffer(canvas.pixels, np.uint8).reshape(height_px, width_px, 3) / 255.0
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    grey = linear @ np.array((0.2126, 0.7152, 0.0722))
    cells: Grid = grey.reshape(height_px // CELL_PX, CELL_PX, width_px // CELL_PX, CELL_PX).mean(
        axis=(1, 3)
    )
    return cells


def flashes(values: Iterable[float]) -> list[int]:
    """Return the frames at which a change against the one before it completes a flash."""
    found: list[int] = []
    extreme, direction = None, 0
    for frame, value in enumerate(values):
        if extreme is None:
            extreme = value
            continue
        step = value - extreme
        if direction * step >= 0 and direction:
            extreme = value
        elif abs(step) >= CHANGE and min(value, extreme) < DARKER_BELOW:
            if direction:
                found.append(frame)
            direction = 1 if step > 0 else -1
            extreme = value
    return found


def most_a_second(values: Iterable[float]) -> int:
    """Return the most flashes, two opposing changes each, within any one second."""
    turns = flashes(values)
    most = max(
        (sum(begin <= other < begin + RATE_HZ for other in turns) for begin in turns), default=0
    )
    # The change before the first turn is the first half of a flash.
    return (most + 1) // 2 if most else 0


def test_flashes_are_counted_as_they_are_defined() -> None:
    one_hz = [1.0 if (frame // 15) % 2 else 0.0 for frame in range(90)]
    five_hz = [1.0 if (frame // 3) % 2 else 0.0 for frame in range(90)]
    assert most_a_second(one_hz) == 1
    assert most_a_second(five_hz) >= 4
    assert most_a_second([0.5, 0.55] * 60) == 0
    assert most_a_second([0.9, 1.0] * 60) == 0


@pytest.mark.parametrize("calm", [False, True])
@pytest.mark.parametrize("every_s", [0.1, 0.2, 0.3, 0.5])
def test_an_impatient_hand_on_the_switch_makes_no_flashes(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, every_s: float, *, calm: bool
) -> None:
    def turned(visit: Visit, at_s: float) -> list[want.Intent]:
        due = int(at_s / every_s) != int((at_s - 1.0 / RATE_HZ) / every_s)
        other = Lens.PUBLIC if visit.state.lens is Lens.SECRET else Lens.SECRET
        return [want.ShowLens(other)] if due else []

    start: list[want.Intent] = [want.ToggleEase(Ease.CALM)] if calm else []
    grids = watched(shipped_exhibit, shipped_atlas, start, turned, 3.0)
    # The worlds do differ, and were turned.
    assert np.ptp(grids, axis=0).max() > CHANGE
    assert_calm(grids)


def test_what_comes_up_while_the_story_plays_makes_no_flashes(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    start: list[want.Intent] = [want.ShowLens(Lens.SECRET), want.TogglePlay()]
    assert_calm(watched(shipped_exhibit, shipped_atlas, start, lambda _, __: [], 6.0))


def test_the_watch_sees_worlds_that_flash(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comforting, "TURN_AGAIN_S", 0.0)
    monkeypatch.setattr(update, "IRIS_S", dict.fromkeys(Lens, 0.05))

    def turned(visit: Visit, _: float) -> list[want.Intent]:
        other = Lens.PUBLIC if visit.state.lens is Lens.SECRET else Lens.SECRET
        return [want.ShowLens(other)] if visit.state.iris_s is None else []

    with pytest.raises(AssertionError, match="of the screen flash at the same time"):
        assert_calm(watched(shipped_exhibit, shipped_atlas, [], turned, 1.5))


def test_the_resting_screen_makes_no_flashes(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    grids = watched(shipped_exhibit, shipped_atlas, [], lambda _, __: [], 8.0, rested_s=RESTED_S)
    assert np.ptp(grids, axis=0).max() > CHANGE
    assert_calm(grids)


def test_a_tour_makes_no_flashes_however_fast_it_is_leafed_through(
    shipped_exhibit: Exhibit, shipped_atlas: Atlas
) -> None:
    tour = next(tour for tour in shipped_exhibit.tours if tour.listed)

    def leafed(visit: Visit, at_s: float) -> list[want.Intent]:
        due = int(at_s / 0.4) != int((at_s - 1.0 / RATE_HZ) / 0.4)
        # First it tells by itself.
        return [want.StepTour(1)] if due and at_s > 3.0 else []

    assert_calm(watched(shipped_exhibit, shipped_atlas, [want.BeginTour(tour.id)], leafed, 6.0))


def test_the_burst_of_news_makes_no_flashes(shipped_exhibit: Exhibit, shipped_atlas: Atlas) -> None:
    speech = shipped_exhibit.event_by_id[BURST]
    start: list[want.Intent] = [want.ScrubTo(appears_utc_s(speech, Lens.PUBLIC) - 3600.0)]
    start += [want.ReleaseScrub(0.0), want.TogglePlay()]
    grids = watched(shipped_exhibit, shipped_atlas, start, lambda _, __: [], 4.0)
    assert np.ptp(grids, axis=0).max() > CHANGE
    assert_calm(grids)


def watched(
    exhibit: Exhibit,
    atlas: Atlas,
    start: list[want.Intent],
    acts: Callable[[Visit, float], list[want.Intent]],
    seconds: float,
    *,
    rested_s: float = 0.0,
) -> Grid:
    canvas = canvas_of(exhibit, atlas, font_files(exhibit, ROOT), SIZE_PX)
    visit = Visit(Show(exhibit, atlas, canvas.fonts), Viewport(*SIZE_PX), resting=rested_s > 0.0)
    visit.tick(rested_s)
    visit._do(start)
    grids = []
    for frame in range(round(seconds * RATE_HZ)):
        visit._do(acts(visit, frame / RATE_HZ))
        visit.tick(1.0 / RATE_HZ)
        canvas.present(visit.rebuild())
        grids.append(luminance(canvas))
    return np.array(grids)


def assert_calm(grids: Grid) -> None:
    """Fail if more than a small part of the screen flashes too often at the same time."""
    cells = grids.reshape(len(grids), -1).T
    turned = np.zeros((len(cells), len(grids) + RATE_HZ))
    for nth, cell in enumerate(cells):
        turned[nth, flashes(cell)] = 1.0
    within = np.cumsum(turned, axis=1)
    a_second = within[:, RATE_HZ:] - within[:, :-RATE_HZ]
    # The change before the first turn is the first half of a flash.
    share = float(((a_second + 1) // 2 > MOST).mean(axis=0).max())
    assert share <= SMALL_SHARE, f"{share:.0%} of the screen flash at the same time"
