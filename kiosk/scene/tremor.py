"""The seismograph: how the story shook the world, told by its events' weight and tension."""

from functools import lru_cache
from math import exp, floor, sin

from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Exhibit, Lens
from kiosk.world.appearing import appears_utc_s, events_in_order

# A shock fades to a third within this time: long enough to be seen at six weeks a screen.
SHOCK_FADES_S = 10 * 3600.0
QUIET = 0.05


def tremor(exhibit: Exhibit, lens: Lens, scale: TimeScale) -> tuple[float, ...]:
    """Return the trace, -1 to 1, for each px of the scale; the same in every language."""
    told = next(iter(exhibit.editions.values()), exhibit)
    return _tremor(told, lens, scale)


@lru_cache(maxsize=16)
def _tremor(exhibit: Exhibit, lens: Lens, scale: TimeScale) -> tuple[float, ...]:
    """Return the trace.

    Its height is the strain, the sum of the tensions so far, and on top of it a shock for each
    event by its weight. The jitter is a fixed function of the px, so that it never changes.
    """
    events = events_in_order(exhibit, lens)
    strain_limit = 1.0
    strain = 0.0
    strains = []
    for event in events:
        strain = max(0.0, strain + event.tension)
        strains.append(strain)
        strain_limit = max(strain_limit, strain)
    values = []
    for px in range(int(scale.width_px)):
        utc_s = scale.utc_from_px(scale.left_px + px)
        level, shock = 0.0, 0.0
        for event, strain in zip(events, strains, strict=True):
            age_s = utc_s - appears_utc_s(event, lens)
            if age_s < 0.0:
                break
            level = strain
            shock += event.weight / 5 * max(0, event.tension) / 3 * exp(-age_s / SHOCK_FADES_S)
        height = min(1.0, QUIET + 0.45 * level / strain_limit + 0.6 * min(1.0, shock))
        values.append(height * _jitter(px))
    return tuple(values)


def _jitter(index: int) -> float:
    # The usual one-line hash of graphics programming; alternating signs make it a tremor.
    wave = sin(index * 12.9898) * 43758.5453
    share = wave - floor(wave)
    return (0.35 + 0.65 * share) * (1.0 if index % 2 else -1.0)
