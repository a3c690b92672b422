"""`kiosk bake-map`: what the running exhibit starts when geodata have changed.

Apart from `kiosk bake`, which reads the story first: whoever orders the map has read it already,
and a curator waits for a layer that was saved.
"""

import json
import sys
from argparse import Namespace

from kiosk.bake.atlas import Progress, bake_atlas
from kiosk.bake.carrying_out import DONE, UNUSABLE, Listener, carried_out
from kiosk.bake.orders import received
from kiosk.content.map_orders import layers_from
from kiosk.content.problems import Problem


def bake_ordered(arguments: Namespace) -> int:
    """Bake layers that come as JSON on standard input; tell the progress as JSON, too."""
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

    def tell(**told: float | str) -> None:
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()

    def baked(note: Listener) -> tuple[Problem, ...]:
        def say(progress: Progress) -> None:
            note(progress)
            tell(share=progress.share)

        return bake_atlas(folder, layers, cache, on_progress=say).problems

    return carried_out(cache, baked, lambda reason: tell(refusal=reason))
