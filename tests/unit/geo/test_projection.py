"""The projections at their centres, antipodes and limbs."""

from typing import Literal

import numpy as np
import pytest

from kiosk.geo.projection import Projection, plane_from_view, rim_radius, view_from_plane


@pytest.mark.parametrize("projection", Projection)
@pytest.mark.parametrize("number", ["float32", "float64"])
def test_centre_and_antipode_are_finite(
    projection: Projection, number: Literal["float32", "float64"]
) -> None:
    views = np.array([(0.0, 0.0, 1.0), (0.0, 0.0, -1.0), (0.0, 1e-20, -1.0)], dtype=number)
    plane = plane_from_view(views, projection)
    rim = rim_radius(projection)
    np.testing.assert_allclose(plane[0], (0.0, 0.0))
    np.testing.assert_allclose(np.linalg.norm(plane[1:], axis=1), (rim, rim), rtol=1e-6)


def test_orthographic_holds_what_lies_behind_on_the_limb() -> None:
    behind = np.array([(0.3, 0.4, -np.sqrt(0.75)), (0.3, 0.4, np.sqrt(0.75))])
    plane = plane_from_view(behind, Projection.ORTHOGRAPHIC)
    np.testing.assert_allclose(plane, [(0.6, 0.8), (0.3, 0.4)])


@pytest.mark.parametrize("projection", Projection)
def test_no_vertices_give_no_positions(projection: Projection) -> None:
    assert plane_from_view(np.empty((0, 3)), projection).shape == (0, 2)
    assert view_from_plane(np.empty((0, 2)), projection).shape == (0, 3)


def test_a_plain_view_is_neither_changed_nor_shared() -> None:
    view = np.array([(0.0, 0.6, -0.8)])
    plane_from_view(view, Projection.ORTHOGRAPHIC)
    np.testing.assert_array_equal(view, [(0.0, 0.6, -0.8)])
