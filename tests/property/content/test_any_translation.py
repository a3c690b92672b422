"""Whatever a translator or an editor made of a file, it is read or told of, and nothing is lost."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.catalogues import entries_of
from kiosk.content.faults import Origin
from kiosk.content.merging import merged
from kiosk.content.problems import Problem
from kiosk.content.texts import Domain, Text
from tests.property.content.test_any_file import _edited, edits
from tests.unit.content.exhibits import ROOT

NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
SHIPPED = sorted((ROOT / "assets" / "locale").rglob("interface.po"))

# A file of translations is text without control characters; \r is a line end in it.
words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), whitelist_characters="\n\t"),
    min_size=1,
)
addresses = st.from_regex(r"[a-z0-9-]{1,9}/[a-z0-9-]{1,9}", fullmatch=True)


@given(st.dictionaries(addresses, st.tuples(words, words), max_size=6))
def test_every_translation_comes_through_a_merge(texts: dict[str, tuple[str, str]]) -> None:
    wanted = [Text(each, texts[each][0], Domain.STORY, Origin("a b.toml")) for each in texts]
    given_words = {each: translated for each, (_, translated) in texts.items()}
    first = merged(wanted, None, code="de", title="x", now=NOW, given=given_words)
    again = merged(wanted, first, code="de", title="x", now=NOW, given={})
    assert again == first
    entries = entries_of(again, "story.po")
    assert not isinstance(entries, Problem)
    assert {each.address: (each.original, each.words) for each in entries} == texts


@settings(max_examples=150)
@given(st.sampled_from(SHIPPED), edits)
def test_any_slip_in_a_file_of_translations_is_read_or_told_of(
    path: Path, changes: list[tuple[float, int, str]]
) -> None:
    text = _edited(path.read_text(encoding="utf-8"), changes)
    found = entries_of(text, "story.po")
    if isinstance(found, Problem):
        assert found.remedy
        assert 0 <= found.line <= text.count("\n") + 2
