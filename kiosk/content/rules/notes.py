"""What is not wrong, but not finished either."""

from collections.abc import Iterator

from kiosk.content.faults import Fault
from kiosk.content.gathering import Story
from kiosk.content.problems import Severity

_HOW_FAR = {
    "partly": "This was looked up in a source only in part.",
    "unverified-here": "This was not looked up in a source.",
}


def notes(story: Story) -> Iterator[Fault]:
    """Yield events that nobody has looked up, and translations that nobody has checked."""
    for event in story.events:
        found = _HOW_FAR.get(event.entry.verification)
        if found is not None:
            yield Fault(
                event.origin.at("verification"),
                f'event "{event.entry.id}", verification',
                found,
                'Once somebody has done it, write: verification = "verified"',
                severity=Severity.NOTE,
            )
    for language in story.languages:
        if not language.entry.reviewed:
            yield Fault(
                language.origin.at("reviewed"),
                f'language "{language.entry.code}", reviewed',
                "No person has checked this translation.",
                "Once somebody who speaks it has, write: reviewed = true",
                severity=Severity.NOTE,
            )
