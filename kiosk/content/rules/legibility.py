"""Sentences and words that a visitor takes in standing."""

import re
from collections.abc import Iterator

from kiosk.content.faults import Fault
from kiosk.content.forgetting import until_forgotten
from kiosk.content.gathering import Story
from kiosk.content.plain_words import shortened
from kiosk.content.problems import Severity
from kiosk.content.texts import prose

# Smithsonian guidelines for exhibition texts.
SENTENCE_WORDS = 25
# Notes in small print, read by few, may run on.
NOTE_WORDS = 40
# LIX (Björnsson 1968), words a sentence and the share of words over six letters: 50 is a newspaper,
# above 60 an academic paper. It needs no list of syllables, so it serves any language.
HARDEST_LIX = 60
LONG_WORD_LETTERS = 6
# Of fewer words the share says nothing.
FEWEST_WORDS = 20

_LIMITS = {
    "summary": SENTENCE_WORDS, "short": SENTENCE_WORDS, "body": SENTENCE_WORDS,
    "why": SENTENCE_WORDS, "dispute": NOTE_WORDS, "public_note": NOTE_WORDS,
}  # fmt: skip
_WHOLE = ("short", "body")
# An abbreviation ends one too early: then a long sentence passes, and no short one is blamed.
_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(]?[^\W\d_a-zà-ÿ]|[\"'“‘«(]?\d)")
_WORD = re.compile(r"\w[\w'’-]*")


def legibility_faults(story: Story) -> Iterator[Fault]:
    """Yield sentences that are too long, and texts of too many long words."""
    for event in story.events:
        for key, limit in _LIMITS.items():
            text = getattr(event.entry, key)
            for found, remedy in _findings(text, limit, key in _WHOLE) if text else ():
                yield Fault(
                    event.origin.at(key),
                    f'event "{event.entry.id}", {key}',
                    found,
                    remedy,
                    severity=Severity.WARNING,
                )


# The story is looked through again after each save, and most of it is as it was.
@until_forgotten(4096)
def _findings(text: str, limit: int, whole: bool) -> tuple[tuple[str, str], ...]:
    # Many texts are shorter than their limit would be for one sentence.
    if text.count(" ") + text.count("\n") < min(limit, FEWEST_WORDS):
        return ()
    sentences = _END.split(prose(text))
    found = [
        (
            f"The sentence {shortened(sentence)} has {count} words; {limit} are read easily.",
            "Make two of it.",
        )
        for sentence in sentences
        if (count := len(sentence.split())) > limit
    ]
    words = _WORD.findall(text)
    long_words = sum(len(word) > LONG_WORD_LETTERS for word in words)
    if whole and len(words) >= FEWEST_WORDS:
        lix = len(words) / len(sentences) + 100 * long_words / len(words)
        if lix > HARDEST_LIX:
            told = f"The text is hard to read: {long_words} of its {len(words)} words are long."
            found.append((told, "Write shorter words and sentences."))
    return tuple(found)
