"""State in, scene out."""

from dataclasses import replace
from math import hypot, inf
from typing import TypeAlias

from kiosk.atlas.model import Atlas
from kiosk.chrono.scale import TimeScale
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.easing import ease
from kiosk.scene import attract, tours
from kiosk.scene.actors import actor_boxes, actor_items
from kiosk.scene.answer import answer_to, town_targets
from kiosk.scene.beside import meanwhile_layer, sheet_layer
from kiosk.scene.boxes import Box
from kiosk.scene.card import card_layers
from kiosk.scene.chooser import chooser_layer
from kiosk.scene.controls import (
    region_layer,
    switch_layer,
    switch_thumb_px,
    transport_items,
    zoom_items,
)
from kiosk.scene.cursor import cursor_layer, flag_layer
from kiosk.scene.date_block import date_layer
from kiosk.scene.desk import with_desk
from kiosk.scene.ease_sheet import ease_sheet
from kiosk.scene.explanation import explanation_layer, is_explained
from kiosk.scene.focus_ring import focus_layer
from kiosk.scene.hits import Handle, HitTarget
from kiosk.scene.labels import label_items
from kiosk.scene.languages import side_keys
from kiosk.scene.layout import LARGE_DATE, Layout, layout_for
from kiosk.scene.marks import mark_boxes, mark_groups, mark_items, mark_targets, pulse_layers
from kiosk.scene.mirror import (
    as_read,
    mirrored_axis,
    mirrored_box,
    mirrored_boxes,
    mirrored_layer,
    mirrored_layout,
    mirrored_px,
    mirrored_target,
)
from kiosk.scene.primitives import Basemap, Fill, Primitive
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
from kiosk.state.attract import hole_for, language_told
from kiosk.state.comforting import FADE_S
from kiosk.state.motion import is_resting
from kiosk.state.state import State
from kiosk.state.update import CARD_ANIMATION_S, EXPLAINED_S, IRIS_S
from kiosk.world.world import World, world_at

# How soon a tour is looked at again while it stands, so that its next stop comes on time.
TOUR_PAUSE_S = 0.1

Part: TypeAlias = tuple[tuple[Layer, ...], tuple[HitTarget, ...]]


def build_scene(state: State, exhibit: Exhibit, atlas: Atlas, typography: Typography) -> Scene:
    """Return everything that is painted for a state, and what of it answers to touch."""
    if state.guide.attract is not None:
        return _resting_scene(state, exhibit, atlas, typography)
    comfort = state.comfort
    layout = layout_for(state.camera.viewport, low=comfort.low, large=comfort.large)
    style = Style(exhibit, state.lens, layout, comfort.strong, comfort.depth)
    large = style.enlarged()
    axis = axis_for(style, state)
    world = world_at(exhibit, state.utc_s, state.lens)
    easier = ease_sheet(style, state, typography)
    offer = tours.tours_sheet(style, state, typography)
    beside = sheet_layer(style, state, typography)
    explained = explanation_layer(style, state, typography)
    sheets = (part[0] for part in (easier, offer, beside) if part)
    covered = tuple(layer.box for layer in (*sheets, explained) if layer)
    map_layers, map_targets = _map_part(large, state, world, atlas, typography, covered)
    controls, control_targets = _controls_part(style, axis, state, world, typography)
    layers, targets = [*controls], [*control_targets]
    led = (
        tours.tours_key(style, state, typography),
        tours.caption_layer(style, state, typography),
        tours.waiting_layer(style, state, typography),
    )
    if explained:
        layers.append(explained)
    card = card_layers(large, state, typography)
    for parts in (*((part[:1], part[1]) for part in led if part), *((card,) if card else ())):
        layers += parts[0]
        targets += parts[1]
    for part in (beside, offer, easier):
        if part is not None:
            layers.append(part[0])
            targets += part[1]
    if state.warned:
        layers.append(prompt_layer(large, typography))
    iris, track = _iris(style, state), layout.track
    if exhibit.rtl:
        width_px = layout.viewport.width_px
        layers = [mirrored_layer(layer, width_px) for layer in layers]
        targets = [mirrored_target(target, width_px) for target in targets]
        axis, track = mirrored_axis(axis, width_px), mirrored_box(track, width_px)
        iris = iris and replace(iris, centre_px=mirrored_px(iris.centre_px, width_px))
    ring = focus_layer(style, comfort.focus, [*map_targets, *targets])
    layers += [ring] if ring else []
    scene = Scene(
        layers=(*map_layers, *layers),
        targets=(*map_targets, *targets),
        axis=axis,
        snap_px=layout.px(SNAP_PX),
        moving=is_moving(state),
        iris=iris,
        faded=None if comfort.fade_s is None else min(1.0, comfort.fade_s / FADE_S),
        track_px=(track.x_px, track.width_px),
        pause_s=TOUR_PAUSE_S if state.guide.leads else inf,
    )
    return with_desk(scene, style, state, typography)


