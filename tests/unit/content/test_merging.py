"""Texts into files for translators: nothing that was translated is ever lost."""

from collections.abc import Mapping
from datetime import UTC, datetime

from kiosk.content.catalogues import Entry, entries_of
from kiosk.content.faults import Origin
from kiosk.content.merging import merged
from kiosk.content.problems import Problem
from kiosk.content.texts import Domain, Text

THEN, NOW = (datetime(2026, 1, day, 12, 0, tzinfo=UTC) for day in (1, 2))


def _text(address: str, words: str) -> Text:
    return Text(address, words, Domain.STORY, Origin("story.toml"), "At most 60 letters.")


def _merged(
    *texts: Text,
    old: str | None = None,
    now: datetime = NOW,
    given: Mapping[str, str] | None = None,
) -> str:
    return merged(texts, old, code="de", title="The Airlift", now=now, given=given or {})


def _entries(text: str) -> tuple[Entry, ...]:
    entries = entries_of(text, "story.po")
    assert not isinstance(entries, Problem), entries
    return entries


A, B = _text("event/a/title", "One"), _text("event/b/title", "Two\nlines")


def test_a_new_text_waits_for_its_translation_with_its_file_and_what_to_know() -> None:
    text = _merged(A, B)
    assert [(each.address, each.original, each.words) for each in _entries(text)] == [
        ("event/a/title", "One", ""),
        ("event/b/title", "Two\nlines", ""),
    ]
    assert "#. At most 60 letters.\n#: story.toml\n" in text
    assert '"Language: de\\n"' in text
    assert "EMAIL@ADDRESS" not in text


def test_a_translation_is_kept() -> None:
    old = _merged(A, given={A.address: "Eins"})
    assert [each.words for each in _entries(_merged(A, B, old=old))] == ["Eins", ""]


def test_a_changed_text_keeps_its_translation_as_doubtful_with_the_words_of_before() -> None:
    old = _merged(A, given={A.address: "Eins"})
    new = _merged(_text(A.address, "The one"), old=old)
    (entry,) = _entries(new)
    assert (entry.original, entry.words, entry.fuzzy) == ("The one", "Eins", True)
    assert '#| msgid "One"' in new


def test_the_words_of_before_stay_whole_and_go_when_the_translation_is_corrected() -> None:
    before = 'He said "yes" and went on for much longer than a line of such a file is. ' * 3
    old = _merged(_text(A.address, before), given={A.address: "Eins"})
    doubtful = _merged(_text(A.address, "The one"), old=old)
    told = [line for line in doubtful.splitlines() if line.startswith("#|")]
    assert len(told) > 2
    # Every line is one of the format: a text in quotes, never a half of one.
    assert all(line.endswith('"') and line.count('"') - line.count('\\"') == 2 for line in told)
    assert _merged(_text(A.address, "The one"), old=doubtful) == doubtful
    sound = _merged(_text(A.address, "The one"), old=doubtful, given={A.address: "Der eine"})
    assert "| " not in sound
    (entry,) = _entries(sound)
    assert (entry.words, entry.fuzzy) == ("Der eine", False)


def test_a_new_translation_takes_the_doubt_away() -> None:
    old = _merged(_text(A.address, "The one"), old=_merged(A, given={A.address: "Eins"}))
    new = _merged(_text(A.address, "The one"), old=old, given={A.address: "Der eine"})
    (entry,) = _entries(new)
    assert (entry.words, entry.fuzzy) == ("Der eine", False)
    assert "#|" not in new


def test_a_text_that_has_gone_is_put_aside_and_comes_back_with_it() -> None:
    old = _merged(A, B, given={A.address: "Eins", B.address: "Zwei"})
    without = _merged(B, old=old)
    assert '#~ msgstr "Eins"' in without
    assert [each.words for each in _entries(without)] == ["Zwei"]
    assert [each.words for each in _entries(_merged(A, B, old=without))] == ["Eins", "Zwei"]


def test_what_never_was_translated_is_not_put_aside() -> None:
    assert "#~" not in _merged(B, old=_merged(A, B))


def test_a_remark_of_a_translator_is_kept() -> None:
    old = _merged(A).replace("#. At most", "# ask Anna\n#. At most")
    assert "# ask Anna\n" in _merged(A, B, old=old)


def test_a_file_in_which_nothing_has_changed_stays_as_it_is_to_the_letter() -> None:
    old = _merged(A, B, given={A.address: "Eins"}, now=THEN)
    assert _merged(A, B, old=old, now=NOW) == old
    assert "2026-01-02" in _merged(A, old=old, now=NOW)


def test_the_template_has_no_translations() -> None:
    text = merged([A], None, code=None, title="The Airlift", now=NOW, given={})
    assert [each.words for each in _entries(text)] == [""]


def test_an_entry_with_another_id_keeps_its_translations() -> None:
    said = {
        "title": ("A ship stops", "Ein Schiff hält"),
        "why": ("It shows", "Es zeigt"),
        "ship/alt": ("A ship", "Ein Schiff"),
    }
    old = _merged(
        *(_text(f"event/ship/{key}", words) for key, (words, _) in said.items()),
        given={f"event/ship/{key}": translated for key, (_, translated) in said.items()},
    )
    new = _merged(
        _text("event/ship-stops/title", "A ship stops"),
        _text("event/ship-stops/why", "It shows more"),
        _text("event/ship-stops/boat/alt", "A ship"),
        old=old,
    )
    assert [(each.address, each.words, each.fuzzy) for each in _entries(new)] == [
        ("event/ship-stops/title", "Ein Schiff hält", False),
        ("event/ship-stops/why", "Es zeigt", True),
        ("event/ship-stops/boat/alt", "Ein Schiff", False),
    ]
    assert "#~" not in new


def test_another_entry_does_not_take_over_what_the_last_one_said() -> None:
    old = _merged(A, given={"event/a/title": "Eins"})
    new = _merged(_text("event/c/title", "Three"), _text("place/c/name", "One"), old=old)
    assert [each.words for each in _entries(new)] == ["", ""]


ALT, CREDIT = "event/a/{}/alt", "event/a/{}/credit"


def test_a_picture_with_another_name_keeps_its_translations() -> None:
    said = {ALT: ("A ship", "Ein Schiff"), CREDIT: ("By us", "Von uns")}
    old = _merged(
        *(_text(key.format("ship"), words) for key, (words, _) in said.items()),
        given={key.format("ship"): translated for key, (_, translated) in said.items()},
    )
    new = _merged(*(_text(key.format("boat"), words) for key, (words, _) in said.items()), old=old)
    assert [(each.address, each.words, each.fuzzy) for each in _entries(new)] == [
        ("event/a/boat/alt", "Ein Schiff", False),
        ("event/a/boat/credit", "Von uns", False),
    ]
    assert "#~" not in new


def test_another_picture_by_the_same_hand_does_not_take_over_what_the_last_one_showed() -> None:
    old = _merged(
        _text(ALT.format("ship"), "A ship"),
        _text(CREDIT.format("ship"), "By us"),
        given={ALT.format("ship"): "Ein Schiff", CREDIT.format("ship"): "Von uns"},
    )
    new = _merged(
        _text(ALT.format("tree"), "A tree"), _text(CREDIT.format("tree"), "By us"), old=old
    )
    assert [each.words for each in _entries(new)] == ["", ""]
    assert new.count("#~ msgctxt") == 2
