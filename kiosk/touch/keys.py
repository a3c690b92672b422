"""Keys in, intents out: each key means what a control on screen means."""

from collections.abc import Mapping, Sequence

from kiosk.scene.boxes import Disc
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
# Of a tour and its offer, before or after what the key means without them.
BEFORE: Mapping[str, tuple[str, ...]] = {
    "left": ("tour_back",),
    "right": ("tour_next",),
    "t": ("tour_go_on", "tours"),
}
AFTER: Mapping[str, str] = {"escape": "tour_stop", "backspace": "tour_stop"}
TOUR = "tour:"


def _as_on_screen(name: str, targets: Sequence[HitTarget]) -> str:
    """Return the arrow that means the same where the controls lie from right to left."""
    left_px = {each.id: _left_px(each) for each in targets if each.id in ("back", "next")}
    if len(left_px) == 2 and left_px["next"] < left_px["back"]:
        return {"left": "right", "right": "left"}.get(name, name)
    return name


def _left_px(target: HitTarget) -> float:
    area = target.area
    return area.centre_px[0] - area.radius_px if isinstance(area, Disc) else area.x_px


def intents_for_key(name: str, targets: Sequence[HitTarget]) -> tuple[Intent, ...]:
    """Return what a key means with these controls on screen."""
    if name == "home":
        return Touch(), GoHome()
    name = _as_on_screen(name, targets)
    means = CONTROL_OF_KEY.get(name, "")
    controls = (*BEFORE.get(name, ()), means, ELSE.get(means, ""), AFTER.get(name, ""))
    # The rows of an open offer are counted, or else the regions.
    counted = [target.id for target in targets if target.id.startswith(TOUR)]
    counted = counted or [target.id for target in targets if target.id.startswith(REGION)]
    if name.isdecimal() and 1 <= int(name) <= len(counted):
        controls = (counted[int(name) - 1],)
    taps = {target.id: target.tap for target in targets if target.tap is not None}
    meant = next((taps[control] for control in controls if control in taps), None)
    return (Touch(),) if meant is None else (Touch(), meant)
