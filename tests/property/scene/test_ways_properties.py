"""Circles of one kind share one outline: what lies within any of them, and nothing else."""

from math import acos, dist

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.geo.sphere import EARTH_RADIUS_KM, unit_from_lonlat
from kiosk.scene.ways import circle_px, open_circle_px

places = st.tuples(st.floats(-40.0, 40.0), st.floats(-40.0, 40.0))
reaches_km = st.floats(300.0, 3000.0)
CAMERA = Camera(0.0, 0.0, 400.0, Viewport(1920, 1080), Projection.EQUAL_AREA)
# A step of the outline is 0.6 degrees: so much of an arc may lie within the other circle.
STEP = 0.03


def away_km(px: tuple[float, float], lonlat: tuple[float, float]) -> float:
    here = unit_from_lonlat(np.array(CAMERA.lonlat_from_px(px)))
    there = unit_from_lonlat(np.array(lonlat))
    return acos(min(1.0, max(-1.0, float(here @ there)))) * EARTH_RADIUS_KM


@given(place=places, other=places, reach_km=reaches_km, other_km=reaches_km)
def test_no_part_of_a_joint_outline_lies_within_the_other_circle(
    place: tuple[float, float], other: tuple[float, float], reach_km: float, other_km: float
) -> None:
    arcs = open_circle_px(CAMERA, place, reach_km, ((other, other_km),))
    for arc in arcs:
        assert all(away_km(px, other) > other_km - STEP * reach_km for px in arc)
        assert all(abs(away_km(px, place) - reach_km) < 1.0 for px in arc)
    drawn = [px for arc in arcs for px in arc]
    for px in circle_px(CAMERA, place, reach_km):
        if away_km(px, other) > other_km + STEP * reach_km:
            assert min(dist(px, each) for each in drawn) < 1e-3


@given(place=places, reach_km=reaches_km)
def test_a_circle_within_another_has_no_outline_and_one_apart_has_all_of_it(
    place: tuple[float, float], reach_km: float
) -> None:
    assert open_circle_px(CAMERA, place, reach_km, ((place, reach_km + 50.0),)) == ()
    far = (place[0], place[1] + (90.0 if place[1] < 0 else -90.0))
    whole = (circle_px(CAMERA, place, reach_km),)
    assert open_circle_px(CAMERA, place, reach_km, ((far, 100.0),)) == whole
