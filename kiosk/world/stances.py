"""What position each country has shown so far, as steps between which nothing changes."""

from bisect import bisect_right
from functools import lru_cache

from kiosk.content.model import Exhibit, Lens
from kiosk.world.appearing import appears_utc_s, events_in_order


def stances_at(exhibit: Exhibit, utc_s: float, lens: Lens) -> tuple[tuple[str, str], ...]:
    """Return countries and the ids of their stances: of each the last one shown."""
    changes_utc_s, steps = _steps(exhibit, lens)
    return steps[bisect_right(changes_utc_s, utc_s)]


@lru_cache(maxsize=8)
def _steps(exhibit: Exhibit, lens: Lens) -> tuple[list[float], list[tuple[tuple[str, str], ...]]]:
    shown: dict[str, str] = {}
    changes_utc_s: list[float] = []
    steps: list[tuple[tuple[str, str], ...]] = [()]
    for event in events_in_order(exhibit, lens):
        if event.country and event.stance:
            shown[event.country] = event.stance
            changes_utc_s.append(appears_utc_s(event, lens))
            steps.append(tuple(sorted(shown.items())))
    return changes_utc_s, steps
