"""Names that look for room on the globe: none over another, each beside its place."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import ceil, cos, floor, pi, radians

LonLat = tuple[float, float]

# Towns, capitals, and the capitals on which a power's badge lies.
TOWN_KINDS = ("map_city", "map_capital", "map_seat")


@dataclass(frozen=True, slots=True)
class Label:
    """A name that found its place on the globe.

    Attributes:
        subject: What it names; a large country has several labels, of which one is shown.
        shift_px: From the anchor to the middle of the words, along the line on which they stand
            and across it.
        half_px: Half the width and height of the words.
    """

    subject: str
    text: str
    kind: str
    lonlat: LonLat
    shift_px: tuple[float, float]
    half_px: tuple[float, float]

    @property
    def is_level(self) -> bool:
        """Whether it stands beside a dot or badge; other names lean as their parallel does."""
        return self.kind in TOWN_KINDS


@dataclass(slots=True, eq=False)
class Placed:
    """The names that have found room so far, in cells of the globe.

    Attributes:
        cell_px: How high a cell is, and how wide at its own latitude.
        scale_px: Px per radian.
        dot_px: The radius of the dot of a town, which no other name may touch.
    """

    cell_px: float
    scale_px: float
    dot_px: float = 0.0
    _cells: dict[tuple[int, int], list[Label]] = field(default_factory=lambda: defaultdict(list))
    _widest_px: float = 0.0

    def added(self, positions: list[Label]) -> Label | None:
        """Return the first of the positions that has room, now taken; or None."""
        near = self._near(positions)
        for label in positions:
            if not any(self._overlap(label, other) for other in near):
                self.add(label)
                return label
        return None

    def add(self, label: Label) -> None:
        """Take a place, whether it is free or not."""
        row = self._row(label.lonlat[1])
        column = floor(self._column(row, label.lonlat[0])) % self._columns(row)
        self._cells[row, column].append(label)
        self._widest_px = max(self._widest_px, label.half_px[0] + abs(label.shift_px[0]))

    def _near(self, positions: list[Label]) -> list[Label]:
        """Return the names that may overlap one of the positions, which share an anchor."""
        lon_deg, lat_deg = positions[0].lonlat
        wide_px = max(label.half_px[0] + abs(label.shift_px[0]) for label in positions)
        reach = ceil((self._widest_px + wide_px) / self.cell_px) + 1
        middle_row = self._row(lat_deg)
        found: list[Label] = []
        for row in (middle_row - 1, middle_row, middle_row + 1):
            count, middle = self._columns(row), floor(self._column(row, lon_deg))
            # Where the parallel is short, all the way round and no farther.
            first, last = (0, count) if 2 * reach >= count else (middle - reach, middle + reach + 1)
            for column in range(first, last):
                found += self._cells.get((row, column % count), ())
        return found

    def _row(self, lat_deg: float) -> int:
        return floor(radians(lat_deg) * self.scale_px / self.cell_px)

    def _columns(self, row: int) -> int:
        """Return how many cells a row has."""
        cosine = max(0.0, cos((row + 0.5) * self.cell_px / self.scale_px))
        return max(1, floor(2.0 * pi * cosine * self.scale_px / self.cell_px))

    def _column(self, row: int, lon_deg: float) -> float:
        return (lon_deg + 180.0) / 360.0 * self._columns(row)

    def _overlap(self, label: Label, other: Label) -> bool:
        """Return whether two names overlap on the plane that touches the globe between them."""
        middle_rad = radians((other.lonlat[1] + label.lonlat[1]) / 2)
        east_rad = radians((label.lonlat[0] - other.lonlat[0] + 180.0) % 360.0 - 180.0)
        right_px = east_rad * cos(middle_rad) * self.scale_px
        down_px = radians(other.lonlat[1] - label.lonlat[1]) * self.scale_px
        dx_px = right_px + label.shift_px[0] - other.shift_px[0]
        dy_px = down_px + label.shift_px[1] - other.shift_px[1]
        if (
            abs(dx_px) < label.half_px[0] + other.half_px[0]
            and abs(dy_px) < label.half_px[1] + other.half_px[1]
        ):
            return True
        return self._on_dot(label, other, (right_px, down_px)) or self._on_dot(
            other, label, (-right_px, -down_px)
        )

    def _on_dot(self, label: Label, town: Label, way_px: tuple[float, float]) -> bool:
        """Return whether a name lies on the dot of a town; `way_px` is from that to its anchor."""
        return (
            town.is_level
            and abs(way_px[0] + label.shift_px[0]) < label.half_px[0] + self.dot_px
            and abs(way_px[1] + label.shift_px[1]) < label.half_px[1] + self.dot_px
        )
