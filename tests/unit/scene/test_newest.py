"""What was made last is kept, with the exhibit that it belongs to."""

from dataclasses import replace

from kiosk.content.model import Exhibit
from kiosk.scene.newest import NEWEST, Kept


def test_the_same_parts_give_the_same_object_and_others_a_new_one(
    shipped_exhibit: Exhibit,
) -> None:
    made: list[tuple[object, ...]] = []

    def make(exhibit: Exhibit, *parts: object) -> object:
        made.append((exhibit, *parts))
        return object()

    kept = Kept(make)
    first = kept(shipped_exhibit, 1, [2])
    second = kept(shipped_exhibit, 1, [3])
    assert first is not second
    # Equal is enough, and what is not hashable as well.
    assert kept(shipped_exhibit, 1, [2]) is first
    assert kept(shipped_exhibit, 1, [3]) is second
    assert len(made) == 2


def test_no_more_than_the_newest_are_kept_and_one_in_use_is_not_the_first_to_go(
    shipped_exhibit: Exhibit,
) -> None:
    calls: list[int] = []

    def make(_: Exhibit, part: int) -> int:
        calls.append(part)
        return part

    kept = Kept(make)
    for part in range(NEWEST):
        kept(shipped_exhibit, part)
    kept(shipped_exhibit, 0)
    kept(shipped_exhibit, NEWEST)
    calls.clear()
    assert kept(shipped_exhibit, 0) == 0
    assert kept(shipped_exhibit, NEWEST) == NEWEST
    assert calls == []
    kept(shipped_exhibit, 1)
    assert calls == [1]


def test_another_exhibit_has_results_of_its_own(shipped_exhibit: Exhibit) -> None:
    kept = Kept(lambda exhibit, part: (exhibit.title, part))
    other = replace(shipped_exhibit, title="Another")
    assert kept(shipped_exhibit, 1) == (shipped_exhibit.title, 1)
    assert kept(other, 1) == ("Another", 1)
    assert kept(shipped_exhibit, 1) == (shipped_exhibit.title, 1)
