"""What tests of several packages draw their examples from."""

from math import inf, nan

from hypothesis import strategies as st

from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Exhibit, Lens, View
from kiosk.geo.camera import LAT_LIMIT_DEG, Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.state import desk
from kiosk.state import intents as want
from kiosk.state.card_view import Side
from kiosk.state.comfort import Depth, Ease
from kiosk.state.lead import Aim, Shown
from kiosk.state.sheets import Beyond, Letter, Meanwhile, Wing
from kiosk.touch.contacts import Contact, Phase

VIEWPORTS = (Viewport(1920, 1080), Viewport(1080, 1920), Viewport(3840, 2160), Viewport(640, 480))

projections = st.sampled_from(Projection)
lonlats = st.tuples(st.floats(-180.0, 180.0, exclude_max=True), st.floats(-90.0, 90.0))
viewports = st.sampled_from(VIEWPORTS)


@st.composite
def px_on(draw: st.DrawFn, viewport: Viewport) -> tuple[float, float]:
    """Positions on screen."""
    return draw(st.floats(0.0, viewport.width_px)), draw(st.floats(0.0, viewport.height_px))


@st.composite
def cameras(
    draw: st.DrawFn,
    lat_limit_deg: float = LAT_LIMIT_DEG,
    viewport: Viewport | None = None,
    projection: Projection | None = None,
) -> Camera:
    """Cameras from the whole globe in a quarter of the screen down to one street."""
    shown = draw(viewports) if viewport is None else viewport
    heights_per_rad = draw(st.floats(0.1, 20_000.0))
    return Camera(
        draw(st.floats(-180.0, 180.0, exclude_max=True)),
        draw(st.floats(-lat_limit_deg, lat_limit_deg)),
        heights_per_rad * shown.height_px,
        shown,
        draw(projections) if projection is None else projection,
    )


@st.composite
def time_scales(draw: st.DrawFn) -> TimeScale:
    """Scales of up to six stretches of time, an hour to a year each."""
    durations_s = draw(st.lists(st.floats(3600.0, 3.2e7), min_size=1, max_size=6))
    shares = draw(
        st.lists(st.floats(0.01, 1.0), min_size=len(durations_s), max_size=len(durations_s))
    )
    knots, total = [(-2.3e8, 0.0)], sum(shares)
    for duration_s, share in zip(durations_s, shares, strict=True):
        knots.append((knots[-1][0] + duration_s, knots[-1][1] + share / total))
    knots[-1] = (knots[-1][0], 1.0)
    return TimeScale(tuple(knots), draw(st.floats(0.0, 500.0)), draw(st.floats(100.0, 3840.0)))


_wild = st.sampled_from((nan, inf, -inf, -1e300, 1e300, -3.0, 5000.0))
_reports = st.lists(
    st.tuples(
        # Moves are what panels mostly report.
        st.sampled_from((Phase.DOWN, Phase.MOVE, Phase.MOVE, Phase.UP, Phase.CANCEL)),
        # One batch, one report, a gap that is mended, its end, a slow double tap, a long press.
        st.sampled_from((0.0, 0.001, 0.008, 0.016, 0.05, 0.059, 0.06, 0.061, 0.3, 0.7)),
        # Fingers mostly stay near where they were; else a share of the screen.
        st.tuples(st.integers(-12, 12), st.integers(-12, 12))
        | st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)),
        st.sampled_from(("finger", "finger", "mouse", "pen")),
        st.integers(0, 3),
        st.none() | st.tuples(_wild, _wild | st.just(5.0)),
    ),
    max_size=40,
)


@st.composite
def contact_streams(
    draw: st.DrawFn, viewport: Viewport, *, sane: bool = False, first_id: int = 0
) -> tuple[Contact, ...]:
    """What a panel may report of four fingers: any order of ups and downs, repeated and lost.

    Args:
        viewport: The screen.
        sane: Whether every position is a number on screen.
        first_id: The lowest of the four ids.
    """
    right_px, bottom_px = viewport.width_px - 1.0, viewport.height_px - 1.0
    at_s, contacts, last_px = 100.0, list[Contact](), dict[int, tuple[float, float]]()
    for phase, pause_s, (across, along), source, finger, wild_px in draw(_reports):
        at_s += pause_s
        if isinstance(across, int) and finger in last_px:
            x_px, y_px = last_px[finger][0] + across, last_px[finger][1] + along
        else:
            x_px, y_px = abs(across) % 1.0 * right_px, abs(along) % 1.0 * bottom_px
        last_px[finger] = min(max(x_px, 0.0), right_px), min(max(y_px, 0.0), bottom_px)
        px = last_px[finger] if sane or wild_px is None else wild_px
        contacts.append(Contact(first_id + finger, phase, px, at_s, source))
    return tuple(contacts)


_sizes_px = st.sampled_from((1920, 1080, 3840, 800, 1)) | st.integers(-2, 200_000)
_near_px = st.floats(0.0, 2000.0)
_numbers = st.floats() | _wild
_any_px = st.tuples(_near_px, _near_px) | st.tuples(_numbers, _numbers)
_factors = st.floats(0.2, 5.0) | _numbers | st.just(0.0)
_dts_s = st.floats(0.0, 0.1) | st.just(0.1) | _numbers


def instants(exhibit: Exhibit) -> st.SearchStrategy[float]:
    """Instants of the story, its ends and the very ones at which events appear included."""
    start_s, end_s = exhibit.timeline.start_utc_s, exhibit.timeline.end_utc_s
    told = [event.start_utc_s for event in exhibit.events]
    told += [event.public_utc_s for event in exhibit.events if event.public_utc_s is not None]
    exact = sorted({utc_s for utc_s in told if start_s <= utc_s <= end_s} | {start_s, end_s})
    return st.sampled_from(exact) | st.floats(start_s, end_s)


