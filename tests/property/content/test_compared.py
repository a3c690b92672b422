"""Translations are held against the texts at one glance, and none is seen otherwise than alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.catalogues import Entry
from kiosk.content.comparing import Comparison, compared, compared_one_by_one
from kiosk.content.faults import Origin
from kiosk.content.texts import Domain, Text
from kiosk.content.unread import Unread

ADDRESSES = (
    "wording/a",
    "wording/b",
    "event/x/title",
    "event/y/title",
    "map/land/de",
    "ring/r/label",
)
WORDS = ("One", "Two {count}", "Three", "{", "Four \N{BELL SYMBOL}", "Five \x07")
entries = st.lists(
    st.builds(
        Entry,
        st.sampled_from(ADDRESSES),
        st.sampled_from(WORDS[:4]),
        st.sampled_from(("", "Eins", "Zwei {count}", "}", "\x07", "Drei")),
        # Mostly not.
        st.sampled_from((False, False, False, True)),
        st.integers(1, 9),
    ),
    max_size=6,
)
sound_entries = st.lists(
    st.builds(
        Entry,
        st.sampled_from(ADDRESSES),
        st.sampled_from(("One", "Three")),
        st.sampled_from(("Eins", "Drei")),
        st.just(False),
        st.integers(1, 9),
    ),
    max_size=6,
    unique_by=lambda entry: entry.address,
)
domains = st.sampled_from(list(Domain))
texts = st.dictionaries(st.sampled_from(ADDRESSES), st.sampled_from(WORDS[:4]), max_size=6)


@settings(max_examples=500)
@given(
    texts,
    domains,
    st.one_of(entries, sound_entries),
    st.booleans(),
    st.sampled_from((0, 1, 5, None)),
    st.sampled_from((Unread(), Unread(entries=frozenset({"event/x"})))),
)
def test_a_glance_sees_what_a_look_at_each_sees(
    words: dict[str, str],
    domain: Domain,
    entries: list[Entry],
    complete: bool,
    told: int | None,
    unread: Unread,
) -> None:
    wanted = {each: Text(each, words[each], domain, Origin("a.toml")) for each in words}
    count = len(wanted.keys() | {entry.address for entry in entries})
    sound, problems = compared(
        wanted, entries, "story.po", complete=complete, told=told, unread=unread
    )
    asked = Comparison("story.po", complete, told, unread, count)
    sound_alone, problems_alone = compared_one_by_one(wanted, entries, asked)
    assert sorted(sound) == sorted(sound_alone)
    assert sorted(problems) == sorted(problems_alone)
