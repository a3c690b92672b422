"""`kiosk bake`: compiles the geodata of an exhibit into its cache, with a progress bar."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kiosk.bake.atlas import Progress, bake_atlas
from kiosk.bake.bounds import TIME_LIMIT_S, limit_memory, time_limit
from kiosk.content.load import load_exhibit
from kiosk.content.memory import memory_in
from kiosk.content.model import Exhibit
from kiosk.content.picture_orders import picture_job
from kiosk.content.problems import Problem, Severity

DONE, PROBLEMS, UNUSABLE = 0, 1, 2


def bake(arguments: Namespace) -> int:
    """Bake what has changed."""
    config: Path = arguments.config
    loaded = load_exhibit(config, memory=memory_in(arguments.cache))
    if loaded.exhibit is None or not arguments.progress_json:
        # Whoever reads the progress has told the warnings of the content already.
        _tell(loaded.problems)
    if loaded.exhibit is None:
        return PROBLEMS if config.is_file() else UNUSABLE
    exhibit = loaded.exhibit
    folder = config.resolve().parent
    doing = ""

    def baked(on_progress: Callable[[Progress], None]) -> tuple[Problem, ...]:
        def noted(progress: Progress) -> None:
            nonlocal doing
            doing = progress.text
            on_progress(progress)

        return _baked(exhibit, folder, arguments, noted)

    def tell_endless() -> None:
        minutes = TIME_LIMIT_S / 60.0
        sys.stderr.write(f'kiosk: "{doing}" took more than {minutes:.0f} minutes; given up\n')

    limit_memory()
    try:
        arguments.cache.mkdir(parents=True, exist_ok=True)
        with time_limit(tell_endless, PROBLEMS):
            problems = baked(_say_json) if arguments.progress_json else _with_bar(baked)
    except BrokenPipeError:
        raise
    except MemoryError:
        # Met while the file was read or the atlas written; a layer's own is told with its name.
        sys.stderr.write("kiosk: the map needs more memory than this computer has to spare\n")
        return PROBLEMS
    except OSError as error:
        reason = error.strerror or str(error)
        sys.stderr.write(f'kiosk: the cache "{arguments.cache}" cannot be written: {reason}\n')
        return UNUSABLE
    _tell(problems)
    return PROBLEMS if any(each.severity is Severity.ERROR for each in problems) else DONE


def _baked(
    exhibit: Exhibit,
    folder: Path,
    arguments: Namespace,
    on_progress: Callable[[Progress], None],
) -> tuple[Problem, ...]:
    """Bake map and pictures; for the running exhibit the map alone, which it waits for."""
    cache, force = arguments.cache, arguments.force

    def mapped() -> tuple[Problem, ...]:
        layers = exhibit.map.layers
        return bake_atlas(folder, layers, cache, force=force, on_progress=on_progress).problems

    if arguments.progress_json:
        return mapped()
    # Loading it takes a tenth of the time in which a curator sees a layer that was saved.
    from kiosk.bake.pictures import bake_pictures

    # Pictures and map wait for nothing of each other, and there are two cores.
    with ThreadPoolExecutor(max_workers=1) as beside:
        pictured = beside.submit(bake_pictures, folder, cache, picture_job(exhibit), force=force)
        return mapped() + pictured.result()


def _with_bar(
    baked: Callable[[Callable[[Progress], None]], tuple[Problem, ...]],
) -> tuple[Problem, ...]:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Baking", total=1.0)

        def show(progress: Progress) -> None:
            bar.update(task, description=progress.text, completed=progress.share)

        return baked(show)


def _say_json(progress: Progress) -> None:
    sys.stdout.write(json.dumps({"text": progress.text, "share": progress.share}) + "\n")
    sys.stdout.flush()


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        word = "" if problem.severity is Severity.ERROR else "(warning) "
        sys.stderr.write(f"{word}{problem}\n")
