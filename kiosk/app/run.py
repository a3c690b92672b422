"""The exhibit on a screen, or pictures of it where there is none: what the supervisor starts."""

import sys
import threading
from argparse import Namespace
from functools import partial
from pathlib import Path

from kiosk.app.assembly import load_content, proven_content
from kiosk.app.folders import state_folder
from kiosk.app.last_resort import show_notice
from kiosk.app.preparing import ClosedEarlyError, Preparation
from kiosk.app.preview import preview
from kiosk.app.report import RefusedError, complain, say
from kiosk.app.showing import show_exhibit
from kiosk.app.vitals import GivenUpError, Vitals, remember_stacks
from kiosk.clock import SystemClock
from kiosk.ops import endings
from kiosk.ops.channel import Channel, Phase
from kiosk.ops.lifeline import hold_lifeline
from kiosk.ops.restarts import Part
from kiosk.screen.platform import NoScreenError, prepare_sdl
from kiosk.screen.window import Window

# Below the current folder, as `make` has it.
PREVIEW = Path("build/preview")
PREVIEW_WITHIN_S = 3600.0


def run(arguments: Namespace) -> int:
    """Run a part until its window is closed."""
    supervised = arguments.part is not None
    folder = state_folder(arguments.config)
    remember_stacks(folder)
    channel = Channel(sys.stdout.fileno()) if supervised else None
    with Vitals(SystemClock(), folder, channel) as vitals:
        threading.excepthook = partial(_tell_lost_thread, vitals)
        try:
            return _run(arguments, vitals)
        except GivenUpError:
            # Each of its frames has been reported.
            return endings.FAILED
        except RefusedError as refused:
            if not supervised:
                raise
            complain(str(refused))
            return endings.REFUSED + refused.exit_code
        except Exception as error:  # the supervisor is to hear of whatever nobody was prepared for
            if not supervised:
                raise
            vitals.report(error, "program")
            return endings.FAILED


def _tell_lost_thread(vitals: Vitals, lost: threading.ExceptHookArgs) -> None:
    """Report a thread that ended by an exception: what it did is missing until the next start."""
    if isinstance(lost.exc_value, Exception):
        vitals.report(lost.exc_value, "thread")


def _run(arguments: Namespace, vitals: Vitals) -> int:
    prepare_sdl()
    # A size can only be that of a plain window: full screen is as large as the screen.
    windowed = arguments.windowed or arguments.size is not None
    try:
        window = Window(vitals.clock, arguments.size, windowed=windowed)
    except NoScreenError as fault:
        if arguments.await_screen:
            return endings.NO_SCREEN
        vitals.beat(Phase.WRITING_PICTURES, next_within_s=PREVIEW_WITHIN_S)
        say(f"{str(fault).capitalize()}: pictures of the exhibit go to {PREVIEW} instead.")
        return preview(arguments.config, arguments.cache, PREVIEW)
    asked = threading.Event()

    def end() -> None:
        asked.set()
        window.ask_to_close()

    supervised = arguments.part is not None
    if supervised:
        hold_lifeline(sys.stdin.fileno(), end)
    ending = None
    try:
        ending = _show_part(Part(arguments.part or Part.EXHIBIT), window, vitals, arguments)
    except ClosedEarlyError:
        pass
    finally:
        window.close()
    if ending is not None:
        return ending if supervised else endings.DONE
    # In full screen no key, no gesture and no window manager may leave the exhibit.
    allowed = windowed or not supervised or asked.is_set()
    return endings.DONE if allowed else endings.CLOSED_FROM_OUTSIDE


def _show_part(part: Part, window: Window, vitals: Vitals, arguments: Namespace) -> int | None:
    """Show a part until its window is closed, or until staff want it to end, and how."""
    if part is Part.NOTICE:
        show_notice(window, vitals)
        return None
    load = load_content if part is Part.EXHIBIT else proven_content
    preparation = Preparation(window, vitals, arguments.config, arguments.cache, load)
    # Not kept here: another exhibit may come in the place of the first.
    return show_exhibit(preparation.done(), window, vitals, arguments, safe=part is Part.SAFE)
