"""What a card may tell in the world that is shown: in the public one no more than was known."""

from dataclasses import dataclass, replace

from kiosk.content.model import Event, Media, Quote, Since
from kiosk.scene.depth import paragraphs
from kiosk.scene.known_since import known_since
from kiosk.scene.style import Style
from kiosk.scene.words import day_month, secret_for
from kiosk.world.world import is_hidden


@dataclass(frozen=True, slots=True)
class Knower:
    """A party to the story, and whether it knows by now.

    Attributes:
        since: The time from which it did, in words.
    """

    name: str
    knows: bool
    since: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a card tells.

    Attributes:
        more_media: The pictures after the first.
        knowers: Who knew; nobody in the public world, which did not know that either, nor of what
            came after the story.
        stamp: Words across the card; may be empty.
    """

    event: Event
    withheld: bool
    text: str
    quote: Quote | None
    media: Media | None
    more_media: tuple[Media, ...]
    why: str
    note: str
    dispute: str
    knowers: tuple[Knower, ...]
    stamp: str


def captioned(media: Media) -> str:
    """Return the line below a picture: what it says of itself, and who made it."""
    return " · ".join(filter(None, (media.caption.rstrip(" ."), media.credit)))


def is_withheld(style: Style, event: Event) -> bool:
    """Return whether the card may not tell all: in the public world no more than was known."""
    return not style.secret and event.public_tells == "summary"


def told(style: Style, event: Event, utc_s: float) -> Told:
    """Return what the card of an event tells at an instant."""
    withheld, secret = is_withheld(style, event), style.secret
    text = paragraphs(event, style.depth, secret=secret)
    media = event.media[0] if event.media else None
    return Told(
        event=event,
        withheld=withheld,
        text="\n".join(text),
        quote=None if withheld else event.quote,
        # A public picture shows no more than was known; its caption may tell more.
        media=replace(media, caption="") if withheld and media else media,
        more_media=() if withheld else event.media[1:],
        # Reasons, disputes and the way of a secret are told with what came out later.
        why=event.why if secret and event.why not in text else "",
        note=event.public_note if secret else "",
        dispute=event.dispute if secret else "",
        knowers=_knowers(style, event, utc_s) if secret else (),
        stamp=_stamp(style, event, utc_s),
    )


def _knowers(style: Style, event: Event, utc_s: float) -> tuple[Knower, ...]:
    if event.start_utc_s >= style.exhibit.timeline.end_utc_s:
        # What came after the story is how it came to be known: nobody kept it from anybody.
        return ()
    return tuple(
        Knower(name, since.utc_s <= utc_s, _since(style, event, since))
        for name, since in zip(style.exhibit.parties, event.knew, strict=True)
        if since is not None
    )


def _since(style: Style, event: Event, since: Since) -> str:
    exhibit = style.exhibit
    if since.utc_s > exhibit.timeline.end_utc_s:
        return exhibit.wording["knew_later"]
    return known_since(exhibit, event, since, day_month)


def _stamp(style: Style, event: Event, utc_s: float) -> str:
    wording = style.exhibit.wording
    if not style.secret:
        return ""
    if is_hidden(event, utc_s):
        return secret_for(style.exhibit, event)
    return wording["disputed"] if event.dispute else ""