def _resting_scene(state: State, exhibit: Exhibit, atlas: Atlas, typography: Typography) -> Scene:
    """Return what is shown while nobody is there: the title over the map, or what a tour tells."""
    layout = attract.whole_map(layout_for(state.camera.viewport))
    if state.guide.tour is None:
        layers = _poster_layers(Style(exhibit, state.lens, layout), state, atlas, typography)
    else:
        edition = exhibit.in_language(language_told(exhibit, state))
        style = Style(edition, state.lens, layout)
        world = world_at(edition, state.utc_s, state.lens)
        name = attract.name_box(layout)
        covered = (layout.date, name, *attract.caption_boxes(layout, state))
        shown, _ = _map_part(style, state, world, atlas, typography, covered)
        date = date_layer(style, world, typography)
        told = (date, *attract.caption_layers(style, state, typography))
        if edition.rtl:
            width_px = layout.viewport.width_px
            told = tuple(mirrored_layer(layer, width_px) for layer in told)
        layers = (*shown, *told)
    style = Style(exhibit, state.lens, layout)
    return Scene(
        layers=layers,
        targets=(attract.touch_anywhere(layout),),
        axis=axis_for(style, state),
        snap_px=layout.px(SNAP_PX),
        moving=is_moving(state),
        iris=_iris(style, state),
        pause_s=attract.BREATHING_PAUSE_S,
    )


def _poster_layers(
    style: Style, state: State, atlas: Atlas, typography: Typography
) -> tuple[Layer, ...]:
    layout = style.layout
    assert state.guide.attract is not None
    hole = hole_for(layout.viewport, state.guide.attract.turn)
    dark, dark_style = replace(state, lens=Lens.SECRET), replace(style, lens=Lens.SECRET)
    world = world_at(style.exhibit, state.utc_s, Lens.SECRET)
    outside = attract.outside_hole(layout, hole)
    through, _ = _map_part(dark_style, dark, world, atlas, typography, outside)
    items = tuple(item for layer in through for item in layer.items)
    resting = is_resting(state)
    basemap = Basemap(layout.map, state.camera, state.lens, atlas.fingerprint, resting)
    return (
        Layer("basemap", layout.map, (basemap,), kept=False, opaque=True),
        attract.porthole_layer(style, state, items),
        *attract.poster_layers(style, state, typography),
    )


