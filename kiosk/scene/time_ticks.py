"""The ruler below the lanes: days, and hours and minutes where the track is spread out."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from kiosk.chrono.local import LocalTime, local_time, midnights, utc_s_from_local
from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Rgb
from kiosk.scene.boxes import Box
from kiosk.scene.layout import ROW_TICKS
from kiosk.scene.primitives import Anchor, Fill, Primitive, Text
from kiosk.scene.style import Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import day_month, digits, hour

DAY_S = 86_400.0
SHORTEST_MONTH_S = 28 * DAY_S
# Ticks with an hour stand so far apart, in design px, and those without one so far.
NAMED_APART, BARE_APART = 104, 16
# Hours on a wall, and below an hour minutes; each divides the one before.
STEPS_MIN = (12 * 60, 6 * 60, 3 * 60, 60, 30, 10, 5, 1)
# Of a long story only so many months are named, and above a year so many years.
STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
# Narrower days have no tick of their own, in design px: it would be a grey bar.
LEAST_DAY = 4
# Where days are narrower than their names, so much lies between two of these, in design px: nearer
# together "1 Nov" and "5" are read as one.
NAMES_APART = 24


@dataclass(frozen=True, slots=True)
class _Ruler:
    style: Style
    axis: TimeScale
    typography: Typography
    top_px: float
    pale: Rgb

    @property
    def ticks(self) -> Box:
        return self.style.layout.row(ROW_TICKS)

    @property
    def type(self) -> TextStyle:
        return self.style.type("tick")

    def shows(self, x_px: float) -> bool:
        return self.ticks.x_px - 0.5 <= x_px <= self.ticks.right_px + 0.5


def tick_items(
    style: Style, axis: TimeScale, top_px: float, pale: Rgb, typography: Typography
) -> tuple[Primitive, ...]:
    """Return lines and names of the days, or of the hours where a day is wide enough for them."""
    ruler = _Ruler(style, axis, typography, top_px, pale)
    timeline = style.exhibit.timeline
    days = midnights(timeline.start_utc_s, timeline.end_utc_s, timeline.zone)
    spans = list(zip(days, (*days[1:], timeline.end_utc_s), strict=True))
    k = style.layout.px
    middle_s = axis.utc_from_px(ruler.ticks.centre_px[0])
    day_px = axis.px_from_utc(middle_s + DAY_S / 2) - axis.px_from_utc(middle_s - DAY_S / 2)
    if day_px >= k(3 * NAMED_APART):
        return tuple(_hours(ruler, spans))
    return tuple(_days(ruler, spans, ticked=day_px >= k(LEAST_DAY)))


def _days(ruler: _Ruler, spans: list[tuple[float, float]], *, ticked: bool) -> Iterator[Primitive]:
    style, ticks, k = ruler.style, ruler.ticks, ruler.style.layout.px
    exhibit = style.exhibit
    free_from_px, shown_month = 0.0, 0
    months = _months(ruler, spans)
    firsts_px = [month.first_px for month in months if month.named]
    crowded = False
    for start_utc_s, end_utc_s in spans:
        left_px, right_px = ruler.axis.px_from_utc(start_utc_s), ruler.axis.px_from_utc(end_utc_s)
        when = local_time(start_utc_s, exhibit.timeline.zone)
        begun = months.pop(0) if when.day == 1 else None
        if begun is not None:
            crowded = begun.crowded
        if right_px <= ticks.x_px or left_px >= ticks.right_px:
            continue
        if ruler.shows(left_px) and (ticked or (begun is not None and begun.named)):
            yield Fill(Box(left_px, ruler.top_px, 1.0, ticks.y_px - ruler.top_px), ruler.pale)
            yield Fill(Box(left_px, ticks.y_px, max(1.0, k(2)), k(8)), style.text)
        left_px, right_px = max(left_px, ticks.x_px), min(right_px, ticks.right_px)
        words = digits(style.exhibit, when.day)
        if crowded and begun is not None and when.month == 1:
            words = digits(exhibit, when.year)
        elif when.month != shown_month:
            words = style.capitals(day_month(exhibit, when))
        width_px = ruler.typography.width_px(words, ruler.type)
        # A narrow day gives its name only on the round dates, as a ruler does.
        narrow = right_px - left_px < width_px + k(8)
        named = when.month != shown_month or not narrow or when.day % 5 == 0
        if crowded:
            named = not shown_month or (begun is not None and begun.named)
        centre_px = max((left_px + right_px) / 2, left_px + width_px / 2 if narrow else 0.0)
        # Nor one that leaves no room for the name of the next month, which stands at its first day.
        first_px = next((each for each in firsts_px if each > left_px + 1e-6), inf)
        apart_px = k(NAMES_APART if narrow else 5)
        crowds = narrow and centre_px + width_px / 2 + apart_px > first_px
        if (
            named
            and not crowds
            and centre_px - width_px / 2 >= free_from_px
            and centre_px + width_px / 2 < ticks.right_px + k(20)
        ):
            yield _name(ruler, centre_px, words)
            free_from_px = centre_px + width_px / 2 + apart_px
            shown_month = when.month


@dataclass(frozen=True, slots=True)
class _Month:
    """Where a month begins; among crowded ones only some are named, in even steps."""

    first_px: float
    crowded: bool
    named: bool


def _months(ruler: _Ruler, spans: list[tuple[float, float]]) -> list[_Month]:
    exhibit, end_utc_s = ruler.style.exhibit, ruler.style.exhibit.timeline.end_utc_s
    firsts = [
        (start_s, when)
        for start_s, _ in spans
        if (when := local_time(start_s, exhibit.timeline.zone)).day == 1
    ]
    names = {ruler.style.capitals(day_month(exhibit, when)) for _, when in firsts}
    widest_px = max((ruler.typography.width_px(name, ruler.type) for name in names), default=0.0)
    least_px = widest_px + ruler.style.layout.px(NAMES_APART)
    found = []
    for start_s, when in firsts:
        until_s = min(start_s + SHORTEST_MONTH_S, end_utc_s)
        month_px = ruler.axis.px_from_utc(until_s) - ruler.axis.px_from_utc(
            until_s - SHORTEST_MONTH_S
        )
        fitting = (step for step in STEPS_MONTHS if step * month_px >= least_px)
        step = next(fitting, STEPS_MONTHS[-1])
        named = (when.year * 12 + when.month - 1) % step == 0
        found.append(_Month(ruler.axis.px_from_utc(start_s), crowded=step > 1, named=named))
    return found


def _hours(ruler: _Ruler, spans: list[tuple[float, float]]) -> Iterator[Primitive]:
    style, ticks, k = ruler.style, ruler.ticks, ruler.style.layout.px
    zone = style.exhibit.timeline.zone
    seen = [
        (start_s, end_s)
        for start_s, end_s in spans
        if ruler.axis.px_from_utc(end_s) > ticks.x_px
        and ruler.axis.px_from_utc(start_s) < ticks.right_px
    ]
    # The day at the left end is named there, unless its midnight is in sight.
    free_from_px = 0.0
    if seen and ruler.axis.px_from_utc(seen[0][0]) < ticks.x_px - k(8):
        words = style.capitals(day_month(style.exhibit, local_time(seen[0][0], zone)))
        width_px = ruler.typography.width_px(words, ruler.type)
        # The name of the next day, about as wide, needs room beside it.
        if ruler.axis.px_from_utc(seen[0][1]) >= ticks.x_px + 1.6 * width_px + k(14):
            yield _name(ruler, ticks.x_px + width_px / 2, words)
            free_from_px = ticks.x_px + width_px + k(14)
    for start_s, end_s in seen:
        hour_px = (
            (ruler.axis.px_from_utc(end_s) - ruler.axis.px_from_utc(start_s))
            / (end_s - start_s) * 3600.0
        )  # fmt: skip
        named_min = _step_min(hour_px, k(NAMED_APART))
        bare_min = _step_min(hour_px, k(BARE_APART))
        for utc_s, when in _instants(ruler, start_s, end_s, bare_min):
            x_px = ruler.axis.px_from_utc(utc_s)
            midnight = utc_s == start_s
            named = midnight or (when.hour * 60 + when.minute) % named_min == 0
            if named:
                yield Fill(Box(x_px, ruler.top_px, 1.0, ticks.y_px - ruler.top_px), ruler.pale)
            yield Fill(
                Box(x_px, ticks.y_px, max(1.0, k(3 if midnight else 2)), k(10 if named else 5)),
                style.text,
            )
            words = (
                style.capitals(day_month(style.exhibit, when))
                if midnight
                else digits(style.exhibit, hour(when))
            )
            width_px = ruler.typography.width_px(words, ruler.type)
            if (
                named
                and free_from_px <= x_px - width_px / 2
                and x_px + width_px / 2 < (ticks.right_px + k(20))
            ):
                yield _name(ruler, x_px, words)
                free_from_px = x_px + width_px / 2 + k(10)


def _instants(
    ruler: _Ruler, start_s: float, end_s: float, step_min: int
) -> Iterator[tuple[float, LocalTime]]:
    """Yield the instants of a day in sight, a step apart on the clock on the wall."""
    zone = ruler.style.exhibit.timeline.zone
    first = local_time(start_s, zone)
    found = []
    if step_min > 60:
        found = [
            utc_s_from_local(first.year, first.month, first.day, minute // 60, 0, zone)
            for minute in range(0, 24 * 60, step_min)
        ]
    else:
        # Clocks are set by whole hours: an even step goes through the night on which they are.
        from_s = max(start_s, ruler.axis.utc_from_px(ruler.ticks.x_px))
        step_s = step_min * 60.0
        utc_s = start_s + (from_s - start_s) // step_s * step_s
        last_s = min(end_s, ruler.axis.utc_from_px(ruler.ticks.right_px) + 1.0)
        while utc_s < last_s:
            found.append(utc_s)
            utc_s += step_s
    for utc_s in found:
        if start_s <= utc_s < end_s and ruler.shows(ruler.axis.px_from_utc(utc_s)):
            yield utc_s, local_time(utc_s, zone)


def _step_min(hour_px: float, apart_px: float) -> int:
    """Return the smallest step whose ticks stand so far apart."""
    far = [step for step in STEPS_MIN if hour_px * step / 60 >= apart_px]
    return far[-1] if far else 24 * 60


def _name(ruler: _Ruler, centre_px: float, words: str) -> Text:
    at_px = (centre_px, ruler.ticks.y_px + ruler.style.layout.px(24))
    return Text(at_px, words, ruler.type, ruler.style.text, Anchor.CENTRE)
