"""Scene in, pixels out: layers that did not change are not painted again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pygame

from kiosk.scene.primitives import (
    Anchor,
    Basemap,
    Fill,
    Hatching,
    Picture,
    Porthole,
    Primitive,
    Px,
    Stamp,
    Text,
    Veil,
)
from kiosk.scene.scene import Layer, Scene
from kiosk.screen.fonts import Fonts
from kiosk.screen.globe import Globe
from kiosk.screen.iris import paint_iris, unveiled
from kiosk.screen.kept_layers import KeptLayers, corner_of, has_picture, show_kept
from kiosk.screen.pictures import Pictures, Wanted
from kiosk.screen.porthole import PortholePainter
from kiosk.screen.regions import apart, shown_rect, stale_rects
from kiosk.screen.shapes import paint_fill, paint_shape
from kiosk.screen.words import look_of, paint_stamp

# Rendering the words of one name takes half a millisecond, and many come at once when a new region
# moves into view, a theatre is reached, a card opens or the switch is turned.
NEW_WORDS_A_FRAME = 3
NEW_WORDS_KEPT_A_FRAME = 8
# While one world gives way to the other all layers change at once, and little of them shows yet.
NEW_ITEMS_A_FRAME = 200


@dataclass(slots=True)
class _Allowance:
    """How many words may still be made into pictures in a frame."""

    words: int


class Painter:
    """Paints scenes onto one surface and remembers what it has painted."""

    def __init__(
        self,
        surface: pygame.Surface,
        fonts: Fonts,
        globe: Globe | None,
        pictures: Pictures | None = None,
    ) -> None:
        """Begin; without a globe there is no map, as while it is being baked."""
        self._surface = surface
        self._fonts = fonts
        self._globe = globe
        self._pictures = pictures
        self._last: Scene | None = None
        self._before: pygame.Surface | None = None
        self._at_once = False
        self._allowance: _Allowance | None = None
        self._left_out = False
        self._kept = KeptLayers()
        self._tried: set[str] = set()
        self._late: set[str] = set()
        self._for_moving = _Allowance(NEW_WORDS_A_FRAME)
        self._for_kept = _Allowance(NEW_WORDS_KEPT_A_FRAME)
        self._porthole = PortholePainter()
        self._through: tuple[tuple[Primitive, ...], bool] | None = None

    @property
    def refining(self) -> bool:
        """Whether the picture of an unchanged scene will still improve."""
        if self._pictures is not None and self._pictures.waiting:
            return True
        if self._last is not None and self._unfinished(self._last):
            return True
        return self._globe is not None and self._globe.refining

    @property
    def preparing(self) -> bool:
        """Whether there is something to draw out of sight while nothing else happens."""
        return self._globe is not None and self._globe.preparing

    def close(self) -> None:
        """Let go of what only a collection of garbage would find: this painter is replaced."""
        if self._globe is not None:
            self._globe.close()
            self._globe = None

    def onto(self, surface: pygame.Surface) -> None:
        """Paint onto this surface from now on; nothing that was painted on another counts."""
        if surface is not self._surface:
            self._surface = surface
            self._last = None
            self._porthole, self._through = PortholePainter(), None
            self._before = None

    def adopt(self, globe: Globe, pictures: Pictures) -> None:
        """Go on with another map or other pictures; nothing that was painted of them counts."""
        if globe is not self._globe:
            if self._globe is not None:
                self._globe.close()
            self._globe = globe
            self._kept, self._last, self._through = KeptLayers(), None, None
        if pictures is not self._pictures:
            self._pictures = pictures
            self._kept.forget_pictures()
            self._last = None

    def paint(self, scene: Scene, *, at_once: bool = False) -> list[pygame.Rect]:
        """Paint a scene; return the parts of the screen where a pixel may have changed.

        Args:
            scene: What to paint.
            at_once: Whether to paint it in its final richness, however long that takes.
        """
        self._at_once = at_once
        self._tried.clear()
        self._for_moving = _Allowance(NEW_WORDS_A_FRAME)
        self._for_kept = _Allowance(NEW_WORDS_KEPT_A_FRAME)
        unfinished = self._unfinished(scene)
        # Never both in one frame: what is still missing comes before a richer map.
        improved = not (at_once or unfinished) and self._improved(scene)
        developed = self._developed()
        if scene == self._last and not (improved or developed or unfinished):
            if self._globe is not None:
                self._globe.prepare()
            return []
        if (scene.iris is None and scene.faded is None) or at_once or self._last is None:
            self._before = None
        elif self._before is None or _is_cut_again(self._last, scene):
            self._before = self._surface.copy()
        screen = self._surface.get_rect()
        covered = self._before is not None
        changed = [*(_maps_of(scene) if improved else ()), *unfinished]
        changed += [layer for layer in scene.layers if developed and has_picture(layer)]
        stale = self._stale(scene, changed)
        if covered and scene.iris is not None and not _has_moving_map(scene):
            stale = unveiled(scene.iris, screen)
        self._paint_parts(scene, stale)
        self._let_go(scene)
        self._lay_over(scene, stale)
        self._last = scene
        return [screen] if covered else stale

    def _paint_parts(self, scene: Scene, parts: Sequence[pygame.Rect]) -> None:
        # Most of it is still hidden by what was before.
        changing = scene.iris is not None and self._before is not None
        shown = [(each, shown_rect(each)) for each in scene.layers]
        shown = [(each, rect) for each, rect in shown if rect.collidelist(parts) >= 0]
        self._late = self._put_off([each for each, _ in shown]) if changing else set()
        for part in parts:
            self._surface.set_clip(part)
            for layer, rect in shown:
                if layer.id not in self._late and rect.colliderect(part):
                    self._paint_layer(layer, changing=changing)
        self._surface.set_clip(None)

    def _unfinished(self, scene: Scene) -> list[Layer]:
        """Return the layers of which something is still to be painted."""
        return [
            each for each in scene.layers if each.id in self._late or not self._kept.is_whole(each)
        ]

    def _put_off(self, layers: Sequence[Layer]) -> set[str]:
        """Return which layers wait for the next frame: the topmost are painted first."""
        late: set[str] = set()
        items = 0
        for layer in reversed(layers):
            if self._at_once or not layer.kept or self._kept.found(layer) is not None:
                continue
            if items >= NEW_ITEMS_A_FRAME:
                late.add(layer.id)
            items += len(layer.items)
        return late

    def _lay_over(self, scene: Scene, painted: list[pygame.Rect]) -> None:
        """Lay the world that was over the one that is, while one gives way to the other."""
        if self._before is None:
            return
        if scene.iris is not None:
            paint_iris(self._surface, self._before, scene.iris, painted)
        elif scene.faded is not None:
            self._before.set_alpha(round(255 * (1.0 - scene.faded)))
            self._surface.blit(self._before, (0, 0))

    def _let_go(self, scene: Scene) -> None:
        """Forget what was painted for layers that are no longer there."""
        self._kept.let_go({layer.id for layer in scene.layers})
        if self._through is not None and not any(
            isinstance(item, Porthole) for layer in scene.layers for item in layer.items
        ):
            # Its three surfaces take 8 MB, and only the resting screen has a hole.
            self._porthole, self._through = PortholePainter(), None

    def _improved(self, scene: Scene) -> bool:
        """Let the map grow richer if it is the same as before; return whether that shows."""
        if self._globe is None or self._last is None:
            return False
        same = _maps_of(scene) == _maps_of(self._last)
        return same and self._globe.advance()

    def _developed(self) -> bool:
        """Forget the layers with pictures if one of those has arrived; return whether it has."""
        if self._pictures is None or not self._pictures.arrivals():
            return False
        self._kept.forget_pictures()
        return True

    def _stale(self, scene: Scene, changed: Iterable[Layer]) -> list[pygame.Rect]:
        screen = self._surface.get_rect()
        if self._at_once:
            return [screen]
        stale = stale_rects(self._last, scene, screen)
        return apart([*stale, *(shown_rect(layer).clip(screen) for layer in changed)])

    def _paint_layer(self, layer: Layer, *, changing: bool) -> None:
        if not layer.items:
            return
        # A name that comes a few frames later is not missed, a frame that comes late is.
        if (layer.sparing or (changing and layer.kept)) and not self._at_once:
            self._allowance = self._for_kept if layer.kept else self._for_moving
        if layer.kept:
            self._show_kept(layer)
        else:
            self._paint_items(self._surface, layer.items, (0.0, 0.0))
        self._allowance = None

    def _show_kept(self, layer: Layer) -> None:
        picture = self._kept.found(layer)
        # Once a frame is enough, in however many parts it is shown.
        due = not self._kept.is_whole(layer) and layer.id not in self._tried
        if picture is None or due:
            self._tried.add(layer.id)
            self._left_out = False
            picture = self._kept.emptied(layer, self._surface)
            left_px, top_px = corner_of(layer)
            self._paint_items(picture, layer.items, (-left_px, -top_px))
            self._kept.keep(layer, picture, whole=not self._left_out)
        show_kept(self._surface, layer, picture)

    def _paint_items(
        self, surface: pygame.Surface, items: tuple[Primitive, ...], shift_px: Px
    ) -> None:
        for item in items:
            match item:
                case Text():
                    self._text(surface, item, shift_px)
                case Stamp():
                    paint_stamp(surface, item, self._fonts, shift_px)
                case Basemap() | Hatching() | Veil():
                    self._part_of_map(surface, item, shift_px)
                case Picture():
                    self._picture(surface, item, shift_px)
                case Porthole():
                    self._show_through(item)
                    self._porthole.paint(surface, item, shift_px)
                case _:
                    paint_shape(surface, item, shift_px)

    def _part_of_map(
        self, surface: pygame.Surface, item: Basemap | Hatching | Veil, shift_px: Px
    ) -> None:
        if self._globe is None:
            return
        match item:
            case Basemap():
                self._globe.paint(surface, item, at_once=self._at_once)
            case Hatching():
                if not self._globe.hatch(surface, item, at_once=self._allowance is None):
                    self._left_out = True
            case Veil():
                self._globe.veil(surface, item, shift_px)

    def _show_through(self, hole: Porthole) -> None:
        """Paint what shows through a hole, unless it is painted already."""
        maps = [item for item in hole.items if isinstance(item, Basemap)]
        globe = self._globe
        rich = self._at_once or (
            globe is not None and all(globe.has_finished(item) for item in maps)
        )
        if self._through == (hole.items, rich):
            return
        picture, from_px = self._porthole.picture(hole)
        for item in maps:
            if globe is not None:
                globe.paint_part(picture, item, from_px, at_once=self._at_once)
        others = tuple(item for item in hole.items if not isinstance(item, Basemap))
        self._paint_items(picture, others, (-from_px[0], -from_px[1]))
        self._through = (hole.items, rich)

    def _text(self, surface: pygame.Surface, text: Text, shift_px: Px) -> None:
        if not text.text:
            return
        look = look_of(text)
        if self._allowance is not None and not self._fonts.has_picture(*look):
            if self._allowance.words == 0:
                self._left_out = True
                return
            self._allowance.words -= 1
        picture = self._fonts.picture(*look)
        width_px, height_px = picture.get_size()
        x_px, y_px = text.px[0] + shift_px[0], text.px[1] + shift_px[1]
        if text.anchor is Anchor.CENTRE or text.angle_deg:
            x_px -= width_px / 2
        elif text.anchor is Anchor.RIGHT:
            x_px -= width_px
        surface.blit(picture, (round(x_px), round(y_px - height_px / 2)))

    def _picture(self, surface: pygame.Surface, picture: Picture, shift_px: Px) -> None:
        left_px, top_px = picture.box.x_px + shift_px[0], picture.box.y_px + shift_px[1]
        size_px = (max(1, round(picture.box.width_px)), max(1, round(picture.box.height_px)))
        wanted = Wanted(picture.path, picture.lens, size_px)
        found = missing = None
        if self._pictures is not None:
            found = self._pictures.find(wanted, at_once=self._at_once)
            missing = self._pictures.is_missing(wanted)
        if found is not None:
            surface.blit(found, (round(left_px), round(top_px)))
            return
        paint_fill(surface, Fill(picture.box, picture.ground), shift_px)
        if missing or self._pictures is None:
            self._paint_items(surface, picture.instead, shift_px)


def _is_cut_again(last: Scene | None, scene: Scene) -> bool:
    """Return whether a second change of the whole picture came before the first was over."""
    if last is None:
        return False
    if last.iris is not None and scene.iris is not None:
        return last.iris.opening is not scene.iris.opening
    if last.faded is not None and scene.faded is not None:
        return scene.faded < last.faded
    return last.iris is not None or last.faded is not None


def _has_moving_map(scene: Scene) -> bool:
    """Return whether a map is drawn anew in each frame, whole, however little of it shows."""
    items = (item for layer in _maps_of(scene) for item in layer.items)
    return any(isinstance(item, Basemap) and not item.resting for item in items)


def _maps_of(scene: Scene) -> tuple[Layer, ...]:
    return tuple(layer for layer in scene.layers if isinstance(next(iter(layer.items), 0), Basemap))
