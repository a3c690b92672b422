"""A picture as a file of the story describes it in; the one that the program reads out."""

from kiosk.content.model import Media
from kiosk.content.schema.story import MediaEntry
from kiosk.content.texts import prose


def media_of(entry: MediaEntry) -> Media:
    """Return a picture; without a focus of its own its middle stays in sight."""
    across, down = entry.focus or (0.5, 0.5)
    return Media(
        entry.path,
        prose(entry.alt),
        prose(entry.credit),
        prose(entry.caption),
        entry.secret_path or "",
        (across, down),
        prose(entry.reference),
    )
