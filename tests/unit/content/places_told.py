"""Where a text stands in the small exhibit, and what is said when another one stands there."""

from pathlib import Path

from tests.unit.content.exhibits import CONFIG, PROGRAMMERS_WORDS, STORY, told

EVENT = 'event "first-flight"'
START = "start = 1948-06-26T12:00:00+02:00"
TIME = "for example: start = 1948-06-24T06:00:00+02:00"


def at(path: str, text: str, offset: int = 0) -> str:
    """Return the place of the beginning of a text in one of the two files."""
    whole = CONFIG if path == "config.toml" else STORY
    before = whole[: whole.index(text) + offset]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def story_at(text: str, offset: int = 0) -> str:
    """Return the place of a text in the story."""
    return at("story/story.toml", text, offset)


def config_at(text: str, offset: int = 0) -> str:
    """Return the place of a text in the configuration."""
    return at("config.toml", text, offset)


def assert_told(folder: Path, fault: tuple[str, str, str]) -> None:
    """Assert what a curator reads when one text of the small exhibit is replaced by another."""
    old, new, message = fault
    assert told(folder, old, new) == message
    assert not PROGRAMMERS_WORDS.search(message)
