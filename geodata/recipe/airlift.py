"""The map of the starter exhibit: land without borders, and Germany as it was occupied.

The borders of 1948 were not those of 1962, and nobody here has drawn them. So this takes from the
map of 1962 only what was there already in 1948: coasts, the line between the Soviet zone and the
others, and in Berlin the sectors, the water and the ways through the air.
"""

import csv
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

HERE = Path(__file__).parents[1]
TARGET = HERE.parent / "starter" / "geodata"
ZONES = {
    "western-zones": ("Western zones", ["west-germany"]),
    "soviet-zone": ("Soviet zone", ["east-germany", "east-berlin", "west-berlin"]),
}
# About 2 km: no view of this exhibit but that of Berlin comes closer, and Berlin is not simplified.
TOLERANCE_DEG = 0.02
# Far from Germany smaller islands are left out.
NEAR_DEG = shapely.box(-13.0, 40.0, 35.0, 66.0)
SMALLEST_FAR_DEG2 = 0.3
CITIES = (
    "amsterdam", "bremen", "brussels", "copenhagen", "dresden", "frankfurt", "hamburg", "hanover",
    "leipzig", "london", "moscow", "munich", "new-york", "oslo", "paris", "prague", "rome",
    "stockholm", "vienna", "warsaw", "washington", "zurich",
)  # fmt: skip
# Of the towns that the file of 1962 does not have: their middle, in degrees.
MORE_CITIES = (
    (13.405, 52.52, "berlin", "Berlin", 1, 0),
    (10.08, 52.62, "celle", "Celle", 4, 0),
    (8.24, 50.08, "wiesbaden", "Wiesbaden", 3, 0),
)
SEAS = ("north-sea", "baltic-sea", "mediterranean-sea", "north-atlantic", "norwegian-sea")
BERLIN_LAYERS = ("sectors", "water", "waterways", "corridor_centrelines", "autobahn")


def main() -> None:
    """Write the files anew."""
    TARGET.mkdir(parents=True, exist_ok=True)
    path = TARGET / "airlift.gpkg"
    path.unlink(missing_ok=True)
    territories().to_file(path, layer="territories")
    for layer in BERLIN_LAYERS:
        gpd.read_file(HERE / "berlin-1962.gpkg", layer=layer).to_file(path, layer=layer)
    write_points("cities.csv", CITIES, MORE_CITIES)
    write_points("seas.csv", SEAS)
    sys.stdout.write(f"{path}: {path.stat().st_size // 1000} kB\n")


def territories() -> gpd.GeoDataFrame:
    """Return the two halves of Germany, and all other land in one piece."""
    world = gpd.read_file(HERE / "world-1962.gpkg", layer="territories").set_index("id")
    german = [name for _, names in ZONES.values() for name in names]
    shapes = [shapely.union_all(world.loc[names].geometry) for _, names in ZONES.values()]
    parts = shapely.get_parts(shapely.union_all(world.drop(german).geometry))
    far = ~shapely.intersects(parts, NEAR_DEG) & (shapely.area(parts) < SMALLEST_FAR_DEG2)
    land = shapely.MultiPolygon(list(parts[~far]))
    simple = shapely.coverage_simplify(np.array([*shapes, land]), TOLERANCE_DEG)
    return gpd.GeoDataFrame(
        {"id": [*ZONES, "land"], "name": [*(name for name, _ in ZONES.values()), ""]},
        geometry=list(simple),
        crs=4326,
    )


def write_points(
    name: str, ids: tuple[str, ...], more: tuple[tuple[object, ...], ...] = ()
) -> None:
    """Write some of the rows of a table of names."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    missing = set(ids) - rows.keys()
    if missing:
        msg = f"{name} has no {sorted(missing)}"
        raise ValueError(msg)
    columns = [column for column in next(iter(rows.values())) if column != "country"]
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([rows[each][column] for column in columns] for each in ids)
        writer.writerows(more)


if __name__ == "__main__":
    main()
