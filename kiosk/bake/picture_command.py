"""`kiosk bake-pictures`: what the running exhibit starts when a picture has changed.

Apart from `kiosk bake`, which loads the geodata libraries first: that takes longer than a curator
should wait for a picture.
"""

import sys
from argparse import Namespace

from kiosk.bake.bounds import limit_memory, time_limit
from kiosk.bake.orders import received
from kiosk.bake.pictures import bake_pictures, look_at_pictures
from kiosk.bake.telling import TellingExhibit
from kiosk.content.picture_orders import job_from

DONE, UNUSABLE = 0, 2


def bake_ordered(arguments: Namespace) -> int:
    """Bake the pictures of a job, or look at them; it comes as JSON on standard input."""
    limit_memory()
    folder, cache = arguments.config.resolve().parent, arguments.cache
    told, telling = received(), TellingExhibit()
    if not told.endswith("\n"):
        # Who ordered it ended before all was said, and nobody waits for the pictures.
        return DONE
    made = look_at_pictures if arguments.look else bake_pictures

    def tell_endless() -> None:
        telling.give_up(reason="the pictures took too long to read")

    try:
        with time_limit(tell_endless, UNUSABLE):
            problems = made(folder, cache, job_from(told))
    except ValueError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return UNUSABLE
    except MemoryError:
        telling.give_up(reason="the pictures need more memory than this computer has to spare")
        return UNUSABLE
    except OSError as error:
        reason = error.strerror or str(error)
        telling.give_up(reason=f'the pictures cannot be written to "{cache}": {reason}')
        return UNUSABLE
    telling.tell(problems)
    return DONE
