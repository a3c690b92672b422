"""`kiosk bake-map`: what the running exhibit starts when geodata have changed.

Apart from `kiosk bake`, which reads the story first: whoever orders the map has read it already,
and a curator waits for a layer that was saved.
"""

import sys
from argparse import Namespace

from kiosk.bake.atlas import bake_atlas, looked_over
from kiosk.bake.carrying_out import DONE, UNUSABLE, Listener, carried_out
from kiosk.bake.orders import received
from kiosk.bake.planning import Progress
from kiosk.bake.telling import TellingExhibit
from kiosk.content.map_orders import layers_from
from kiosk.content.problems import Problem


def bake_ordered(arguments: Namespace) -> int:
    """Bake layers that come as JSON on standard input, or look them over; answer in JSON, too."""
    folder, cache = arguments.config.resolve().parent, arguments.cache
    told = received()
    if not told.endswith("\n"):
        # Who ordered it ended before all was said, and nobody waits for the map.
        return DONE
    try:
        layers = layers_from(told)
    except ValueError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return UNUSABLE

    telling = TellingExhibit()
    if arguments.look:
        return carried_out(None, lambda _: looked_over(folder, layers, cache), telling)

    def baked(note: Listener) -> tuple[Problem, ...]:
        def say(progress: Progress) -> None:
            note(progress)
            telling.say(share=progress.share)

        return bake_atlas(folder, layers, cache, on_progress=say).problems

    return carried_out(cache, baked, telling)
