"""`kiosk bake`: compiles the geodata of an exhibit into its cache, with a progress bar."""

from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from kiosk.bake.atlas import bake_atlas
from kiosk.bake.carrying_out import PROBLEMS, UNUSABLE, Listener, carried_out
from kiosk.bake.pictures import bake_pictures
from kiosk.bake.planning import Progress
from kiosk.bake.telling import Telling
from kiosk.content.load import Loaded, load_exhibit
from kiosk.content.memory import memory_in
from kiosk.content.naming import told_where_named
from kiosk.content.picture_orders import picture_job
from kiosk.content.problems import Problem


def bake(arguments: Namespace) -> int:
    """Bake what has changed."""
    config: Path = arguments.config
    loaded = load_exhibit(config, memory=memory_in(arguments.cache))
    telling = Telling()
    telling.tell(loaded.problems)
    if loaded.exhibit is None:
        return PROBLEMS if config.is_file() else UNUSABLE
    return carried_out(arguments.cache, lambda note: _baked(loaded, arguments, note), telling)


def _baked(loaded: Loaded, arguments: Namespace, note: Listener) -> tuple[Problem, ...]:
    """Bake map and pictures."""
    exhibit = loaded.exhibit
    assert exhibit is not None
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
        problems = mapped.problems + pictured.result()
    return told_where_named(problems, loaded.names, folder)
