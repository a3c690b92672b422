"""Texts that must come together, and texts too long for where they are shown."""

from collections.abc import Iterator

from kiosk.content.faults import Fault, too_long
from kiosk.content.gathering import Placed, Story
from kiosk.content.plain_words import numbered
from kiosk.content.problems import Severity
from kiosk.content.schema.story import EventEntry

# What fits a headline of two lines and a tag of two lines on the card of the design.
TITLE_LETTERS = 60
SUMMARY_LETTERS = 140
# What a card of the design holds in easy letters, and what is told at all. `kiosk check --cards`
# measures each text in its own letters; words are counted for nothing.
WORDS = {"short": (25, 40), "body": (55, 110)}
# Where words are longer than this on average, no spaces stand between them, as in Chinese.
LONGEST_MEAN_LETTERS = 16


def text_faults(story: Story) -> Iterator[Fault]:
    """Yield quotations without their source, stances of nobody, and texts that are too long."""
    for event in story.events:
        yield from _quote_faults(event)
        entry, said = event.entry, f'event "{event.entry.id}"'
        if entry.stance is not None and entry.country is None:
            yield Fault(
                event.origin.at("stance"),
                f"{said}, stance",
                "It is not said whose stance this is.",
                'Add the country, for example: country = "France"',
            )
        for key, text, limit in (
            ("title", entry.title, TITLE_LETTERS),
            ("public_title", entry.public_title or "", TITLE_LETTERS),
            ("summary", entry.summary, SUMMARY_LETTERS),
        ):
            yield from too_long(event.origin.at(key), f"{said}, {key}", text, limit)
        yield from _length_faults(event)


def _length_faults(event: Placed[EventEntry]) -> Iterator[Fault]:
    for key, (fewest, most) in WORDS.items():
        text = getattr(event.entry, key)
        count = len(text.split())
        if fewest <= count <= most or len(text) > LONGEST_MEAN_LETTERS * count:
            continue
        yield Fault(
            event.origin.at(key),
            f'event "{event.entry.id}", {key}',
            f"The text has {numbered(count, 'word')}; {fewest} to {most} are meant.",
            "Shorten it." if count > most else "Tell more.",
            severity=Severity.WARNING,
        )


def _quote_faults(event: Placed[EventEntry]) -> Iterator[Fault]:
    entry, said = event.entry, f'event "{event.entry.id}"'
    if entry.quote is None:
        for key in ("quote_by", "quote_source"):
            if getattr(entry, key) is not None:
                yield Fault(
                    event.origin.at(key),
                    f"{said}, {key}",
                    "There is no quotation that this belongs to.",
                    'Add it, for example: quote = "The words."',
                )
        return
    missing = [key for key in ("quote_by", "quote_source") if getattr(entry, key) is None]
    what = {"quote_by": "who said it", "quote_source": "where it is printed"}
    for key in missing:
        yield Fault(
            event.origin.at("quote"),
            f"{said}, quote",
            f"The quotation does not say {what[key]}.",
            f'Add it, for example: {key} = "…"',
        )
