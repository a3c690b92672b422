"""Words set before anybody wants them, bit by bit, while the exhibit has nothing else to do."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.chrono.local import midnights
from kiosk.content.model import Lens
from kiosk.geo.camera import Viewport
from kiosk.loop import Show
from kiosk.scene.build import build_scene
from kiosk.scene.date_block import date_layers
from kiosk.scene.layout import layout_for
from kiosk.scene.names import labels_at, steps_within
from kiosk.scene.style import Style
from kiosk.scene.tags import words_of_tag
from kiosk.state.motion import STILL_LIMIT_S
from kiosk.state.state import initial_state
from kiosk.world.world import world_at


def chosen_ahead(show: Show, viewport: Viewport) -> Iterator[bool]:
    """Set words bit by bit before anybody wants them.

    Names that are seen where one may zoom, other languages, and in that of the exhibit all that the
    slider comes across.

    When a visitor chooses a language all words change together, and that must not take long. Not
    those in large letters: few want them, and then each step takes some ms.
    """
    for code, edition in show.exhibit.editions.items():
        style = Style(edition, Lens.PUBLIC, layout_for(viewport)).enlarged()
        for step in steps_within(edition.map.scale_limits):
            labels_at(style, step, show.atlas, show.typography)
            yield True
        begun = replace(initial_state(show.exhibit, viewport), language=code)
        # The sheet on which it is chosen is open then.
        for state in (replace(begun, still_s=STILL_LIMIT_S, choosing_language=True), begun):
            build_scene(state, edition, show.atlas, show.typography)
            yield True
    # Last, so that the others do not push them out again.
    for lens in Lens:
        yield from _come_across(show, Style(show.exhibit, lens, layout_for(viewport)).enlarged())


def _come_across(show: Show, style: Style) -> Iterator[bool]:
    """Set all call-outs and dates of one world: a finger drags them past within seconds."""
    for event in show.exhibit.events:
        words_of_tag(style, event, show.typography)
        yield True
    timeline = show.exhibit.timeline
    for utc_s in midnights(timeline.start_utc_s, timeline.end_utc_s, timeline.zone):
        date_layers(style, world_at(show.exhibit, utc_s, style.lens), show.typography)
        yield True
