"""Layers as pictures of their own: painted when they change, and shown as they are until then."""

from collections.abc import Collection
from dataclasses import dataclass
from math import floor

import pygame

from kiosk.scene.primitives import Picture
from kiosk.scene.scene import Layer


@dataclass(frozen=True, slots=True)
class _Kept:
    layer: Layer
    picture: pygame.Surface
    whole: bool


class KeptLayers:
    """The pictures of layers, as far as they are painted."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def found(self, layer: Layer) -> pygame.Surface | None:
        """Return the picture of a layer if it still shows what the layer holds."""
        kept = self._kept.get(layer.id)
        if kept is None or kept.layer.items != layer.items or kept.layer.box != layer.box:
            return None
        return kept.picture

    def is_whole(self, layer: Layer) -> bool:
        """Return whether nothing was left out of its picture for a later frame."""
        kept = self._kept.get(layer.id)
        return kept is None or kept.whole

    def emptied(self, layer: Layer, screen: pygame.Surface) -> pygame.Surface:
        """Return a surface on which a layer may be painted anew, the one it had if that fits."""
        left_px, top_px = corner_of(layer)
        size_px = (
            floor(layer.box.right_px) + 1 - left_px,
            floor(layer.box.bottom_px) + 1 - top_px,
        )
        kept = self._kept.get(layer.id)
        if kept is not None and kept.picture.get_size() == size_px:
            if not layer.opaque:
                kept.picture.fill((0, 0, 0, 0))
            return kept.picture
        if layer.opaque:
            return pygame.Surface(size_px).convert(screen)
        return pygame.Surface(size_px, pygame.SRCALPHA)

    def keep(self, layer: Layer, picture: pygame.Surface, *, whole: bool) -> None:
        """Remember what was painted, and whether something of it is still to come."""
        self._kept[layer.id] = _Kept(layer, picture, whole)

    def let_go(self, names: Collection[str]) -> None:
        """Forget all but the layers of these names."""
        self._kept = {name: kept for name, kept in self._kept.items() if name in names}

    def forget_pictures(self) -> None:
        """Forget the layers that hold a picture."""
        self._kept = {
            name: kept for name, kept in self._kept.items() if not has_picture(kept.layer)
        }


def corner_of(layer: Layer) -> tuple[int, int]:
    """Return the left upper pixel of the picture of a layer."""
    return floor(layer.box.x_px), floor(layer.box.y_px)


def has_picture(layer: Layer) -> bool:
    """Return whether a layer holds a picture."""
    return any(isinstance(item, Picture) for item in layer.items)


def show_kept(surface: pygame.Surface, layer: Layer, picture: pygame.Surface) -> None:
    """Show the picture of a layer where the layer lies, as solid as it is."""
    left_px, top_px = corner_of(layer)
    at_px = (left_px + layer.offset_px[0], top_px + layer.offset_px[1])
    if layer.alpha < 255:
        picture.set_alpha(layer.alpha)
    elif picture.get_alpha() not in (None, 255):
        picture.set_alpha(255)
    if layer.clip is None:
        surface.blit(picture, at_px)
        return
    area = pygame.Rect(
        floor(layer.clip.x_px) - left_px,
        floor(layer.clip.y_px) - top_px,
        max(0, round(layer.clip.width_px)),
        max(0, round(layer.clip.height_px)),
    )
    surface.blit(picture, (at_px[0] + area.x, at_px[1] + area.y), area)
