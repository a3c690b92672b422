"""What each country has shown and said so far, as steps between which nothing changes."""

from bisect import bisect_right
from dataclasses import dataclass

from kiosk.content.forgetting import while_shown
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.world.appearing import appears_utc_s, events_in_order


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """Where countries stand.

    Attributes:
        stances: Countries and the ids of their stances: of each the last one shown.
        reactions: With what each showed it, the newest first.
    """

    stances: tuple[tuple[str, str], ...]
    reactions: tuple[Event, ...]


def positions_at(exhibit: Exhibit, utc_s: float, lens: Lens) -> Positions:
    """Return where countries stand at an instant."""
    changes_utc_s, steps = _steps(exhibit, lens)
    return steps[bisect_right(changes_utc_s, utc_s)]


@while_shown(8)
def _steps(exhibit: Exhibit, lens: Lens) -> tuple[list[float], list[Positions]]:
    latest: dict[str, Event] = {}
    changes_utc_s: list[float] = []
    steps = [Positions((), ())]
    for event in events_in_order(exhibit, lens):
        if event.country and event.stance:
            latest.pop(event.country, None)
            latest[event.country] = event
            changes_utc_s.append(appears_utc_s(event, lens))
            stances = sorted((country, each.stance) for country, each in latest.items())
            steps.append(Positions(tuple(stances), tuple(reversed(latest.values()))))
    return changes_utc_s, steps
