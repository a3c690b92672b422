"""What was made last is kept."""

from kiosk.scene.keeping import NEWEST, Kept


def test_the_same_parts_give_the_same_object_and_others_a_new_one() -> None:
    made: list[tuple[object, ...]] = []

    def make(*parts: object) -> object:
        made.append(parts)
        return object()

    kept = Kept(make)
    first = kept(1, [2])
    second = kept(1, [3])
    assert first is not second
    # Equal is enough, and what is not hashable as well.
    assert kept(1, [2]) is first
    assert kept(1, [3]) is second
    assert len(made) == 2


def test_no_more_than_the_newest_are_kept_and_one_in_use_is_not_the_first_to_go() -> None:
    calls: list[int] = []

    def make(part: int) -> int:
        calls.append(part)
        return part

    kept = Kept(make)
    for part in range(NEWEST):
        kept(part)
    kept(0)
    kept(NEWEST)
    calls.clear()
    assert kept(0) == 0
    assert kept(NEWEST) == NEWEST
    assert calls == []
    kept(1)
    assert calls == [1]
