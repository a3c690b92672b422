"""Counts in, the answers that a house asks of them out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.ops.visit_counter import LENGTHS_S, Counts

# Named on a terminal, so that the rest of the table stays in sight.
MOST_EVENTS = 20


def _up_to(limit_s: float) -> str:
    return f"up to {limit_s:.0f} s" if limit_s < 120 else f"up to {limit_s / 60:.0f} min"


LENGTH_WORDS = {f"{limit_s:.0f}": _up_to(limit_s) for limit_s in LENGTHS_S} | {"more": "longer"}


@dataclass(frozen=True, slots=True)
class Digest:
    """What was counted over a span.

    Attributes:
        days: On how many days there were visits.
        mean_s: How long a visit was, on average.
        by_day: Visits by day, and so on for what follows.
        events: For each event how often its card was opened and how long it stood, in seconds.
        tours: For each tour how often it was begun and how often it was seen to its end.
        screen: Touches by cell of the screen.
        globe: Touches by cell of the globe.
    """

    visits: int
    days: int
    mean_s: float
    by_day: Mapping[str, int]
    by_hour: Mapping[str, int]
    lengths: Mapping[str, int]
    languages: Mapping[str, int]
    lenses: Mapping[str, int]
    events: tuple[tuple[str, int, int], ...]
    tours: tuple[tuple[str, int, int], ...]
    screen: Mapping[tuple[int, int], int]
    globe: Mapping[tuple[int, int], int]


def digest_of(counts: Counts) -> Digest:
    """Return the digest of all counts."""
    by_day = _by(counts, "visits", by_day=True)
    visits = sum(by_day.values())
    # One that a crash has cut off has no length.
    ended = sum(_by(counts, "visit_length").values())
    opened, stood_s = _by(counts, "event_opened"), _by(counts, "event_s")
    begun, completed = _by(counts, "tour_begun"), _by(counts, "tour_completed")
    return Digest(
        visits=visits,
        days=len(by_day),
        mean_s=sum(_by(counts, "visit_s").values()) / ended if ended else 0.0,
        by_day=dict(sorted(by_day.items())),
        by_hour=dict(sorted(_by(counts, "visits").items())),
        lengths={words: _by(counts, "visit_length")[key] for key, words in LENGTH_WORDS.items()},
        languages=dict(_by(counts, "visit_language").most_common()),
        lenses=dict(_by(counts, "lens_shown").most_common()),
        events=tuple(
            (event, count, stood_s[event])
            for event, count in sorted(opened.items(), key=lambda each: (-each[1], each[0]))
        ),
        tours=tuple((tour, count, completed[tour]) for tour, count in begun.most_common()),
        screen=_cells(_by(counts, "touch_screen")),
        globe=_cells(_by(counts, "touch_globe")),
    )


def headline_of(digest: Digest) -> str:
    """Return what there is to say in one line."""
    visits, days = counted(digest.visits, "visit"), counted(digest.days, "day")
    return f"{visits} on {days}, {digest.mean_s:.0f} s each on average"


def counted(number: int, what: str) -> str:
    """Return a number of things, as in "1 day"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def named(counts: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Return counts by name instead of by id, as far as there are names."""
    return {names.get(what, what): number for what, number in counts.items()}


def table_of(digest: Digest, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return a digest as lines for a terminal.

    Args:
        digest: What to tell.
        titles: The titles of events and tours by their ids, and the names of languages and worlds.
    """
    lines = [
        headline_of(digest),
        *_block("Length", digest.lengths),
        *_block("Hour, on the clock of the house", digest.by_hour),
        *_block("Language at the end", named(digest.languages, titles)),
        *_block("Turns of the switch, by what they showed", named(digest.lenses, titles)),
    ]
    if digest.tours:
        lines += ["", "Tours: begun, seen to the end"]
        lines += [
            f"  {begun:6}  {done:6}  {titles.get(tour, tour)}" for tour, begun, done in digest.tours
        ]
    if digest.events:
        lines += ["", "Cards: opened, seconds each"]
        lines += [
            f"  {count:6}  {stood_s / count:6.0f}  {titles.get(event, event)}"
            for event, count, stood_s in digest.events[:MOST_EVENTS]
        ]
    return tuple(lines)


def _block(title: str, counts: Mapping[str, int]) -> list[str]:
    if not any(counts.values()):
        return []
    whole = sum(counts.values())
    return [
        "",
        title,
        *(f"  {n:6}  {n / whole:4.0%}  {what}" for what, n in counts.items()),
    ]


def _by(counts: Counts, kind: str, *, by_day: bool = False) -> Counter[str]:
    found: Counter[str] = Counter()
    for key, count in counts.items():
        if key.kind == kind:
            found[key.day if by_day else key.what] += count
    return found


def _cells(counts: Counter[str]) -> dict[tuple[int, int], int]:
    cells = {}
    for what, count in counts.items():
        column, _, row = what.partition(",")
        try:
            cells[int(column), int(row)] = count
        except ValueError:
            continue
    return cells
