"""`kiosk new`: a small exhibit of another story, complete, to change into one's own."""

import shutil
from argparse import Namespace
from pathlib import Path

from kiosk.app.folders import CONFIG_NAME, program_root
from kiosk.app.report import OK, UNUSABLE, RefusedError, reason_of, say

STARTER = "starter"
FONTS = "assets/fonts"
SCHEMA = "assets/exhibit.schema.json"


def new(arguments: Namespace) -> int:
    """Make the exhibit, whole or not at all."""
    folder: Path = arguments.folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        msg = f'"{arguments.folder}" is there already; name a folder that is not'
        raise RefusedError(msg, UNUSABLE)
    staged = folder.with_name(f".{folder.name}.partial")
    try:
        shutil.rmtree(staged, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        _fill(staged)
        if folder.exists():
            folder.rmdir()
        staged.rename(folder)
    except OSError as error:
        shutil.rmtree(staged, ignore_errors=True)
        msg = f'"{arguments.folder}" cannot be made: {reason_of(error)}'
        raise RefusedError(msg) from error
    config = arguments.folder / CONFIG_NAME
    say(f"A small exhibit lies in {arguments.folder}. To see it, and to check it:")
    say(f"  kiosk run --config {config}")
    say(f"  kiosk check --config {config}")
    return OK


def _fill(folder: Path) -> None:
    root = program_root()
    shutil.copytree(root / STARTER, folder)
    shutil.copyfile(root / SCHEMA, folder / SCHEMA)
    # The fonts with their licences and credits; how they are made belongs to the program.
    shutil.copytree(root / FONTS, folder / FONTS, ignore=shutil.ignore_patterns("*.py", "__pyc*"))
