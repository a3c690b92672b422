"""`kiosk bench`: frame times of the real frame path, beside the cost of one bare copy."""

import gc
import json
import math
import os
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil

from kiosk.app.ahead import chosen_ahead
from kiosk.app.assembly import sound_exhibit
from kiosk.app.report import OK, RefusedError, say
from kiosk.app.studio import Studio, studio_for
from kiosk.app.vitals import memory_mb
from kiosk.clock import Clock, SystemClock
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera, Viewport
from kiosk.geo.projection import Projection
from kiosk.loop import FRAME_S
from kiosk.scene.build import build_scene
from kiosk.state.intents import PinchTime, ScrubTo, ShowLens, Tick
from kiosk.state.pulses import MOST, PULSES_S
from kiosk.state.state import State, initial_state
from kiosk.state.update import update
from kiosk.world.world import world_at

# The path of a visit: an ocean, three regions, each one nearer, and back.
# Seconds, longitude, latitude, scale in screen heights per radian.
PATH = (
    (0.0, -30.0, 40.0, 0.8),
    (2.0, -79.0, 22.0, 4.0),
    (3.0, -79.0, 22.0, 4.0),
    (5.0, 33.0, 39.0, 5.0),
    (6.0, 33.0, 39.0, 5.0),
    (7.5, 13.4, 52.5, 12.0),
    (8.5, 13.4, 52.5, 12.0),
    (10.0, -30.0, 40.0, 0.8),
)
SCRUB_FRAMES = 600
PINCH_FRAMES = 200
STILL_FRAMES = 120
IRIS_TURNS = 2
COPIES = 60
IDLE_S = 3.0


def bench(arguments: Namespace) -> int:
    """Measure, and say so as a table or as JSON."""
    clock = SystemClock()
    # When the process began, so that imports count too.
    began_s = psutil.Process().create_time()
    keys = _read_path(arguments.path) if arguments.path else PATH
    config: Path = arguments.config
    exhibit = sound_exhibit(config, arguments.cache)
    studio = studio_for(exhibit, config, arguments.cache, arguments.size)
    rig = _Rig(studio, clock)
    rig.frame(rig.state)
    figures: dict[str, Any] = {"first_frame_s": round(clock.wall_utc_s() - began_s, 3)}
    # As the running exhibit does within its first minute, while nobody touches it.
    for _ in chosen_ahead(rig.show, rig.state.camera.viewport):
        pass
    gc.collect()
    gc.freeze()
    gc.disable()
    moving = _moving(rig, keys)
    figures |= {
        "rss_mb": 0.0,
        "copy_ms": _copy_ms(rig),
        "moving": moving,
        "scrubbing": _scrubbing(rig),
        "pinching": _pinching(rig),
        "settling": _settling(rig),
        "still": _still(rig),
        "iris": _iris(rig),
        "idle_cpu_percent": _idle_cpu_percent(rig),
    }
    figures["rss_mb"] = round(memory_mb(), 1)
    say(json.dumps(figures) if arguments.json else _table(figures))
    return OK


class _Rig:
    """The frame path without a window: state in, pixels out, and how long that took."""

    def __init__(self, studio: Studio, clock: Clock) -> None:
        self.show, self.canvas = studio.show, studio.canvas
        self.clock = clock
        self.state = initial_state(self.show.exhibit, Viewport(*self.canvas.size_px))
        self.busiest = _with_card(self.state, self.show.exhibit)

    def frame(self, state: State) -> float:
        """Return the seconds that one whole frame took."""
        began_s = self.clock.now_s()
        scene = build_scene(state, self.show.exhibit, self.show.atlas, self.show.typography)
        self.canvas.present(scene)
        return self.clock.now_s() - began_s


def _with_card(state: State, exhibit: Exhibit) -> State:
    """Return a state with the weightiest event's card open: the whole scene is there."""
    event = max(exhibit.events, key=lambda each: (each.weight, each.start_utc_s))
    return replace(state, utc_s=event.start_utc_s, event_id=event.id, card_s=1.0, lens=Lens.SECRET)


def _moving(rig: _Rig, keys: tuple[tuple[float, ...], ...]) -> dict[str, float]:
    times_s = [
        rig.frame(replace(rig.busiest, camera=camera, still_s=0.0))
        for camera in _cameras(rig, keys)
    ]
    return _spread(times_s)


def _scrubbing(rig: _Rig) -> dict[str, float]:
    timeline = rig.show.exhibit.timeline
    state = replace(rig.state, still_s=1.0)
    # Until the map at rest is finished: a finger takes longer than that to reach the slider.
    _finished(rig, state)
    times_s = []
    for index in range(SCRUB_FRAMES):
        share = 0.5 - 0.5 * math.cos(2.0 * math.pi * index / SCRUB_FRAMES)
        utc_s = timeline.start_utc_s + (timeline.end_utc_s - timeline.start_utc_s) * share
        times_s.append(rig.frame(update(state, ScrubTo(utc_s), rig.show.exhibit)))
    return _spread(times_s)


def _pinching(rig: _Rig) -> dict[str, float]:
    """Return the frames of a timeline that two fingers spread out and draw together again."""
    state = replace(rig.state, still_s=1.0)
    _finished(rig, state)
    times_s = []
    for index in range(PINCH_FRAMES):
        factor = 1.04 if index < PINCH_FRAMES / 2 else 1 / 1.04
        state = update(state, PinchTime(0.6, 0.6, factor), rig.show.exhibit)
        times_s.append(rig.frame(state))
    return _spread(times_s)


