"""A small exhibit with a map that bakes in a moment, for everything but its looks."""

import json
import re
import shutil
from pathlib import Path

from PIL import Image

from tests.unit.content.exhibits import CONFIG, ROOT, write

FONT = ROOT / "assets" / "fonts" / "IBMPlexSansCondensed-Medium.ttf"
LAND = "geodata/land.geojson"
# So that land and letters can be told from the sea.
SEA, LETTERS = "#0A1B2C", "#FFFFFF"
COLOURS = {
    **dict.fromkeys(("sea", "paper", "paper2", "paper3", "mark_keyline"), SEA),
    **dict.fromkeys(("ink", "ink3", "sea_label", "border"), LETTERS),
    "land": "#C8B070",
    "uk_land": "#D0A0A0",
}
# Beside the configuration: what a screen shows when the exhibit has come up.
FIRST = "first.png"
# Two countries side by side, in degrees; their common side is a border.
COUNTRIES = {"uk": (-8.0, 48.0, 4.0, 58.0), "de": (4.0, 48.0, 16.0, 58.0)}


def write_small(folder: Path) -> Path:
    """Write the exhibit and return the path of its configuration."""
    (folder / "fonts").mkdir(parents=True)
    (folder / "geodata").mkdir()
    for name in ("a.ttf", "b.ttf"):
        shutil.copyfile(FONT, folder / "fonts" / name)
    (folder / "media").mkdir()
    Image.new("RGB", (60, 20), "#204060").save(folder / "media" / "a.jpg")
    write_land(folder)
    config = CONFIG.replace("geodata/land.gpkg", LAND)
    for name, colour in COLOURS.items():
        config = re.sub(rf'\b{name} = "#\w+"', f'{name} = "{colour}"', config)
    return write(folder, re.sub(r'\n(layer = "countries"|boundaries = "borders")', "", config))


def first_picture(config: Path) -> Image.Image:
    """Return what a screen shows of an exhibit that has come up and that nobody has touched."""
    with Image.open(config.with_name(FIRST)) as picture:
        return picture.convert("RGB")


def write_land(folder: Path, name_of_uk: str = "Britain") -> Path:
    """Write its geodata, whole, and return their path."""
    names = {"uk": name_of_uk, "de": "Germany"}
    features = [
        {
            "type": "Feature",
            "properties": {"id": id_, "name": names[id_], "kind": "country"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[west, south], [east, south], [east, north], [west, north], [west, south]]
                ],
            },
        }
        for id_, (west, south, east, north) in COUNTRIES.items()
    ]
    path = folder / LAND
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, indent=1))
    return path
