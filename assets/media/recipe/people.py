"""People as silhouettes, each one figure with an outer contour."""

from dataclasses import dataclass

from assets.media.recipe.paths import Path, brush, oval, path, smooth
from assets.media.recipe.sheet import Sheet

Joint = tuple[float, float]

# Everything of a figure 100 high, its feet at the origin, y down.
_HATS = {
    "": "",
    "hat": "M-14 -93 L14 -91 L13 -94 L8 -95 C8 -103 4 -103 0 -102 C-5 -104 -8 -102 -8 -95"
    " L-13 -96 Z",
    "cap": "M-9 -94 C-10 -103 6 -105 9 -95 L15 -92 L8 -92 Z",
    "sailor": "M-9 -96 C-11 -104 11 -104 9 -96 Z",
    "helmet": "M-10 -90 C-12 -106 12 -106 10 -91 L14 -88 L-12 -88 Z",
    "scarf": "M-9 -96 C-8 -104 8 -104 9 -94 C10 -88 8 -82 5 -78 L-10 -76 C-12 -86 -10 -92 -9 -96 Z",
}
# A head that faces right.
_PROFILE = (
    "M-7 -91 C-7 -101 5 -102 7 -95 L7 -92 L9.6 -88.4 L7.4 -87.4 L7.6 -84.6 C6 -82 3 -83 2 -81"
    "L-4 -82 C-7 -85 -7 -88 -7 -91 Z"
)
_COATS = {
    "suit": "M-6 -82 C-14 -80 -17 -76 -17 -68 L-13 -44 L-14 -40 H13 L12 -46 L17 -68"
    "C17 -76 14 -80 6 -82 Z",
    "coat": "M-6 -82 C-14 -80 -17 -76 -17 -68 L-14 -46 L-18 -22 H17 L13 -46 L17 -68"
    "C17 -76 14 -80 6 -82 Z",
    "skirt": "M-5 -82 C-12 -80 -14 -76 -14 -68 L-9 -52 L-18 -26 H17 L9 -52 L14 -68"
    "C14 -76 12 -80 5 -82 Z",
}


def profile(scale: float) -> Path:
    """Return a head that faces right, its chin 81 units above the origin."""
    return path(_PROFILE).placed(0, 0, scale)


@dataclass(frozen=True)
class Figure:
    """A standing or walking person.

    Arms and legs are two joints each: elbow and hand, knee and foot, on a figure 100 high.
    """

    arms: tuple[tuple[Joint, Joint], ...] = (((-20, -58), (-18, -42)), ((20, -58), (18, -42)))
    legs: tuple[tuple[Joint, Joint], ...] = (((-9, -24), (-11, 0)), ((9, -24), (11, 0)))
    hat: str = ""
    coat: str = "suit"
    nod: float = 0.0
    profile: bool = False

    def parts(self) -> list[Path]:
        """Return the outlines of the figure, feet at the origin, 100 high."""
        made = [
            path(_PROFILE).moved(self.nod, 0) if self.profile else oval(self.nod, -91, 6.4, 7.8),
            path(_COATS[self.coat]),
            brush(path(f"M{self.nod * 0.6} -88 L0 -76"), 7, 8),
        ]
        if self.hat:
            made.append(path(_HATS[self.hat]).moved(self.nod, 0))
        for side, (elbow, hand) in zip((-1, 1), self.arms, strict=False):
            way = smooth(f"{side * 13},-75 {elbow[0]},{elbow[1]} {hand[0]},{hand[1]}")
            made.append(brush(way, 9, 8, 6, 6))
            made.append(oval(*hand, 3.6))
        for side, (knee, foot) in zip((-1, 1), self.legs, strict=False):
            way = smooth(f"{side * 6},-46 {knee[0]},{knee[1]} {foot[0]},{foot[1]}")
            made.append(brush(way, 13, 10, 7, 6))
            made.append(path(f"M{foot[0] - 4} -1 h11 q2 3 -1 4 h-10 Z").moved(0, foot[1]))
        return made


def standing(
    sheet: Sheet, figure: Figure, at: Joint, high: float, ink: str = "ink", *, flip: bool = False
) -> None:
    """Print a figure with its feet at a place."""
    scale = high / 100
    wide = -scale if flip else scale
    parts = [part.stretched(wide, scale).moved(*at) for part in figure.parts()]
    sheet.silhouette(parts, ink, min(12, high * 0.07))


def bust(
    sheet: Sheet, at: Joint, high: float, ink: str = "ink", *, hat: str = "", nod: float = 0.0
) -> None:
    """Print head and shoulders, seen from behind or against the light; at is below the chin."""
    scale = high / 46
    parts = [
        oval(nod, -26, 9.6, 12),
        brush(path(f"M{nod * 0.7} -22 L0 -6"), 11, 13),
        path("M-8 -10 C-22 -6 -31 -2 -33 12 L-35 40 H35 L33 12 C31 -2 22 -6 8 -10 Z"),
    ]
    if hat:
        parts.append(path(_HATS[hat]).moved(0, 91).stretched(1.35, 1.4).moved(nod, -26))
    sheet.silhouette([part.placed(*at, scale) for part in parts], ink, min(12, high * 0.09))
