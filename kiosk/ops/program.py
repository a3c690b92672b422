"""This program once more, as another process, wherever it was started."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[2])


def program_words(*words: str) -> list[str]:
    """Return the command line for words that follow the name of the program."""
    # Safe path: else a folder `kiosk` in the current folder would be taken for the program.
    return [sys.executable, "-P", "-m", "kiosk", *words]


def program_env(env: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which the program is found again."""
    told = [each for each in env.get("PYTHONPATH", "").split(os.pathsep) if each]
    if sys.path[:1] == [ROOT] and ROOT not in told:
        # Not installed, and found in the current folder alone, where another one does not look.
        return {**env, "PYTHONPATH": os.pathsep.join([*told, ROOT])}
    return dict(env)
