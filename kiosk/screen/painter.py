"""Scene in, pixels out: layers that did not change are not painted again."""

from itertools import pairwise
from math import floor
from typing import assert_never

import pygame

from kiosk.scene.primitives import (
    Anchor,
    Basemap,
    Fill,
    Glyph,
    Hatching,
    Panel,
    Primitive,
    Px,
    Ring,
    Stamp,
    Stroke,
    Text,
    Trace,
    Veil,
)
from kiosk.scene.scene import Layer, Scene
from kiosk.screen import sprites
from kiosk.screen.fonts import Fonts
from kiosk.screen.globe import Globe
from kiosk.screen.iris import paint_iris
from kiosk.screen.regions import apart, shown_rect, stale_rects
from kiosk.screen.strokes import dashes

# Rendering the words of one name takes half a millisecond, and many come at once when a new region
# moves into view.
NEW_WORDS_A_FRAME = 3


class Painter:
    """Paints scenes onto one surface and remembers what it has painted."""

    def __init__(self, surface: pygame.Surface, fonts: Fonts, globe: Globe | None) -> None:
        """Begin; without a globe there is no map, as while it is being baked."""
        self._surface = surface
        self._fonts = fonts
        self._globe = globe
        self._last: Scene | None = None
        self._before: pygame.Surface | None = None
        self._at_once = False
        self._sparing = False
        self._new_words = 0
        self._kept: dict[str, tuple[Layer, pygame.Surface]] = {}

    @property
    def refining(self) -> bool:
        """Whether the picture of an unchanged scene will still improve."""
        return self._globe is not None and self._globe.refining

    @property
    def preparing(self) -> bool:
        """Whether there is something to draw out of sight while nothing else happens."""
        return self._globe is not None and self._globe.preparing

    def onto(self, surface: pygame.Surface) -> None:
        """Paint onto this surface from now on; nothing that was painted on another counts."""
        if surface is not self._surface:
            self._surface = surface
            self._last = None
            self._before = None

    def paint(self, scene: Scene, *, at_once: bool = False) -> list[pygame.Rect]:
        """Paint a scene; return the parts of the screen where a pixel may have changed.

        Args:
            scene: What to paint.
            at_once: Whether to paint it in its final richness, however long that takes.
        """
        self._at_once = at_once
        self._new_words = NEW_WORDS_A_FRAME
        improved = not at_once and self._improved(scene)
        if scene == self._last and not improved:
            if self._globe is not None:
                self._globe.prepare()
            return []
        if (scene.iris is None and scene.faded is None) or at_once:
            self._before = None
        elif self._before is None or _is_cut_again(self._last, scene):
            self._before = self._surface.copy()
        stale = self._stale(scene, improved=improved)
        for rect in stale:
            self._surface.set_clip(rect)
            for layer in scene.layers:
                if shown_rect(layer).colliderect(rect):
                    self._paint_layer(layer)
        self._surface.set_clip(None)
        names = {layer.id for layer in scene.layers}
        self._kept = {name: kept for name, kept in self._kept.items() if name in names}
        if scene.iris is not None and self._before is not None:
            paint_iris(self._surface, self._before, scene.iris)
        elif scene.faded is not None and self._before is not None:
            self._before.set_alpha(round(255 * (1.0 - scene.faded)))
            self._surface.blit(self._before, (0, 0))
        self._last = scene
        return stale

    def _improved(self, scene: Scene) -> bool:
        """Let the map grow richer if it is the same as before; return whether that shows."""
        if self._globe is None or self._last is None:
            return False
        same = _maps_of(scene) == _maps_of(self._last)
        return same and self._globe.advance()

    def _stale(self, scene: Scene, *, improved: bool) -> list[pygame.Rect]:
        screen = self._surface.get_rect()
        if self._at_once:
            return [screen]
        stale = stale_rects(self._last, scene, screen)
        if improved:
            stale += [shown_rect(layer).clip(screen) for layer in _maps_of(scene)]
        return apart(stale)

    def _paint_layer(self, layer: Layer) -> None:
        if layer.kept:
            self._show_kept(layer)
        else:
            # A name that comes a few frames later is not missed, a frame that comes late is.
            self._sparing = layer.sparing and not self._at_once
            self._paint_items(self._surface, layer.items, (0.0, 0.0))
            self._sparing = False

    def _show_kept(self, layer: Layer) -> None:
        left_px, top_px = floor(layer.box.x_px), floor(layer.box.y_px)
        kept = self._kept.get(layer.id)
        if kept is None or kept[0].items != layer.items or kept[0].box != layer.box:
            size_px = (
                floor(layer.box.right_px) + 1 - left_px,
                floor(layer.box.bottom_px) + 1 - top_px,
            )
            if kept is not None and kept[1].get_size() == size_px:
                picture = kept[1]
                if not layer.opaque:
                    picture.fill((0, 0, 0, 0))
            elif layer.opaque:
                picture = pygame.Surface(size_px).convert(self._surface)
            else:
                picture = pygame.Surface(size_px, pygame.SRCALPHA)
            self._paint_items(picture, layer.items, (-left_px, -top_px))
        else:
            picture = kept[1]
        self._kept[layer.id] = (layer, picture)
        at_px = (left_px + layer.offset_px[0], top_px + layer.offset_px[1])
        if layer.clip is None:
            self._surface.blit(picture, at_px)
        else:
            area = pygame.Rect(
                floor(layer.clip.x_px) - left_px,
                floor(layer.clip.y_px) - top_px,
                max(0, round(layer.clip.width_px)),
                max(0, round(layer.clip.height_px)),
            )
            self._surface.blit(picture, (at_px[0] + area.x, at_px[1] + area.y), area)

    def _paint_items(
        self, surface: pygame.Surface, items: tuple[Primitive, ...], shift_px: Px
    ) -> None:
        for item in items:
            match item:
                case Text():
                    self._text(surface, item, shift_px)
                case Stamp():
                    self._stamp(surface, item, shift_px)
                case Basemap():
                    if self._globe is not None:
                        self._globe.paint(surface, item, at_once=self._at_once)
                case Hatching():
                    if self._globe is not None:
                        self._globe.hatch(surface, item)
                case _:
                    _paint_shape(surface, item, shift_px)

    def _text(self, surface: pygame.Surface, text: Text, shift_px: Px) -> None:
        if not text.text:
            return
        look = (text.text, text.style, text.colour, text.halo, text.halo_px, text.angle_deg)
        if self._sparing and not self._fonts.has_picture(*look):
            if self._new_words == 0:
                return
            self._new_words -= 1
        picture = self._fonts.picture(*look)
        width_px, height_px = picture.get_size()
        x_px, y_px = text.px[0] + shift_px[0], text.px[1] + shift_px[1]
        if text.anchor is Anchor.CENTRE or text.angle_deg:
            x_px -= width_px / 2
        elif text.anchor is Anchor.RIGHT:
            x_px -= width_px
        surface.blit(picture, (round(x_px), round(y_px - height_px / 2)))

    def _stamp(self, surface: pygame.Surface, stamp: Stamp, shift_px: Px) -> None:
        words = self._fonts.picture(stamp.text, stamp.style, stamp.ink)
        pad_px = stamp.style.size_px // 2
        slip = pygame.Surface(
            (words.get_width() + 2 * pad_px, words.get_height() + pad_px), pygame.SRCALPHA
        )
        slip.fill(stamp.slip)
        outer = slip.get_rect()
        line_px = max(2, stamp.style.size_px // 11)
        pygame.draw.rect(slip, stamp.ink, outer, line_px)
        pygame.draw.rect(
            slip, stamp.ink, outer.inflate(-4 * line_px, -4 * line_px), max(1, line_px // 2)
        )
        slip.blit(words, (pad_px, pad_px // 2))
        turned = pygame.transform.rotozoom(slip, stamp.angle_deg, 1.0)
        x_px, y_px = stamp.centre_px[0] + shift_px[0], stamp.centre_px[1] + shift_px[1]
        surface.blit(turned, turned.get_rect(center=(round(x_px), round(y_px))))


def _is_cut_again(last: Scene | None, scene: Scene) -> bool:
    """Return whether a second change of the whole picture came before the first was over."""
    if last is None:
        return False
    if last.iris is not None and scene.iris is not None:
        return last.iris.opening is not scene.iris.opening
    if last.faded is not None and scene.faded is not None:
        return scene.faded < last.faded
    return last.iris is not None or last.faded is not None


def _maps_of(scene: Scene) -> tuple[Layer, ...]:
    return tuple(layer for layer in scene.layers if isinstance(next(iter(layer.items), 0), Basemap))


def _paint_shape(
    surface: pygame.Surface,
    shape: Fill | Veil | Panel | Stroke | Glyph | Ring | Trace,
    shift_px: Px,
) -> None:
    match shape:
        case Glyph():
            _glyph(surface, shape, shift_px)
        case Fill():
            _fill(surface, shape, shift_px)
        case Veil():
            _veil(surface, shape, shift_px)
        case Panel():
            _panel(surface, shape, shift_px)
        case Stroke():
            _stroke(surface, shape, shift_px)
        case Ring():
            _ring(surface, shape, shift_px)
        case Trace():
            _trace(surface, shape, shift_px)
        case _:
            assert_never(shape)


def _fill(surface: pygame.Surface, fill: Fill, shift_px: Px) -> None:
    rect = pygame.Rect(
        round(fill.box.x_px + shift_px[0]),
        round(fill.box.y_px + shift_px[1]),
        max(1, round(fill.box.width_px)),
        max(1, round(fill.box.height_px)),
    )
    if len(fill.colour) == 4:
        pane = pygame.Surface(rect.size, pygame.SRCALPHA)
        pane.fill(fill.colour)
        surface.blit(pane, rect)
    else:
        surface.fill(fill.colour, rect)


def _veil(surface: pygame.Surface, veil: Veil, shift_px: Px) -> None:
    pane = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    for outline in veil.outlines_px:
        points = [(x + shift_px[0], y + shift_px[1]) for x, y in outline]
        pygame.draw.polygon(pane, veil.colour, points)
    surface.blit(pane, (0, 0))


def _panel(surface: pygame.Surface, panel: Panel, shift_px: Px) -> None:
    left_px, top_px = round(panel.box.x_px + shift_px[0]), round(panel.box.y_px + shift_px[1])
    size_px = (max(1, round(panel.box.width_px)), max(1, round(panel.box.height_px)))
    radius_px = round(panel.radius_px)
    if panel.shadow is not None:
        ink = panel.shadow[:3]
        cast = sprites.rounded(*size_px, radius_px, ink, ink, 0).copy()
        cast.set_alpha(panel.shadow[3])
        surface.blit(
            cast, (left_px + round(panel.shadow_px[0]), top_px + round(panel.shadow_px[1]))
        )
    edge_px = max(1, round(panel.edge_px)) if panel.edge_px else 0
    picture = sprites.rounded(*size_px, radius_px, panel.fill, panel.edge, edge_px)
    surface.blit(picture, (left_px, top_px))


def _glyph(surface: pygame.Surface, mark: Glyph, shift_px: Px) -> None:
    picture = sprites.glyph(
        mark.name, max(1, round(mark.radius_px)), mark.colours, mark.alpha, mark.turn_deg
    )
    x_px, y_px = mark.centre_px[0] + shift_px[0], mark.centre_px[1] + shift_px[1]
    middle_px = picture.get_width() / 2
    surface.blit(picture, (round(x_px - middle_px), round(y_px - middle_px)))


def _ring(surface: pygame.Surface, ring: Ring, shift_px: Px) -> None:
    picture = sprites.ring(max(1, round(ring.radius_px)), max(1, round(ring.width_px)), ring.colour)
    x_px, y_px = ring.centre_px[0] + shift_px[0], ring.centre_px[1] + shift_px[1]
    half_px = picture.get_width() / 2
    surface.blit(picture, (round(x_px - half_px), round(y_px - half_px)))


def _stroke(surface: pygame.Surface, stroke: Stroke, shift_px: Px) -> None:
    points = [(x + shift_px[0], y + shift_px[1]) for x, y in stroke.points_px]
    # Lines of an even width are lopsided in SDL's way of drawing them.
    width_px = max(1, round(stroke.width_px)) | 1
    if not stroke.smooth and stroke.dash_px is None:
        pygame.draw.lines(surface, stroke.colour, False, points, width_px)
        return
    pieces = dashes(points, *stroke.dash_px) if stroke.dash_px else pairwise(points)
    for start, end in pieces:
        if start[0] == end[0] or start[1] == end[1]:
            pygame.draw.line(surface, stroke.colour, start, end, width_px)
        else:
            pygame.draw.aaline(surface, stroke.colour, start, end, width_px)


def _trace(surface: pygame.Surface, trace: Trace, shift_px: Px) -> None:
    left_px, middle_px = trace.box.x_px + shift_px[0], trace.box.centre_px[1] + shift_px[1]
    half_px = trace.box.height_px / 2
    points = [
        (left_px + index, middle_px + value * half_px)
        for index, value in enumerate(trace.values)
        if index % 3 == 0
    ]
    pygame.draw.aalines(surface, trace.colour, False, points)
    if trace.width_px >= 1.7:
        pygame.draw.lines(surface, trace.colour, False, points, 1)
