"""What the documents point to is there."""

import re
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.content.reference import reference_text
from kiosk.content.schema.story import EventEntry
from tests.conftest import ROOT

DOCUMENTS = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "assets/README.md",
        "assets/REFERENCE.md",
        "geodata/README.md",
        "kiosk/ops/README.md",
    )
]
# What only the program itself calls.
OF_THE_PROGRAM = {"bake-map", "bake-pictures"}
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_COMMAND = re.compile(r"(?:^|[/`\s])kiosk ([a-z][a-z-]+)\b(?=[^`\n]*`|.*$)", re.MULTILINE)
# Words after the program's name that are no commands.
SENTENCES = {"at", "is", "that", "with", "waits", "tells", "has", "nobody", "goes", "app"}


def anchors_of(text: str) -> set[str]:
    """Return the anchors that GitHub makes of the headings."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for link in _LINK.findall(text):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{document.name} leads to {link}, which is not there"
        if anchor:
            there = anchors_of(target.read_text(encoding="utf-8"))
            assert anchor in there, f"{document.name} leads to {link}: no such heading"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_a_document_names_is_there(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = document.read_text(encoding="utf-8")
    for command in sorted(set(_COMMAND.findall(text)) - SENTENCES):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        capsys.readouterr()
        assert ended.value.code == 0, f"{document.name} names kiosk {command}, which is not there"


def test_every_command_is_told_of_in_some_document(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = set(re.findall(r"^    ([a-z-]+) ", capsys.readouterr().out, re.MULTILINE))
    assert {"run", "check", "sources"} <= commands
    told = "".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)
    for command in commands - OF_THE_PROGRAM:
        assert re.search(rf"kiosk {command}\b|`{command}`", told), f"nobody tells of {command}"


def test_the_reference_is_what_the_program_reads() -> None:
    old = (ROOT / "assets" / "REFERENCE.md").read_text(encoding="utf-8")
    again = "kiosk schema --markdown -o assets/REFERENCE.md"
    assert old == reference_text(), f"make it anew: {again}"


def test_the_reference_names_every_key_of_an_event() -> None:
    text = reference_text()
    section = text[text.index("\n## [[event]]") : text.index("\n## [[event.media]]")]
    for key in EventEntry.model_fields:
        assert f"`{key}`" in section or f"## [[event.{key}]]" in text, key
    # What must be there is told apart from what may be.
    assert "**`public`**" in section
    assert "**`quote`**" not in section
