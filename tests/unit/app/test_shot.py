"""A picture shows what was asked for, or there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import main
from tests.e2e.small import write_small


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK_CACHE", str(tmp_path / "cache"))
    return write_small(tmp_path / "small")


def test_a_picture_of_the_desk_of_the_staff_shows_it(small: Path, tmp_path: Path) -> None:
    pictures = []
    for name, words in {"map": (), "pad": ("--desk", "pad"), "sheet": ("--desk", "sheet")}.items():
        path = tmp_path / f"{name}.png"
        shot = ["shot", "--config", str(small), "--size", "640x400", *words, "-o", str(path)]
        subprocess.run([sys.executable, "-m", "kiosk", *shot], check=True)
        pictures.append(path.read_bytes())
    assert len(set(pictures)) == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--attract", "4", "--lens", "secret"), "with --attract leave out --lens"),
        (("--attract", "4", "--tour", "t"), "with --attract leave out --tour"),
        (("--tour", "t", "--depth", "deep"), "with --tour leave out --depth"),
        (
            ("--tour", "t", "--ease", "large", "--side", "more", "--at", "1948-06-26T12:00Z"),
            "with --tour leave out --at, --ease, --side",
        ),
        (("--step", "2"), "--step is a stop of a tour: name it with --tour"),
        (("--tour", "t", "--step", "0"), 'a number is 1 to 1000000, not "0"'),
    ],
)
def test_what_a_picture_cannot_show_is_refused_and_not_dropped(
    small: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    told: str,
) -> None:
    try:
        ended: object = main(
            ["shot", "--config", str(small), *words, "-o", str(tmp_path / "x.png")]
        )
    except SystemExit as leaving:
        ended = leaving.code
    assert ended == 2
    assert told in capsys.readouterr().err
