"""The seismograph: how the story shook the world, told by its events' weight and tension."""

from functools import lru_cache
from math import floor, sin

import numpy as np

from kiosk.chrono.scale import TimeScale
from kiosk.content.forgetting import while_shown
from kiosk.content.model import Exhibit, Lens
from kiosk.world.appearing import appears_utc_s, events_in_order

# A shock fades to a third within this time: long enough to be seen at six weeks a screen.
SHOCK_FADES_S = 10 * 3600.0
QUIET = 0.05


@while_shown(16)
def tremor(
    exhibit: Exhibit, lens: Lens, axis: TimeScale, left_px: float, width_px: float
) -> tuple[float, ...]:
    """Return the trace, -1 to 1, for each px of a track.

    Its height is the strain, the sum of the tensions so far, and on top of it a shock for each
    event by its weight. The jitter is a fixed function of the px, so that it never changes.
    """
    events = events_in_order(exhibit, lens)
    count = int(width_px)
    shares = (left_px + np.arange(count) - axis.left_px) / axis.width_px
    knots_s, knots = zip(*axis.knots, strict=True)
    utc_s = np.interp(shares, knots, knots_s)
    strain, strains, shock = 0.0, [0.0], np.zeros(count)
    for event in events:
        strain = max(0.0, strain + event.tension)
        strains.append(strain)
        age_s = utc_s - appears_utc_s(event, lens)
        blow = event.weight / 5 * max(0, event.tension) / 3
        shock += np.where(age_s >= 0.0, blow * np.exp(-np.maximum(age_s, 0.0) / SHOCK_FADES_S), 0.0)
    begun = np.searchsorted([appears_utc_s(event, lens) for event in events], utc_s, side="right")
    level = np.array(strains)[begun] / max(1.0, *strains)
    height = np.minimum(1.0, QUIET + 0.45 * level + 0.6 * np.minimum(1.0, shock))
    return tuple((height * np.array(_jitters(count))).tolist())


@lru_cache(maxsize=4)
def _jitters(count: int) -> tuple[float, ...]:
    return tuple(_jitter(px) for px in range(count))


def _jitter(index: int) -> float:
    # The usual one-line hash of graphics programming; alternating signs make it a tremor.
    wave = sin(index * 12.9898) * 43758.5453
    share = wave - floor(wave)
    return (0.35 + 0.65 * share) * (1.0 if index % 2 else -1.0)
