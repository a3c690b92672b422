"""Which content is shown, by a short name that is equal on all kiosks that tell the same."""

from hashlib import sha256
from pathlib import Path

from kiosk.content.keeping import kept_by_exhibit
from kiosk.content.model import Exhibit
from kiosk.ops.journal import Journal
from kiosk.ops.versions import VERSIONS

VERSION_LETTERS = 12


@kept_by_exhibit(maxsize=1)
def version_of(exhibit: Exhibit) -> str:
    """Return a short name for what the exhibit tells in the language of its files."""
    written = exhibit.in_language(exhibit.language)
    told = (written.title, written.timeline, written.events, written.theatres, written.tours)
    return sha256(repr(told).encode()).hexdigest()[:VERSION_LETTERS]


def folder_of(config: Path) -> str:
    """Return the name of a version that lies beside others; empty for content that lies alone."""
    folder = config.resolve().parent
    return folder.name if folder.parent.name == VERSIONS else ""


class ShownContent:
    """Tells the journal which content is shown, whenever it is another."""

    def __init__(self, journal: Journal, config: Path) -> None:
        self._journal = journal
        self._config = config
        self._told = ("", "")

    def tell(self, exhibit: Exhibit) -> None:
        """Tell it, unless it is known."""
        version, folder = version_of(exhibit), folder_of(self._config)
        if (version, folder) != self._told:
            self._told = (version, folder)
            name = f"{folder} ({version})" if folder else version
            self._journal.tell("content_shown", name=name, version=version, folder=folder)
