"""A CSV file with columns of longitude and latitude in, its rows as points out."""

import csv
from pathlib import Path

import numpy as np
import shapely

from kiosk.bake.findings import Findings, Spot, listed
from kiosk.bake.table import Table

_LON_NAMES = ("lon", "lng", "long", "longitude", "x")
_LAT_NAMES = ("lat", "latitude", "y")
_SEPARATORS = ",;\t"


def csv_table(path: Path, findings: Findings) -> Table | None:
    """Return the rows of a CSV file, None if something in it must be mended first."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        findings.error(
            "This line holds letters that are not UTF-8.",
            "Save the file again with the encoding UTF-8.",
            Spot(line=line, column=1),
        )
        return None
    lines = text.splitlines()
    header_line = lines[0] if lines else ""
    separator = max(_SEPARATORS, key=header_line.count)
    reader = csv.reader(lines, delimiter=separator)
    header = [name.strip() for name in next(reader, [])]
    lon_at, lat_at = _column(header, _LON_NAMES), _column(header, _LAT_NAMES)
    if lon_at is None or lat_at is None:
        findings.error(
            f"The first line names the columns {listed(header)}, none for longitude and latitude."
            if header
            else "The file is empty.",
            'Name two columns "lon" and "lat", and write degrees with a decimal point in them.',
            Spot(line=1, column=1),
        )
        return None
    rows: list[list[str]] = []
    row_lines: list[int] = []
    lonlat: list[tuple[float, float]] = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = cells + [""] * (len(header) - len(cells))
            lon_deg = _degrees(padded, lon_at, header, reader.line_num, findings)
            lat_deg = _degrees(padded, lat_at, header, reader.line_num, findings)
            rows.append(padded)
            row_lines.append(reader.line_num)
            lonlat.append((lon_deg, lat_deg))
    others = [at for at in range(len(header)) if at not in (lon_at, lat_at)]
    return Table(
        columns={header[at]: [cells[at].strip() for cells in rows] for at in others},
        geometries=np.asarray(shapely.points(np.array(lonlat).reshape(-1, 2))),
        crs="",
        line=np.array(row_lines, np.int64),
    )


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    lowered = [name.lower() for name in header]
    return next((lowered.index(name) for name in names if name in lowered), None)


def _degrees(cells: list[str], at: int, header: list[str], line: int, findings: Findings) -> float:
    try:
        return float(cells[at])
    except ValueError:
        findings.error(
            f'The column "{header[at]}" holds "{cells[at]}", which is no number.',
            "Write degrees with a decimal point, for example 23.13.",
            Spot(line=line, column=1),
        )
        return 0.0