def _map_part(
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
    resting = is_resting(state)
    reactions = shows_reactions(style, state.theatre) and not state.event_id
    apart = frozenset(event.id for event in world.reactions) if reactions else frozenset()
    groups = mark_groups(style, state, world, apart)
    answer = answer_to(style, state, world, typography)
    chooser = chooser_layer(style, state, groups, typography)
    hatched, legend_boxes = (
        stance_parts(style, camera, world, atlas, typography)
        if resting
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
    basemap = Basemap(layout.map, camera, state.lens, atlas.fingerprint, resting, style.strong)
    rings = reach_items(style, camera, world, rich=resting)
    layers = (
        Layer("basemap", layout.map, (basemap,), kept=False, opaque=True),
        *hatched[:1],
        Layer("reach", layout.map, rings, kept=resting),
        Layer("overlay", layout.map, drawn, kept=False, sparing=not resting),
        *hatched[1:],
        *pulse_layers(style, state, groups),
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
        *((answer.target,) if answer else ()),
        *(chooser[1] if chooser else ()),
    )
    return layers, targets


def _as_read(style: Style, layer: Layer) -> Layer:
    return replace(layer, items=as_read(style, layer.box, layer.items))


def _controls_part(
    style: Style, axis: TimeScale, state: State, world: World, typography: Typography
) -> Part:
    """Return the date, the timeline and the buttons."""
    # A tour says what it has to say in place of regions and switch, and has keys of its own.
    turned_off = state.guide.leads
    transport, transport_targets = transport_items(style, state, typography)
    keys, key_targets = side_keys(style, state, typography)
    zoom, zoom_targets = zoom_items(style, state, typography)
    time_keys, time_targets = time_key_items(style, state, typography)
    low = layout_layers(style, (*transport, *keys))
    on_band = (*time_keys, *zoom) if low else (*transport, *time_keys, *keys, *zoom)
    # Apart from the band, so that a pressed key is there at once: the band has hundreds of parts.
    key_layer = Layer("keys", _box_of_keys(style.layout), on_band, kept=True)
    band, band_past = band_layers(style, axis, state.utc_s, typography)
    cursor, slider = cursor_layer(style, axis, state, typography)
    regions, region_targets = region_layer(style, state, typography)
    switch, switch_targets = switch_layer(style, typography)
    date = date_layer(_style_of_date(style), world, typography)
    flag = flag_layer(style, axis, state, typography)
    meanwhile = None if turned_off else meanwhile_layer(style, state, typography)
    upper = () if turned_off else (regions, switch)
    layers = [*low, date, band, band_past, key_layer, cursor, *upper]
    layers += [layer for layer in (meanwhile and meanwhile[0], flag) if layer]
    return tuple(layers), (
        HitTarget("date", style.layout.date, None),
        slider,
        *_blocker(style.layout),
        *transport_targets,
        *zoom_targets,
        *key_targets,
        *time_targets,
        *(() if turned_off else (*region_targets, *switch_targets)),
        *(meanwhile[1] if meanwhile else ()),
    )


def layout_layers(style: Style, in_column: tuple[Primitive, ...]) -> tuple[Layer, ...]:
    """Return the column of the controls that lie lower down."""
    layout, column = style.layout, style.layout.column
    if column is None:
        return ()
    line, edge_px = style.either("ink", "coast"), layout.px(5)
    ground = (
        Fill(column, style.either("paper2", "band")),
        Fill(column._replace(height_px=edge_px), line),
        Fill(Box(column.right_px - edge_px, column.y_px, edge_px, column.height_px), line),
    )
    return (Layer("column", column, (*ground, *in_column), kept=True, opaque=True),)


def _box_of_keys(layout: Layout) -> Box:
    """Return the part of the screen on which keys lie beside and over the band."""
    if layout.column is None:
        return layout.band
    top_px = layout.zoom_in.y_px - layout.px(8)
    return Box(layout.band.x_px, top_px, layout.band.width_px, layout.screen.bottom_px - top_px)


def _blocker(layout: Layout) -> tuple[HitTarget, ...]:
    """Return what keeps fingers beside the controls of the column off the map below it."""
    return () if layout.column is None else (HitTarget("column", layout.column, None),)


def _style_of_date(style: Style) -> Style:
    """Return the style in which the block of the date fills its box."""
    if style.layout.low:
        return replace(style, layout=replace(style.layout, text=1.0))
    return style.enlarged(LARGE_DATE)


def _iris(style: Style, state: State) -> Iris | None:
    """Return the edge between the worlds: it opens from the eye, and closes into it."""
    if state.iris_s is None:
        return None
    centre_px, least_px = switch_thumb_px(style, Lens.SECRET), 0.0
    if state.guide.attract is not None:
        # The hole of the poster opens over the whole screen, and what was told closes into it.
        hole = hole_for(style.layout.viewport, state.guide.attract.turn)
        centre_px = hole.centre_px
        at_poster = state.guide.tour is None or state.guide.tour.step == 0
        least_px = hole.radius_px if at_poster else 0.0
    width_px, height_px = style.layout.screen.width_px, style.layout.screen.height_px
    reach_px = hypot(
        max(centre_px[0], width_px - centre_px[0]), max(centre_px[1], height_px - centre_px[1])
    )
    share = ease(min(1.0, state.iris_s / IRIS_S[state.lens]))
    opening = state.lens is Lens.SECRET
    radius_px = least_px + (reach_px - least_px) * (share if opening else 1.0 - share)
    rim = style.palette(Lens.SECRET)["coast"]
    return Iris(centre_px, radius_px, opening, rim, style.layout.whole_px(12))


def is_moving(state: State) -> bool:
    """Return whether time alone will change the picture soon, so that the loop must go on."""
    return (
        state.motion is not None
        or state.iris_s is not None
        or state.comfort.fade_s is not None
        or state.sliding is not None
        or state.playing
        or bool(state.pulses)
        or (state.switched_s is not None and state.switched_s < EXPLAINED_S)
        or state.slider.goal is not None
        or (bool(state.event_id) and state.card_s < CARD_ANIMATION_S)
        or not state.card.resting
        or (not is_resting(state) and not state.held)
    )


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
    if layout.column is not None:
        row = (layout.zoom_in, layout.zoom_out, layout.pace, layout.time_out, layout.time_in)
        boxes = (*boxes, layout.column, *row)
    return (*boxes, layout.card.grown(layout.px(12))) if state.event_id else boxes
