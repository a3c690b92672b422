"""Two scenes in, the parts of the screen in which they may differ out."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil, floor

import pygame

from kiosk.scene.boxes import Box
from kiosk.scene.scene import Layer, Scene


def rect_of(box: Box) -> pygame.Rect:
    """Return the whole pixels that a box touches."""
    left_px, top_px = floor(box.x_px), floor(box.y_px)
    return pygame.Rect(left_px, top_px, ceil(box.right_px) - left_px, ceil(box.bottom_px) - top_px)


def shown_rect(layer: Layer) -> pygame.Rect:
    """Return the part of the screen on which a layer shows."""
    # A kept picture is one px wider and higher than its box.
    rect = rect_of(layer.box).inflate(2, 2)
    if layer.clip is not None:
        rect = rect.clip(rect_of(layer.clip))
    return rect.move(floor(layer.offset_px[0]), floor(layer.offset_px[1]))


def stale_rects(last: Scene | None, scene: Scene, screen: pygame.Rect) -> list[pygame.Rect]:
    """Return the parts of the screen that must be painted anew, none over another.

    Args:
        last: What the screen shows; None if nothing of it counts.
        scene: What it shall show.
        screen: Its whole.
    """
    if last is None or _is_between(last) or _is_between(scene):
        return [screen]
    before = {layer.id: layer for layer in last.layers}
    now = {layer.id: layer for layer in scene.layers}
    common = [name for name in before if name in now]
    if common != [name for name in now if name in before]:
        return [screen]
    stale: list[pygame.Rect] = []
    for name in {**before, **now}:
        stale += _changed(before.get(name), now.get(name))
    return apart(rect.clip(screen) for rect in stale)


def _is_between(scene: Scene) -> bool:
    """Return whether the screen shows parts of another scene, too."""
    return scene.iris is not None or scene.faded is not None


def _changed(before: Layer | None, now: Layer | None) -> list[pygame.Rect]:
    if before == now:
        return []
    if before is None or now is None:
        return [shown_rect(layer) for layer in (before, now) if layer is not None]
    if before.clip and now.clip and replace(before, clip=now.clip) == now:
        return difference(shown_rect(before), shown_rect(now)) + difference(
            shown_rect(now), shown_rect(before)
        )
    return [shown_rect(before), shown_rect(now)]


def apart(rects: Iterable[pygame.Rect]) -> list[pygame.Rect]:
    """Return rectangles that cover the same pixels, none over another."""
    found: list[pygame.Rect] = []
    # The large ones first: what lies within them is gone at once.
    for rect in sorted(rects, key=lambda each: -each.width * each.height):
        left = [rect]
        for other in found:
            left = [piece for part in left for piece in difference(part, other)]
        found += [piece for piece in left if piece.width and piece.height]
    return found


def difference(rect: pygame.Rect, other: pygame.Rect) -> list[pygame.Rect]:
    """Return what is left of a rectangle without another: at most four."""
    common = rect.clip(other)
    if not (common.width and common.height):
        return [rect]
    return [
        pygame.Rect(left, top, right - left, bottom - top)
        for left, top, right, bottom in (
            (rect.left, rect.top, rect.right, common.top),
            (rect.left, common.bottom, rect.right, rect.bottom),
            (rect.left, common.top, common.left, common.bottom),
            (common.right, common.top, rect.right, common.bottom),
        )
        if left < right and top < bottom
    ]
