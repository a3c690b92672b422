"""Dates and numbers as each language writes them, against the Unicode locale data."""

from datetime import date

import pytest
from babel import Locale, localedata
from babel.dates import format_skeleton

from kiosk.content.conventions import conventions_of
from kiosk.content.languages import Conventions


def _filled(template: str, conventions: Conventions) -> str:
    """Return Monday, 22 October 1962."""
    return template.format(
        weekday=conventions.weekdays[0],
        day=22,
        month=conventions.months[9],
        month_alone=conventions.months_alone[9],
        month_number=10,
        year=1962,
    )


DATES = {
    "en-GB": ("Mon 22 Oct 1962", "Mon 22", "22 Oct", "Oct 1962"),
    "es": ("lun 22 oct 1962", "lun 22", "22 oct", "oct 1962"),
    "de": ("Mo 22. Okt. 1962", "Mo 22.", "22. Okt.", "Okt. 1962"),
    "tr": ("22 Eki 1962 Pzt", "22 Pzt", "22 Eki", "Eki 1962"),
    "ru": ("пн 22 окт. 1962\xa0г.", "пн 22", "22 окт.", "окт. 1962\xa0г."),
    "fr": ("lun. 22 oct. 1962", "lun. 22", "22 oct.", "oct. 1962"),
    "ja": ("1962年10月22日(月)", "22日(月)", "10月22日", "1962年10月"),
    "zh": ("1962年10月22日周一", "22日周一", "10月22日", "1962年10月"),
    "fi": ("ma 22.10.1962", "ma 22.", "22.10.", "loka 1962"),
    "bg": ("пн 22.10.1962\xa0г.", "пн 22", "22.10.", "10.1962\xa0г."),
    "lt": ("1962-10-22 pr", "22 pr", "10-22", "1962-10"),
    "pt-PT": ("segunda 22/10/1962", "segunda 22", "22 de out.", "out. de 1962"),
    "gd": ("DiL 22 Dàmh 1962", "DiL 22", "22 Dàmh", "Dàmh 1962"),
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


# These write a name out where the others shorten it.
WRITTEN_OUT = frozenset(("cs", "ie"))


def test_every_known_language_writes_its_dates_as_the_locale_data_do() -> None:
    # A day and a month of one digit: whether they are filled up to two shows only there.
    day = date(1962, 3, 5)
    skeletons = {
        "long_date": "yMMMEd", "short_date": "Ed", "day_month": "MMMd",
        "day_month_weekday": "MMMEd", "month_year": "yMMM",
    }  # fmt: skip
    wrong = []
    for code in localedata.locale_identifiers():
        conventions, locale = conventions_of(code.replace("_", "-")), Locale.parse(code)
        assert conventions is not None, code
        for name, skeleton in skeletons.items():
            written = getattr(conventions, name).format(
                # Here it stands alone, in the locale data within the date.
                weekday=locale.days["format"]["abbreviated"][day.weekday()],
                day=day.day,
                month=conventions.months[2],
                month_alone=conventions.months_alone[2],
                month_number=day.month,
                year=day.year,
            )
            meant = format_skeleton(skeleton, day, locale=locale)
            if _plain(written) != _plain(meant) and locale.language not in WRITTEN_OUT:
                wrong.append((code, name, written, meant))
    assert wrong == []


def _plain(date_written: str) -> str:
    """Return a date in small letters, without commas and with spaces of one kind."""
    signs = str.maketrans({",": "", "،": "", "\u202f": "\xa0"})
    return date_written.casefold().translate(signs)


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
