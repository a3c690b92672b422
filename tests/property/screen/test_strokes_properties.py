"""Lines that are broken, and lines of which only a part is in view."""

from itertools import pairwise
from math import dist

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.strokes import dashes, segments_of, segments_within

Px = tuple[float, float]

# Whole px, as vertices far apart or on top of each other are what goes wrong.
vertices = st.tuples(st.integers(-300, 700), st.integers(-300, 700))
paths = st.lists(vertices.map(lambda px: (float(px[0]), float(px[1]))), min_size=2, max_size=12)
lengths = st.floats(1.0, 40.0)
EVERYWHERE = pygame.Rect(-1000, -1000, 3000, 3000)


@given(paths, lengths, lengths)
def test_a_broken_line_is_ink_and_gap_in_turn_along_its_whole_length(
    path: list[Px], on_px: float, off_px: float
) -> None:
    pieces = dashes(path, on_px, off_px, EVERYWHERE)
    starts_px = np.array(path[:1] + [end for _, end in pairwise(path)])
    reach_px = np.concatenate(([0.0], np.cumsum([dist(a, b) for a, b in pairwise(path)])))
    inked_px = 0.0
    whole, rest = divmod(reach_px[-1], on_px + off_px)
    for start, end in pieces:
        inked_px += dist(start, end)
        # Each piece lies on one side of the path.
        assert any(
            dist(a, start) + dist(start, b) == pytest.approx(dist(a, b), abs=1e-6)
            and dist(a, end) + dist(end, b) == pytest.approx(dist(a, b), abs=1e-6)
            for a, b in pairwise(starts_px.tolist())
        )
        assert dist(start, end) <= on_px + 1e-6
    assert inked_px == pytest.approx(whole * on_px + min(rest, on_px), abs=1e-6)


@given(paths, st.none() | st.tuples(lengths, lengths), st.integers(0, 3))
def test_pieces_that_are_left_out_would_not_have_shown(
    path: list[Px], dash_px: tuple[float, float] | None, half_px: int
) -> None:
    surface, area = pygame.Surface((400, 400)), pygame.Rect(120, 90, 150, 200)
    surface.set_clip(area)
    width_px = 2 * half_px + 1
    pieces = dashes(path, *dash_px, EVERYWHERE) if dash_px else segments_of(path)
    kept = segments_within(pieces, area.inflate(2 * width_px, 2 * width_px))
    for start, end in pieces.tolist():
        if (tuple(start), tuple(end)) not in kept:
            pygame.draw.aaline(surface, (255, 255, 255), start, end, width_px)
    assert not pygame.surfarray.array3d(surface).any()
    assert all([list(start), list(end)] in pieces.tolist() for start, end in kept)


@given(paths, lengths, lengths, st.tuples(st.integers(-300, 500), st.integers(-300, 500)))
def test_in_an_area_there_are_the_dashes_that_it_would_have_of_the_whole_line(
    path: list[Px], on_px: float, off_px: float, corner: tuple[int, int]
) -> None:
    area = pygame.Rect(corner, (150, 200))
    there = dashes(path, on_px, off_px, area)
    everywhere = dashes(path, on_px, off_px, EVERYWHERE)
    low, high = np.array(area.topleft), np.array(area.bottomright)
    seen = np.any(np.all((everywhere > low) & (everywhere < high), axis=2), axis=1)
    found = {tuple(map(tuple, each)) for each in there.tolist()}
    assert {tuple(map(tuple, each)) for each in everywhere[seen].tolist()} <= found
    assert found <= {tuple(map(tuple, each)) for each in everywhere.tolist()}
