"""The map with all that lies on it."""

from dataclasses import replace
from typing import TypeAlias

from kiosk.atlas.model import Atlas
from kiosk.scene import tours
from kiosk.scene.actors import actor_boxes, actor_items
from kiosk.scene.answer import answer_to, town_targets
from kiosk.scene.boxes import Box
from kiosk.scene.chooser import chooser_layer
from kiosk.scene.explanation import is_explained
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.labels import label_items
from kiosk.scene.layout import Layout
from kiosk.scene.marks import (
    MARKS,
    mark_boxes,
    mark_groups,
    mark_items,
    mark_targets,
    stem_items,
)
from kiosk.scene.mirror import (
    as_read,
    mirrored_boxes,
    mirrored_layout,
)
from kiosk.scene.primitives import Basemap, Primitive
from kiosk.scene.reach import reach_items, ring_labels
from kiosk.scene.scale_bar import scale_bar
from kiosk.scene.scene import Layer
from kiosk.scene.slip_room import reaction_boxes, slip_boxes, slip_targets
from kiosk.scene.slips import placed_slips, shows_reactions, slip_items
from kiosk.scene.stances import stance_parts
from kiosk.scene.style import Style
from kiosk.scene.tags import leader_boxes, leader_items, placed_tags, tag_items, tag_targets
from kiosk.scene.traffic import letter_targets, ship_boxes, ship_names, traffic_items
from kiosk.scene.typography import Typography
from kiosk.state.motion import is_resting, is_settled
from kiosk.state.state import State
from kiosk.world.world import World

# From the band up to the upper edge of the flag, in px of a design that has grown.
FLAG_LANE = 122

Part: TypeAlias = tuple[tuple[Layer, ...], tuple[HitTarget, ...]]


def map_part(
    style: Style,
    state: State,
    world: World,
    atlas: Atlas,
    typography: Typography,
    covered: tuple[Box, ...],
) -> Part:
    """Return the map with all that lies on it; what is higher finds room first."""
    if style.exhibit.rtl:
        # The map itself is never turned; it keeps clear of where the panels lie in the end.
        covered = mirrored_boxes(covered, style.layout.viewport.width_px)
        style = replace(style, layout=mirrored_layout(style.layout))
    camera, layout = state.camera, style.layout
    resting, settled = is_resting(state), is_settled(state)
    reactions = shows_reactions(style, state.theatre) and not state.event_id
    apart = frozenset(event.id for event in world.reactions) if reactions else None
    groups = mark_groups(style, state, world, apart)
    answer = answer_to(style, state, world, typography)
    chooser = chooser_layer(style, state, groups, typography)
    hatched, legend_boxes = (
        stance_parts(
            style,
            camera,
            world,
            atlas,
            typography,
            (
                *tours.covers(style, state),
                *((chooser[0].box,) if chooser else ()),
                *((_flag_lane(layout),) if state.scrubbing and layout.large else ()),
            ),
        )
        if settled
        and not (state.event_id or covered)
        and not (layout.portrait and is_explained(state))
        else ((), ())
    )
    panels = (
        *_panel_boxes(style, state),
        *covered,
        *legend_boxes,
        *(answer.covers if answer else ()),
        *((chooser[0].box,) if chooser else ()),
    )
    badges = (*actor_boxes(style, camera), *ship_boxes(style, camera, world))
    time_moves = state.scrubbing or state.sliding is not None or state.playing
    told = settled or state.scrubbing or state.sliding is not None
    told_of = (*badges, *(reaction_boxes(style, camera, world) if reactions else ()))
    tags = placed_tags(style, state, groups, panels, told_of, typography) if told else ()
    boxes_of_tags = (
        *(tag.box.grown(layout.px(6)) for tag in tags),
        *leader_boxes(style, tags),
    )
    marked = (*mark_boxes(style, groups), *badges, *boxes_of_tags)
    slips = (
        placed_slips(style, camera, world, panels, marked, typography) if told and reactions else ()
    )
    taken = (*panels, *marked, *slip_boxes(style, slips))
    ring_words, ring_boxes = ring_labels(style, camera, world, taken, typography)
    taken = (*taken, *ring_boxes)
    vessels, vessel_boxes = ship_names(style, camera, world, taken, typography)
    taken = (*taken, *vessel_boxes)
    bar, bar_boxes = scale_bar(style, camera, taken, typography)
    names, towns = label_items(style, camera, atlas, (*taken, *bar_boxes), typography)
    # What moves with every minute lies apart: the rest is painted again only when news come up.
    moving = (*traffic_items(style, camera, world, rich=resting), *vessels)
    drawn: tuple[Primitive, ...] = (
        *names,
        *bar,
        *ring_words,
        *stem_items(style, groups),
        *actor_items(style, camera),
        *leader_items(style, tags),
        *mark_items(style, state, groups),
        *tag_items(style, tags),
        *slip_items(style, slips, state.utc_s),
    )
    basemap = Basemap(layout.map, camera, state.lens, atlas.fingerprint, resting, style.strong)
    rings = reach_items(style, camera, world, rich=settled)
    layers = (
        Layer("basemap", layout.map, (basemap,), kept=False, opaque=True),
        *hatched[:1],
        Layer("reach", layout.map, rings, kept=settled),
        Layer("traffic", layout.map, moving, kept=False, sparing=not resting),
        # What comes up while time moves is there with its words; all else may follow its box.
        Layer(MARKS, layout.map, drawn, kept=resting, sparing=not (resting and time_moves)),
        *hatched[1:],
        *((answer.layer,) if answer else ()),
        *((_as_read(style, chooser[0]),) if chooser else ()),
    )
    targets = (
        HitTarget("map", layout.screen, None, Handle.MAP),
        *town_targets(style, camera, world, towns),
        *letter_targets(style, camera, world),
        *mark_targets(style, groups),
        *tag_targets(tags),
        *slip_targets(style, slips),
        *(answer.targets if answer else ()),
        *(chooser[1] if chooser else ()),
    )
    return layers, targets


def _flag_lane(layout: Layout) -> Box:
    """Return where the flag of the slider may lie, in large letters also over the keys."""
    height_px = layout.px(FLAG_LANE)
    return Box(0.0, layout.band.y_px - height_px, layout.screen.width_px, height_px)


def _as_read(style: Style, layer: Layer) -> Layer:
    return replace(layer, items=as_read(style, layer.box, layer.items))


def _panel_boxes(style: Style, state: State) -> tuple[Box, ...]:
    layout = style.layout
    if state.guide.attract is not None:
        return ()
    boxes: tuple[Box, ...] = (
        layout.date.grown(layout.px(8)),
        layout.regions.grown(layout.px(8)),
        layout.switch.grown(layout.px(8)),
        layout.band.grown(layout.px(4)),
        layout.meanwhile.grown(layout.px(8)),
        *tours.covers(style, state),
    )
    if layout.brow is not None:
        boxes = (*boxes, layout.brow)
    if layout.column is not None:
        row = (layout.zoom_in, layout.zoom_out, layout.pace, layout.time_out, layout.time_in)
        boxes = (*boxes, layout.column, *row)
    return (*boxes, layout.card.grown(layout.px(12))) if state.event_id else boxes
