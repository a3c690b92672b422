"""Where everything lies on a screen of any size."""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.state.stage import is_portrait, px_per_design_px

# A finger needs 20 mm, and keys that are smaller 3 mm between them: 83 and 12 design px on a screen
# of 21 inches.
# Boxes in design px: left, top, width, height. A negative left or top counts from the right or
# lower edge of the screen, and a width of 0 or less is what that leaves of the whole.
LANDSCAPE = {
    "date": (24, 24, 532, 268),
    "regions": (24, -312, 728, 80),
    "switch": (776, -316, 536, 88),
    "meanwhile": (1328, -312, 272, 80),
    "tours": (1612, -312, 276, 80),
    "caption": (24, -476, 1288, 244),
    "waiting": (776, -404, 536, 76),
    "card": (-584, -1060, 560, 828),
    "band": (0, -216, 0, 216),
    "track": (352, -216, -652, 216),
    "back": (11, -199, 74, 74),
    "play": (92, -204, 84, 84),
    "next": (183, -199, 74, 74),
    "pace": (12, -84, 94, 74),
    "time_out": (118, -84, 92, 74),
    "time_in": (222, -84, 94, 74),
    "before": (276, -206, 72, 76),
    "after": (-294, -206, 74, 76),
    "whole": (-294, -118, 74, 76),
    "language": (-208, -204, 90, 90),
    "access": (-106, -204, 90, 90),
    "zoom_in": (-208, -102, 90, 90),
    "zoom_out": (-106, -102, 90, 90),
}
PORTRAIT = {
    "date": (24, 24, 640, 268),
    "regions": (24, -568, -48, 96),
    "switch": (24, -452, -48, 108),
    "meanwhile": (24, -666, 508, 80),
    "tours": (548, -666, -572, 80),
    "caption": (24, -668, -48, 324),
    "waiting": (24, -756, -48, 84),
    "card": (24, -1322, -48, 738),
    "band": (0, -320, 0, 320),
    "track": (104, -320, -208, 224),
    "back": (12, -94, 84, 84),
    "play": (108, -96, 88, 88),
    "next": (208, -94, 84, 84),
    "pace": (304, -94, 90, 84),
    "time_out": (406, -94, 80, 84),
    "time_in": (498, -94, 80, 84),
    "before": (14, -310, 76, 76),
    "after": (-90, -310, 76, 76),
    "whole": (-90, -222, 76, 76),
    "language": (590, -94, 130, 84),
    "access": (732, -94, 130, 84),
    "zoom_in": (-206, -94, 92, 84),
    "zoom_out": (-102, -94, 92, 84),
}
# All controls lower down: a column on the left, the map above and the card beside it.
LOW_REACH = {
    "date": (24, -668, 540, 268),
    "regions": (24, -376, 540, 202),
    "switch": (612, -322, 640, 92),
    # It may rise: what is above its keys is only read.
    "card": (-700, -1060, 676, 724),
    "band": (588, -216, -588, 216),
    "track": (690, -216, -794, 216),
    "before": (602, -206, 76, 76),
    "after": (-92, -206, 76, 76),
    "whole": (-92, -118, 76, 76),
    "pace": (1272, -320, 118, 88),
    "time_out": (1402, -320, 108, 88),
    "time_in": (1522, -320, 112, 88),
    "meanwhile": (612, -414, 272, 80),
    "tours": (896, -414, 276, 80),
    "caption": (612, -600, 1284, 244),
    "waiting": (612, -508, 640, 76),
    "back": (28, -146, 92, 92),
    "play": (134, -160, 120, 120),
    "next": (268, -146, 92, 92),
    "language": (376, -147, 86, 94),
    "access": (474, -147, 86, 94),
    "zoom_in": (-228, -322, 94, 92),
    "zoom_out": (-122, -322, 98, 92),
}
# Larger text needs a wider card, for which the buttons beside it draw together: higher, so that
# none is smaller, nor its words.
LARGE_LANDSCAPE = {
    "regions": (24, -336, 628, 104),
    "switch": (668, -316, 536, 88),
    "waiting": (668, -412, 536, 76),
    "card": (-700, -1060, 676, 828),
}
LOW_COLUMN = (0, -688, 588, 688)
# The sheet of languages and ease, anchored at the lower edge.
SHEET = {"landscape": (612, -688, -636, 664), "portrait": (24, -1330, -48, 1306)}
# How much larger the larger text is, and how much larger the block of the date that holds it.
LARGE_TEXT, LARGE_DATE = 1.25, 1.2

# What lies above this share of the screen is only read: from a wheelchair a hand rises to 1,220 mm,
# and to 1,120 over a table (ADA 308).
REACH_SHARE = 0.45

