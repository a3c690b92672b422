"""`kiosk doctor`: is this machine fit for the exhibit? A verdict on each point, and advice."""

import ctypes
import json
import os
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import psutil

from kiosk.app.assembly import Content, font_names, load_content
from kiosk.app.baking import stored_atlas
from kiosk.app.folders import spare_cache_folder, state_folder
from kiosk.app.report import OK, PROBLEMS, say
from kiosk.app.state_files import CRASHES
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.clock import SystemClock
from kiosk.content.plain_words import numbered
from kiosk.content.problems import Severity
from kiosk.ops import examination
from kiosk.ops.findings import Finding, Verdict, good
from kiosk.ops.pin import PinFile
from kiosk.screen.examination import ScreenSeen, examined_screen

SMOOTH_HZ = 50
BYTES_PER_MB = 1e6


def doctor(arguments: Namespace) -> int:
    """Look at everything; the exit code is 1 if something is bad."""
    if arguments.touch:
        # Only this opens a window.
        status = import_module("kiosk.app.touch_trial").touch_trial(arguments)
        assert isinstance(status, int)
        return status
    content = load_content(arguments.config, arguments.cache)
    findings = tuple(_findings(arguments, content))
    if arguments.json:
        say(json.dumps([each.as_json() for each in findings], indent=1))
    else:
        for each in findings:
            say(str(each))
    return PROBLEMS if any(each.verdict is Verdict.BAD for each in findings) else OK


def _findings(arguments: Namespace, content: Content) -> Iterator[Finding]:
    clock, state = SystemClock(), state_folder(arguments.config)
    yield from screen_findings(examined_screen())
    yield examination.groups(os.environ, _groups())
    yield from content_findings(content, arguments.cache)
    yield memory_finding(psutil.virtual_memory().total / BYTES_PER_MB, content)
    yield examination.voice(content.exhibit.machine.voice if content.exhibit else ())
    yield examination.audio(os.environ)
    yield examination.disk(state, arguments.cache)
    yield examination.writable("state", state, "journal, and no statistics")
    yield cache_finding(arguments.cache, spare_cache_folder(arguments.config))
    yield examination.clock(clock)
    yield reports_finding(state / CRASHES)
    if PinFile(state, clock).is_set:
        yield good("staff", "There is a PIN for staff.")
    else:
        yield Finding(
            "staff",
            Verdict.DOUBTFUL,
            "There is no PIN: staff cannot end the exhibit on its screen.",
            "kiosk pin",
        )


def screen_findings(seen: ScreenSeen) -> Iterator[Finding]:
    """Yield what is to be said of screen and touch."""
    if seen.refusal:
        yield Finding(
            "display",
            Verdict.BAD,
            f"{seen.refusal.capitalize()}.",
            "Run this in the session of the exhibit: DISPLAY or WAYLAND_DISPLAY name its screen.",
        )
        return
    width_px, height_px = seen.size_px
    yield good("display", f"{width_px} by {height_px} px, by way of {seen.driver}.")
    if not seen.refresh_hz:
        yield Finding("refresh", Verdict.UNKNOWN, "This screen does not tell its refresh rate.")
    elif seen.refresh_hz < SMOOTH_HZ:
        advice = "Choose a mode of 60 Hz; over HDMI 4K needs version 2.0 and its cable."
        yield Finding("refresh", Verdict.DOUBTFUL, f"Only {seen.refresh_hz} Hz.", advice)
    else:
        yield good("refresh", f"{seen.refresh_hz} Hz.")
    if seen.touch_panels:
        yield good("touch", f"Touch panels: {seen.touch_panels}.")
    elif seen.driver == "x11" and not _loads("libXi.so.6"):
        yield Finding(
            "touch",
            Verdict.BAD,
            "The library libxi6 is missing: each finger arrives as a mouse.",
            "apt-get install libxi6",
        )
    else:
        yield Finding(
            "touch",
            Verdict.DOUBTFUL,
            "There is no touch panel.",
            "Plug in its USB cable; then look for it with: libinput list-devices",
        )


def content_findings(content: Content, cache: Path) -> Iterator[Finding]:
    """Yield what is to be said of the content, its fonts and its map."""
    severities = [each.severity for each in content.problems]
    errors, warnings = (severities.count(each) for each in (Severity.ERROR, Severity.WARNING))
    if content.exhibit is None:
        yield Finding("content", Verdict.BAD, "There is no content to show.", "kiosk check")
        return
    if errors:
        yield Finding(
            "content",
            Verdict.DOUBTFUL,
            f"{numbered(errors, 'error')}: "
            + (
                "words stand for pictures."
                if content.current
                else "the last good content is shown."
            ),
            "kiosk check",
        )
    elif warnings:
        yield Finding(
            "content", Verdict.DOUBTFUL, f"{numbered(warnings, 'warning')}.", "kiosk check"
        )
    else:
        yield good("content", f"{numbered(len(content.exhibit.events), 'event')}, no problems.")
    names = sorted(font_names(content.exhibit))
    missing = [name for name in names if not (content.folder / name).is_file()]
    if missing:
        yield Finding(
            "fonts",
            Verdict.DOUBTFUL,
            f"Missing: {', '.join(missing)}. A plain font takes their place.",
            "Copy them back, or name others in [fonts].",
        )
    else:
        yield good("fonts", f"{len(names)} fonts are there.")
    if is_fresh(cache, stamp_of(content.exhibit.map.layers, content.folder)):
        yield good("map", "The map is baked.")
    elif stored_atlas(cache) is not None:
        yield Finding("map", Verdict.DOUBTFUL, "The baked map is of older files.", "kiosk bake")
    else:
        yield Finding(
            "map", Verdict.DOUBTFUL, "The map is not baked; the first start takes longer.",
            "kiosk bake",
        )  # fmt: skip


def cache_finding(cache: Path, spare: Path | None) -> Finding:
    """Return whether the cache can be written, and where the map lies if it cannot."""
    found = examination.writable("cache", cache, "spare copy of the content and no new map")
    if found.verdict is Verdict.GOOD or spare is None or stored_atlas(spare) is None:
        return found
    return replace(found, found=f"{found.found} The map lies in {spare} instead.")


def memory_finding(total_mb: float, content: Content) -> Finding:
    """Return whether the limit of the exhibit fits into the machine."""
    limit_mb = content.exhibit.machine.memory_limit_mb if content.exhibit is not None else 0.0
    found = f"{total_mb:.0f} MB, of which the exhibit may take {limit_mb:.0f} MB."
    if limit_mb > 0.75 * total_mb:
        advice = "Lower memory_limit_mb in [machine]: before it is reached the system runs out."
        return Finding("memory", Verdict.DOUBTFUL, found, advice)
    return good("memory", found)


def reports_finding(folder: Path) -> Finding:
    """Return how many reports of crashes wait for somebody to read them."""
    count = sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0
    if count:
        return Finding(
            "crashes", Verdict.DOUBTFUL, f"{count} reports of crashes lie in {folder}.",
            "Send them to the makers, then remove them; kiosk journal tells when they happened.",
        )  # fmt: skip
    return good("crashes", "There are no reports of crashes.")


def _groups() -> frozenset[str] | None:
    try:
        import grp
    except ImportError:
        return None
    names = set()
    for number in os.getgroups():
        try:
            names.add(grp.getgrgid(number).gr_name)
        except KeyError:
            continue
    return frozenset(names | ({"video", "input"} if os.geteuid() == 0 else set()))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
