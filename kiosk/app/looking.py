"""Loaded content in; what is wrong with the files of its map and with its pictures out."""

from pathlib import Path

from kiosk.app.baking import map_problems
from kiosk.app.gallery import picture_problems
from kiosk.atlas.sources import stamp_of
from kiosk.content.load import Loaded
from kiosk.content.naming import told_where_named
from kiosk.content.problems import Problem
from kiosk.content.subjects import said_of_layer


def file_problems(loaded: Loaded, config: Path, cache: Path) -> tuple[Problem, ...]:
    """Return them; only files that have changed since nothing was wrong with them are read.

    Args:
        loaded: Sound or not.
        config: From which it was loaded.
        cache: Of the exhibit.
    """
    folder = config.resolve().parent
    # Of a file that is not there nothing more can be said.
    told = {problem.subject for problem in loaded.problems}
    layers = [each for each in loaded.layers if said_of_layer(each.id, "path") not in told]
    problems = map_problems(layers, config, cache, stamp_of(layers, folder)) if layers else ()
    if loaded.pictures is not None:
        problems += picture_problems(loaded.pictures, config, cache)
    return told_where_named(problems, loaded.names, folder)
