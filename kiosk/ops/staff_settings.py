"""What staff have set on this kiosk, from one start to the next."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.ops.settled import write_settled


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
