"""Layers of which nothing would be drawn are told, and clocks that find no room."""

from pathlib import Path

import pytest

from tests.unit.content.exhibits import CONFIG, load

LAYER = """
[[map.layer]]
id = "more"
path = "geodata/more.gpkg"
"""
DRAWN = (
    'kind = "points"\nrole = "cities"',
    'kind = "points"\nrole = "names"',
    'kind = "lines"\nline = "uk"',
    'kind = "areas"\nline = "uk"',
    'kind = "areas"\nfill = "uk"',
    # The file tells whether any of its areas has a tint.
    'kind = "areas"',
)
NOT_DRAWN = {
    'kind = "points"': ("role", "has no role", 'role = "cities"'),
    'kind = "lines"\nfill = "uk"': ("line", "no colour", "line = "),
    'kind = "areas"\nrole = "seas"': ("role", "Only points", 'kind = "points"'),
    'kind = "lines"\nrole = "territories"': ("role", "no land", 'kind = "areas"'),
}


def told(folder: Path, entry: str) -> list[tuple[str, str, str]]:
    problems = load(
        folder, CONFIG.replace("[[map.tint]]", f"{LAYER}{entry}\n\n[[map.tint]]", 1)
    ).problems
    return [(each.subject, each.found, each.remedy) for each in problems if "more" in each.subject]


@pytest.mark.parametrize("entry", DRAWN)
def test_a_layer_that_is_drawn_is_not_told(tmp_path: Path, entry: str) -> None:
    assert told(tmp_path, entry) == []


@pytest.mark.parametrize("entry", NOT_DRAWN)
def test_a_layer_that_is_not_drawn_is_told(tmp_path: Path, entry: str) -> None:
    key, found, remedy = NOT_DRAWN[entry]
    ((subject, said, advised),) = told(tmp_path, entry)
    assert subject == f'map, layer "more", {key}'
    assert found in said
    assert remedy in advised


def test_areas_without_a_colour_are_told_where_nothing_is_tinted(tmp_path: Path) -> None:
    start = CONFIG.index("[[map.tint]]")
    end = CONFIG.index("[map.names]")
    config = f'{CONFIG[:start]}{LAYER.strip()}\nkind = "areas"\n\n{CONFIG[end:]}'
    (problem,) = (each for each in load(tmp_path, config).problems if "more" in each.subject)
    assert problem.found.startswith('Neither "fill" nor "line" is given')


def test_the_first_clock_that_finds_no_room_is_told(tmp_path: Path) -> None:
    there = CONFIG.count("[[clock]]")
    clock = '[[clock]]\nname = "Rome {}"\nzone = "Europe/Rome"\n\n'

    def clocks_told(count: int) -> list[str]:
        more = "".join(clock.format(number) for number in range(there, count))
        problems = load(tmp_path, CONFIG.replace("[[clock]]", f"{more}[[clock]]", 1)).problems
        return [each.found for each in problems if each.subject.startswith("clock ")]

    assert clocks_told(6) == []
    assert clocks_told(7) == ["There are 7 clocks; 6 find room beside each other."]
