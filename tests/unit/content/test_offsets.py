"""Line and column of a character, whichever system has ended the lines."""

import pytest

from kiosk.content.offsets import Position, position_of_offset


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_counted_alike_whatever_ends_a_line(end: str) -> None:
    text = end.join(("one", "", "th\N{LATIN SMALL LETTER E WITH ACUTE}ee", "four"))
    assert position_of_offset(text, 0) == Position(1, 1)
    assert position_of_offset(text, text.index("ee")) == Position(3, 4)
    assert position_of_offset(text, text.index("four")) == Position(4, 1)
    assert position_of_offset(text, len(text)) == Position(4, 5)
