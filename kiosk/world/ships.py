"""Where ships were: at a dated position, on the way between two of them, or nobody knows."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from kiosk.content.curated import Fix, Track
from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Exhibit, Lens
from kiosk.content.terms import Precision
from kiosk.world.legs import Leg, LonLat, leg_between
from kiosk.world.lens import opens_utc_s, public_utc_s

# Between two positions that are farther apart in time nothing is drawn: in four days a freighter of
# 15 knots makes 2,700 km, and can have been anywhere in half an ocean.
GAP_LIMIT_S = 3 * 86_400.0
# How fast what is known of a position grows stale: a fifth of the speed of a freighter. Between two
# positions she had to keep to her way, but not to the great circle.
DOUBT_KMH = 5.0


@dataclass(frozen=True, slots=True)
class ShownShip:
    """A vessel whose position is known, or follows from two that are.

    Attributes:
        heading_deg: Clockwise from north; None while she stands or nobody says where she went.
        doubt_km: How far off the position may be.
        fix: The dated position at which she stands, or from which she comes.
        goal: The one to which she goes; None while she stands at a dated position.
        hidden: Whether the public does not know of this position yet.
    """

    track: Track
    lonlat: LonLat
    heading_deg: float | None
    doubt_km: float
    fix: Fix
    goal: Fix | None
    hidden: bool


def ships_at(exhibit: Exhibit, utc_s: float, lens: Lens) -> tuple[ShownShip, ...]:
    """Return the vessels of which something is known at an instant, in the order of the file.

    Between two dated positions of a vessel she moves along the great circle at an even speed, if
    they are at most `GAP_LIMIT_S` apart, both dated to the day or better, and if no vessel of the
    exhibit would have been too slow. Before and after such a way she stands at a dated position for
    the minute, hour or day to which it is dated; else she is absent. Through the public lens both
    ends of a way must be public: one alone does not tell where she went.
    """
    shown = []
    for track, starts_utc_s, stretches in _courses(exhibit, lens):
        index = bisect_right(starts_utc_s, utc_s) - 1
        if index >= 0 and utc_s < stretches[index].end_utc_s:
            shown.append(_shown(track, stretches[index], utc_s))
    return tuple(shown)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time, half open, in which she stands at a position or is on the way to another."""

    start_utc_s: float
    end_utc_s: float
    fix: Fix
    leg: Leg | None
    goal: Fix | None
    public_utc_s: float


# Two lenses.
@kept_by_exhibit(maxsize=2)
def _courses(exhibit: Exhibit, lens: Lens) -> tuple[tuple[Track, list[float], list[_Stretch]], ...]:
    courses = []
    curated = exhibit.curated
    for track in curated.tracks:
        stretches = [
            each
            for each in _stretches(track, lens, curated.fastest_vessel_kmh)
            if each.start_utc_s < each.end_utc_s
        ]
        courses.append((track, [each.start_utc_s for each in stretches], stretches))
    return tuple(courses)


def _stretches(track: Track, lens: Lens, fastest_kmh: float) -> list[_Stretch]:
    first, last = track.fixes[0], track.fixes[-1]
    stretches = [_before(first, -inf, lens)]
    for a, b in pairwise(track.fixes):
        leg = leg_between((a.at_utc_s, a.lonlat), (b.at_utc_s, b.lonlat))
        opens_s = inf
        if _is_plausible(a, b, leg, fastest_kmh):
            opens_s = max(a.at_utc_s, opens_utc_s(a, lens), opens_utc_s(b, lens))
        after = _after(a, min(b.at_utc_s, opens_s), lens)
        stretches.append(after)
        if opens_s < b.at_utc_s:
            told_s = max(public_utc_s(a), public_utc_s(b))
            stretches.append(_Stretch(opens_s, b.at_utc_s, a, leg, b, told_s))
        else:
            stretches.append(_before(b, max(a.at_utc_s, after.end_utc_s), lens))
    return [*stretches, _after(last, inf, lens)]


def _before(fix: Fix, not_before_s: float, lens: Lens) -> _Stretch:
    start_s = max(fix.earliest_utc_s, not_before_s, opens_utc_s(fix, lens))
    return _Stretch(start_s, fix.at_utc_s, fix, None, None, public_utc_s(fix))


def _after(fix: Fix, not_after_s: float, lens: Lens) -> _Stretch:
    start_s = max(fix.at_utc_s, opens_utc_s(fix, lens))
    end_s = min(fix.latest_utc_s, not_after_s)
    return _Stretch(start_s, end_s, fix, None, None, public_utc_s(fix))


def _is_plausible(a: Fix, b: Fix, leg: Leg, fastest_kmh: float) -> bool:
    vague = (Precision.MONTH, Precision.YEAR)
    return (
        b.at_utc_s - a.at_utc_s <= GAP_LIMIT_S
        and a.precision not in vague
        and b.precision not in vague
        and leg.speed_kmh <= fastest_kmh
    )


def _shown(track: Track, stretch: _Stretch, utc_s: float) -> ShownShip:
    fix, leg, goal = stretch.fix, stretch.leg, stretch.goal
    hidden = stretch.public_utc_s > utc_s
    if leg is None or goal is None:
        return ShownShip(track, fix.lonlat, None, fix.radius_km, fix, None, hidden)
    share = leg.share(utc_s)
    stale_h = min(utc_s - fix.at_utc_s, goal.at_utc_s - utc_s) / 3600.0
    doubt_km = fix.radius_km + share * (goal.radius_km - fix.radius_km) + stale_h * DOUBT_KMH
    return ShownShip(track, leg.lonlat(utc_s), leg.heading_deg(utc_s), doubt_km, fix, goal, hidden)