# Rows inside the band: top and height in design px.
ROW_ALERT = (14, 30)
ROW_TRACE = (48, 48)
# The seismograph where no levels of alert are told.
ROW_TRACE_ALONE = (20, 76)
ROW_LANES = (98, 72)
ROW_TICKS = (174, 42)
REGION_GAP = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of one screen.

    Attributes:
        k: Px per design px.
        caption: What a tour says, and its keys, in the place of regions and switch.
        waiting: The keys of a tour that waits.
        text: How much larger than designed words are that lie in a room of the usual size.
        low: Whether the controls lie lower down.
        large: Whether the visitor has asked for larger text.
        column: The ground of the controls on the left, if they lie lower down.
        brow: A line that is read along the upper edge of the map, if there is one.
        sheet: Where the languages and what makes it easier are offered.
    """

    k: float
    viewport: Viewport
    portrait: bool
    text: float
    low: bool
    large: bool
    column: Box | None
    sheet: Box
    date: Box
    regions: Box
    switch: Box
    tours: Box
    caption: Box
    waiting: Box
    card: Box
    band: Box
    track: Box
    back: Box
    play: Box
    next: Box
    pace: Box
    time_out: Box
    time_in: Box
    before: Box
    after: Box
    whole: Box
    meanwhile: Box
    language: Box
    access: Box
    zoom_in: Box
    zoom_out: Box
    brow: Box | None = None

    def px(self, design_px: float) -> float:
        """Return a length of the design in px of this screen."""
        return design_px * self.k

    def whole_px(self, design_px: float) -> int:
        """Return a length of the design in whole px of this screen, at least 1."""
        return max(1, round(design_px * self.k))

    def __hash__(self) -> int:
        # The boxes follow from these; a style is looked up by its layout many times a frame.
        return hash((self.k, self.viewport, self.text, self.low, self.large))

    def enlarged(self, factor: float = LARGE_TEXT) -> "Layout":
        """Return the same for a part in which all grows with larger text, if that is asked for."""
        return replace(self, k=self.k * factor, text=1.0) if self.large else self

    @property
    def screen(self) -> Box:
        return Box(0.0, 0.0, self.viewport.width_px, self.viewport.height_px)

    @property
    def legend(self) -> Box:
        """The corner of the map that a legend fills from its lower right end."""
        foot_px = min(self.regions.y_px, self.meanwhile.y_px)
        edge_px = self.px(24)
        return Box(0.0, 0.0, self.viewport.width_px - edge_px, foot_px - edge_px)

    @property
    def reach_px(self) -> float:
        """The highest that anything may lie that everybody has to reach, also from a wheelchair."""
        return REACH_SHARE * self.screen.height_px

    @property
    def beside(self) -> Box:
        """The part of the map on which something may lie beside its mark, clear of the controls."""
        edge_px, gap_px = self.px(24), self.px(16)
        left_px, right_px = edge_px, self.screen.right_px - edge_px
        top_px, foot_px = edge_px, min(self.regions.y_px, self.meanwhile.y_px)
        if self.brow is not None:
            top_px = max(top_px, self.brow.bottom_px)
        if self.column is not None:
            foot_px = min(self.switch.y_px, self.meanwhile.y_px)
            # It stands on the other side where the language begins on the right.
            if self.column.centre_px[0] < self.screen.centre_px[0]:
                left_px += self.column.right_px
            else:
                right_px = self.column.x_px - edge_px
        return Box(left_px, top_px, right_px - left_px, foot_px - gap_px - top_px)

    def clear_of_date(self, box: Box) -> Box:
        """Return a box that lies beside its mark, moved below the date or, at worst, beside it."""
        room, date = self.beside, self.date.grown(self.px(10))
        if not box.overlaps(date):
            return box
        if date.bottom_px + box.height_px <= room.bottom_px:
            return box._replace(y_px=float(round(date.bottom_px)))
        on_left = date.centre_px[0] < room.centre_px[0]
        return box._replace(
            x_px=float(round(date.right_px if on_left else date.x_px - box.width_px))
        )

    @property
    def map(self) -> Box:
        """The part of the screen on which the map shows: all above the band."""
        return Box(0.0, 0.0, self.viewport.width_px, self.band.y_px)

    def region_button(self, index: int, count: int) -> Box:
        """Return the box of one of the region buttons, which share their row evenly."""
        gap_px = self.px(REGION_GAP)
        if self.low:
            columns, rows = 2, max(1, ceil(count / 2))
            width_px = (self.regions.width_px - gap_px) / columns
            height_px = (self.regions.height_px - gap_px * (rows - 1)) / rows
            left_px = self.regions.x_px + (index % columns) * (width_px + gap_px)
            top_px = self.regions.y_px + (index // columns) * (height_px + gap_px)
            return Box(left_px, top_px, width_px, height_px)
        width_px = (self.regions.width_px - gap_px * (count - 1)) / count
        left_px = self.regions.x_px + index * (width_px + gap_px)
        return Box(left_px, self.regions.y_px, width_px, self.regions.height_px)

    def row(self, row: tuple[int, int]) -> Box:
        """Return the box of a row of the timeline."""
        return Box(
            self.track.x_px,
            self.band.y_px + self.px(row[0]),
            self.track.width_px,
            self.px(row[1]),
        )


# Screens do not change, and a visitor changes the look now and then.
@lru_cache(maxsize=16)
def layout_for(viewport: Viewport, *, low: bool = False, large: bool = False) -> Layout:
    """Return the boxes for a screen, from its size and what the visitor has asked for."""
    portrait = is_portrait(viewport)
    low = low and not portrait
    k = px_per_design_px(viewport)
    design = PORTRAIT if portrait else LOW_REACH if low else LANDSCAPE
    if large and not portrait and not low:
        design = {**LANDSCAPE, **LARGE_LANDSCAPE}
    boxes = {name: _placed(box, viewport, k) for name, box in design.items()}
    if large and not low:
        date = boxes["date"]
        boxes["date"] = date._replace(
            width_px=round(date.width_px * LARGE_DATE), height_px=round(date.height_px * LARGE_DATE)
        )
    return Layout(
        k=k,
        viewport=viewport,
        portrait=portrait,
        text=LARGE_TEXT if large else 1.0,
        low=low,
        large=large,
        column=_placed(LOW_COLUMN, viewport, k) if low else None,
        sheet=_placed(SHEET["portrait" if portrait else "landscape"], viewport, k),
        **boxes,
    )


def _placed(box: tuple[int, int, int, int], viewport: Viewport, k: float) -> Box:
    left, top, width, height = (length * k for length in box)
    return Box(
        float(round(left if left >= 0 else viewport.width_px + left)),
        float(round(top if top >= 0 else viewport.height_px + top)),
        float(round(width if width > 0 else viewport.width_px + width)),
        float(round(height)),
    )
