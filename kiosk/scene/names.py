"""The names that a step of magnification has room for, chosen on the globe and not on the screen.

Because the choice knows nothing of where the camera looks, no name comes or goes while the map is
dragged. Because each step begins with the names of the step before, none goes while it is enlarged.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import floor, inf, log2

import numpy as np

from kiosk.atlas.model import Atlas, Feature
from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera
from kiosk.geo.sphere import EARTH_RADIUS_KM, FloatArray, unit_from_lonlat
from kiosk.scene.layout import layout_for
from kiosk.scene.placing import TOWN_KINDS, Label, LonLat, Placed
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.state.comfort import Depth
from kiosk.state.stage import reference_px

# Steps of magnification in which the choice of names stays the same: two for each doubling.
STEPS_PER_DOUBLING = 2
# From which scale, in screen heights per radian, a town of a rank is named; the great capitals
# already where a whole hemisphere is in view.
TOWN_SCALES = {1: 1.0, 2: 1.4, 3: 2.8, 4: 5.6, 5: 11.0}
CAPITAL_SCALE = 0.45
# On the plan of a city the dot of the city itself means nothing any more, and places without a
# rank, such as a gate or an airfield, are named instead.
PLAN_SCALE = 60.0
PLACE_SCALE = 130.0
# A country is named when its name is no wider than this many times its largest part, and a sea
# when it is no wider than this many times the sea.
COUNTRY_FILL, LAKE_FILL, SEA_FILL = 1.0, 0.62, 1.35
# How much farther in the larger letters wait: until then the neighbours need the room.
ROOMY = 2.0
DOT_GAP, BADGE_GAP = 10, 30
SEAT_DEG = 0.2
# How far, in its own heights, a country's name may give way to the names of towns; never farther
# than this share of the country, or it would lie in another.
GIVE_WAY, GIVE_WAY_SHARE = (0.0, -0.7, 0.7, -1.5, 1.5), 0.22
# The cells in which a name looks for its neighbours, in design px.
CELL = 240
# The radius of the dot of a town, in design px.
DOT = 9
EAST_DEG = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class LabelSet:
    """The names for one step of magnification, the most important first.

    Attributes:
        unit: Their anchors, shape (labels, 3).
        east: Places a little east of these, shape (labels, 3): names lean as these lie.
    """

    labels: tuple[Label, ...]
    unit: FloatArray
    east: FloatArray


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that would like to be shown from one scale on, up to another."""

    subject: str
    text: str
    kind: str
    lonlats: tuple[LonLat, ...]
    importance: float
    from_scale: float
    to_scale: float = inf
    extent_rad: float = 0.0


def label_step(camera: Camera) -> int:
    """Return the step of magnification of a camera."""
    scale = camera.scale_px / reference_px(camera.viewport)
    return floor(log2(scale) * STEPS_PER_DOUBLING)


def steps_within(scale_limits: tuple[float, float]) -> range:
    """Return all steps that a visitor can reach."""
    first, last = (floor(log2(scale) * STEPS_PER_DOUBLING) for scale in scale_limits)
    return range(first, last + 1)


def labels_at(style: Style, step: int, atlas: Atlas, typography: Typography) -> LabelSet:
    """Return the names for a step; worked out when they are first asked for."""
    # Names and sizes are the same in both worlds, and wherever the panels lie.
    layout = layout_for(style.layout.viewport)
    layout = replace(layout, k=style.layout.k, text=style.layout.text)
    return _chosen(
        replace(style, lens=Lens.PUBLIC, strong=False, depth=Depth.STANDARD, layout=layout),
        step,
        AtlasKey(atlas),
        typography,
    )


