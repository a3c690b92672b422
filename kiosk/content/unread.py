"""What is written but could not be read: of its translations nobody says they are left over."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.content.gathering import REQUIRED_LISTS, REQUIRED_SECTIONS, Story
from kiosk.content.texts import Text

# Their texts come from files of the map.
MAP_SECTIONS = ("ring", "track")


@dataclass(frozen=True, slots=True)
class Unread:
    """Sections and entries with a fault of their own.

    Attributes:
        whole: Whether a file as a whole is among them, and so anything may be.
        sections: Such as "wording", and those of the map.
        entries: Such as "event/first-flight".
    """

    whole: bool = False
    sections: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()

    def holds(self, address: str) -> bool:
        """Return whether the text of an address may be there, unread."""
        section, _, rest = address.partition("/")
        entry = f"{section}/{rest.partition('/')[0]}"
        return self.whole or section in self.sections or entry in self.entries


ALL_READ = Unread()


def unread_in(story: Story, texts: Sequence[Text], *, map_read: bool) -> Unread:
    """Return what of a story is written but broken.

    Args:
        story: All files together.
        texts: Of what could be read.
        map_read: Whether all layers of the map that move with time could be.
    """
    read = {tuple(text.address.split("/")[:2]) for text in texts}
    sections = {section for section, *_ in read}
    # Without one of these the exhibit is not whole, whatever became of the rest.
    written = {*story.present, *REQUIRED_SECTIONS, *REQUIRED_LISTS}
    broken = {each for each in written if each not in sections}
    return Unread(
        whole=not story.complete,
        sections=frozenset(broken | (set() if map_read else set(MAP_SECTIONS))),
        entries=frozenset(
            f"{section}/{id_}"
            for section, ids in story.ids.items()
            for id_ in ids
            if (section, id_) not in read
        ),
    )
