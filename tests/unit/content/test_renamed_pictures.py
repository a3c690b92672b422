"""The words of a picture go with it when its file gets another name, and with no other."""

from kiosk.content.renamed import renamed_addresses


def said(event: str, name: str, alt: str, caption: str = "") -> list[tuple[str, str]]:
    base = f"event/{event}/{name}"
    return [(f"{base}/alt", alt), (f"{base}/caption", caption), (f"{base}/credit", "The archive")]


def test_the_words_tell_which_picture_has_another_name_now() -> None:
    now = [*said("a", "stays.jpg", "A ship."), *said("a", "new.jpg", "A pilot.")]
    before = [*said("a", "stays.jpg", "A ship."), *said("a", "old.jpg", "A pilot.")]
    assert renamed_addresses(now, before) == {
        f"event/a/old.jpg/{key}": f"event/a/new.jpg/{key}" for key in ("alt", "caption", "credit")
    }


def test_one_picture_inherits_from_one_alone() -> None:
    before = [*said("a", "first.jpg", "A ship."), *said("a", "second.jpg", "A ship.")]
    moved = renamed_addresses(said("a", "new.jpg", "A ship."), before)
    assert set(moved.values()) == {f"event/a/new.jpg/{key}" for key in ("alt", "caption", "credit")}
    assert len(moved) == 3


def test_of_two_new_ones_it_is_the_one_that_has_more_in_common() -> None:
    now = [*said("a", "x.jpg", "A ship.", "At sea"), *said("a", "y.jpg", "A ship.", "In port")]
    moved = renamed_addresses(now, said("a", "old.jpg", "A ship.", "In port"))
    assert moved["event/a/old.jpg/alt"] == "event/a/y.jpg/alt"


def test_the_same_words_in_another_event_or_only_the_same_credit_are_another_picture() -> None:
    before = said("a", "old.jpg", "A ship.", "At sea")
    assert renamed_addresses(said("b", "new.jpg", "A ship.", "At sea"), before) == {}
    assert renamed_addresses(said("a", "new.jpg", "A plane.", "Aloft"), before) == {}