class AtlasKey:
    """An atlas as a key: equal if the fingerprint is."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def __hash__(self) -> int:
        return hash(self.atlas.fingerprint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AtlasKey) and other.atlas.fingerprint == self.atlas.fingerprint


# 22 steps in each language, and some of them in large letters too; 20 kB each.
@kept_by_exhibit(maxsize=40)
def _chosen(style: Style, step: int, names: AtlasKey, typography: Typography) -> LabelSet:
    # Distances only grow within a step: what fits at its lower end fits in all of it.
    scale = 2.0 ** (step / STEPS_PER_DOUBLING)
    candidates = _candidates(style, names, typography)
    first = steps_within(style.exhibit.map.scale_limits).start
    before = _chosen(style, step - 1, names, typography).labels if step > first else ()
    old = {(label.subject, label.kind, label.lonlat): label for label in before}
    scale_px = scale * reference_px(style.layout.viewport)
    placed = Placed(style.layout.px(CELL), scale_px, style.layout.px(DOT))
    wanted = [each for each in candidates if each.from_scale <= scale < each.to_scale]
    kept: dict[tuple[str, str, LonLat], Label] = {}
    for candidate in wanted:
        for lonlat in candidate.lonlats:
            name = (candidate.subject, candidate.kind, lonlat)
            if name in old:
                kept[name] = old[name]
                placed.add(old[name])
    labels: list[Label] = []
    for candidate in wanted:
        for lonlat in candidate.lonlats:
            label = kept.get((candidate.subject, candidate.kind, lonlat))
            if label is None:
                label = placed.added(
                    _positions(style, candidate, lonlat, typography, placed.scale_px)
                )
            if label is not None:
                labels.append(label)
    lonlats = np.array([label.lonlat for label in labels], dtype=float).reshape(-1, 2)
    east = unit_from_lonlat(lonlats + np.array((EAST_DEG, 0.0)))
    return LabelSet(tuple(labels), unit_from_lonlat(lonlats), east)


# In each language, and in large letters; 0.3 MB each.
@kept_by_exhibit(maxsize=2)
def _candidates(style: Style, names: AtlasKey, typography: Typography) -> tuple[_Candidate, ...]:
    unit_px = reference_px(style.layout.viewport)
    found: list[_Candidate] = []
    water = {each.layer_id for each in style.exhibit.map.styles if each.fill == "sea"}
    for layer in names.atlas.areas:
        for feature in layer.features:
            if layer.id in water:
                found += _lake(style, feature, unit_px, typography)
            else:
                found += _country(style, feature, unit_px, typography)
    for points in names.atlas.points:
        for feature in points.features:
            if points.role == "cities":
                found.append(_town(style.exhibit, feature))
            elif points.role == "seas":
                extent_km = float(feature.properties.get("extent_km", "0") or 0)
                reach_px = extent_km / EARTH_RADIUS_KM * unit_px * SEA_FILL
                found += _sea(style, feature, reach_px, typography)
            elif points.role == "names":
                found.append(_free(style, feature))
    return tuple(sorted(found, key=lambda each: (-each.importance, each.text)))


def _country(
    style: Style, feature: Feature, unit_px: float, typography: Typography
) -> Iterator[_Candidate]:
    text = style.capitals(name_of(style.exhibit, feature))
    reach_px = 2 * feature.extent_rad * unit_px * COUNTRY_FILL
    if not text or reach_px <= 0.0:
        return
    places = style.exhibit.map.label_places.get(feature.id) or (feature.label_lonlat,)
    # Larger countries first, but never before a capital.
    importance = 50 + 30 * min(1.0, feature.extent_rad)
    small = typography.width_px(text, style.type("map_country_s")) / reach_px
    large = typography.width_px(text, style.type("map_country")) / reach_px * ROOMY
    kinds = (("map_country_s", small, large), ("map_country", large, inf))
    for kind, from_scale, to_scale in kinds:
        subject, extent_rad = f"area:{feature.id}", feature.extent_rad
        yield _Candidate(subject, text, kind, places, importance, from_scale, to_scale, extent_rad)


def _lake(
    style: Style, feature: Feature, unit_px: float, typography: Typography
) -> Iterator[_Candidate]:
    reach_px = 2 * feature.extent_rad * unit_px * LAKE_FILL
    return _sea(style, feature, reach_px, typography)


def _sea(
    style: Style, feature: Feature, reach_px: float, typography: Typography
) -> Iterator[_Candidate]:
    """Yield the name of a water whose name may be so many px wide at scale 1."""
    text = name_of(style.exhibit, feature)
    if text and reach_px > 0.0:
        from_scale = typography.width_px(text, style.type("map_sea")) / reach_px
        places = style.exhibit.map.label_places.get(feature.id) or (feature.label_lonlat,)
        yield _Candidate(f"sea:{feature.id}", text, "map_sea", places, 20.0, from_scale)


def _town(exhibit: Exhibit, feature: Feature) -> _Candidate:
    rank = int(feature.properties.get("rank", "6") or 6)
    capital = feature.properties.get("capital") == "1"
    from_scale = CAPITAL_SCALE if capital and rank == 1 else TOWN_SCALES.get(rank, PLACE_SCALE)
    return _Candidate(
        f"town:{feature.id}",
        _translated(exhibit, feature.name),
        "map_seat" if _is_seat(exhibit, feature) else "map_capital" if capital else "map_city",
        (feature.label_lonlat,),
        90 - 10 * rank + (5 if capital else 0),
        from_scale,
        PLAN_SCALE if rank in TOWN_SCALES else inf,
    )


def _free(style: Style, feature: Feature) -> _Candidate:
    """Return the name of something that is no place, such as a line: it stands for itself."""
    return _Candidate(
        f"name:{feature.id}",
        style.capitals(_translated(style.exhibit, feature.name)),
        "map_line",
        (feature.label_lonlat,),
        85.0,
        float(feature.properties.get("from_scale", "0") or 0),
    )


def _is_seat(exhibit: Exhibit, feature: Feature) -> bool:
    """Return whether the badge of a power lies on a town."""
    lon_deg, lat_deg = feature.label_lonlat
    return any(
        abs(actor.place.lonlat[0] - lon_deg) < SEAT_DEG
        and abs(actor.place.lonlat[1] - lat_deg) < SEAT_DEG
        for actor in exhibit.actors
    )


def name_of(exhibit: Exhibit, feature: Feature) -> str:
    """Return the name that the map prints for a territory."""
    return _translated(exhibit, exhibit.map.names.get(feature.id, feature.name))


def _translated(exhibit: Exhibit, name: str) -> str:
    return exhibit.map.translated.get(name, name)


def _positions(
    style: Style,
    candidate: _Candidate,
    lonlat: LonLat,
    typography: Typography,
    scale_px: float,
) -> list[Label]:
    text_style = style.type(candidate.kind)
    half_px = (
        typography.width_px(candidate.text, text_style) / 2 + style.layout.px(4),
        text_style.size_px * 0.62,
    )
    if candidate.kind in TOWN_KINDS:
        gap_px = style.layout.px(BADGE_GAP if candidate.kind == "map_seat" else DOT_GAP)
        side_px, over_px = half_px[0] + gap_px, half_px[1] + gap_px
        level, upright = [(side_px, 0.0), (-side_px, 0.0)], [(0.0, -over_px), (0.0, over_px)]
        shifts = upright + level if candidate.kind == "map_seat" else level + upright
    else:
        limit_px = candidate.extent_rad * scale_px * GIVE_WAY_SHARE
        ways_px = (heights * 2 * half_px[1] for heights in GIVE_WAY)
        shifts = [(0.0, way_px) for way_px in ways_px if abs(way_px) <= limit_px]
    return [
        Label(candidate.subject, candidate.text, candidate.kind, lonlat, shift_px, half_px)
        for shift_px in shifts
    ]
