"""Where everything lies on a screen of any size."""

from dataclasses import dataclass

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.state.stage import is_portrait, px_per_design_px

# Boxes in design px: left, top, width, height. A negative left or top counts from the right or
# lower edge of the screen, and a width of 0 or less is what that leaves of the whole.
LANDSCAPE = {
    "date": (24, 24, 532, 268),
    "regions": (24, -312, 728, 80),
    "switch": (776, -316, 536, 88),
    "meanwhile": (1328, -312, 276, 80),
    "card": (-584, -1060, 560, 828),
    "band": (0, -216, 0, 216),
    "track": (344, -216, -644, 216),
    "back": (14, -199, 74, 74),
    "play": (92, -207, 90, 90),
    "next": (186, -199, 74, 74),
    "pace": (12, -84, 100, 74),
    "time_out": (118, -84, 96, 74),
    "time_in": (220, -84, 96, 74),
    "before": (264, -206, 74, 78),
    "after": (-292, -206, 76, 78),
    "whole": (-292, -120, 76, 78),
    "language": (-208, -204, 196, 92),
    "zoom_in": (-208, -102, 94, 90),
    "zoom_out": (-106, -102, 94, 90),
}
PORTRAIT = {
    "date": (24, 24, 640, 268),
    "regions": (24, -568, -48, 96),
    "switch": (24, -452, -48, 108),
    "meanwhile": (24, -660, 508, 80),
    "card": (24, -1322, -48, 738),
    "band": (0, -320, 0, 320),
    "track": (104, -320, -208, 224),
    "back": (14, -92, 80, 80),
    "play": (102, -96, 88, 88),
    "next": (198, -92, 80, 80),
    "pace": (288, -92, 92, 80),
    "time_out": (388, -92, 80, 80),
    "time_in": (476, -92, 80, 80),
    "before": (14, -310, 76, 78),
    "after": (-90, -310, 76, 78),
    "whole": (-90, -224, 76, 78),
    "language": (566, -92, 290, 80),
    "zoom_in": (-204, -92, 80, 80),
    "zoom_out": (-108, -92, 80, 80),
}

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
    """

    k: float
    viewport: Viewport
    portrait: bool
    date: Box
    regions: Box
    switch: Box
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
    zoom_in: Box
    zoom_out: Box

    def px(self, design_px: float) -> float:
        """Return a length of the design in px of this screen."""
        return design_px * self.k

    def whole_px(self, design_px: float) -> int:
        """Return a length of the design in whole px of this screen, at least 1."""
        return max(1, round(design_px * self.k))

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
    def map(self) -> Box:
        """The part of the screen on which the map shows: all above the band."""
        return Box(0.0, 0.0, self.viewport.width_px, self.band.y_px)

    def region_button(self, index: int, count: int) -> Box:
        """Return the box of one of the region buttons, which share their row evenly."""
        gap_px = self.px(REGION_GAP)
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


def layout_for(viewport: Viewport) -> Layout:
    """Return the boxes for a screen, from its size alone."""
    portrait = is_portrait(viewport)
    k = px_per_design_px(viewport)
    design = PORTRAIT if portrait else LANDSCAPE
    boxes = {name: _placed(box, viewport, k) for name, box in design.items()}
    return Layout(k=k, viewport=viewport, portrait=portrait, **boxes)


def _placed(box: tuple[int, int, int, int], viewport: Viewport, k: float) -> Box:
    left, top, width, height = (length * k for length in box)
    return Box(
        float(round(left if left >= 0 else viewport.width_px + left)),
        float(round(top if top >= 0 else viewport.height_px + top)),
        float(round(width if width > 0 else viewport.width_px + width)),
        float(round(height)),
    )
