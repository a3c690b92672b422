"""A locale in; how it writes dates and numbers, out."""

from dataclasses import asdict
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kiosk.content.languages import Conventions
from kiosk.content.memory import NO_MEMORY, Memory

# No font here has the narrow space that never breaks; the wide one looks the same in a headline.
_NARROW, _WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
_COMMAS = ",،"
# Counted up when the templates change, so that no start takes those of an older program from the
# memory. 2: months as numbers, and days and months of two digits.
FORMAT = 2


@lru_cache(maxsize=32)
def conventions_of(code: str, memory: Memory = NO_MEMORY) -> Conventions | None:
    """Return how a language writes, as the Unicode locale data have it; None if they do not know.

    Args:
        code: A language, with or without a region: "de", "en-GB".
        memory: Where it is looked up, or else kept.
    """
    made = memory.recalled(f"conventions-{code}", _edition(), lambda: _worked_out(code))
    if made is None:
        return None
    weekdays, months, alone = (made.pop(key) for key in ("weekdays", "months", "months_alone"))
    return Conventions(tuple(weekdays), tuple(months), tuple(alone), **made)


def _edition() -> str:
    """Return what changes with the locale data; the library itself is not loaded for it."""
    spec = find_spec("babel")
    assert spec is not None
    assert spec.origin is not None
    stat = Path(spec.origin).with_name("global.dat").stat()
    return f"{spec.origin} {stat.st_size} {stat.st_mtime_ns} {FORMAT}"


def _worked_out(code: str) -> dict[str, Any] | None:
    # Not at the top of the file: who remembers never pays for it.
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    names, days = locale.months, locale.days["stand-alone"]["abbreviated"]
    spoken, alone = names["format"]["abbreviated"], names["stand-alone"]["abbreviated"]

    def number(value: float) -> str:
        # Arabic in Egypt has digits of its own, Arabic in Morocco has not.
        return format_decimal(value, locale=locale, numbering_system="default")

    def written(skeleton: str) -> str:
        return _template(str(locale.datetime_skeletons[skeleton].pattern))

    conventions = Conventions(
        weekdays=tuple(days[index] for index in range(7)),
        months=tuple(spoken[index] for index in range(1, 13)),
        months_alone=tuple(alone[index] for index in range(1, 13)),
        long_date=written("yMMMEd"),
        short_date=written("Ed"),
        day_month=written("MMMd"),
        day_month_weekday=written("MMMEd"),
        month_year=written("yMMM"),
        thousands=number(1234)[1:-3].replace(_NARROW, _WIDE),
        decimal=number(0.5)[1:-1],
        digits="".join(number(digit) for digit in range(10)),
    )
    return asdict(conventions)


_WEEKDAY, _DAY, _YEAR = "{weekday}", "{day}", "{year}"
_BLANKS = {"E": _WEEKDAY, "c": _WEEKDAY, "d": _DAY, "y": _YEAR, "Y": _YEAR}
_MONTHS = {"M": "{month}", "L": "{month_alone}"}


def _blank(letter: str, length: int) -> str:
    """Return the blank for a field of a pattern: the letter says what, its repetition how long."""
    if letter in _MONTHS:
        # One or two letters are the number of a month, three or more its name: Unicode UTS 35.
        blank = _MONTHS[letter] if length > 2 else "{month_number}"
    else:
        # A date without a field that nobody foresaw is better than no exhibit.
        blank = _BLANKS.get(letter, "")
    if length == 2 and blank in (_DAY, "{month_number}"):
        return blank.replace("}", ":02}")
    return blank


def _template(pattern: str) -> str:
    """Return a pattern of the locale data with blanks, and without the comma at the weekday.

    Dates stand large and alone here, as on a wall calendar.
    """
    from babel.dates import tokenize_pattern

    template = ""
    for _, value in tokenize_pattern(pattern):
        match value:
            case (letter, length):
                template += _blank(letter, length)
            case words:
                template += str(words).replace("{", "{{").replace("}", "}}")
    for comma in _COMMAS:
        template = template.replace(f"{{weekday}}{comma}", "{weekday}")
        template = template.replace(f"{comma} {{weekday}}", " {weekday}")
    return template.replace(_NARROW, _WIDE)
