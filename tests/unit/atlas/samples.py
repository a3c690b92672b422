"""A small atlas of every kind of layer."""

import numpy as np

from kiosk.atlas.format import Origin
from kiosk.atlas.model import (
    AreaLayer,
    AreaLod,
    Feature,
    Layer,
    LineLayer,
    LineLod,
    Paths,
    PointLayer,
)

IMPRINT = {"made_with": {"geos": "3.14.1"}, "credits": {"geodata/SOURCES.toml": "Natural Earth"}}


def paths(seed: int, dtype: type[np.floating] = np.float32) -> Paths:
    rng = np.random.default_rng(seed)
    unit = rng.normal(size=(7, 3))
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    return Paths(
        unit=unit.astype(dtype),
        start=np.array([0, 3, 7], np.int32),
        cap_unit=unit[:2],
        cap_rad=np.array([0.5, 1.5]),
        owner=np.array([0, 1], np.int32),
    )


def no_paths() -> Paths:
    nothing = np.empty(0, np.int32)
    return Paths(np.empty((0, 3)), np.zeros(1, np.int32), np.empty((0, 3)), np.empty(0), nothing)


def layers(seed: int = 0) -> tuple[Layer, ...]:
    feature = Feature("cuba", "Куба", (-79.5, 22.0), 0.1, {"status": "sovereign"})
    fills = paths(seed)
    lods = tuple(
        AreaLod(
            tolerance_rad=0.007,
            ground=fills,
            fills=fills,
            outlines=paths(seed + 1),
            borders=no_paths(),
            border_sides=np.empty((0, 2), np.int32),
        )
        for _ in range(2)
    )
    return (
        AreaLayer(
            "world",
            "territories",
            (feature,),
            ("international", "armistice"),
            lods,
        ),
        LineLayer("wall", "wall", (feature,), (LineLod(1e-6, paths(seed, np.float64)),)),
        PointLayer("cities", "cities", (feature,), paths(seed, np.float64).unit),
        PointLayer("nowhere", "cities", (), np.empty((0, 3))),
    )


def origins() -> tuple[Origin, ...]:
    note = (3, 1, 'map layer "world"', "The outline crosses itself.", "Look at it.")
    return (
        Origin("world", "key", "geodata/world.gpkg", "abc", (note,)),
        *(Origin(id_, "key", "geodata/x.csv", "def") for id_ in ("wall", "cities", "nowhere")),
    )
