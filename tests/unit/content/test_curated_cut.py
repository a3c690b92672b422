"""Layers that end too early or were written over: a message each, never an exception."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.curated import Fix
from kiosk.content.curating.layers import layer_of
from kiosk.content.curating.records import Known
from kiosk.content.problems import Problem, Severity
from tests.unit.content.curated_files import FILES, SHIPPED, shipped_text

# A story that could not be read whole: what it lacks is no fault of the layers.
KNOWN = Known({}, None, None, "America/New_York", -2.24e8)
NAME = "geodata/layer"


def _assert_plain(problems: list[Problem], text: str) -> None:
    for problem in problems:
        assert 0 <= problem.line <= text.count("\n") + text.count("\r") + 1
        assert problem.found
        assert problem.remedy
        assert problem.path == NAME


@pytest.mark.parametrize("layer", SHIPPED)
def test_a_shipped_layer_is_whole(layer: str) -> None:
    assert layer_of(layer, shipped_text(layer), NAME, KNOWN)[1] == []


@pytest.mark.parametrize("layer", SHIPPED)
def test_a_shipped_layer_may_end_anywhere(layer: str) -> None:
    text = shipped_text(layer)
    told = 0
    ends = range(0, len(text), max(1, len(text) // 211))
    for end in ends:
        _, problems = layer_of(layer, text[:end], NAME, KNOWN)
        _assert_plain(problems, text[:end])
        told += bool(problems)
    # Of a table, a cut behind a whole row or inside a remark is a table too.
    assert told == len(ends) if text.startswith("{") else told > len(ends) // 2


@pytest.mark.parametrize("layer", SHIPPED)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_layer_written_over_anywhere_is_told_of_plainly(layer: str, data: st.DataObject) -> None:
    text = shipped_text(layer)[:6000] if SHIPPED[layer].endswith("csv") else FILES[layer]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    odd = st.sampled_from(
        ['"', "{}", "[]", "null", "-1", "1e999", ",", ",,", "\n", "\r", "\\", "0"]
    )
    over = data.draw(odd | st.text(max_size=12))
    changed = text[:start] + over + text[end:]
    things, problems = layer_of(layer, changed, NAME, KNOWN)
    _assert_plain(problems, changed)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        fixes = [fix for track in things if layer == "tracks" for fix in track.fixes]
        assert all(_is_on_the_globe(fix) for fix in fixes)


def _is_on_the_globe(fix: Fix) -> bool:
    lon_deg, lat_deg = fix.lonlat
    return abs(lon_deg) <= 180 and abs(lat_deg) <= 90 and 0 < fix.radius_km < math.inf


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside),
    max_leaves=8,
)


@pytest.mark.parametrize("layer", [each for each in FILES if FILES[each].startswith("{")])
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_value_in_any_place_of_a_feature_is_told_of_plainly(
    layer: str, data: st.DataObject
) -> None:
    collection = json.loads(FILES[layer])
    feature = collection["features"][0]
    inside = data.draw(st.sampled_from([feature, feature["properties"], feature["geometry"]]))
    key = data.draw(st.sampled_from(sorted(inside)))
    inside[key] = data.draw(JSON)
    text = json.dumps(collection)
    _, problems = layer_of(layer, text, NAME, KNOWN)
    _assert_plain(problems, text)
