"""The map on screen: a bare draft while it moves, and the rich picture once it rests."""

import pygame

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Camera
from kiosk.scene.primitives import Basemap
from kiosk.screen.draft import paint_draft
from kiosk.screen.mapstyle import MapStyle, map_style
from kiosk.screen.rest import RestPicture

# Frames in which the rich picture fades in over the draft: 160 ms at 60 a second. Frames, not
# seconds, so that the same visit gives the same pictures however fast it is played.
FADE_FRAMES = 10


class Globe:
    """Paints the basemap of scenes; knows the atlas and what it has drawn of it."""

    def __init__(self, exhibit: Exhibit, atlas: Atlas) -> None:
        self._exhibit = exhibit
        self._atlas = atlas
        self._styles: dict[Lens, MapStyle] = {}
        self._draft: pygame.Surface | None = None
        self._spare: pygame.Surface | None = None
        self._draft_of: tuple[Camera, Lens] | None = None
        self._rest: RestPicture | None = None
        self._faded = 0

    @property
    def refining(self) -> bool:
        """Whether the picture of the map at rest is not finished yet."""
        return self._rest is not None and (not self._rest.finished or self._faded < FADE_FRAMES)

    def paint(self, surface: pygame.Surface, basemap: Basemap, *, at_once: bool) -> None:
        """Paint the map; one step richer each time while it rests, or all of them at once."""
        style = self._style(basemap.lens)
        if not basemap.resting and not at_once:
            self._rest = None
            self._draft_of = None
            paint_draft(surface, basemap.camera, style)
            return
        rest = self._resting(surface, basemap, style)
        if at_once:
            while not rest.finished:
                rest.advance()
            self._faded = FADE_FRAMES
        elif not rest.finished:
            rest.advance()
        elif self._faded < FADE_FRAMES:
            self._faded += 1
        self._show(surface, rest)

    def _style(self, lens: Lens) -> MapStyle:
        if lens not in self._styles:
            self._styles[lens] = map_style(self._exhibit, self._atlas, lens)
        return self._styles[lens]

    def _resting(self, surface: pygame.Surface, basemap: Basemap, style: MapStyle) -> RestPicture:
        name = (basemap.camera, basemap.lens)
        if self._rest is not None and self._draft_of == name:
            return self._rest
        if self._draft is None or self._draft.get_size() != surface.get_size():
            self._draft = surface.copy()
            self._spare = surface.copy()
        assert self._spare is not None
        paint_draft(self._draft, basemap.camera, style)
        self._draft_of = name
        self._faded = 0
        self._rest = RestPicture(basemap.camera, style, self._spare)
        return self._rest

    def _show(self, surface: pygame.Surface, rest: RestPicture) -> None:
        if self._faded >= FADE_FRAMES:
            surface.blit(rest.surface, (0, 0))
            return
        assert self._draft is not None
        surface.blit(self._draft, (0, 0))
        if self._faded:
            rest.surface.set_alpha(255 * self._faded // FADE_FRAMES)
            surface.blit(rest.surface, (0, 0))
            rest.surface.set_alpha(None)
