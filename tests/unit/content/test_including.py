"""Files that include others: once each, none outside the exhibit, and every slip is told."""

import shutil
from pathlib import Path

import pytest

from kiosk.content.load import load_exhibit
from tests.conftest import ROOT
from tests.unit.content.exhibits import CONFIG, STORY, load, write

FONT = ROOT / "assets" / "fonts" / "IBMPlexMono-Bold.ttf"
PATTERN = '["story/*.toml"]'
LINE = CONFIG[: CONFIG.index("include")].count("\n") + 1


def _include(tmp_path: Path, patterns: str) -> list[str]:
    return [str(each) for each in load(tmp_path, CONFIG.replace(PATTERN, patterns)).problems]


def test_everything_may_stand_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "all.toml"
    path.write_text(CONFIG.replace(PATTERN, "[]") + STORY, encoding="utf-8")
    loaded = load_exhibit(path, with_files=False)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert [each for each in loaded.files if each.suffix == ".toml"] == [path]


def test_each_event_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    cut = STORY.index('[[event]]\nid = "last-flight"')
    write(tmp_path, CONFIG, STORY[:cut])
    (tmp_path / "story" / "0.toml").write_text(STORY[cut:], encoding="utf-8")
    exhibit = load_exhibit(tmp_path / "config.toml", with_files=False).exhibit
    assert exhibit is not None
    assert [event.id for event in exhibit.events] == ["first-flight", "last-flight"]


def test_a_file_that_two_patterns_name_is_read_once(tmp_path: Path) -> None:
    assert _include(tmp_path, '["story/*.toml", "story/story.toml", "**/s*.toml"]') == []


def test_a_star_does_not_take_in_the_configuration_itself(tmp_path: Path) -> None:
    assert _include(tmp_path, '["*.toml", "story/*.toml"]') == []


def test_a_file_that_includes_itself_is_told(tmp_path: Path) -> None:
    assert _include(tmp_path, '["story/*.toml", "config.toml"]') == [
        f"config.toml:{LINE}:28  exhibit, include\n"
        "    The file includes itself.\n"
        "    Remove this entry."
    ]


def test_a_circle_of_links_is_told_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path)
    one, other = tmp_path / "story" / "one.toml", tmp_path / "story" / "other.toml"
    one.symlink_to(other)
    other.symlink_to(one)
    (tmp_path / "story" / "folder").symlink_to(tmp_path)
    problems = load_exhibit(tmp_path / "config.toml", with_files=False).problems
    assert [(each.path, each.found) for each in problems] == [
        ("story/one.toml", "The link leads round in a circle."),
        ("story/other.toml", "The link leads round in a circle."),
    ]


@pytest.mark.parametrize("pattern", ["../secret.toml", "/etc/passwd", "story/../../x/*.toml"])
def test_a_way_out_of_the_exhibit_is_refused(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "secret.toml").write_text("[[event]]\n", encoding="utf-8")
    folder = tmp_path / "exhibit"
    folder.mkdir()
    assert _include(folder, f'["story/*.toml", "{pattern}"]') == [
        f"config.toml:{LINE}:28  exhibit, include\n"
        f'    "{pattern}" lies outside the exhibit\'s folder.\n'
        "    Copy it into the exhibit's folder, and name it from there."
    ]


def test_a_link_out_of_the_exhibit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("[[event]]\n", encoding="utf-8")
    folder = tmp_path / "exhibit"
    folder.mkdir()
    write(folder)
    (folder / "story" / "a.toml").symlink_to(tmp_path / "secret.toml")
    (problem,) = load_exhibit(folder / "config.toml", with_files=False).problems
    assert problem.found == '"story/a.toml" lies outside the exhibit\'s folder.'


def test_a_file_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    assert _include(tmp_path, '["story/*.toml", "story/x.toml", "*.tml"]') == [
        f"config.toml:{LINE}:28  exhibit, include\n"
        '    There is no file "story/x.toml".\n'
        "    Put it there, or correct its name.",
        f"config.toml:{LINE}:44  exhibit, include\n"
        '    No file matches "*.tml".\n'
        '    Correct it, or put a file there, for example: include = ["assets/story/*.toml"]',
    ]


@pytest.mark.parametrize("pattern", ["**x/*.toml", "\\u0000", "[", "story"])
def test_a_pattern_that_makes_no_sense_is_told(tmp_path: Path, pattern: str) -> None:
    assert _include(tmp_path, f'["story/*.toml", "{pattern}"]')


