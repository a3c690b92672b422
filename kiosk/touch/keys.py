"""Keys in, intents out: each key means what a control on screen means."""

from collections.abc import Mapping, Sequence

from kiosk.scene.hits import HitTarget
from kiosk.state.intents import GoHome, Intent, Touch

# Names as SDL gives them. A control that is not on screen has no key either.
CONTROL_OF_KEY: Mapping[str, str] = {
    "left": "back",
    "right": "next",
    "space": "play",
    "return": "switch",
    "tab": "switch",
    "+": "zoom_in",
    "=": "zoom_in",
    "[+]": "zoom_in",
    "up": "zoom_in",
    "-": "zoom_out",
    "[-]": "zoom_out",
    "down": "zoom_out",
    "page up": "time_in",
    "page down": "time_out",
    "end": "whole",
    "p": "pace",
    "m": "meanwhile",
    "l": "language",
    "escape": "close",
    "backspace": "close",
}
# What else a key means while its control is not on screen.
ELSE = {"close": "sheet-close"}
REGION = "region:"
# With the pad of the staff open, digits are digits; in brackets are those of the keypad.
PAD = "pin:"
PAD_KEYS = {"return": "enter", "enter": "enter", "backspace": "erase", "escape": "leave"}


def intents_for_key(name: str, targets: Sequence[HitTarget]) -> tuple[Intent, ...]:
    """Return what a key means with these controls on screen."""
    if name == "home":
        return Touch(), GoHome()
    control = CONTROL_OF_KEY.get(name, "")
    if any(target.id.startswith(PAD) for target in targets):
        control = PAD + PAD_KEYS.get(name, name.strip("[]"))
    regions = [target for target in targets if target.id.startswith(REGION)]
    if name.isdecimal() and 1 <= int(name) <= len(regions):
        control = regions[int(name) - 1].id
    for wanted in (control, ELSE.get(control, "")):
        for target in targets:
            if target.id == wanted and target.tap is not None:
                return Touch(), target.tap
    return (Touch(),)
