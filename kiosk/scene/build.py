"""State in, scene out."""

from math import hypot
from typing import TypeAlias

from kiosk.atlas.model import Atlas
from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.easing import ease
from kiosk.scene.actors import actor_boxes, actor_items
from kiosk.scene.answer import answer_to, town_targets
from kiosk.scene.beside import meanwhile_layer, sheet_layer
from kiosk.scene.boxes import Box
from kiosk.scene.card import card_layers
from kiosk.scene.chooser import chooser_layer
from kiosk.scene.controls import region_layer, switch_layer, switch_thumb_px, transport_items
from kiosk.scene.cursor import cursor_layer, flag_layer
from kiosk.scene.date_block import date_layer
from kiosk.scene.desk import with_desk
from kiosk.scene.explanation import explanation_layer, is_explained
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.labels import label_items
from kiosk.scene.languages import language_key, language_sheet
from kiosk.scene.layout import Layout, layout_for
from kiosk.scene.marks import mark_boxes, mark_groups, mark_items, mark_targets, pulse_layers
from kiosk.scene.primitives import Basemap, Primitive
from kiosk.scene.prompt import prompt_layer
from kiosk.scene.reach import reach_items, ring_labels
from kiosk.scene.scale_bar import scale_bar
from kiosk.scene.scene import Iris, Layer, Scene
from kiosk.scene.slips import placed_slips, shows_reactions, slip_boxes, slip_items, slip_targets
from kiosk.scene.stances import stance_parts
from kiosk.scene.style import Style
from kiosk.scene.tags import leader_items, placed_tags, tag_items, tag_targets
from kiosk.scene.time_keys import time_key_items
from kiosk.scene.timeline import SNAP_PX, axis_for, band_layers
from kiosk.scene.traffic import letter_targets, ship_boxes, ship_names, traffic_items
from kiosk.scene.typography import Typography
from kiosk.state.motion import is_resting
from kiosk.state.state import State
from kiosk.state.update import CARD_ANIMATION_S, EXPLAINED_S, IRIS_S
from kiosk.world.world import World, world_at

Part: TypeAlias = tuple[tuple[Layer, ...], tuple[HitTarget, ...]]


def build_scene(state: State, exhibit: Exhibit, atlas: Atlas, typography: Typography) -> Scene:
    """Return everything that is painted for a state, and what of it answers to touch."""
    layout = layout_for(state.camera.viewport)
    style = Style(exhibit, state.lens, layout)
    axis = axis_for(style, state)
    world = world_at(exhibit, state.utc_s, state.lens)
    languages = language_sheet(style, state, typography)
    beside = sheet_layer(style, state, typography)
    explained = explanation_layer(style, state, typography)
    above = (languages and languages[0], beside and beside[0], explained)
    covered = tuple(layer.box for layer in above if layer)
    map_layers, map_targets = _map_part(style, state, world, atlas, typography, covered)
    controls, control_targets = _controls_part(style, axis, state, world, typography)
    layers, targets = [*map_layers, *controls], [*map_targets, *control_targets]
    if explained:
        layers.append(explained)
    card = card_layers(style, state, typography)
    if card is not None:
        layers += card[0]
        targets += card[1]
    for part in (beside, languages):
        if part is not None:
            layers.append(part[0])
            targets += part[1]
    if state.warned:
        layers.append(prompt_layer(style, typography))
    scene = Scene(
        layers=tuple(layers),
        targets=tuple(targets),
        axis=axis,
        snap_px=layout.px(SNAP_PX),
        moving=is_moving(state),
        iris=_iris(style, state),
        track_px=(layout.track.x_px, layout.track.width_px),
    )
    return with_desk(scene, style, state, typography)


