"""Names on the map, chosen so that none overlaps and none flickers while the map moves.

The choice is made once for each step of magnification, on the globe and not on the screen: it
cannot change while the map is dragged. On screen a name only gives way to what lies above it.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, floor, log2, radians, sin

import numpy as np

from kiosk.atlas.model import Atlas, Feature
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM, FloatArray, unit_from_lonlat
from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Anchor, Glyph, Primitive, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.stage import reference_px

# Steps of magnification in which the choice of names stays the same: two for each doubling.
STEPS_PER_DOUBLING = 2
# From which scale, in screen heights per radian, a town of a rank is named.
TOWN_SCALES = {1: 0.55, 2: 1.6, 3: 3.0, 4: 6.0, 5: 12.0}
# On the plan of a city the dot of the city itself means nothing any more, and places without a
# rank, such as a gate or an airfield, are named instead.
PLAN_SCALE = 60.0
PLACE_SCALE = 130.0
# A country is named when its largest part is at least this share as wide as its name.
COUNTRY_FILL = 0.62
DOT_GAP = 10


@dataclass(frozen=True, slots=True)
class Label:
    """A name that found its place on the globe.

    Attributes:
        shift_px: From the anchor to the middle of the words.
        half_px: Half the width and height of the words.
    """

    text: str
    kind: str
    lonlat: tuple[float, float]
    shift_px: tuple[float, float]
    half_px: tuple[float, float]

    @property
    def is_level(self) -> bool:
        """Whether it stands beside a dot; other names lean as their parallel does."""
        return self.kind in ("map_city", "map_capital")


@dataclass(frozen=True, slots=True, eq=False)
class LabelSet:
    """The names for one step of magnification, the most important first."""

    labels: tuple[Label, ...]
    unit: FloatArray


def label_step(camera: Camera) -> int:
    """Return the step of magnification of a camera."""
    scale = camera.scale_px / reference_px(camera.viewport)
    return floor(log2(scale) * STEPS_PER_DOUBLING)


def label_items(
    style: Style, camera: Camera, atlas: Atlas, taken: tuple[Box, ...], typography: Typography
) -> tuple[Primitive, ...]:
    """Return the names in view, except those that meet what lies above the map."""
    chosen = _chosen(
        style, label_step(camera), reference_px(camera.viewport), _Names(atlas), typography
    )
    if not chosen.labels:
        return ()
    px = camera.px_from_unit(chosen.unit)
    visible = camera.is_visible(chosen.unit)
    width_px, height_px = camera.viewport.width_px, camera.viewport.height_px
    inside = (
        visible
        & (px[:, 0] > -100)
        & (px[:, 0] < width_px + 100)
        & (px[:, 1] > -50)
        & (px[:, 1] < height_px + 50)
    )
    items: list[Primitive] = []
    placed: list[Box] = []
    for index in np.nonzero(inside)[0].tolist():
        label = chosen.labels[index]
        x_px, y_px = px[index].tolist()
        centre_px = (x_px + label.shift_px[0], y_px + label.shift_px[1])
        box = Box(
            centre_px[0] - label.half_px[0],
            centre_px[1] - label.half_px[1],
            2 * label.half_px[0],
            2 * label.half_px[1],
        )
        lean_deg = 0.0 if label.is_level else _east_deg(camera, label.lonlat)
        box = _leaning(box, lean_deg)
        if not any(box.overlaps(other) for other in (*taken, *placed)):
            placed.append(box)
            items += _drawn(style, label, (x_px, y_px), centre_px, lean_deg)
    return tuple(items)


def _drawn(
    style: Style,
    label: Label,
    anchor_px: tuple[float, float],
    centre_px: tuple[float, float],
    lean_deg: float,
) -> tuple[Primitive, ...]:
    k = style.layout.px
    if label.kind == "map_sea":
        ink, halo, halo_px = style.colour("sea_label"), None, 0
    elif label.is_level:
        ink, halo, halo_px = style.text, style.colour("land"), style.layout.whole_px(3)
    else:
        ink, halo = style.either("ink2", "text3"), style.colour("land")
        halo_px = style.layout.whole_px(2)
    words = Text(
        centre_px,
        label.text,
        style.type(label.kind),
        ink,
        Anchor.CENTRE,
        halo,
        halo_px,
        lean_deg,
    )
    if not label.is_level:
        return (words,)
    dot, dot_px = ("capital", k(8)) if label.kind == "map_capital" else ("city", k(5.5))
    return (Glyph(dot, anchor_px, dot_px, (style.text, style.either("white", "sea"))), words)


def _leaning(box: Box, lean_deg: float) -> Box:
    """Return the upright box around a box that leans about its middle."""
    if not lean_deg:
        return box
    sine, cosine = abs(sin(radians(lean_deg))), abs(cos(radians(lean_deg)))
    width_px = box.width_px * cosine + box.height_px * sine
    height_px = box.width_px * sine + box.height_px * cosine
    x_px, y_px = box.centre_px
    return Box(x_px - width_px / 2, y_px - height_px / 2, width_px, height_px)


def _east_deg(camera: Camera, lonlat: tuple[float, float]) -> float:
    """Return how far east leans from the horizontal on screen, in whole steps of 2 degrees."""
    west_px = camera.px_from_lonlat((lonlat[0] - 0.5, lonlat[1]))
    east_px = camera.px_from_lonlat((lonlat[0] + 0.5, lonlat[1]))
    lean_deg = degrees(atan2(west_px[1] - east_px[1], east_px[0] - west_px[0]))
    return 2.0 * round(lean_deg / 2.0)


class _Names:
    """An atlas as a key: equal if the fingerprint is."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def __hash__(self) -> int:
        return hash(self.atlas.fingerprint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and other.atlas.fingerprint == self.atlas.fingerprint


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    kind: str
    lonlat: tuple[float, float]
    importance: float


@lru_cache(maxsize=64)
def _chosen(
    style: Style, step: int, unit_px: float, names: _Names, typography: Typography
) -> LabelSet:
    # Distances only grow within a step: what fits at its lower end fits in all of it.
    scale = 2.0 ** (step / STEPS_PER_DOUBLING)
    scale_px = scale * unit_px
    candidates = _candidates(style, names.atlas, scale, scale_px, typography)
    placed = _Placed(len(candidates), scale_px)
    for candidate in candidates:
        for label in _positions(style, candidate, typography):
            if placed.has_room_for(label):
                placed.add(label)
                break
    lonlats = np.array([label.lonlat for label in placed.labels], dtype=float).reshape(-1, 2)
    return LabelSet(tuple(placed.labels), unit_from_lonlat(lonlats))


def _candidates(
    style: Style, atlas: Atlas, scale: float, scale_px: float, typography: Typography
) -> list[_Candidate]:
    found: list[_Candidate] = []
    water = {each.layer_id for each in style.exhibit.map.styles if each.fill == "sea"}
    for layer in atlas.areas:
        is_water = layer.id in water
        for feature in layer.features:
            found += _area(style, feature, scale_px, typography, is_water=is_water)
    for points in atlas.points:
        for feature in points.features:
            if points.role == "cities":
                found += _town(style, feature, scale)
            elif points.role == "seas":
                found += _sea(style, feature, scale_px, typography)
    found.sort(key=lambda each: (-each.importance, each.text))
    return found


def _area(
    style: Style, feature: Feature, scale_px: float, typography: Typography, *, is_water: bool
) -> list[_Candidate]:
    reach_px = 2 * feature.extent_rad * scale_px
    name = name_of(style.exhibit, feature)
    if not name:
        return []
    if is_water:
        wide = reach_px * COUNTRY_FILL >= typography.width_px(name, style.type("map_sea"))
        return [_Candidate(name, "map_sea", feature.label_lonlat, 20.0)] if wide else []
    text = name.upper()
    for kind in ("map_country", "map_country_s"):
        if reach_px * COUNTRY_FILL >= typography.width_px(text, style.type(kind)) * 0.62:
            # Larger countries first, but never before a capital.
            return [
                _Candidate(text, kind, feature.label_lonlat, 50 + 30 * min(1.0, feature.extent_rad))
            ]
    return []


def _town(style: Style, feature: Feature, scale: float) -> list[_Candidate]:
    rank = int(feature.properties.get("rank", "6") or 6)
    capital = feature.properties.get("capital") == "1"
    is_town = rank in TOWN_SCALES
    if scale < TOWN_SCALES.get(rank, PLACE_SCALE) or (is_town and scale >= PLAN_SCALE):
        return []
    kind = "map_capital" if capital else "map_city"
    importance = 90 - 10 * rank + (5 if capital else 0)
    name = _translated(style.exhibit, feature.name)
    return [_Candidate(name, kind, feature.label_lonlat, importance)]


def _sea(
    style: Style, feature: Feature, scale_px: float, typography: Typography
) -> list[_Candidate]:
    reach_px = float(feature.properties.get("extent_km", "0") or 0) / EARTH_RADIUS_KM * scale_px
    name = _translated(style.exhibit, feature.name)
    if reach_px < typography.width_px(name, style.type("map_sea")) * 0.9:
        return []
    return [_Candidate(name, "map_sea", feature.label_lonlat, 20.0)]


def name_of(exhibit: Exhibit, feature: Feature) -> str:
    """Return the name that the map prints for a territory."""
    return _translated(exhibit, exhibit.map.names.get(feature.id, feature.name))


def _translated(exhibit: Exhibit, name: str) -> str:
    return exhibit.map.translated.get(name, name)


def _positions(style: Style, candidate: _Candidate, typography: Typography) -> list[Label]:
    text_style = style.type(candidate.kind)
    half_px = (
        typography.width_px(candidate.text, text_style) / 2 + style.layout.px(4),
        text_style.size_px * 0.62,
    )
    shifts = [(0.0, 0.0)]
    if candidate.kind in ("map_city", "map_capital"):
        side_px = half_px[0] + style.layout.px(DOT_GAP)
        over_px = half_px[1] + style.layout.px(DOT_GAP)
        shifts = [(side_px, 0.0), (-side_px, 0.0), (0.0, -over_px), (0.0, over_px)]
    return [
        Label(candidate.text, candidate.kind, candidate.lonlat, shift_px, half_px)
        for shift_px in shifts
    ]


class _Placed:
    """The names that have found room so far, each new one compared with all of them at once."""

    def __init__(self, limit: int, scale_px: float) -> None:
        self.labels: list[Label] = []
        self._scale_px = scale_px
        # Longitude and latitude, shift, half size: a row for each name.
        self._rows = np.empty((max(1, limit), 6))

    def add(self, label: Label) -> None:
        self._rows[len(self.labels)] = (*label.lonlat, *label.shift_px, *label.half_px)
        self.labels.append(label)

    def has_room_for(self, label: Label) -> bool:
        """Return whether it overlaps none, on the plane that touches the globe between each two."""
        lon, lat, shift_x, shift_y, half_x, half_y = self._rows[: len(self.labels)].T
        middle_rad = np.radians((lat + label.lonlat[1]) / 2)
        east_rad = np.radians((label.lonlat[0] - lon + 180.0) % 360.0 - 180.0)
        dx_px = east_rad * np.cos(middle_rad) * self._scale_px + label.shift_px[0] - shift_x
        dy_px = np.radians(lat - label.lonlat[1]) * self._scale_px + label.shift_px[1] - shift_y
        close = (np.abs(dx_px) < half_x + label.half_px[0]) & (
            np.abs(dy_px) < half_y + label.half_px[1]
        )
        return not close.any()
