"""The staff's desk: closed to all but the PIN, and never left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.state.desk import (
    DIGITS,
    ENTER,
    ERASE,
    LEAVE,
    LONGEST_PIN,
    QUIET_LIMIT_S,
    Answer,
    Ask,
    Deed,
    Desk,
    DeskIntent,
    Done,
    Facts,
    OpenDesk,
    Stage,
    TypeKey,
    desk_after,
    desk_later,
)

KEYS = st.sampled_from([*DIGITS, ERASE, ENTER, LEAVE, "", "x"]).map(TypeKey)
WITHOUT_KNOWING: st.SearchStrategy[DeskIntent] = st.one_of(
    KEYS,
    st.builds(OpenDesk, st.just(0.0)),
    st.builds(Answer, st.just(False), st.floats(0.0, 60.0)),
    st.builds(Ask, st.sampled_from(Deed)),
    st.just(Done(Facts())),
)


def after(*intents: DeskIntent) -> Desk | None:
    desk: Desk | None = None
    for intent in intents:
        desk = desk_after(desk, intent)
    return desk


@given(st.lists(WITHOUT_KNOWING, max_size=40))
def test_nothing_but_the_right_pin_opens_the_sheet_or_has_anything_done(
    intents: list[DeskIntent],
) -> None:
    desk = after(OpenDesk(), *intents)
    assert desk is None or (desk.stage is not Stage.SHEET and desk.deed is None)


@given(st.lists(WITHOUT_KNOWING, max_size=20))
def test_only_the_hold_opens_the_desk(intents: list[DeskIntent]) -> None:
    assert after(*(each for each in intents if not isinstance(each, OpenDesk))) is None


def test_the_right_pin_leads_to_a_deed() -> None:
    typed = [TypeKey(digit) for digit in "4711"]
    asked = after(OpenDesk(), *typed, TypeKey(ENTER))
    assert asked is not None
    assert (asked.stage, asked.typed) == (Stage.CHECKING, "4711")
    facts = Facts(notes=True, lines=("x",))
    sheet = desk_after(asked, Answer(True, 0.0, facts))
    assert sheet == Desk(Stage.SHEET, facts=facts)
    assert sheet.typed == ""
    done = desk_after(sheet, Ask(Deed.NOTES))
    assert done is not None
    assert done.deed is Deed.NOTES
    assert desk_after(done, Done(facts)) == Desk(Stage.SHEET, facts=facts)


def test_a_right_answer_to_nothing_asked_opens_nothing() -> None:
    assert after(OpenDesk(), Answer(True)) == Desk()


def test_a_locked_pad_takes_no_digit_until_its_time_is_over() -> None:
    locked = desk_after(Desk(Stage.CHECKING, typed="1111"), Answer(False, 10.0))
    assert locked == Desk(wrong=True, wait_s=10.0)
    assert desk_after(locked, TypeKey("1")) == locked
    later: Desk | None = locked
    for _ in range(101):
        later = desk_later(later, 0.1)
    assert later is not None
    typed = desk_after(later, TypeKey("1"))
    assert typed is not None
    assert typed.typed == "1"


def test_a_desk_that_nobody_uses_closes_itself() -> None:
    desk: Desk | None = Desk(Stage.SHEET, wait_s=500.0)
    for _ in range(round(QUIET_LIMIT_S * 10) + 1):
        desk = desk_later(desk, 0.1)
    assert desk is None


@pytest.mark.parametrize("count", [LONGEST_PIN, LONGEST_PIN + 5])
def test_a_pin_has_an_end(count: int) -> None:
    desk = after(OpenDesk(), *[TypeKey("7")] * count)
    assert desk is not None
    assert desk.typed == "7" * LONGEST_PIN
    erased = desk_after(desk, TypeKey(ERASE))
    assert erased is not None
    assert len(erased.typed) == LONGEST_PIN - 1