def _settling(rig: _Rig) -> dict[str, float]:
    """Return the frames of a map that has just come to rest and grows rich."""
    rig.frame(replace(rig.busiest, still_s=0.0))
    state = replace(rig.busiest, still_s=1.0)
    times_s = [rig.frame(state)]
    while rig.canvas.refining:
        times_s.append(rig.frame(state))
    return _spread(times_s)


def _still(rig: _Rig) -> dict[str, float]:
    """Return the frames of a map at rest on which the newest events pulse."""
    state = replace(rig.busiest, still_s=1.0)
    _finished(rig, state)
    exhibit = rig.show.exhibit
    shown = world_at(exhibit, state.utc_s, state.lens).shown
    names = [each.event.id for each in shown[-MOST:]]
    times_s = []
    for index in range(STILL_FRAMES):
        age_s = PULSES_S * index / STILL_FRAMES
        pulses = tuple((name, age_s) for name in names)
        times_s.append(rig.frame(replace(state, pulses=pulses)))
    return _spread(times_s)


def _iris(rig: _Rig) -> dict[str, float]:
    """Return the frames in which one world gives way to the other and back, at rest."""
    state = replace(rig.busiest, still_s=1.0)
    times_s = []
    for lens in (Lens.PUBLIC, Lens.SECRET) * IRIS_TURNS:
        _finished(rig, state)
        state = update(state, ShowLens(lens), rig.show.exhibit)
        while state.iris_s is not None:
            times_s.append(rig.frame(state))
            state = update(state, Tick(FRAME_S), rig.show.exhibit)
    return _spread(times_s)


def _finished(rig: _Rig, state: State) -> None:
    """Show a state until nothing of it, nor of the other world, is left to be drawn."""
    rig.frame(state)
    while rig.canvas.refining or rig.canvas.preparing:
        rig.frame(state)


def _idle_cpu_percent(rig: _Rig) -> float:
    """Return the share of a core that an unchanged scene takes, looked at once a second."""
    state = replace(rig.busiest, still_s=1.0)
    _finished(rig, state)
    cpu_s = sum(os.times()[:2])
    for _ in range(int(IDLE_S)):
        rig.frame(state)
    return round(100.0 * (sum(os.times()[:2]) - cpu_s) / IDLE_S, 2)


def _copy_ms(rig: _Rig) -> float:
    times_s = rig.canvas.copy_times_s(COPIES, rig.clock)
    return round(sorted(times_s)[COPIES // 2] * 1000, 3)


def _cameras(rig: _Rig, keys: tuple[tuple[float, ...], ...]) -> Iterator[Camera]:
    """Yield a camera for each frame: smoothstep between keys, scale on its logarithm."""
    viewport = Viewport(*rig.canvas.size_px)
    projection = Projection(rig.show.exhibit.map.projection)
    at_s, index = 0.0, 0
    while at_s < keys[-1][0]:
        while at_s >= keys[index + 1][0]:
            index += 1
        start, end = keys[index], keys[index + 1]
        share = (at_s - start[0]) / (end[0] - start[0])
        share = share * share * (3.0 - 2.0 * share)
        lon_deg, lat_deg = (start[i] + (end[i] - start[i]) * share for i in (1, 2))
        scale = math.exp(math.log(start[3]) + (math.log(end[3]) - math.log(start[3])) * share)
        # Never the same camera twice: a frame that was painted before would cost nothing.
        yield Camera(
            lon_deg + 1e-9 * at_s, lat_deg, scale * viewport.height_px, viewport, projection
        )
        at_s += FRAME_S


def _read_path(path: Path) -> tuple[tuple[float, ...], ...]:
    try:
        keys = json.loads(path.read_text(encoding="utf-8"))["keys"]
        found = tuple(tuple(float(number) for number in key) for key in keys)
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f'"{path}" is not a camera path: {error}'
        raise RefusedError(msg) from error
    sound = all(len(key) == 4 and all(map(math.isfinite, key)) and key[3] > 0 for key in found)
    if not sound or len(found) < 2 or any(a[0] >= b[0] for a, b in pairwise(found)):
        msg = f'"{path}" needs keys of [seconds, longitude, latitude, scale] with rising seconds'
        raise RefusedError(msg)
    return found


def _spread(times_s: list[float]) -> dict[str, float]:
    ordered = sorted(times_s)
    last = len(ordered) - 1
    spread = {
        f"p{percent}_ms": round(ordered[math.ceil(last * percent / 100)] * 1000, 2)
        for percent in (50, 95, 99)
    }
    return {**spread, "frames": len(ordered)}


def _table(figures: dict[str, Any]) -> str:
    rows = [
        f"first frame {figures['first_frame_s']:.2f} s, memory {figures['rss_mb']:.0f} MB, "
        f"idle {figures['idle_cpu_percent']:.1f} % of a core, copy {figures['copy_ms']:.2f} ms"
    ]
    for name in ("moving", "scrubbing", "pinching", "settling", "still", "iris"):
        row = figures[name]
        ratio = row["p50_ms"] / figures["copy_ms"]
        rows.append(
            f"{name:10} p50 {row['p50_ms']:6.2f}  p95 {row['p95_ms']:6.2f}  "
            f"p99 {row['p99_ms']:6.2f} ms  {row['frames']:4} frames  {ratio:5.1f} copies"
        )
    return "\n".join(rows)
