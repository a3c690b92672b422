"""Where everything lies on a screen of any size: boxes out of shares of the screen."""

from dataclasses import dataclass

from kiosk.geo.camera import Viewport
from kiosk.scene.boxes import Box
from kiosk.state.stage import is_portrait

# The design's px count at this size; everything scales with the smaller ratio.
REFERENCE_LANDSCAPE = (1920, 1080)
REFERENCE_PORTRAIT = (1080, 1920)

LANDSCAPE = {
    "date": (0.0125, 0.0222, 0.2771, 0.2481),
    "regions": (0.0125, 0.7111, 0.3792, 0.0741),
    "switch": (0.4042, 0.7074, 0.2792, 0.0815),
    "card": (0.6958, 0.0185, 0.2917, 0.7667),
    "band": (0.0, 0.8, 1.0, 0.2),
    "track": (0.1625, 0.8, 0.7229, 0.2),
    "back": (0.0135, 0.85, 0.0396, 0.0704),
    "play": (0.0563, 0.8407, 0.05, 0.0889),
    "next": (0.1094, 0.85, 0.0396, 0.0704),
    "zoom_in": (0.9021, 0.8389, 0.0396, 0.0704),
    "zoom_out": (0.95, 0.8389, 0.0396, 0.0704),
}
PORTRAIT = {
    "date": (0.0222, 0.0125, 0.5926, 0.1396),
    "regions": (0.0222, 0.7042, 0.9556, 0.05),
    "switch": (0.0222, 0.7646, 0.9556, 0.0563),
    "card": (0.0222, 0.3115, 0.9556, 0.3844),
    "band": (0.0, 0.8333, 1.0, 0.1667),
    "track": (0.0593, 0.8333, 0.9074, 0.1167),
    "back": (0.0333, 0.9521, 0.0741, 0.0417),
    "play": (0.1352, 0.95, 0.0815, 0.0458),
    "next": (0.2444, 0.9521, 0.0741, 0.0417),
    "zoom_in": (0.6963, 0.9521, 0.1296, 0.0417),
    "zoom_out": (0.8444, 0.9521, 0.1296, 0.0417),
}

# Rows inside the band: top and height in design px.
ROW_ALERT = (18, 26)
ROW_TRACE = (48, 48)
ROW_LANES = (98, 72)
ROW_TICKS = (174, 42)
REGION_GAP = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of one screen.

    Attributes:
        k: Px per design px.
        captions: Whether there is room for words under the round buttons.
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
    width_px, height_px = REFERENCE_PORTRAIT if portrait else REFERENCE_LANDSCAPE
    k = min(viewport.width_px / width_px, viewport.height_px / height_px)
    shares = PORTRAIT if portrait else LANDSCAPE
    boxes = {
        name: Box(
            float(round(left * viewport.width_px)),
            float(round(top * viewport.height_px)),
            float(round(width * viewport.width_px)),
            float(round(height * viewport.height_px)),
        )
        for name, (left, top, width, height) in shares.items()
    }
    return Layout(k=k, viewport=viewport, portrait=portrait, **boxes)
