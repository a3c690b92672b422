"""Which content is shown, by a short name that is equal on all kiosks that tell the same."""

from hashlib import sha256
from pathlib import Path

from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Exhibit
from kiosk.ops.journal import Journal

VERSION_LETTERS = 12


@kept_by_exhibit(maxsize=1)
def version_of(exhibit: Exhibit) -> str:
    """Return a short name for what the exhibit tells in the language of its files."""
    told = (exhibit.title, exhibit.timeline, exhibit.events, exhibit.theatres, exhibit.tours)
    return sha256(repr(told).encode()).hexdigest()[:VERSION_LETTERS]


class ShownContent:
    """Tells the journal which content is shown, whenever it is another."""

    def __init__(self, journal: Journal, config: Path) -> None:
        self._journal = journal
        self._config = config
        self._told = ("", "")

    def tell(self, exhibit: Exhibit) -> None:
        """Tell it, unless it is known."""
        # Where versions lie side by side, the folder is the name of the one that was chosen.
        version, folder = version_of(exhibit), self._config.resolve().parent.name
        if (version, folder) != self._told:
            self._told = (version, folder)
            self._journal.tell("content_shown", version=version, folder=folder)
