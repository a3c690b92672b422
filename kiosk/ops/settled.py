"""Small files that are whole at any moment, and what staff have set in one."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path


def write_settled(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a small file so that a power cut leaves the old one or the new one.

    Raises:
        OSError: If it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


@dataclass(frozen=True, slots=True)
class Settings:
    """What staff have set on this kiosk; it outlives restarts and visits.

    Attributes:
        notes: Whether curators see in a corner how many problems the content has.
        sound: Whether cards may be read aloud to visitors.
    """

    notes: bool = False
    sound: bool = True


def settings_in(folder: Path) -> Settings:
    """Return what was set; the usual where nothing was, or where it cannot be read."""
    try:
        told = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        return Settings(notes=told["notes"] is True, sound=told["sound"] is True)
    except (OSError, ValueError, KeyError, TypeError):
        return Settings()


def keep_settings(folder: Path, settings: Settings) -> None:
    """Remember what was set.

    Raises:
        OSError: If it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_settled(folder / "settings.json", json.dumps(asdict(settings)))
