"""Which part of the story the slider shows: pinched, stepped and scrubbed finely, and back."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp

from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Timeline

# No closer than this: a minute is then as wide as a finger.
LEAST_S = 3600.0
# A long press spreads out this much time around the finger, so that minutes can be told apart.
FINE_S = 12 * 3600.0
# Two thirds of what is left of a change of span pass in this time.
EASE_S = 0.07
EASE_REST = 0.004
# A slider held this near to an end of its track runs on, this many tracks a second.
EDGE = 0.025
RUN_ON_PER_S = 0.35
# What moves by itself stays this far from the ends of a track that shows only a part.
MARGIN = 0.08


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the whole track, in shares of it.

    Attributes:
        left: Where it begins, from 0.
        width: How wide it is, up to 1 for the whole.
    """

    left: float
    width: float


WHOLE = Span(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Slider:
    """What the track of the slider shows.

    Attributes:
        span: The part of the story on it.
        goal: The part that it is on its way to; None at rest.
        before_fine: The part that is shown again when the finger that scrubs finely lifts.
    """

    span: Span = WHOLE
    goal: Span | None = None
    before_fine: Span | None = None

    @property
    def heading(self) -> Span:
        """The part that it shows once it rests."""
        return self.goal or self.span


@lru_cache(maxsize=16)
def whole_scale(timeline: Timeline) -> TimeScale:
    """Return the scale from instants to shares of the whole track."""
    return TimeScale(timeline.knots, 0.0, 1.0)


def track_scale(timeline: Timeline, span: Span, left_px: float, width_px: float) -> TimeScale:
    """Return the scale of a track on screen that shows a part of the story.

    It is the whole one, magnified: where the fold lies on it the change of scale stays.
    """
    if span == WHOLE:
        return TimeScale(timeline.knots, left_px, width_px)
    magnified_px = width_px / span.width
    return TimeScale(timeline.knots, left_px - span.left * magnified_px, magnified_px)


def bounded_span(timeline: Timeline, span: Span) -> Span:
    """Return the span within the story, and no narrower than `LEAST_S`."""
    width = min(1.0, max(span.width, _least(timeline, span)))
    return Span(min(max(span.left, 0.0), 1.0 - width), width)


def _least(timeline: Timeline, span: Span) -> float:
    scale = whole_scale(timeline)
    middle = min(max(span.left + span.width / 2, 0.0), 1.0)
    utc_s = scale.utc_from_px(middle)
    after = scale.px_from_utc(utc_s + LEAST_S / 2) - middle
    before = middle - scale.px_from_utc(utc_s - LEAST_S / 2)
    return 2.0 * max(after, before)


def pinched(
    slider: Slider, timeline: Timeline, from_place: float, to_place: float, factor: float
) -> Slider:
    """Return the slider magnified at once, with what was at one place on it brought to another."""
    span = slider.span
    share = span.left + from_place * span.width
    return Slider(_magnified(span, timeline, share, to_place, factor))


def zooming(slider: Slider, timeline: Timeline, utc_s: float, factor: float) -> Slider:
    """Return the slider on its way to a magnification around an instant; steps add up."""
    span, share = slider.heading, whole_scale(timeline).px_from_utc(utc_s)
    place = (share - span.left) / span.width
    # What is not on the track comes to its middle.
    goal = _magnified(span, timeline, share, place if 0.0 <= place <= 1.0 else 0.5, factor)
    return Slider(slider.span, None if goal == slider.span else goal)


def _magnified(span: Span, timeline: Timeline, share: float, place: float, factor: float) -> Span:
    """Return the span magnified so that a share of the whole lies at a place on the track."""
    wanted = span.width / factor
    # First the width alone, because at its limit the place must hold all the same.
    width = bounded_span(timeline, Span(share - place * wanted, wanted)).width
    return bounded_span(timeline, Span(share - place * width, width))


def shown_whole(slider: Slider) -> Slider:
    """Return the slider on its way back to the whole story."""
    return Slider(slider.span, None if slider.span == WHOLE else WHOLE)


def spread_finely(slider: Slider, timeline: Timeline, utc_s: float) -> Slider:
    """Return the slider on its way to hours and minutes around the instant under a finger."""
    before, scale = slider.before_fine or slider.heading, whole_scale(timeline)
    share = scale.px_from_utc(utc_s)
    around = scale.px_from_utc(utc_s + FINE_S / 2) - scale.px_from_utc(utc_s - FINE_S / 2)
    width = min(slider.span.width, max(around, _least(timeline, Span(share, 0.0))))
    place = (share - slider.span.left) / slider.span.width
    goal = bounded_span(timeline, Span(share - place * width, width))
    return Slider(slider.span, None if goal == slider.span else goal, before)


def let_go(slider: Slider, timeline: Timeline, utc_s: float) -> Slider:
    """Return the slider on its way back from hours and minutes, with the instant in view."""
    if slider.before_fine is None:
        return slider
    goal = in_view(slider.before_fine, timeline, utc_s)
    return Slider(slider.span, None if goal == slider.span else goal)


def in_view(span: Span, timeline: Timeline, utc_s: float) -> Span:
    """Return the span, moved if need be so that an instant is well on the track."""
    if span.width >= 1.0:
        return span
    share = whole_scale(timeline).px_from_utc(utc_s)
    low, high = share - (1.0 - MARGIN) * span.width, share - MARGIN * span.width
    return bounded_span(timeline, Span(min(max(span.left, low), high), span.width))


def following(slider: Slider, timeline: Timeline, utc_s: float) -> Slider:
    """Return the slider with an instant that moves by itself on its track, and where it goes."""
    if slider.heading.width >= 1.0:
        return slider
    span = in_view(slider.span, timeline, utc_s)
    goal = slider.goal and in_view(slider.goal, timeline, utc_s)
    return Slider(span, None if goal == span else goal, slider.before_fine)


def eased(slider: Slider, dt_s: float) -> Slider:
    """Return the slider after its change of span has gone on for a while."""
    goal, span = slider.goal, slider.span
    if goal is None:
        return slider
    # An even approach in fixed parts: the result must not depend on how time is cut into ticks.
    part = 1.0 - exp(-dt_s / EASE_S)
    width = span.width * (goal.width / span.width) ** part
    if abs(goal.width - span.width) > 1e-12:
        # Both spans have one point in common, which stays where it is.
        fixed = (span.left * goal.width - goal.left * span.width) / (goal.width - span.width)
        left = fixed - (fixed - span.left) / span.width * width
    else:
        left = span.left + (goal.left - span.left) * part
    near = (
        abs(width - goal.width) <= EASE_REST * goal.width
        and abs(left - goal.left) <= EASE_REST * goal.width
    )
    if near:
        return Slider(goal, None, slider.before_fine)
    width = min(1.0, width)
    return Slider(Span(min(max(left, 0.0), 1.0 - width), width), goal, slider.before_fine)


def runs_on(slider: Slider, timeline: Timeline, utc_s: float) -> int:
    """Return whether a held slider runs on at an end of its track: -1, 1, or 0 for not."""
    span = slider.span
    if span.width >= 1.0 or slider.goal is not None:
        return 0
    place = (whole_scale(timeline).px_from_utc(utc_s) - span.left) / span.width
    if place <= EDGE and span.left > 0.0:
        return -1
    if place >= 1.0 - EDGE and span.left + span.width < 1.0:
        return 1
    return 0


def run_on(slider: Slider, timeline: Timeline, utc_s: float, dt_s: float) -> tuple[Slider, float]:
    """Return slider and instant after a held slider has run on at an end of its track."""
    direction = runs_on(slider, timeline, utc_s)
    if not direction:
        return slider, utc_s
    scale, span = whole_scale(timeline), slider.span
    wanted = span.left + direction * RUN_ON_PER_S * span.width * dt_s
    moved = bounded_span(timeline, Span(wanted, span.width))
    share = scale.px_from_utc(utc_s) + moved.left - span.left
    there_s = scale.utc_from_px(min(max(share, 0.0), 1.0))
    return Slider(moved, None, slider.before_fine), there_s
