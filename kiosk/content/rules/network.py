"""Settings of the network that must fit each other and the exhibit."""

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from kiosk.content.faults import Fault
from kiosk.content.gathering import Placed, Story
from kiosk.content.network import SILENT_S
from kiosk.content.plain_words import choice, shortened
from kiosk.content.schema.network import MqttEntry, NetworkEntry

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
    yield from _path_faults(story.network, entry)
    yield from _silence_faults(story, story.network, entry)
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


def _path_faults(network: Placed[NetworkEntry], entry: MqttEntry) -> Iterator[Fault]:
    """Yield files that would be looked for in another place each time."""
    for key in ("ca_file", "password_file"):
        name = getattr(entry, key)
        kinds = (PurePosixPath, PureWindowsPath)
        if name is not None and not any(kind(name).is_absolute() for kind in kinds):
            yield Fault(
                network.origin.at("mqtt", key),
                f"network, mqtt, {key}",
                f"{shortened(name)} does not say where it lies on the machine.",
                f'Write its whole path, for example: {key} = "/etc/kiosk/{name}"',
            )


def _silence_faults(
    story: Story, network: Placed[NetworkEntry], entry: MqttEntry
) -> Iterator[Fault]:
    """Yield a patience that ends while a visitor at the leader may still be reading."""
    if story.visit is None:
        return
    least_s = story.visit.entry.idle_limit_s + story.visit.entry.warning_s
    if entry.silent_s <= least_s:
        yield Fault(
            network.origin.at("mqtt", "silent_s"),
            "network, mqtt, silent_s",
            f"After {entry.silent_s:g} s a visitor at the leader may still be reading: it waits"
            f" {least_s:g} s for them.",
            f"Write more, or leave it out: it is {SILENT_S:g} then.",
        )
