"""What goes on beside a show."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.app.counting import Counting
from kiosk.app.rehearsal import Scenery
from kiosk.app.trace import TraceWriter
from kiosk.app.watch import Watch


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes on beside the show; the safe part has none of it.

    Attributes:
        watch: Brings new content.
        counting: Counts what visitors do.
        proof: The cache in which content is remembered once it has run.
        trace: Takes all input.
    """

    watch: Watch[Scenery] | None = None
    counting: Counting | None = None
    proof: Path | None = None
    trace: TraceWriter | None = None


NO_EXTRAS = Extras()
