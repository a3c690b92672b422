"""`kiosk bake`: compiles the geodata of an exhibit into its cache, with a progress bar."""

from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kiosk.bake.atlas import Progress, bake_atlas
from kiosk.bake.carrying_out import PROBLEMS, UNUSABLE, Listener, carried_out, tell
from kiosk.bake.pictures import bake_pictures
from kiosk.content.load import load_exhibit
from kiosk.content.memory import memory_in
from kiosk.content.model import Exhibit
from kiosk.content.picture_orders import picture_job
from kiosk.content.problems import Problem


def bake(arguments: Namespace) -> int:
    """Bake what has changed."""
    config: Path = arguments.config
    loaded = load_exhibit(config, memory=memory_in(arguments.cache))
    tell(loaded.problems)
    exhibit = loaded.exhibit
    if exhibit is None:
        return PROBLEMS if config.is_file() else UNUSABLE
    return carried_out(arguments.cache, lambda note: _baked(exhibit, arguments, note))


def _baked(exhibit: Exhibit, arguments: Namespace, note: Listener) -> tuple[Problem, ...]:
    """Bake map and pictures."""
    folder, cache, force = arguments.config.resolve().parent, arguments.cache, arguments.force
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with (
        Bar(*columns, console=Console(stderr=True)) as bar,
        # Pictures and map wait for nothing of each other, and there are two cores.
        ThreadPoolExecutor(max_workers=1) as beside,
    ):
        task = bar.add_task("Baking", total=1.0)

        def show(progress: Progress) -> None:
            note(progress)
            bar.update(task, description=progress.text, completed=progress.share)

        pictured = beside.submit(bake_pictures, folder, cache, picture_job(exhibit), force=force)
        layers = exhibit.map.layers
        mapped = bake_atlas(folder, layers, cache, force=force, on_progress=show)
        return mapped.problems + pictured.result()