def test_an_included_folder_is_told(tmp_path: Path) -> None:
    (problem,) = load(tmp_path, CONFIG.replace(PATTERN, '["story/*.toml", "story"]')).problems
    assert problem.found == "This is a folder, not a file."


def test_a_configuration_that_is_not_there_is_told(tmp_path: Path) -> None:
    loaded = load_exhibit(tmp_path / "config.toml")
    assert loaded.exhibit is None
    assert [str(problem) for problem in loaded.problems] == [
        "config.toml\n    There is no such file.\n    Create it, or correct its name."
    ]
    assert loaded.files == (tmp_path / "config.toml",)


def test_a_file_with_nearly_the_name_of_one_that_is_missing_is_offered(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "b-Regular.ttf").write_bytes(b"")
    config = CONFIG.replace('quote = "fonts/b.ttf"', 'quote = "fonts/b-Regulr.ttf"')
    assert config != CONFIG
    told = [str(each) for each in load_exhibit(write(tmp_path, config)).problems]
    (about,) = (each for each in told if "Regulr" in each)
    assert about.endswith('Did you mean "fonts/b-Regular.ttf"?')


def test_fonts_and_geodata_must_be_there_and_inside(tmp_path: Path) -> None:
    shutil.copyfile(FONT, tmp_path / "outside.ttf")
    folder = tmp_path / "exhibit"
    (folder / "geodata").mkdir(parents=True)
    (folder / "fonts").mkdir()
    (folder / "geodata" / "land.gpkg").touch()
    for name in ("a.ttf", "b.ttf"):
        shutil.copyfile(FONT, folder / "fonts" / name)
    (folder / "media").mkdir()
    (folder / "media" / "a.jpg").touch()
    (folder / "fonts" / "out.ttf").symlink_to(tmp_path / "outside.ttf")
    config = write(folder)
    assert load_exhibit(config).problems == ()
    write(
        folder,
        CONFIG.replace("geodata/land.gpkg", "geodata/sea.gpkg")
        .replace('date = "fonts/a.ttf"', 'date = "fonts/out.ttf"')
        .replace('ui = "fonts/a.ttf"', 'ui = "../outside.ttf"')
        .replace('body = "fonts/a.ttf"', 'body = "fonts"'),
    )
    assert [(each.subject, each.found) for each in load_exhibit(config).problems] == [
        ('map, layer "land", path', 'There is no file "geodata/sea.gpkg".'),
        ("fonts, date", '"fonts/out.ttf" lies outside the exhibit\'s folder.'),
        ("fonts, ui", '"../outside.ttf" lies outside the exhibit\'s folder.'),
        ("fonts, body", 'There is no file "fonts".'),
    ]


def test_a_copy_of_the_content_alone_can_be_shown(tmp_path: Path) -> None:
    assert load_exhibit(write(tmp_path), with_files=False).exhibit is not None


LONG_NAME = "x" * 300


@pytest.mark.parametrize("pattern", [f"story/{LONG_NAME}.toml", f"{LONG_NAME}/*.toml"])
def test_a_name_longer_than_any_file_may_have_is_told(tmp_path: Path, pattern: str) -> None:
    problems = load(tmp_path, CONFIG.replace(PATTERN, f'["story/*.toml", "{pattern}"]')).problems
    assert [each.subject for each in problems] == ["exhibit, include"]
    assert problems[0].found.startswith(("There is no file", "No file matches"))


def test_a_layer_with_a_name_longer_than_any_file_may_have_is_told(tmp_path: Path) -> None:
    wanted = f'[map.curated]\nsites = "geodata/{LONG_NAME}.geojson"\n\n'
    config = write(tmp_path, CONFIG + wanted)
    (tmp_path / "geodata").mkdir()
    problems = load_exhibit(config).problems
    assert "map, curated, sites" in {each.subject for each in problems}


def test_a_language_with_a_code_longer_than_any_file_may_have_has_no_translation(
    tmp_path: Path,
) -> None:
    (tmp_path / "assets" / "locale").mkdir(parents=True)
    loaded = load(tmp_path, CONFIG.replace('code = "de"', f'code = "de-{LONG_NAME}"'))
    assert loaded.exhibit is not None
    assert loaded.exhibit.in_language(f"de-{LONG_NAME}").title == loaded.exhibit.title
