"""An order from the running exhibit: one line on standard input, which stays open as a lifeline."""

import os
import sys
from contextlib import suppress
from functools import partial

from kiosk.ops.lifeline import hold_lifeline

GIVEN_UP = 1


def received() -> str:
    """Return the order; from then on this process ends when nobody waits for it any more."""
    order = sys.stdin.readline()
    if order.endswith("\n"):
        # What is half written then is no harm: a power cut leaves the same.
        with suppress(OSError, ValueError):
            hold_lifeline(sys.stdin.fileno(), partial(os._exit, GIVEN_UP))
    return order
