"""Hit targets in, the way of a focus through them out: for those who use keys and no finger."""

from collections.abc import Sequence
from math import hypot, inf

from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import HitTarget

# What lies above the rest is read first; what no entry names lies on the map.
SHEET, CHOOSER, CARD, MAP, REGIONS, BAND = range(6)
_PARTS = {
    "language:": SHEET, "ease:": SHEET, "depth:": SHEET, "quieter": SHEET, "louder": SHEET,
    "start_again": SHEET, "done": SHEET,
    "choose:": CHOOSER, "tour:": CHOOSER,
    "caption": CARD, "tour_back": CARD, "tour_next": CARD, "tour_stop": CARD, "tour_go_on": CARD,
    "ending": CARD, "end_other": CARD, "end_tours": CARD, "end_look": CARD,
    "sheet:": CARD,
    "link:": CARD, "close": CARD, "card:": CARD, "more": CARD, "sources": CARD,
    "region:": REGIONS, "switch": REGIONS,
    "back": BAND, "play": BAND, "next": BAND, "language": BAND, "access": BAND,
    "zoom_in": BAND, "zoom_out": BAND, "pace": BAND, "time_in": BAND, "time_out": BAND,
    "before": BAND, "after": BAND, "whole": BAND, "meanwhile": REGIONS, "tours": REGIONS,
    "wing:": BAND, "sheet-close": CARD, "answer-close": CARD,
}  # fmt: skip
# While one of these is open the rest of the screen waits.
MODAL = (SHEET, CHOOSER)
# Centres that are no farther apart than this share of the lower one's height stand in one row.
SAME_ROW = 0.5
# A step up or down prefers what is straight ahead to what is near but beside.
ASIDE = 2.5


def part_of(target: HitTarget) -> int:
    """Return the part of the screen that a target belongs to, in the order of reading."""
    name = target.id
    exact = _PARTS.get(name)
    if exact is not None:
        return exact
    return next(
        (part for start, part in _PARTS.items() if start.endswith(":") and name.startswith(start)),
        MAP,
    )


def is_mirrored(targets: Sequence[HitTarget]) -> bool:
    """Return whether lines begin on the right, as the keys back and next tell."""
    left_px = {each.id: bounds(each.area).x_px for each in targets if each.id in ("back", "next")}
    return len(left_px) == 2 and left_px["next"] < left_px["back"]


def reading_order(targets: Sequence[HitTarget]) -> tuple[str, ...]:
    """Return the ids of all that can be activated, in the order in which they are read.

    Args:
        targets: Of a scene, the topmost last.
    """
    mirrored = is_mirrored(targets)
    shown = [
        target
        for target in targets
        if target.tap is not None and not _is_twin(target) and _is_seen(target, targets)
    ]
    parts: dict[int, list[HitTarget]] = {}
    for target in shown:
        parts.setdefault(part_of(target), []).append(target)
    modal = [part for part in MODAL if part in parts]
    order: list[str] = []
    for part in modal[:1] or sorted(parts):
        for row in _rows(parts[part]):
            row.sort(key=lambda each: _centre(each)[0], reverse=mirrored)
            order += [target.id for target in row]
    return tuple(order)


def next_focus(order: Sequence[str], focus: str, step: int) -> str:
    """Return what comes after (1) or before (-1) a target; from the end it goes on at the start."""
    if not order:
        return ""
    if focus not in order:
        return order[0] if step > 0 else order[-1]
    return order[(order.index(focus) + step) % len(order)]


def focus_beyond(targets: Sequence[HitTarget], order: Sequence[str], focus: str, down: int) -> str:
    """Return what lies below (1) or above (-1) a target; the same if nothing does."""
    by_id = {target.id: target for target in targets}
    if focus not in order:
        return next_focus(order, focus, down)
    x_px, y_px = _centre(by_id[focus])
    best, found = inf, focus
    for name in order:
        other_x_px, other_y_px = _centre(by_id[name])
        ahead_px = (other_y_px - y_px) * down
        if name != focus and ahead_px > 1.0:
            far_px = hypot(ahead_px, ASIDE * (other_x_px - x_px))
            if far_px < best:
                best, found = far_px, name
    return found


def settled_focus(before: Sequence[HitTarget], after: Sequence[HitTarget], focus: str) -> str:
    """Return where the focus belongs once something has opened or closed."""
    if not focus:
        return ""
    order, was = reading_order(after), reading_order(before)
    parts = {target.id: part_of(target) for target in (*before, *after)}
    opened = {parts[name] for name in order} - {parts[name] for name in was}
    new = [name for name in order if parts[name] in opened and parts[name] <= CARD]
    if new:
        return new[0]
    if focus in order:
        return focus
    # What closed is gone: go on with what was read after it.
    later = was[was.index(focus) :] if focus in was else ()
    return next((name for name in later if name in order), order[0] if order else "")


def _is_twin(target: HitTarget) -> bool:
    """Return whether it is the words of a town, which keys reach by its dot."""
    return target.id.startswith("name:")


def _is_seen(target: HitTarget, targets: Sequence[HitTarget]) -> bool:
    """Return whether a finger could reach the target somewhere."""
    box = bounds(target.area)
    above = targets[targets.index(target) + 1 :]
    x_px, y_px = box.centre_px
    points = [(x_px, y_px)]
    points += [
        (x_px + right * box.width_px * 0.3, y_px + down * box.height_px * 0.3)
        for right in (-1, 1)
        for down in (-1, 1)
    ]
    return any(not any(other.area.contains(px) for other in above) for px in points)


def bounds(area: Box | Disc) -> Box:
    """Return the smallest box around an area."""
    return area if isinstance(area, Box) else Box.around(area.centre_px, area.radius_px)


def _centre(target: HitTarget) -> tuple[float, float]:
    return bounds(target.area).centre_px


def _rows(targets: Sequence[HitTarget]) -> list[list[HitTarget]]:
    rows: list[list[HitTarget]] = []
    for target in sorted(targets, key=lambda each: (_centre(each)[1], _centre(each)[0])):
        box = bounds(target.area)
        if rows and box.centre_px[1] - _centre(rows[-1][0])[1] <= SAME_ROW * box.height_px:
            rows[-1].append(target)
        else:
            rows.append([target])
    return rows
