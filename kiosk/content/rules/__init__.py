"""What no single entry can tell: whether everything that was written fits together."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content.faults import Fault
from kiosk.content.gathering import Story
from kiosk.content.memory import Memory
from kiosk.content.rules.clocks import clock_faults
from kiosk.content.rules.colour_vision import colour_vision_faults
from kiosk.content.rules.contrast import contrast_faults
from kiosk.content.rules.files import file_faults
from kiosk.content.rules.fonts import font_faults
from kiosk.content.rules.hours import hours_faults
from kiosk.content.rules.languages import language_faults
from kiosk.content.rules.layers import layer_faults
from kiosk.content.rules.legibility import legibility_faults
from kiosk.content.rules.network import network_faults
from kiosk.content.rules.places import place_faults
from kiosk.content.rules.references import reference_faults
from kiosk.content.rules.settings import setting_faults
from kiosk.content.rules.texts import text_faults
from kiosk.content.rules.times import time_faults
from kiosk.content.rules.tours import tour_faults
from kiosk.content.rules.views import view_faults


def rule_faults(story: Story, folder: Path | None, memory: Memory) -> Iterator[Fault]:
    """Yield every fault between entries.

    Args:
        story: All files together.
        folder: The exhibit's, in which fonts and geodata must lie; None where they need not.
        memory: For what takes long.
    """
    yield from reference_faults(story)
    yield from time_faults(story)
    yield from place_faults(story)
    yield from view_faults(story)
    yield from text_faults(story)
    yield from legibility_faults(story)
    yield from setting_faults(story)
    yield from layer_faults(story)
    yield from clock_faults(story)
    yield from contrast_faults(story)
    yield from colour_vision_faults(story)
    yield from language_faults(story, memory)
    yield from hours_faults(story)
    yield from tour_faults(story)
    yield from network_faults(story)
    if folder is not None:
        yield from file_faults(story, folder)
        yield from font_faults(story, folder, memory)
