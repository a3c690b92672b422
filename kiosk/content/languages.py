"""The languages of an exhibit and how each writes, as the program reads them."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Where a line of text begins."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a visitor may choose.

    Attributes:
        name: In itself, such as "Deutsch".
        reviewed: Whether a person has checked the translation.
        complete: Whether all texts are meant to be translated.
    """

    code: str
    name: str
    direction: Direction
    reviewed: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class Conventions:
    """How dates and numbers are written; worked out once, so that a frame only fills in blanks.

    Attributes:
        weekdays: Seven short names, from Monday.
        months: Twelve short names, as they stand beside a day.
        months_alone: The same, as they stand without one.
        long_date: With the blanks {weekday}, {day}, {month} and {year}; the others have some of
            them. For {month} stands {month_alone} or {month_number} where the language writes so,
            and days and months in numbers may have a width, as in {day:02}.
        short_date: Weekday and day.
        day_month: Day and month.
        day_month_weekday: The same with the weekday.
        month_year: Month and year.
        thousands: What stands between the thousands of a number.
        decimal: What stands before its decimals.
        digits: From 0 to 9.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    long_date: str
    short_date: str
    day_month: str
    day_month_weekday: str
    month_year: str
    thousands: str
    decimal: str
    digits: str = "0123456789"
