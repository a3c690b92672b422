"""The map on screen: a bare draft while it moves, and the rich picture once it rests."""

import pygame

from kiosk.atlas.model import Atlas
from kiosk.clock import Clock
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera
from kiosk.scene.primitives import Basemap, Hatching, Px, Veil
from kiosk.screen.draft import paint_draft
from kiosk.screen.governor import Governor
from kiosk.screen.hatching import Hatcher
from kiosk.screen.mapstyle import MapStyle, map_style
from kiosk.screen.polygons import around
from kiosk.screen.regions import rect_of
from kiosk.screen.rest import RestPicture
from kiosk.screen.shapes import veil_pane
from kiosk.screen.sparing import spare_outlined
from kiosk.state.stage import px_per_design_px

# Frames in which the rich picture fades in over the draft: 160 ms at 60 a second. Frames, not
# seconds, so that the same visit gives the same pictures however fast it is played.
FADE_FRAMES = 10
# The lines of one country take half a millisecond to work out.
NEW_HATCHED_A_FRAME = 2


class Globe:
    """Paints the basemap of scenes; knows the atlas and what it has drawn of it.

    Once the map rests and its rich picture is done, that of the other world is drawn too, step by
    step and out of sight: when the switch is turned, it is there at once.
    """

    def __init__(self, exhibit: Exhibit, atlas: Atlas, clock: Clock | None = None) -> None:
        """Begin.

        Args:
            exhibit: Tells the look.
            atlas: What is drawn.
            clock: Times the map in motion, so that a slow machine draws less of it; without one
                every picture is as rich as it can be, and the same everywhere.
        """
        self._clock = clock
        self._governor = Governor()
        self._exhibit = exhibit
        self._atlas = atlas
        self._styles: dict[tuple[Lens, bool], MapStyle] = {}
        self._strong = False
        self._surfaces: dict[Lens, pygame.Surface] = {}
        self._draft: pygame.Surface | None = None
        self._draft_of: tuple[Camera, Lens] | None = None
        self._rests: dict[Lens, RestPicture] = {}
        self._shown: RestPicture | None = None
        self._faded = FADE_FRAMES
        self._size_px = (0, 0)
        self._hatcher: Hatcher | None = None

    def would_show_the_same(self, exhibit: Exhibit, atlas: Atlas) -> bool:
        """Return whether the map of another version of the exhibit would be the same picture."""
        same_atlas = atlas.fingerprint == self._atlas.fingerprint
        return same_atlas and _look_of(exhibit) == _look_of(self._exhibit)

    def adopt(self, exhibit: Exhibit) -> None:
        """Go on with a version that looks the same, so that the last one can be let go."""
        self._exhibit = exhibit

    def make_ready(self, camera: Camera, lens: Lens, *, strong: bool) -> None:
        """Work out what the first frame will need, before it is due."""
        self._strong = strong
        land = self._style(lens).land
        if land is not None:
            land.lines(land.lod(camera.scale_px, self._governor.detail.tolerance_px))

    @property
    def refining(self) -> bool:
        """Whether the picture in view will still improve by itself."""
        shown = self._shown
        return shown is not None and (not shown.finished or self._faded < FADE_FRAMES)

    @property
    def preparing(self) -> bool:
        """Whether the picture of the other world is still to be drawn."""
        return self._shown is not None and any(
            lens not in self._rests or not self._rests[lens].finished for lens in Lens
        )

    def paint(self, surface: pygame.Surface, basemap: Basemap, *, at_once: bool) -> None:
        """Paint the map into the surface's clip; with `at_once` in its final richness."""
        if basemap.strong != self._strong:
            self._strong = basemap.strong
            self._give_up()
            self._draft_of = None
        if not basemap.resting and not at_once:
            self._shown = None
            self._give_up()
            self._paint_moving(surface, basemap)
            return
        self._show_resting(basemap)
        shown = self._shown
        assert shown is not None
        while at_once and not shown.finished:
            shown.advance()
        if at_once:
            self._faded = FADE_FRAMES
        if shown.finished and self._faded >= FADE_FRAMES:
            # As large as the map, and not needed before it has moved again.
            self._draft = self._draft_of = None
            surface.blit(shown.surface, (0, 0))
            return
        self._paint_fading(surface, basemap, shown)

    def close(self) -> None:
        """Let go of half-drawn pictures; nothing is painted any more."""
        self._shown = None
        self._give_up()

    def has_finished(self, basemap: Basemap) -> bool:
        """Return whether the rich picture of this map is at hand."""
        rest = self._rests.get(basemap.lens)
        return rest is not None and rest.finished and rest.camera == basemap.camera

    def paint_part(
        self, surface: pygame.Surface, basemap: Basemap, from_px: tuple[int, int], *, at_once: bool
    ) -> None:
        """Paint a part of a map besides the one in view, as rich as it is at hand.

        Args:
            surface: As large as the part.
            basemap: Of the camera in view, in the other world.
            from_px: The upper left corner of the part, on screen.
            at_once: Whether to draw it in its final richness, however long that takes.
        """
        at_px = (-from_px[0], -from_px[1])
        if at_once:
            rest = self._rests.get(basemap.lens) or self._begun(basemap.camera, basemap.lens)
            while not rest.finished:
                rest.advance()
        if self.has_finished(basemap):
            surface.blit(self._rests[basemap.lens].surface, at_px)
            return
        draft = pygame.Surface(rect_of(basemap.box).size, depth=32)
        paint_draft(draft, basemap.camera, self._style(basemap.lens), self._governor.detail)
        surface.blit(draft, at_px)

    def hatch(self, surface: pygame.Surface, hatching: Hatching, *, at_once: bool) -> bool:
        """Paint lines over territories; return whether over all of them.

        Args:
            surface: Receives the lines.
            hatching: Where, and how.
            at_once: Whether to work out all lines, however long that takes.
        """
        if self._hatcher is None:
            land = self._style(Lens.PUBLIC).land
            if land is None:
                return True
            self._hatcher = Hatcher(land, {event.country for event in self._exhibit.events})
        looks = {name: (pattern, colour) for name, pattern, colour in hatching.areas}
        k = px_per_design_px(hatching.camera.viewport)
        most = len(looks) if at_once else NEW_HATCHED_A_FRAME
        return self._hatcher.paint(surface, hatching.camera, looks, k, most)

    def veil(self, surface: pygame.Surface, veil: Veil, shift_px: Px) -> None:
        """Lay a veil; one that spares them leaves out territories with a heavy line."""
        area = around(veil.outlines_px, shift_px).clip(surface.get_rect())
        if not (area.width and area.height):
            return
        shift_px = (shift_px[0] - area.left, shift_px[1] - area.top)
        pane = veil_pane(area.size, veil, shift_px)
        land = self._style(Lens.PUBLIC).land
        if land is not None and veil.spares is not None:
            spare_outlined(pane, land, veil.spares, shift_px)
        surface.blit(pane, area)

    def advance(self) -> bool:
        """Bring the picture in view one step further; return whether that shows."""
        shown = self._shown
        if shown is None:
            return False
        if not shown.finished:
            # Drawn out of sight: what the screen shows stays the draft.
            shown.advance()
            return False
        if self._faded >= FADE_FRAMES:
            return False
        self._faded += 1
        return True

    def prepare(self) -> None:
        """Draw one step of the picture of the other world."""
        if self._shown is None:
            return
        for lens in Lens:
            rest = self._rests.get(lens) or self._begun(self._shown.camera, lens)
            if not rest.finished:
                rest.advance()
                return

    def _paint_moving(self, surface: pygame.Surface, basemap: Basemap) -> None:
        began_s = self._clock.now_s() if self._clock else 0.0
        style = self._style(basemap.lens)
        paint_draft(surface, basemap.camera, style, self._governor.detail)
        if self._clock:
            self._governor.took(self._clock.now_s() - began_s)

    def _show_resting(self, basemap: Basemap) -> None:
        if any(rest.camera != basemap.camera for rest in self._rests.values()):
            self._give_up()
        size_px = rect_of(basemap.box).size
        if size_px != self._size_px:
            self._size_px = size_px
            self._give_up()
            self._surfaces.clear()
            self._draft = None
        rest = self._rests.get(basemap.lens) or self._begun(basemap.camera, basemap.lens)
        if rest is not self._shown:
            self._shown = rest
            # A picture that was prepared need not fade in: it is the other world's at once.
            self._faded = FADE_FRAMES if rest.finished else 0

    def _give_up(self) -> None:
        for rest in self._rests.values():
            rest.give_up()
        self._rests.clear()

    def _begun(self, camera: Camera, lens: Lens) -> RestPicture:
        if lens not in self._surfaces:
            self._surfaces[lens] = pygame.Surface(self._size_px, depth=32)
        self._rests[lens] = RestPicture(camera, self._style(lens), self._surfaces[lens])
        return self._rests[lens]

    def _paint_fading(self, surface: pygame.Surface, basemap: Basemap, shown: RestPicture) -> None:
        if self._draft is None:
            self._draft = pygame.Surface(self._size_px, depth=32)
        if self._draft_of != (basemap.camera, basemap.lens):
            style = self._style(basemap.lens)
            paint_draft(self._draft, basemap.camera, style, self._governor.detail)
            self._draft_of = (basemap.camera, basemap.lens)
        surface.blit(self._draft, (0, 0))
        if shown.finished:
            shown.surface.set_alpha(255 * self._faded // FADE_FRAMES)
            surface.blit(shown.surface, (0, 0))
            shown.surface.set_alpha(None)

    def _style(self, lens: Lens) -> MapStyle:
        key = (lens, self._strong)
        if key not in self._styles:
            self._styles[key] = map_style(self._exhibit, self._atlas, lens, strong=self._strong)
        return self._styles[key]


def _look_of(exhibit: Exhibit) -> tuple[object, ...]:
    """Return all of an exhibit that decides what the map looks like."""
    return (
        exhibit.palettes,
        exhibit.map.styles,
        exhibit.map.tints,
        # For the stronger contrast.
        exhibit.stances,
        [actor.colour for actor in exhibit.actors],
        # Which may be hatched.
        {event.country for event in exhibit.events},
    )
