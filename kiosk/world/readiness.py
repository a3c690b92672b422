"""How ready the forces stood over the whole story, as steps between which nothing changes."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from kiosk.content.curated import Alert
from kiosk.content.forgetting import while_shown
from kiosk.content.model import Exhibit, Lens
from kiosk.world.lens import public_utc_s
from kiosk.world.standing import exists


@dataclass(frozen=True, slots=True)
class AlertScale:
    """The numbered scale that an exhibit tells most of.

    Attributes:
        kind: What it is called, such as "alert".
        highest: The number that stands for peace.
    """

    kind: str
    highest: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """The levels from an instant, that one included, until another.

    Attributes:
        levels: One for each of the exhibit's forces; None where a lens lets none through.
    """

    from_utc_s: float
    to_utc_s: float
    levels: tuple[int | None, ...]


def alert_scale(exhibit: Exhibit) -> AlertScale | None:
    """Return the scale, or None where nobody's readiness is numbered."""
    numbered = [alert for alert in exhibit.curated.alerts if alert.level is not None]
    if not numbered:
        return None
    kind = Counter(alert.kind for alert in numbered).most_common(1)[0][0]
    return AlertScale(kind, max(alert.level or 0 for alert in numbered if alert.kind == kind))


@while_shown(8)
def readiness(exhibit: Exhibit, lens: Lens) -> tuple[Readiness, ...]:
    """Return the levels over the story without a gap; nothing without a scale or without forces."""
    scale = alert_scale(exhibit)
    if scale is None or not exhibit.forces:
        return ()
    alerts = [alert for alert in exhibit.curated.alerts if alert.kind == scale.kind]
    start_s, end_s = exhibit.timeline.start_utc_s, exhibit.timeline.end_utc_s
    changes_s = {
        utc_s
        for alert in alerts
        for utc_s in (alert.from_utc_s, alert.to_utc_s, public_utc_s(alert))
        if isfinite(utc_s) and start_s < utc_s < end_s
    }
    steps: list[Readiness] = []
    for from_s, to_s in pairwise(sorted({start_s, end_s, *changes_s})):
        levels = tuple(_level(alerts, force.id, from_s, lens) for force in exhibit.forces)
        if steps and steps[-1].levels == levels:
            steps[-1] = Readiness(steps[-1].from_utc_s, to_s, levels)
        else:
            steps.append(Readiness(from_s, to_s, levels))
    return tuple(steps)


def _level(alerts: list[Alert], who: str, utc_s: float, lens: Lens) -> int | None:
    there = [alert for alert in alerts if alert.who == who and exists(alert, utc_s, lens)]
    return max(there, key=lambda alert: alert.from_utc_s).level if there else None