def _map_part(
    style: Style,
    state: State,
    world: World,
    atlas: Atlas,
    typography: Typography,
    covered: tuple[Box, ...],
) -> Part:
    """Return the map with all that lies on it; what is higher finds room first."""
    camera, layout = state.camera, style.layout
    resting = is_resting(state)
    reactions = shows_reactions(style, state.theatre) and not state.event_id
    apart = frozenset(event.id for event in world.reactions) if reactions else frozenset()
    groups = mark_groups(style, state, world, apart)
    answer = answer_to(style, state, world, typography)
    chooser = chooser_layer(style, state, groups, typography)
    hatched, legend_boxes = (
        stance_parts(style, camera, world, atlas, typography)
        if resting
        and not (state.event_id or state.choosing_language or state.sheet)
        and not (layout.portrait and is_explained(state))
        else ((), ())
    )
    panels = (
        *_panel_boxes(layout, state),
        *covered,
        *legend_boxes,
        *(answer.covers if answer else ()),
        *((chooser[0].box,) if chooser else ()),
    )
    badges = (*actor_boxes(style, camera), *ship_boxes(style, camera, world))
    told = resting or state.scrubbing or state.sliding is not None
    marked = (*mark_boxes(style, groups), *badges)
    slips = (
        placed_slips(style, camera, world, panels, marked, typography) if told and reactions else ()
    )
    tags = (
        placed_tags(style, state, groups, panels, badges, typography)
        if told and not reactions
        else ()
    )
    boxes_of_tags = (tag.box.grown(layout.px(6)) for tag in tags)
    taken = (*panels, *mark_boxes(style, groups), *badges, *boxes_of_tags)
    taken = (*taken, *slip_boxes(style, slips))
    ring_words, ring_boxes = ring_labels(style, camera, world, taken, typography)
    taken = (*taken, *ring_boxes)
    vessels, vessel_boxes = ship_names(style, camera, world, taken, typography)
    taken = (*taken, *vessel_boxes)
    bar, bar_boxes = scale_bar(style, camera, taken, typography)
    names, towns = label_items(style, camera, atlas, (*taken, *bar_boxes), typography)
    drawn: tuple[Primitive, ...] = (
        *names,
        *bar,
        *traffic_items(style, camera, world, rich=resting),
        *ring_words,
        *vessels,
        *actor_items(style, camera),
        *leader_items(style, tags),
        *mark_items(style, state, groups),
        *tag_items(style, tags),
        *slip_items(style, slips, state.utc_s),
    )
    basemap = Basemap(layout.map, camera, state.lens, atlas.fingerprint, resting)
    rings = reach_items(style, camera, world, rich=resting)
    layers = (
        Layer("basemap", layout.map, (basemap,), kept=False, opaque=True),
        *hatched[:1],
        Layer("reach", layout.map, rings, kept=resting),
        Layer("overlay", layout.map, drawn, kept=False, sparing=not resting),
        *hatched[1:],
        *pulse_layers(style, state, groups),
        *((answer.layer,) if answer else ()),
        *((chooser[0],) if chooser else ()),
    )
    targets = (
        HitTarget("map", layout.screen, None, Handle.MAP),
        *town_targets(style, camera, world, towns),
        *letter_targets(style, camera, world),
        *mark_targets(style, groups),
        *tag_targets(tags),
        *slip_targets(style, slips),
        *((answer.target,) if answer else ()),
        *(chooser[1] if chooser else ()),
    )
    return layers, targets


def _controls_part(
    style: Style, axis: TimeScale, state: State, world: World, typography: Typography
) -> Part:
    """Return the date, the timeline and the buttons."""
    transport, transport_targets = transport_items(style, state, typography)
    languages, language_targets = language_key(style, state, typography)
    time_keys, time_targets = time_key_items(style, state, typography)
    # Apart from the band, so that a pressed key is there at once: the band has hundreds of parts.
    fixed = (*transport, *time_keys, *languages)
    keys = Layer("keys", style.layout.band, fixed, kept=True)
    band, band_past = band_layers(style, axis, state.utc_s, typography)
    cursor, slider = cursor_layer(style, axis, state)
    regions, region_targets = region_layer(style, state, typography)
    switch, switch_targets = switch_layer(style, typography)
    date = date_layer(style, world, typography)
    flag = flag_layer(style, axis, state, typography)
    meanwhile = meanwhile_layer(style, state, typography)
    layers = [date, band, band_past, keys, cursor, regions, switch]
    layers += [layer for layer in (meanwhile and meanwhile[0], flag) if layer]
    return tuple(layers), (
        HitTarget("date", style.layout.date, None),
        slider,
        *transport_targets,
        *time_targets,
        *language_targets,
        *region_targets,
        *switch_targets,
        *(meanwhile[1] if meanwhile else ()),
    )


def _iris(style: Style, state: State) -> Iris | None:
    """Return the edge between the worlds: it opens from the eye, and closes into it."""
    if state.iris_s is None:
        return None
    centre_px = switch_thumb_px(style, Lens.SECRET)
    width_px, height_px = style.layout.screen.width_px, style.layout.screen.height_px
    reach_px = hypot(
        max(centre_px[0], width_px - centre_px[0]), max(centre_px[1], height_px - centre_px[1])
    )
    share = ease(min(1.0, state.iris_s / IRIS_S[state.lens]))
    opening = state.lens is Lens.SECRET
    radius_px = reach_px * (share if opening else 1.0 - share)
    rim = style.exhibit.palettes[Lens.SECRET]["coast"]
    return Iris(centre_px, radius_px, opening, rim, style.layout.whole_px(12))


def is_moving(state: State) -> bool:
    """Return whether time alone will change the picture soon, so that the loop must go on."""
    return (
        state.motion is not None
        or state.iris_s is not None
        or state.sliding is not None
        or state.playing
        or bool(state.pulses)
        or (state.switched_s is not None and state.switched_s < EXPLAINED_S)
        or state.slider.goal is not None
        or (bool(state.event_id) and state.card_s < CARD_ANIMATION_S)
        or not state.card.resting
        or (not is_resting(state) and not state.held)
    )


def _panel_boxes(layout: Layout, state: State) -> tuple[Box, ...]:
    boxes = (
        layout.date.grown(layout.px(8)),
        layout.regions.grown(layout.px(8)),
        layout.switch.grown(layout.px(8)),
        layout.band.grown(layout.px(4)),
        layout.meanwhile.grown(layout.px(8)),
    )
    return (*boxes, layout.card.grown(layout.px(12))) if state.event_id else boxes
