"""Instants are read with their offset, or refused in plain words."""

import pytest

from kiosk.chrono.instant import utc_s_from_iso


@pytest.mark.parametrize(
    ("text", "utc_s", "offset_s"),
    [
        # Seconds by `date -u -d "1962-10-27 15:19" +%s` of GNU coreutils.
        ("1962-10-27T11:19:00-04:00", -226572060.0, -14400),
        ("1962-10-27T15:19:00Z", -226572060.0, 0),
        ("1962-10-27 20:49:00+05:30", -226572060.0, 19800),
        ("1970-01-01T00:00:00.5+00:00", 0.5, 0),
    ],
)
def test_an_instant_is_read_with_its_offset(text: str, utc_s: float, offset_s: int) -> None:
    assert utc_s_from_iso(text) == (utc_s, offset_s)


@pytest.mark.parametrize("text", ["1962-10-27T11:19:00", "1962-10-27"])
def test_an_instant_without_an_offset_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(ValueError, match=f'^The time is "{text}", without an offset from UTC.$'):
        utc_s_from_iso(text)


@pytest.mark.parametrize("text", ["", "Black Saturday", "1962-13-01T00:00:00Z"])
def test_what_is_no_instant_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(ValueError, match=f'^"{text}" is not a date and time.$'):
        utc_s_from_iso(text)
