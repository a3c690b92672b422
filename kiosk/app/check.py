"""`kiosk check`: every problem of the content, with file, line and column."""

import json
from argparse import Namespace
from pathlib import Path

from kiosk.app.ashore import sea_problems
from kiosk.app.baking import stored_atlas
from kiosk.app.looking import file_problems
from kiosk.app.report import OK, PROBLEMS, UNUSABLE, complain, counted, say
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.content.load import Loaded, load_exhibit
from kiosk.content.memory import memory_in
from kiosk.content.problems import Problem, Severity


def check(arguments: Namespace) -> int:
    """Check a config and everything that it includes."""
    config: Path = arguments.config
    if not config.is_file():
        complain(f'there is no file "{config}"; name one with --config')
        return UNUSABLE
    memory = memory_in(arguments.cache)
    loaded = load_exhibit(config, with_notes=True, memory=memory)
    found = (*file_problems(loaded, config, arguments.cache), *_seen_on_screen(loaded, arguments))
    problems = (*loaded.problems, *found)
    # Errors last: there a terminal stands when all is told.
    ordered = sorted(set(problems), key=lambda each: (each.severity is Severity.ERROR, each))
    problems = tuple(ordered)
    if arguments.json:
        say(json.dumps([problem.written() for problem in problems], ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            if arguments.notes or problem.severity is not Severity.NOTE:
                word = "" if problem.severity is Severity.ERROR else f"({problem.severity}) "
                say(f"{word}{problem}")
        say(_summary(problems, told=arguments.notes))
    return PROBLEMS if any(each.severity is Severity.ERROR for each in problems) else OK


def _seen_on_screen(loaded: Loaded, arguments: Namespace) -> list[Problem]:
    """Return what only the map, or the fonts, can tell."""
    if loaded.exhibit is None:
        return []
    folder = arguments.config.resolve().parent
    # The map says where the sea is; one that is not baked yet is not waited for.
    fresh = is_fresh(arguments.cache, stamp_of(loaded.exhibit.map.layers, folder))
    atlas = stored_atlas(arguments.cache) if fresh else None
    found = [] if atlas is None else sea_problems(loaded, folder, atlas)
    if arguments.cards:
        # The other checks need no window library.
        from kiosk.app.fitting import room_problems

        found += room_problems(loaded, folder)
    return found


def _summary(problems: tuple[Problem, ...], *, told: bool) -> str:
    notes = sum(problem.severity is Severity.NOTE for problem in problems)
    summary = "The content has no problem."
    if len(problems) > notes:
        summary = f"{counted(problems)}."
    if not notes:
        return summary
    how = "" if told else " (kiosk check --notes)"
    return f"{summary} {notes} not finished yet{how}."
