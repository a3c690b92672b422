"""Settings of the network that must fit each other and the exhibit."""

from collections.abc import Iterator

from kiosk.content.faults import Fault
from kiosk.content.gathering import Story
from kiosk.content.plain_words import choice

# Which key says nothing without which other, and how that one is written.
NEEDS = (("password_file", "user", 'user = "kiosk"'), ("ca_file", "tls", "tls = true"))


def network_faults(story: Story) -> Iterator[Fault]:
    """Yield keys that say nothing, and languages that cannot be chosen."""
    if story.network is None or story.network.entry.mqtt is None:
        return
    entry = story.network.entry.mqtt
    for key, needed, example in NEEDS:
        if getattr(entry, key) is not None and not getattr(entry, needed):
            yield Fault(
                story.network.origin.at("mqtt", key),
                f"network, mqtt, {key}",
                f'"{key}" says nothing without "{needed}".',
                f'Add it, for example: {example}; or remove "{key}".',
            )
    codes = [each.entry.code for each in story.languages]
    if not codes and story.exhibit is not None:
        codes = [story.exhibit.entry.language]
    if entry.language is not None and codes and entry.language not in codes:
        yield Fault(
            story.network.origin.at("mqtt", "language"),
            "network, mqtt, language",
            f'The exhibit has no language "{entry.language}".',
            choice(entry.language, codes, "Add a [[language]] with this code."),
        )
