"""Words set before anybody wants them, bit by bit, while the exhibit has nothing else to do."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.content.model import Lens
from kiosk.geo.camera import Viewport
from kiosk.loop import Show
from kiosk.scene.build import build_scene
from kiosk.scene.layout import layout_for
from kiosk.scene.names import labels_at, steps_within
from kiosk.scene.style import Style
from kiosk.state.motion import STILL_LIMIT_S
from kiosk.state.state import initial_state


def chosen_ahead(show: Show, viewport: Viewport) -> Iterator[bool]:
    """Set words bit by bit before anybody wants them: in other languages, and where one may zoom.

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
