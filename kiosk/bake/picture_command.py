"""`kiosk bake-pictures`: what the running exhibit starts when a picture has changed.

Apart from `kiosk bake`, which loads the geodata libraries first: that takes longer than a curator
should wait for a picture.
"""

import sys
from argparse import Namespace

from kiosk.bake.bounds import limit_memory
from kiosk.bake.orders import received
from kiosk.bake.pictures import bake_pictures
from kiosk.content.picture_orders import job_from

DONE, UNUSABLE = 0, 2


def bake_ordered(arguments: Namespace) -> int:
    """Bake the pictures of a job that comes as JSON on standard input; tell what is wrong."""
    limit_memory()
    folder, cache = arguments.config.resolve().parent, arguments.cache
    told = received()
    if not told.endswith("\n"):
        # Who ordered it ended before all was said, and nobody waits for the pictures.
        return DONE
    try:
        problems = bake_pictures(folder, cache, job_from(told))
    except ValueError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return UNUSABLE
    except MemoryError:
        sys.stderr.write("kiosk: the pictures need more memory than this computer has to spare\n")
        return UNUSABLE
    except OSError as error:
        reason = error.strerror or str(error)
        sys.stderr.write(f'kiosk: the pictures cannot be written to "{cache}": {reason}\n')
        return UNUSABLE
    for problem in problems:
        sys.stderr.write(f"(warning) {problem}\n")
    return DONE
