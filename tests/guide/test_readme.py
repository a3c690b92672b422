"""The README shows what it says, and its figures have a place and a machine."""

import pytest
from PIL import Image, ImageSequence, ImageStat

from tests.bench.film import SIZE_LIMIT_BYTES
from tests.bench.table import BEGIN, END, README, Row, filled_in, machine, markdown
from tests.conftest import ROOT

FILM = ROOT / "assets" / "readme" / "preview.webp"


def test_the_film_is_small_short_and_smooth_and_the_lights_go_out_in_it() -> None:
    assert FILM.stat().st_size < SIZE_LIMIT_BYTES
    durations_ms, light = [], []
    with Image.open(FILM) as film:
        assert film.size == (960, 540)
        for frame in ImageSequence.Iterator(film):
            light.append(ImageStat.Stat(frame.convert("L")).mean[0])
            # Told only once the frame has been read.
            durations_ms.append(film.info["duration"])
    assert sum(durations_ms) <= 12_000
    assert len(durations_ms) / sum(durations_ms) * 1000 >= 12
    assert light[0] > 170
    assert light[-1] < 85


def test_the_readme_begins_with_its_two_commands() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.index("make run ") < text.index("make test ") < text.index("![")
    assert text.count("```") % 2 == 0


def test_figures_go_into_their_place_in_the_readme_and_nowhere_else() -> None:
    text = README.read_text(encoding="utf-8")
    once = filled_in(text, "| a |")
    assert filled_in(filled_in(text, "| b |\n| c |"), "| a |") == once
    assert once.partition(BEGIN)[0] == text.partition(BEGIN)[0]
    assert once.partition(END)[2] == text.partition(END)[2]
    with pytest.raises(SystemExit):
        filled_in("nothing here", "| a |")


def test_a_figure_in_milliseconds_stands_in_copies_as_well() -> None:
    rows = [Row("a frame", "6.0 ms", 6.0), Row("memory", "200 MB")]
    assert markdown(rows, 1.5).splitlines()[2:] == [
        "| a frame | 6.0 ms | 4.0 |",
        "| memory | 200 MB |  |",
    ]
    assert "Python 3." in machine()
