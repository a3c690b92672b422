"""Areas over the land that nothing but a tint colours."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.bake.atlas import bake_atlas
from kiosk.content.problems import Severity
from tests.unit.bake.samples import EAST, WEST, map_layer, write_geojson


@pytest.mark.parametrize(("tinted", "count"), [(("us", "soviet"), 0), (("french",), 1), ((), 0)])
def test_areas_of_which_none_has_a_tint_are_told_at_what_the_exhibit_says(
    tmp_path: Path, tinted: tuple[str, ...], count: int
) -> None:
    write_geojson(tmp_path / "a.geojson", ({"id": "us"}, WEST), ({"id": "british"}, EAST))
    layer = replace(map_layer("a.geojson", id_="sectors", role=""), tinted=tinted)
    problems = bake_atlas(tmp_path, [layer], tmp_path / "cache").problems
    told = [each for each in problems if each.found.startswith('Neither "fill" nor "line"')]
    assert len(told) == count
    for each in told:
        assert each.subject == 'map, layer "sectors", fill'
        assert each.severity is Severity.WARNING
