"""Plain shapes as pixels."""

from collections.abc import Iterable
from itertools import pairwise
from typing import assert_never

import pygame

from kiosk.scene.primitives import Fill, Glyph, Panel, Px, Ring, Stroke, Trace, Veil
from kiosk.screen import sprites
from kiosk.screen.polygons import fill_polygon
from kiosk.screen.regions import difference
from kiosk.screen.strokes import dashes, segments_of, segments_within

# Of the light round a panel, 0 to 255: the outer half of its width and the inner.
GLOW_ALPHAS = (26, 70)
# To leave out what lies elsewhere is not worth it for a line of so few places.
FEW = 12


def paint_shape(
    surface: pygame.Surface,
    shape: Fill | Panel | Stroke | Glyph | Ring | Trace,
    shift_px: Px,
) -> None:
    """Paint a shape, moved by a shift."""
    match shape:
        case Glyph():
            _glyph(surface, shape, shift_px)
        case Fill():
            paint_fill(surface, shape, shift_px)
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


def paint_fill(surface: pygame.Surface, fill: Fill, shift_px: Px) -> None:
    """Paint a plain rectangle, moved by a shift."""
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


def veil_pane(size_px: tuple[int, int], veil: Veil, shift_px: Px) -> pygame.Surface:
    """Return a veil on a clear pane of its own, moved by a shift."""
    pane = pygame.Surface(size_px, pygame.SRCALPHA)
    for outline in veil.outlines_px:
        fill_polygon(pane, veil.colour, outline, shift_px)
    return pane


def _panel(surface: pygame.Surface, panel: Panel, shift_px: Px) -> None:
    left_px, top_px = round(panel.box.x_px + shift_px[0]), round(panel.box.y_px + shift_px[1])
    size_px = (max(1, round(panel.box.width_px)), max(1, round(panel.box.height_px)))
    radius_px = round(panel.radius_px)
    area = pygame.Rect((left_px, top_px), size_px)
    # What the panel itself hides is many times as much.
    corner_px = min(radius_px, *(each // 2 for each in size_px))
    hidden = area.inflate(-2 * corner_px, -2 * corner_px)
    if panel.shadow is not None:
        cast = area.move(round(panel.shadow_px[0]), round(panel.shadow_px[1]))
        _cast(surface, cast, radius_px, panel.shadow, hidden)
    if panel.glow_px:
        _glow(surface, area, panel, hidden)
    edge_px = max(1, round(panel.edge_px)) if panel.edge_px else 0
    sprites.paint_rounded(surface, area, radius_px, panel.fill, panel.edge, edge_px)


def _cast(
    surface: pygame.Surface,
    shadow: pygame.Rect,
    radius_px: int,
    colour: tuple[int, int, int, int],
    hidden: pygame.Rect,
) -> None:
    """Lay a shadow round what hides it."""
    ink = colour[:3]
    for part in difference(shadow, hidden):
        pane = pygame.Surface(part.size, pygame.SRCALPHA)
        there = shadow.move(-part.left, -part.top)
        sprites.paint_rounded(pane, there, radius_px, ink, ink, 0)
        pane.set_alpha(colour[3])
        surface.blit(pane, part)


def _glow(surface: pygame.Surface, area: pygame.Rect, panel: Panel, hidden: pygame.Rect) -> None:
    """Lay two frames of light round a panel, the outer one fainter."""
    wide_px = max(2, round(panel.glow_px))
    lit = area.inflate(2 * wide_px, 2 * wide_px)
    for part in difference(lit, hidden):
        pane = pygame.Surface(part.size, pygame.SRCALPHA)
        there = lit.move(-part.left, -part.top)
        for off_px, alpha in ((0, GLOW_ALPHAS[0]), (wide_px // 2, GLOW_ALPHAS[1])):
            radius_px = round(panel.radius_px) + wide_px - off_px
            frame = there.inflate(-2 * off_px, -2 * off_px)
            pygame.draw.rect(pane, (*panel.edge, alpha), frame, border_radius=radius_px)
        surface.blit(pane, part)


def picture_of(mark: Glyph) -> pygame.Surface:
    """Return the picture of a mark, drawn first if nothing has shown it for long."""
    half_px = max(1, round(mark.radius_px))
    return sprites.glyph(mark.name, half_px, mark.colours, mark.alpha, mark.turn_deg)


def _glyph(surface: pygame.Surface, mark: Glyph, shift_px: Px) -> None:
    picture = picture_of(mark)
    x_px, y_px = mark.centre_px[0] + shift_px[0], mark.centre_px[1] + shift_px[1]
    middle_px = picture.get_width() / 2
    surface.blit(picture, (round(x_px - middle_px), round(y_px - middle_px)))


def _ring(surface: pygame.Surface, ring: Ring, shift_px: Px) -> None:
    picture = sprites.ring(max(1, round(ring.radius_px)), max(1, round(ring.width_px)), ring.colour)
    x_px, y_px = ring.centre_px[0] + shift_px[0], ring.centre_px[1] + shift_px[1]
    half_px = picture.get_width() / 2
    surface.blit(picture, (round(x_px - half_px), round(y_px - half_px)))


def _stroke(surface: pygame.Surface, stroke: Stroke, shift_px: Px) -> None:
    points = stroke.points_px
    if len(points) < 2:
        return
    if shift_px != (0.0, 0.0):
        points = tuple((x + shift_px[0], y + shift_px[1]) for x, y in points)
    # Lines of an even width are lopsided in SDL's way of drawing them.
    width_px = max(1, round(stroke.width_px)) | 1
    if not stroke.smooth and stroke.dash_px is None:
        pygame.draw.lines(surface, stroke.colour, False, points, width_px)
        return
    shown: Iterable[tuple[Px, Px]] = pairwise(points)
    if stroke.dash_px or len(points) > FEW:
        area = surface.get_clip().inflate(2 * width_px, 2 * width_px)
        pieces = dashes(points, *stroke.dash_px, area) if stroke.dash_px else segments_of(points)
        shown = segments_within(pieces, area)
    for start, end in shown:
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
    # SDL smooths lines of one px only: a wider one is drawn again, a px lower each time.
    for down_px in range(max(1, round(trace.width_px))):
        lowered = [(x_px, y_px + down_px) for x_px, y_px in points]
        pygame.draw.aalines(surface, trace.colour, False, lowered)
