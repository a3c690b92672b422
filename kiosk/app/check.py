"""`kiosk check`: every problem of the content, with file, line and column."""

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from kiosk.app.ashore import sea_problems
from kiosk.app.baking import stored_atlas
from kiosk.app.folders import CONFIG_NAME
from kiosk.app.looking import file_problems
from kiosk.app.report import OK, PROBLEMS, UNUSABLE, complain, counted, listed, say
from kiosk.atlas.sources import is_fresh, stamp_of
from kiosk.content.load import Loaded, load_exhibit
from kiosk.content.memory import memory_in
from kiosk.content.problems import Problem, Severity, most_urgent_first


def check(arguments: Namespace) -> int:
    """Check a config and everything that it includes."""
    config: Path = arguments.config
    if not config.is_file():
        inside = config / CONFIG_NAME
        told = f'"{config}" is a folder; name the file in it: --config {inside}'
        missing = f'there is no file "{config}"; name one with --config'
        complain(told if inside.is_file() else missing)
        return UNUSABLE
    memory = memory_in(arguments.cache)
    loaded = load_exhibit(config, with_notes=True, memory=memory)
    found = (*file_problems(loaded, config, arguments.cache), *_seen_on_screen(loaded, arguments))
    problems = most_urgent_first((*loaded.problems, *found))
    if arguments.json:
        say(json.dumps([problem.written() for problem in problems], ensure_ascii=False, indent=1))
    else:
        shown = (one for one in problems if arguments.notes or one.severity is not Severity.NOTE)
        for text in listed(shown, each=arguments.all):
            say(text)
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


def _summary(problems: Sequence[Problem], *, told: bool) -> str:
    notes = sum(problem.severity is Severity.NOTE for problem in problems)
    summary = "The content has no problem."
    if len(problems) > notes:
        summary = f"{counted(problems)}."
        # The first of them may be far above by now.
        if problems[0].severity is Severity.ERROR:
            first = (
                f"{problems[0].path}:{problems[0].line}" if problems[0].line else problems[0].path
            )
            summary = f"{summary} To correct first: {first}."
    if not notes:
        return summary
    how = "" if told else " (kiosk check --notes)"
    return f"{summary} {notes} not finished yet{how}."
