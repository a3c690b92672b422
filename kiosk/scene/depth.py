"""How much of an event a card tells, by the depth that the visitor has chosen."""

from kiosk.content.model import Event
from kiosk.state.comfort import Depth


def is_withheld(event: Event, *, secret: bool) -> bool:
    """Return whether a card may not tell all: in the public world no more than was known."""
    return not secret and event.public_tells == "summary"


def paragraphs(event: Event, depth: Depth, *, secret: bool) -> tuple[str, ...]:
    """Return the text of an event.

    Why it mattered is told with what came out later, so only in the secret world.

    Args:
        event: What is told.
        depth: How much of it.
        secret: Whether the lights are off.
    """
    if is_withheld(event, secret=secret):
        return (event.summary,)
    if depth is Depth.SHORT:
        return (event.short or event.summary,)
    why = event.why if depth is Depth.DEEP and secret else ""
    return (event.body, why) if why else (event.body,)
