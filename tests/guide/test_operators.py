"""What operators are told to type is there: targets, packages, commands and options, units."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.__main__ import _parser
from kiosk.ops.install.plan import Session, Wishes
from kiosk.ops.install.session import NAME, PACKAGES, plan_for
from tests.conftest import ROOT, skip_without
from tests.guide.blocks import Block, blocks_of

GUIDES = (ROOT / "README.md", ROOT / "kiosk" / "ops" / "README.md")
BLOCKS = [(guide, block) for guide in GUIDES for block in blocks_of(guide) if block.kind == "sh"]
INSTALLED = plan_for(Wishes(Path("/opt/kiosk/.venv/bin/kiosk"), Path("/opt/kiosk/config.toml")))
WORD = re.compile(r"^[a-z][a-z-]+$")


def lines_of(text: str) -> list[list[str]]:
    """Return the commands of a block by their words, without sudo, ssh and what the shell takes."""
    found = []
    for line in text.splitlines():
        words = shlex.split(line, comments=True)
        words = words[: words.index(">")] if ">" in words else words
        if words[:1] == ["sudo"]:
            words = words[1:]
        if words[:1] == ["ssh"]:
            words = words[2:]
        if words:
            found.append(words)
    return found


@pytest.mark.parametrize(
    ("guide", "block"), BLOCKS, ids=[f"{guide.parent.name}:{block.line}" for guide, block in BLOCKS]
)
def test_what_an_operator_is_told_to_type_is_there(guide: Path, block: Block) -> None:
    subprocess.run(["sh", "-n"], input=block.text, text=True, check=True)
    for words in lines_of(block.text):
        match words:
            case ["make", *rest]:
                assert shutil.which("make") is not None
                targets = [word for word in rest if WORD.match(word)]
                done = subprocess.run(
                    ["make", "-n", *targets], cwd=ROOT, capture_output=True, check=False
                )
                assert done.returncode == 0, done.stderr
            case [program, *rest] if Path(program).name in ("kiosk", NAME):
                # Refuses what it does not know.
                _parser().parse_args(rest)
            case ["systemctl", _, unit]:
                assert unit in {file.path.stem for file in INSTALLED.files}
            case [".venv/bin/python", "-m", "pip", *rest]:
                for word in rest:
                    if word.endswith(".lock"):
                        assert (ROOT / word).is_file()
            case _:
                assert shutil.which(words[0]) or words[0] in OF_DEBIAN, f"{guide}: {words}"


# What a machine for tests may lack, and any Debian has.
OF_DEBIAN = {"cd", "apt-get", "systemctl", "journalctl", "userdel", "rsync", "git", "ssh"}


def test_the_packages_that_operators_install_are_those_that_the_installation_wants() -> None:
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        (line,) = re.findall(r"^sudo apt-get install (.*cage.*)$", text, re.MULTILINE)
        wanted = {package for _, package in PACKAGES[Session.CAGE]}
        assert set(line.split()) == wanted | {"make", "python3-venv"}
    text = (ROOT / "kiosk" / "ops" / "README.md").read_text(encoding="utf-8")
    wanted_of_x = " ".join(package for _, package in PACKAGES[Session.X11])
    assert f"`apt-get install {wanted_of_x}`" in text


def test_a_museum_gets_the_same_packages_as_a_developer_and_none_that_only_tests_need() -> None:
    def pinned(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(), re.MULTILINE))

    run, all_of_them = pinned("requirements-run.lock"), pinned("requirements.lock")
    assert run < all_of_them
    names = {line.partition("==")[0] for line in run}
    assert {"numpy", "pygame-ce", "geopandas", "setuptools"} <= names
    assert not names & {"pytest", "mypy", "ruff", "hypothesis", "pre-commit"}


def test_a_copy_for_bad_days_has_what_the_kiosk_remembers(tmp_path: Path) -> None:
    skip_without([] if shutil.which("tar") else ["tar"])
    (copied,) = (block for _, block in BLOCKS if "tar -czf" in block.text)
    (line,) = (line for line in copied.text.splitlines() if " tar " in line)
    memory = tmp_path / "var" / "lib" / NAME / "exhibit"
    memory.mkdir(parents=True)
    (memory / "pin.json").write_text("{}")
    words = shlex.split(line.removeprefix("sudo ").replace(" -C /", f" -C {tmp_path}"))
    subprocess.run(words, cwd=tmp_path, check=True)
    done = subprocess.run(
        ["tar", "-tzf", "kiosk-backup.tar.gz"], cwd=tmp_path, capture_output=True, check=True
    )
    assert f"var/lib/{NAME}/exhibit/pin.json" in done.stdout.decode()
