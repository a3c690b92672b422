"""Keys in, intents out: a keyboard, a keypad of a few keys, or a single one.

Arrows and Tab bring a focus to everything that can be touched, OK activates it; the other keys
mean what a control on screen means.
"""

from collections.abc import Mapping, Sequence

from kiosk.scene.hits import HitTarget
from kiosk.scene.reading_order import focus_beyond, is_mirrored, next_focus, reading_order
from kiosk.state.comfort import PLAIN, Comfort
from kiosk.state.intents import ChangeVolume, FocusOn, GoHome, Intent, Scan, Touch

# Names as SDL gives them. A control that is not on screen has no key either.
CONTROL_OF_KEY: Mapping[str, str] = {
    ",": "back",
    "b": "back",
    ".": "next",
    "n": "next",
    "space": "play",
    "w": "switch",
    "+": "zoom_in",
    "=": "zoom_in",
    "[+]": "zoom_in",
    "-": "zoom_out",
    "[-]": "zoom_out",
    "page up": "time_in",
    "page down": "time_out",
    "end": "whole",
    "p": "pace",
    "m": "meanwhile",
    "l": "language",
    "h": "access",
    "help": "access",
    "f1": "access",
    "escape": "close",
    "backspace": "close",
}
# These put away what lies on top before they mean the card.
CLOSING = ("escape", "backspace", "help", "f1", "h", "l")
OK_KEYS = ("return", "enter", "select", "[5]")
NEXT_KEYS, BEFORE_KEYS = ("right", "tab"), ("left", "shift tab")
OTHER_SIDE: Mapping[str, str] = {"left": "right", "right": "left"}
DOWN_OF_KEY: Mapping[str, int] = {"down": 1, "up": -1}
VOLUME_OF_KEY: Mapping[str, int] = {
    "volumeup": 1,
    "volume up": 1,
    "]": 1,
    "volumedown": -1,
    "volume down": -1,
    "[": -1,
}
# What else a key means while its control is not on screen.
ELSE = {
    "close": ("sheet-close", "answer-close"),
    "back": ("tour_back",),
    "next": ("tour_next",),
}
REGION = "region:"
# With the pad of the staff open, digits are digits; in brackets are those of the keypad.
PAD = "pin:"
PAD_KEYS = {"return": "enter", "enter": "enter", "backspace": "erase", "escape": "leave"}
# Of a tour and its offer, before or after what the key means without them.
BEFORE: Mapping[str, tuple[str, ...]] = {"t": ("tour_go_on", "tours")}
AFTER: Mapping[str, str] = {"escape": "tour_stop", "backspace": "tour_stop"}
TOUR = "tour:"
SCAN_KEY = "f8"


def _as_on_screen(name: str, targets: Sequence[HitTarget]) -> str:
    """Return the arrow that means the same where the controls lie from right to left."""
    return OTHER_SIDE.get(name, name) if is_mirrored(targets) else name


def intents_for_key(
    name: str,
    targets: Sequence[HitTarget],
    comfort: Comfort = PLAIN,
    scan_key: str = SCAN_KEY,
) -> tuple[Intent, ...]:
    """Return what a key means.

    Args:
        name: The key.
        targets: The controls on screen, the topmost last.
        comfort: Tells what the focus has reached, and whether it wanders by itself.
        scan_key: The only key of somebody who has one.
    """
    meant: tuple[Intent, ...]
    name = _as_on_screen(name, targets)
    if name == "home":
        meant = (GoHome(),)
    elif name in VOLUME_OF_KEY:
        meant = (ChangeVolume(VOLUME_OF_KEY[name]),)
    elif comfort.scanned_s is not None and name == "escape":
        meant = (Scan(on=False),)
    elif name == scan_key and comfort.scanned_s is None:
        meant = (Scan(on=True), *_moved(reading_order(targets), comfort.focus, 0))
    elif name in PAD_KEYS and not comfort.focus and any(t.id.startswith(PAD) for t in targets):
        # Digits were typed; nobody has led a focus to a key of the pad.
        meant = _of_control(name, targets)
    elif name in (*OK_KEYS, scan_key) or (comfort.scanned_s is not None and name == "space"):
        meant = _activated(targets, comfort.focus)
    elif name in NEXT_KEYS or name in BEFORE_KEYS:
        meant = _moved(reading_order(targets), comfort.focus, 1 if name in NEXT_KEYS else -1)
    elif name in DOWN_OF_KEY:
        order = reading_order(targets)
        meant = (FocusOn(focus_beyond(targets, order, comfort.focus, DOWN_OF_KEY[name])),)
    else:
        meant = _of_control(name, targets)
    return Touch(), *meant


def _moved(order: Sequence[str], focus: str, step: int) -> tuple[Intent, ...]:
    """Return the focus gone on by a step; with none it only makes sure that there is one."""
    if step == 0 and focus in order:
        return (FocusOn(focus),)
    return (FocusOn(next_focus(order, focus, step or 1)),)


def _activated(targets: Sequence[HitTarget], focus: str) -> tuple[Intent, ...]:
    """Return what the control in focus means; without one the focus appears."""
    order = reading_order(targets)
    if focus not in order:
        return _moved(order, focus, 1)
    return tuple(target.tap for target in targets if target.id == focus and target.tap is not None)


def _of_control(name: str, targets: Sequence[HitTarget]) -> tuple[Intent, ...]:
    """Return what the control means that a key stands for."""
    by_id = {target.id: target for target in targets}
    means = CONTROL_OF_KEY.get(name, "")
    if any(target.id.startswith(PAD) for target in targets):
        pad = by_id.get(PAD + PAD_KEYS.get(name, name.strip("[]")))
        return (pad.tap,) if pad is not None and pad.tap is not None else ()
    if name in CLOSING and "done" in by_id:
        means = "done"
    controls = (*BEFORE.get(name, ()), means, *ELSE.get(means, ()), AFTER.get(name, ""))
    # The rows of an open offer are counted, or else the regions.
    counted = [target.id for target in targets if target.id.startswith(TOUR)]
    counted = counted or [target.id for target in targets if target.id.startswith(REGION)]
    if name.isdecimal() and 1 <= int(name) <= len(counted):
        controls = (counted[int(name) - 1],)
    taps = (by_id[control].tap for control in controls if control in by_id)
    return tuple(tap for tap in taps if tap is not None)[:1]
