"""`kiosk pin`: sets the PIN of the staff, or removes it."""

import sys
from argparse import Namespace
from getpass import getpass

from kiosk.app.assembly import load_content
from kiosk.app.folders import state_folder
from kiosk.app.report import OK, RefusedError, reason_of, say
from kiosk.clock import SystemClock
from kiosk.ops.pin import PinFile, UnfitPinError


def pin(arguments: Namespace) -> int:
    """Set it, typed twice unseen, or read from a pipe."""
    file = PinFile(state_folder(arguments.config), SystemClock())
    try:
        if arguments.remove:
            file.remove()
            say("There is no PIN any more, and no way in for staff on screen.")
            return OK
        file.set(_typed())
    except UnfitPinError as error:
        raise RefusedError(str(error)) from error
    except OSError as error:
        msg = f"the PIN cannot be kept: {reason_of(error)}"
        raise RefusedError(msg) from error
    say(f"The PIN is set. {_way_in(arguments)}")
    return OK


def _way_in(arguments: Namespace) -> str:
    exhibit = load_content(arguments.config, arguments.cache).exhibit
    if exhibit is None:
        return "Hold the corner that [staff] in the config names, then type it."
    staff = exhibit.staff
    if not staff.hold_s:
        return "There is no way to type it yet: hold_s in [staff] of the config is 0."
    corner = staff.corner.replace("top", "upper").replace("bottom", "lower").replace("-", " ")
    return f"Hold the {corner} corner of the screen for {staff.hold_s:g} s, then type it."


def _typed() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    first = getpass("New PIN: ")
    if getpass("Again: ") != first:
        msg = "the two are not the same"
        raise RefusedError(msg)
    return first
