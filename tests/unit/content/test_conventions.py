"""Dates and numbers as each language writes them, against the Unicode locale data."""

import pytest

from kiosk.content.conventions import conventions_of
from kiosk.content.languages import Conventions


def _filled(template: str, conventions: Conventions) -> str:
    """Return Monday, 22 October 1962."""
    return template.format(
        weekday=conventions.weekdays[0],
        day=22,
        month=conventions.months[9],
        month_alone=conventions.months_alone[9],
        year=1962,
    )


DATES = {
    "en-GB": ("Mon 22 Oct 1962", "Mon 22", "22 Oct", "Oct 1962"),
    "es": ("lun 22 oct 1962", "lun 22", "22 oct", "oct 1962"),
    "de": ("Mo 22. Okt. 1962", "Mo 22.", "22. Okt.", "Okt. 1962"),
    "tr": ("22 Eki 1962 Pzt", "22 Pzt", "22 Eki", "Eki 1962"),
    "ru": ("пн 22 окт. 1962\xa0г.", "пн 22", "22 окт.", "окт. 1962\xa0г."),
    "fr": ("lun. 22 oct. 1962", "lun. 22", "22 oct.", "oct. 1962"),
    "ar": ("الاثنين 22 أكتوبر 1962", "الاثنين 22", "22 أكتوبر", "أكتوبر 1962"),
}


@pytest.mark.parametrize("code", DATES)
def test_a_date_is_written_as_the_language_writes_it(code: str) -> None:
    conventions = conventions_of(code)
    assert conventions is not None
    templates = (
        conventions.long_date,
        conventions.short_date,
        conventions.day_month,
        conventions.month_year,
    )
    assert tuple(_filled(each, conventions) for each in templates) == DATES[code]


def test_a_month_alone_has_its_own_form_where_the_language_has_one() -> None:
    conventions = conventions_of("ru")
    assert conventions is not None
    assert (conventions.months[4], conventions.months_alone[4]) == ("мая", "май")


@pytest.mark.parametrize(
    ("code", "signs"),
    [("en-GB", ",."), ("de", ".,"), ("fr", "\xa0,"), ("ru", "\xa0,"), ("tr", ".,")],
)
def test_a_number_is_written_as_the_language_writes_it(code: str, signs: str) -> None:
    conventions = conventions_of(code)
    assert conventions is not None
    assert conventions.thousands + conventions.decimal == signs


@pytest.mark.parametrize("code", ["xx", "e", "", "de-XX-YY-ZZ", "../../etc", "C"])
def test_a_language_that_nobody_knows_has_no_calendar(code: str) -> None:
    assert conventions_of(code) is None
