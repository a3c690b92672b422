"""A command of this program as a child that does not outlive the exhibit, whatever ends that."""

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from kiosk.app.report import first_error
from kiosk.atlas.sources import found_before
from kiosk.content.problems import Problem, problem_from
from kiosk.ops.program import program_env, program_words


def problems_kept(cache: Path, what: str, stamp: str) -> tuple[Problem, ...] | None:
    """Return what an errand has found wrong with files before; None if none has looked at them.

    Args:
        cache: That of the exhibit.
        what: The files are to the exhibit, as in "map".
        stamp: Of the files.
    """
    try:
        kept = found_before(cache, what, stamp)
        return None if kept is None else tuple(map(problem_from, kept))
    except ValueError:
        return None


class Errand:
    """A command that was given an order and tells what comes of it, line by line.

    Attributes:
        share: How far it has come, from 0 to 1.
        refusal: Why the cache cannot be written; empty if that is not known to be so.
        problems: What is wrong with the files that it read.
    """

    def __init__(self, words: Sequence[str], order: str, cache: Path) -> None:
        """Start it.

        Args:
            words: The command line after the name of the program.
            order: One line.
            cache: That of the exhibit, in which it writes.

        Raises:
            OSError: If the system cannot start it.
        """
        self.share = 0.0
        self.refusal = ""
        self.problems: tuple[Problem, ...] = ()
        self._given_up = ""
        self._process = subprocess.Popen(
            program_words(*words),
            env=program_env(os.environ | {"KIOSK_CACHE": str(cache.parent)}),
            # It stays open as its lifeline.
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            # What a library of the bake says on this channel may be anything.
            errors="replace",
        )
        # If it has ended already, its exit code tells.
        with suppress(BrokenPipeError):
            assert self._process.stdin is not None
            self._process.stdin.write(order)
            self._process.stdin.flush()
        # Listened to from a thread: between two lines a bake may be silent for seconds, in which
        # the window must go on answering.
        self._listener = Thread(target=self._listen, name=words[0], daemon=True)
        self._listener.start()

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._listener.is_alive()

    def succeeded(self) -> bool:
        """Wait for its end; return whether it went well. It ends itself if it takes too long."""
        self._listener.join()
        went_well = self._process.wait() == 0
        self._let_go()
        return went_well

    @property
    def reason(self) -> str:
        """Why it has failed, for the journal."""
        _, first = first_error(self.problems)
        return self.refusal or first or self._given_up or "it ended before its time"

    def found(self, config: Path) -> tuple[Problem, ...]:
        """Wait for its end; return what is wrong with the files, also that they were not read."""
        if self.succeeded() or self.problems:
            return self.problems
        found = f"The files could not be looked at: {self.reason}."
        return (Problem(config.name, 0, 0, "", found, "Check the content again later."),)

    def stop(self) -> None:
        """End it early; what was baked before stays."""
        self._process.terminate()
        self._process.wait()
        self._let_go()

    def _let_go(self) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                try:
                    told = json.loads(line)
                    self.refusal = str(told.get("refusal", self.refusal))
                    self._given_up = str(told.get("reason", self._given_up))
                    self.share = float(told.get("share", self.share))
                    self.problems += tuple(map(problem_from, told.get("problems", ())))
                except (ValueError, AttributeError, TypeError):
                    # A library of the bake spoke on the same channel: no progress, and no harm.
                    continue
