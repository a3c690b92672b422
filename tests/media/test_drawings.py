"""The drawings of the exhibit and the recipe that makes them."""

import struct
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from assets.media.recipe.__main__ import DIGESTS, MEDIA, PICTURES, differs, digests, drawn, main
from assets.media.recipe.inks import DAY, NIGHT
from assets.media.recipe.sheet import HEIGHT, WIDTH
from tests.conftest import ROOT

FILES = sorted(MEDIA.glob("*.png"))


def shown() -> list[dict[str, str]]:
    stories = (ROOT / "assets/story").glob("*.toml")
    events = [
        event
        for story in stories
        for event in tomllib.loads(story.read_text(encoding="utf-8")).get("event", [])
    ]
    return [media for event in events for media in event.get("media", [])]


def test_no_picture_and_no_line_of_the_recipe_changes_without_the_other() -> None:
    assert DIGESTS.read_text(encoding="utf-8") == digests(), "python -m assets.media.recipe"


def test_every_drawing_is_there_for_both_worlds_and_nothing_else() -> None:
    expected = {f"{name}{world}.png" for name in PICTURES for world in ("", "-secret")}

    assert {path.name for path in FILES} == expected


def test_drawings_have_the_shape_of_their_place_and_are_small() -> None:
    for path in FILES:
        size = struct.unpack(">II", path.read_bytes()[16:24])
        assert size == (WIDTH, HEIGHT), path.name
    assert sum(path.stat().st_size for path in FILES) < 4_000_000


@pytest.mark.parametrize("name", ["telegram", "u2-shot-down"])
def test_a_drawing_drawn_anew_looks_as_it_lies_here(name: str) -> None:
    for path, content in drawn(name):
        assert not differs(path.read_bytes(), content), path.name


def test_a_picture_that_somebody_painted_over_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, content in drawn("telegram"):
        (tmp_path / path.name).write_bytes(content)
    with Image.open(tmp_path / "telegram.png") as picture:
        painted = picture.convert("RGB")
    painted.paste((200, 30, 40), (700, 200, 730, 230))
    painted.save(tmp_path / "telegram.png")
    monkeypatch.setattr("assets.media.recipe.__main__.MEDIA", tmp_path)

    assert main(["telegram", "--check"]) == 1
    assert capsys.readouterr().out == "telegram.png is not what the recipe draws\n"


def test_every_drawing_is_shown_and_says_that_it_is_one() -> None:
    names = {Path(media["path"]).stem for media in shown()}

    assert names == set(PICTURES)
    for media in shown():
        assert media["secret_path"] == media["path"].replace(".png", "-secret.png")
        assert media["credit"] == "Drawing made for this exhibit"


def test_both_worlds_have_the_same_inks() -> None:
    assert DAY.areas.keys() == DAY.lines.keys() == NIGHT.areas.keys() == NIGHT.lines.keys()
