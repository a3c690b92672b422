"""Opening hours and the machine in the configuration, and every way to get them wrong."""

from pathlib import Path

import pytest

from kiosk.chrono.opening import Hours
from kiosk.content.model import Machine
from tests.unit.content.exhibits import HOURS, MACHINE, PROGRAMMERS_WORDS, load, with_hours

EXAMPLE = 'for example: opening_hours = "Tu-Su 10:00-18:00; PH off"'
WORDS = '"Tu-Su 10:00-18:00; PH off"'
# Of the first line of the hours, which stand together.
LINE = with_hours()[: with_hours().index("opening_hours")].count("\n") + 1


def told(folder: Path, old: str, new: str) -> str:
    """Return the problems of an exhibit with hours in which one text is replaced by another."""
    assert old in HOURS
    return "\n".join(map(str, load(folder, with_hours(HOURS.replace(old, new))).problems))


def test_hours_are_read(tmp_path: Path) -> None:
    exhibit = load(tmp_path, with_hours()).exhibit
    assert exhibit is not None
    assert exhibit.visit.hours == Hours("Tu-Su 10:00-18:00; PH off", "Europe/Berlin", "DE")


def test_without_hours_the_house_is_always_open(tmp_path: Path) -> None:
    exhibit = load(tmp_path).exhibit
    assert exhibit is not None
    assert exhibit.visit.hours is None


def test_the_machine_is_read_and_may_be_left_out(tmp_path: Path) -> None:
    exhibit = load(tmp_path, with_hours() + MACHINE).exhibit
    assert exhibit is not None
    off, on = (("xset", "dpms", "force", word) for word in ("off", "on"))
    assert exhibit.machine == Machine(500.0, off, on, ("espeak-ng", "--stdin"))
    plain = load(tmp_path).exhibit
    assert plain is not None
    assert plain.machine == Machine()


FAULTS = {
    "hours without minutes": (
        WORDS,
        '"Tu-Su 10-18"',
        f"config.toml:{LINE}:17  visit, opening_hours\n"
        '    The hours "Tu-Su 10-18" cannot be read from "10-18" on.\n'
        f"    Write days and hours as OpenStreetMap does, {EXAMPLE}",
    ),
    "hours in the language of the house": (
        WORDS,
        '"Di-So 10:00-18:00"',
        f"config.toml:{LINE}:17  visit, opening_hours\n"
        '    The hours "Di-So 10:00-18:00" cannot be read from "Di-So 10:00-18:00" on.\n'
        f"    Write days and hours as OpenStreetMap does, {EXAMPLE}",
    ),
    "hours that break off": (
        WORDS,
        '"Tu-Su 10:00-18:00;"',
        f"config.toml:{LINE}:17  visit, opening_hours\n"
        '    The hours "Tu-Su 10:00-18:00;" cannot be read at their end.\n'
        f"    Write days and hours as OpenStreetMap does, {EXAMPLE}",
    ),
    "a house that never opens": (
        WORDS,
        '"off"',
        f"config.toml:{LINE}:17  visit, opening_hours\n"
        '    With the hours "off" the house never opens.\n'
        f"    Write when it does, {EXAMPLE}",
    ),
    "holidays of no country": (
        'holidays_of = "DE"\n',
        "",
        f"config.toml:{LINE}:17  visit, opening_hours\n"
        "    PH means public holidays, but not of which country.\n"
        '    Add its code, for example: holidays_of = "DE"',
    ),
    "a country that nobody knows": (
        '"DE"',
        '"XX"',
        f"config.toml:{LINE + 2}:15  visit, holidays_of\n"
        '    The holidays of "XX" are not known here.\n'
        "    Check the code of the country, or remove the key and write each holiday as a date.",
    ),
    "a country in words": (
        '"DE"',
        '"Germany"',
        f"config.toml:{LINE + 2}:15  visit, holidays_of\n"
        '    "Germany" is not the code of a country.\n'
        '    Write its two capital letters, for example: holidays_of = "DE"',
    ),
    "hours by no clock": (
        'zone = "Europe/Berlin"\n',
        "",
        f"config.toml:{LINE}:17  visit, opening_hours\n"
        "    Nothing says by which clock these hours are meant.\n"
        '    Add the time zone, for example: zone = "Europe/Berlin"',
    ),
    "a zone that does not exist": (
        '"Europe/Berlin"',
        '"Europe/Berlun"',
        f"config.toml:{LINE + 1}:8  visit, zone\n"
        '    There is no time zone "Europe/Berlun".\n'
        '    Did you mean "Europe/Berlin"?',
    ),
    "a zone for nothing": (
        f'opening_hours = {WORDS}\nzone = "Europe/Berlin"\nholidays_of = "DE"',
        'zone = "Europe/Berlin"',
        f"config.toml:{LINE}:8  visit, zone\n"
        '    "zone" says nothing without "opening_hours".\n'
        '    Add "opening_hours", or remove "zone".',
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_hours_is_told_where_it_stands(tmp_path: Path, name: str) -> None:
    old, new, wanted = FAULTS[name]
    found = told(tmp_path, old, new)
    assert found == wanted
    assert not PROGRAMMERS_WORDS.search(found)


def test_a_memory_limit_below_what_the_exhibit_needs_is_refused(tmp_path: Path) -> None:
    machine = MACHINE.replace("500.0", "20")
    (problem,) = load(tmp_path, with_hours() + machine).problems
    assert problem.found == "This is the number 20."
    assert problem.remedy.startswith("Write a number from 50 to 100000, for example:")
