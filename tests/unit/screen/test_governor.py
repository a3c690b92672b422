"""The governor takes detail away from a slow machine, and gives it back."""

import itertools

import pytest

from kiosk.screen.governor import BUDGET_S, HOLD_FRAMES, LADDER, Governor


def after(frame_s: float, frames: int, governor: Governor | None = None) -> Governor:
    governor = governor or Governor()
    for _ in range(frames):
        governor.took(frame_s)
    return governor


def test_a_fast_machine_shows_all_the_detail() -> None:
    assert after(BUDGET_S / 2, 1000).detail == LADDER[0]


def test_dear_frames_are_made_cheaper_step_by_step_within_a_second_and_a_half() -> None:
    governor = Governor()
    seen = []
    for _ in range(90):
        governor.took(2 * BUDGET_S)
        seen.append(LADDER.index(governor.detail))
    assert seen[-1] == len(LADDER) - 1
    assert {later - earlier for earlier, later in itertools.pairwise(seen)} == {0, 1}


def test_one_slow_frame_changes_nothing() -> None:
    governor = after(BUDGET_S / 2, 50)
    governor.took(5 * BUDGET_S)
    assert after(BUDGET_S / 2, 50, governor).detail == LADDER[0]


def test_a_machine_that_recovers_shows_all_the_detail_again() -> None:
    slow = after(3 * BUDGET_S, 200)
    assert slow.detail == LADDER[-1]
    assert after(BUDGET_S / 3, 200, slow).detail == LADDER[0]


@pytest.mark.parametrize("slowness", [1.0, 1.7, 3.0, 6.0])
def test_the_detail_settles_and_does_not_swing_to_and_fro(slowness: float) -> None:
    # Each step costs three quarters of the one before.
    governor = Governor()
    turns = []
    for _ in range(600):
        step = LADDER.index(governor.detail)
        governor.took(slowness * BUDGET_S * 0.95 * 0.75**step)
        turns.append(LADDER.index(governor.detail) - step)
    assert not any(turns[300:])
    assert sum(map(abs, turns)) <= len(LADDER)


def test_each_step_of_the_ladder_shows_no_more_than_the_one_before() -> None:
    for richer, barer in itertools.pairwise(LADDER):
        assert richer.tolerance_px <= barer.tolerance_px
        assert richer.least_island_px <= barer.least_island_px
        assert richer.least_area_px <= barer.least_area_px
        assert richer.least_line <= barer.least_line
    assert HOLD_FRAMES * len(LADDER) < 90
