"""What stands for days: rings, lines and alerts, as steps between which nothing changes."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import TypeVar

from kiosk.content.curated import Alert, Curated, Lasting, Line, Ring
from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Exhibit, Lens
from kiosk.world.lens import is_unknown, opens_utc_s, public_utc_s

T = TypeVar("T", bound=Lasting)


@dataclass(frozen=True, slots=True)
class ShownRing:
    """A range that is there; hidden if the public does not know it yet."""

    ring: Ring
    hidden: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line that is there.

    Attributes:
        hidden: Whether the public does not know it yet.
        blurred: Whether this lens shows that it exists but not where it runs.
    """

    line: Line
    hidden: bool
    blurred: bool


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """How ready somebody stands, as far as a lens shows; hidden if the public does not know it."""

    alert: Alert
    hidden: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """All that stands at an instant; the same object until something changes.

    Attributes:
        alerts: One for each who stands ready, in the order of the file.
    """

    rings: tuple[ShownRing, ...]
    lines: tuple[ShownLine, ...]
    alerts: tuple[ShownAlert, ...]


def exists(thing: Lasting, utc_s: float, lens: Lens) -> bool:
    """Return whether a thing is there at an instant through a lens."""
    return max(thing.from_utc_s, opens_utc_s(thing, lens)) <= utc_s < thing.to_utc_s


def standing_at(exhibit: Exhibit, utc_s: float, lens: Lens) -> Standing:
    """Return what stands at an instant."""
    changes_utc_s, steps = _steps(exhibit, lens)
    return steps[bisect_right(changes_utc_s, utc_s)]


# Two lenses.
@kept_by_exhibit(maxsize=2)
def _steps(exhibit: Exhibit, lens: Lens) -> tuple[list[float], list[Standing]]:
    """Return the instants at which something changes, and what stands before and after them."""
    curated = exhibit.curated
    lasting = (*curated.rings, *curated.lines, *curated.alerts)
    changes_utc_s = sorted(
        utc_s
        for utc_s in {
            utc_s
            for thing in lasting
            for utc_s in (thing.from_utc_s, thing.to_utc_s, public_utc_s(thing))
        }
        if isfinite(utc_s)
    )
    return changes_utc_s, [_standing(curated, utc_s, lens) for utc_s in (-inf, *changes_utc_s)]


def _standing(curated: Curated, utc_s: float, lens: Lens) -> Standing:
    def there(things: Sequence[T]) -> list[tuple[T, bool]]:
        return [(each, is_unknown(each, utc_s)) for each in things if exists(each, utc_s, lens)]

    public = lens is Lens.PUBLIC
    return Standing(
        rings=tuple(ShownRing(ring, hidden) for ring, hidden in there(curated.rings)),
        lines=tuple(
            ShownLine(line, hidden, public and line.public_blurred)
            for line, hidden in there(curated.lines)
        ),
        alerts=tuple(_levels(there(curated.alerts))),
    )


def _levels(there: Sequence[tuple[Alert, bool]]) -> list[ShownAlert]:
    """Return the alert that tells most of each: a level on a scale before an alert without one."""
    best: dict[str, ShownAlert] = {}
    for alert, hidden in there:
        known = best.get(alert.who)
        if known is None or _weight(alert) > _weight(known.alert):
            best[alert.who] = ShownAlert(alert, hidden)
    return list(best.values())


def _weight(alert: Alert) -> tuple[bool, float]:
    return alert.level is not None, alert.from_utc_s
