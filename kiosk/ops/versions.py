"""Versions of the content side by side: which one is shown is one link, changed at once."""

from dataclasses import dataclass
from pathlib import Path

VERSIONS, CURRENT, PREVIOUS = "versions", "current", "previous"


class VersionError(Exception):
    """There is no such version; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions in a folder: `versions/NAME`, and links `current` and `previous` beside it."""

    folder: Path

    @property
    def names(self) -> tuple[str, ...]:
        """All versions, by name."""
        try:
            found = sorted(
                path.name for path in (self.folder / VERSIONS).iterdir() if path.is_dir()
            )
        except OSError:
            return ()
        # A name with a dot in front is still being copied.
        return tuple(name for name in found if not name.startswith("."))

    @property
    def current(self) -> str:
        """The one that is shown; empty for none."""
        return self._linked(CURRENT)

    @property
    def previous(self) -> str:
        """The one that was shown before; empty for none."""
        return self._linked(PREVIOUS)

    def at(self, name: str) -> Path:
        """Return the folder of a version.

        Raises:
            VersionError: If there is none of that name.
        """
        if name not in self.names:
            msg = f'there is no version "{name}"; there are: {", ".join(self.names) or "none"}'
            raise VersionError(msg)
        return self.folder / VERSIONS / name

    def use(self, name: str) -> None:
        """Show a version from now on; the present one is remembered.

        Raises:
            VersionError: If there is none of that name.
            OSError: If the links cannot be written.
        """
        self.at(name)
        shown = self.current
        if name == shown:
            return
        if shown:
            self._link(PREVIOUS, shown)
        self._link(CURRENT, name)

    def back(self) -> str:
        """Show the version before again, and return its name.

        Raises:
            VersionError: If there was none.
            OSError: If the links cannot be written.
        """
        name = self.previous
        if not name:
            msg = "there was no version before this one"
            raise VersionError(msg)
        self.use(name)
        return name

    def _linked(self, link: str) -> str:
        try:
            name = (self.folder / link).readlink().name
        except OSError:
            return ""
        return name if name in self.names else ""

    def _link(self, link: str, name: str) -> None:
        staged = self.folder / f".{link}.partial"
        staged.unlink(missing_ok=True)
        staged.symlink_to(Path(VERSIONS, name))
        # A rename changes the link at once: nobody ever finds none.
        staged.replace(self.folder / link)