def shown(exhibit: Exhibit) -> st.SearchStrategy[Shown]:
    """What a leader of this exhibit may show."""
    offsets = st.tuples(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))
    views = st.builds(View, lonlats, st.floats(0.05, 400.0))
    ways_s = st.sampled_from((0.0, 0.3, 2.0))
    return st.builds(
        Shown,
        utc_s=instants(exhibit),
        utc_in_s=ways_s,
        lens=st.sampled_from(Lens),
        aim=st.builds(Aim, views, lonlats, offsets, ways_s),
        theatre=st.sampled_from([*exhibit.theatre_by_id, "", "atlantis"]),
        event_id=st.sampled_from([*exhibit.event_by_id, "", "nobody"]),
    )


def _wild_shown(exhibit: Exhibit) -> st.SearchStrategy[Shown]:
    pairs = st.tuples(_numbers, _numbers)
    aims = st.builds(Aim, st.builds(View, pairs, _numbers), pairs, pairs, _numbers)
    return st.builds(Shown, _numbers, _numbers, st.sampled_from(Lens), aims)


def intents(exhibit: Exhibit) -> st.SearchStrategy[want.Intent]:
    """Every intent there is, with numbers and names that mean something and with others."""
    utc_s = instants(exhibit) | _numbers
    reach_s = st.floats(0.0, 90_000.0) | _numbers
    event_ids = st.sampled_from([*exhibit.event_by_id, "", "nobody"])
    targets = st.sampled_from(("play", "timeline", "mark:nobody", ""))
    places = st.floats(-0.5, 1.5) | _numbers
    magnifications = _factors | st.floats(1.0, 1e3)
    letters = [Letter(message.id) for message in exhibit.curated.messages]
    sheets = st.sampled_from([None, Meanwhile(), *map(Beyond, Wing), *letters, Letter("nobody")])
    views = st.sampled_from([exhibit.map.home, *(each.view for each in exhibit.theatres)])
    wild_views = st.builds(View, st.tuples(_numbers, _numbers), _numbers)
    theatres = st.sampled_from([*exhibit.theatre_by_id, "", "atlantis"])
    return st.one_of(
        st.builds(want.Tick, _dts_s),
        st.builds(want.Resize, _sizes_px, _sizes_px),
        st.just(want.Touch()),
        st.builds(want.Press, targets),
        st.builds(want.Unpress, targets),
        st.just(want.GrabMap()),
        st.builds(want.DragMap, _any_px, _any_px),
        st.builds(want.FlingMap, _any_px),
        st.builds(want.ZoomMap, _any_px, _factors, st.booleans()),
        st.just(want.ReleaseMap()),
        st.builds(want.FlyTo, views | wild_views, theatres),
        st.builds(want.ScrubTo, utc_s),
        st.builds(want.ScrubFinely, utc_s),
        st.builds(
            want.FlingTime, st.floats(-20.0, 20.0) | _numbers, st.floats(0.0, 0.1) | _numbers
        ),
        st.builds(want.PinchTime, places, places, magnifications),
        st.builds(want.ZoomTime, magnifications),
        st.just(want.ShowWholeTime()),
        st.builds(want.ReleaseScrub, reach_s),
        st.builds(want.JumpTo, utc_s, reach_s),
        st.builds(want.StepEvent, st.sampled_from((1, -1, 0, 7, -7))),
        st.just(want.TogglePlay()),
        st.just(want.ChangePace()),
        st.builds(want.SelectEvent, event_ids),
        st.builds(want.Gather, st.lists(event_ids, max_size=4).map(tuple)),
        st.builds(want.AskPlace, st.sampled_from(("Miami", "")), st.tuples(_numbers, _numbers)),
        st.builds(want.AskPlace, st.just("Miami"), lonlats),
        st.builds(want.AskHere, _any_px),
        st.just(want.CloseAnswer()),
        st.just(want.CloseCard()),
        st.builds(want.ShowSheet, sheets),
        st.builds(want.TurnCard, st.sampled_from(Side), st.integers(-1, 9)),
        st.builds(want.PullCard, _any_px, _any_px),
        st.builds(want.ReleaseCard, st.none() | _any_px),
        st.builds(want.ShowLens, st.sampled_from(Lens)),
        st.just(want.ChooseLanguage()),
        st.builds(want.ShowLanguage, st.sampled_from([*exhibit.editions, "", "tlh"])),
        st.just(want.ChooseTour()),
        st.builds(want.BeginTour, st.sampled_from([*exhibit.tour_by_id, "", "nowhere"])),
        st.builds(want.StepTour, st.sampled_from((1, -1, 0, 7))),
        st.just(want.GoOnWithTour()),
        st.just(want.StopTour()),
        st.builds(want.PlayIn, st.sampled_from(Lens)),
        st.just(want.LookAround()),
        st.builds(want.ToggleEase, st.sampled_from(Ease)),
        st.builds(want.ReadTo, st.sampled_from(Depth)),
        st.builds(want.ChangeVolume, st.integers(-9, 9)),
        st.builds(want.FocusOn, targets),
        st.builds(want.Scan, st.booleans()),
        st.just(want.GoHome()),
        st.builds(want.StayUntil, st.none() | st.floats(0.0, 4e9) | _numbers),
        st.builds(want.Follow, st.none() | shown(exhibit) | _wild_shown(exhibit)),
        st.builds(desk.OpenDesk, _numbers),
        st.builds(desk.TypeKey, st.sampled_from(("1", "0", "erase", "enter", "leave", "", "12"))),
        st.builds(desk.Answer, st.booleans(), _numbers),
        st.builds(desk.Ask, st.sampled_from(desk.Deed)),
        st.just(desk.Done(desk.Facts())),
    )
