"""`kiosk install`: what it tells before it writes, and what it refuses."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.__main__ import main
from kiosk.ops.install.access import Account, barrier
from kiosk.ops.install.session import UNIT
from tests.conftest import skip_without
from tests.unit.ops.installing import everything_in


@pytest.fixture
def readable_by_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tests run, the account of an exhibit may not be able to read it."""
    monkeypatch.setattr("kiosk.app.install._check_files", lambda _: None)


@pytest.mark.usefixtures("readable_by_all")
def test_the_command_shows_all_and_writes_nothing_when_dry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.install.run", lambda _: "")
    image = tmp_path / "image"
    image.mkdir()
    assert main(["install", "--dry-run", "--root", str(image)]) == 0
    assert "ExecStart=/usr/bin/cage" in capsys.readouterr().out
    assert list(image.iterdir()) == []
    assert main(["install", "--root", str(image)]) == 2
    assert "--yes" in capsys.readouterr().err
    assert list(image.iterdir()) == []
    assert main(["install", "--yes", "--root", str(image)]) == 0
    assert main(["install", "--uninstall", "--root", str(image)]) == 0
    assert everything_in(image) == {}


@pytest.mark.usefixtures("readable_by_all")
def test_an_image_comes_up_with_the_exhibit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    skip_without([] if shutil.which("systemd-sysusers") else ["systemd"])
    image = tmp_path / "image"
    units = image / "etc" / "systemd" / "system"
    units.mkdir(parents=True)
    for name in ("multi-user.target", "graphical.target"):
        (units / name).write_text("[Unit]\n")
    (units / "default.target").symlink_to("graphical.target")
    assert main(["install", "--yes", "--root", str(image)]) == 0
    # What a running machine alone can do is told.
    assert "not in an image: systemctl daemon-reload" in capsys.readouterr().out
    assert (units / "multi-user.target.wants" / UNIT.name).is_symlink()
    assert (units / "default.target").readlink().name == "multi-user.target"
    assert "Museum kiosk" in (image / "etc" / "passwd").read_text()
    assert main(["install", "--uninstall", "--root", str(image)]) == 0
    assert not (units / "multi-user.target.wants" / UNIT.name).is_symlink()
    assert (units / "default.target").readlink().name == "graphical.target"
    # What stays is told, with the commands that remove it.
    assert "userdel kiosk" in capsys.readouterr().out


@pytest.mark.usefixtures("readable_by_all")
def test_what_is_missing_is_looked_for_in_the_image(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["install", "--dry-run", "--root", str(tmp_path), "--session", "x11"]
    assert main(words) == 0
    wanted = "apt-get install xserver-xorg-core xserver-xorg-input-libinput libxi6"
    assert wanted in capsys.readouterr().out
    for name in ("bin/Xorg", "lib/xorg/modules/input/libinput_drv.so", "lib/any/libXi.so.6"):
        (tmp_path / "usr" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "usr" / name).touch()
    assert main(words) == 0
    assert "apt-get" not in capsys.readouterr().out


@pytest.mark.usefixtures("readable_by_all")
def test_a_kiosk_keeps_what_it_remembers_when_its_folder_gets_another_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.install.ROOT", tmp_path)
    older = tmp_path / "var" / "lib" / "museum-kiosk" / "0123456789ab"
    assert main(["install", "--dry-run", "--root", str(tmp_path)]) == 0
    assert "mv --no-target-directory" not in capsys.readouterr().out
    older.mkdir(parents=True)
    assert main(["install", "--dry-run", "--root", str(tmp_path)]) == 0
    moved = f"mv --no-target-directory {older} {older.with_name('exhibit')}"
    assert moved in capsys.readouterr().out


def test_a_private_folder_on_the_way_to_the_exhibit_or_to_python_is_told() -> None:
    # Where pytest works is private, too.
    with TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home = folder / "home"
        python = home / "versions" / "python"
        python.parent.mkdir(parents=True, mode=0o755)
        home.chmod(0o755)
        python.touch(0o755)
        venv = folder / "python"
        venv.symlink_to(python)
        owner, anybody = Account(os.getuid()), Account()
        assert barrier(venv, anybody) is None
        home.chmod(0o700)
        assert barrier(venv, anybody) == home
        assert barrier(venv, Account(os.getuid() + 1, frozenset({home.stat().st_gid}))) == home
        assert barrier(venv, owner) is None
        home.chmod(0o710)
        assert barrier(venv, Account(os.getuid() + 1, frozenset({home.stat().st_gid}))) is None
        home.chmod(0o711)
        python.chmod(0o600)
        assert barrier(venv, anybody) == python


def test_what_the_account_could_not_read_is_told_before_and_refused_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with TemporaryDirectory(dir="/tmp") as name:
        # As a home is.
        Path(name).chmod(0o700)
        config = Path(name) / "config.toml"
        config.touch()
        monkeypatch.setattr("kiosk.app.install._program", lambda: Path("/bin/true"))
        words = ["install", "--config", str(config), "--user", "nobody"]
        assert main([*words, "--dry-run"]) == 0
        told = f'the account "nobody" cannot read "{config}", as "{name}" is closed to it'
        assert told in capsys.readouterr().out
        assert main([*words, "--yes"]) == 2
        assert told in capsys.readouterr().err
