"""How far a language has come: each text is counted once."""

from kiosk.content.catalogues import Entry
from kiosk.content.faults import Origin
from kiosk.content.tally import Tally, tally
from kiosk.content.texts import Domain, Text

WRITTEN = {f"event/{name}/title": name for name in ("sound", "stale", "fuzzy", "empty", "absent")}


def test_what_is_in_doubt_is_neither_translated_nor_missing() -> None:
    texts = {
        address: Text(address, words, Domain.STORY, Origin("story.toml"))
        for address, words in WRITTEN.items()
    }
    entries = (
        Entry("event/sound/title", "sound", "gut", False, 1),
        Entry("event/stale/title", "as it was", "alt", False, 2),
        Entry("event/fuzzy/title", "fuzzy", "unklar", True, 3),
        Entry("event/empty/title", "empty", "", False, 4),
        Entry("event/gone/title", "gone", "weg", False, 5),
    )
    assert tally(texts, entries) == Tally(translated=1, doubtful=2, missing=2)
