"""The look as numbers: the type scale, and the palette of the lens in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.content.model import Exhibit, Lens, Rgb
from kiosk.scene.bidi import has_right
from kiosk.scene.layout import LARGE_TEXT, Layout
from kiosk.scene.strong import mixed as mixed
from kiosk.scene.strong import strengthened
from kiosk.scene.typography import TextStyle, Typography
from kiosk.state.comfort import Depth

# Role, size in design px, tracking in em: the design's type scale. Nothing is set under 24 px
# at 1080 lines, which keeps capitals at 4.8 mm on the screens that museums use.
TYPE: dict[str, tuple[str, int, float]] = {
    "date": ("date", 92, 0.0),
    "clock_name": ("headline", 25, 0.02),
    "clock": ("headline", 52, 0.0),
    "day": ("headline", 42, 0.0),
    "sign": ("ui", 25, 0.02),
    "card_headline": ("headline", 66, 0.0),
    "card_headline_secret": ("teletype_headline", 40, 0.0),
    "kicker": ("headline", 34, 0.03),
    "kicker_time": ("ui_text", 25, 0.0),
    "body": ("body", 25, 0.0),
    "body_secret": ("ui_text", 25, 0.0),
    "lead": ("body", 32, 0.0),
    "quote": ("quote", 28, 0.0),
    "quote_secret": ("teletype", 25, 0.0),
    "caption": ("ui_text", 24, 0.0),
    "link": ("headline", 31, 0.0),
    "card_heading": ("headline", 31, 0.03),
    "card_key": ("headline", 36, 0.02),
    "button": ("headline", 39, 0.02),
    "language": ("headline", 36, 0.02),
    "button_small": ("headline", 28, 0.012),
    "switch": ("headline", 33, 0.02),
    "tag_title": ("headline", 33, 0.01),
    "tag_sub": ("ui_text", 24, 0.0),
    "slip_place": ("headline", 30, 0.02),
    "slip_quote": ("quote", 27, 0.0),
    "slip_words": ("body", 25, 0.0),
    "tick": ("headline", 30, 0.0),
    "knob_date": ("headline", 38, 0.0),
    "knob_time": ("ui", 27, 0.0),
    "flag": ("headline", 36, 0.01),
    "map_country": ("headline", 30, 0.14),
    "map_country_s": ("headline", 25, 0.10),
    "map_line": ("headline", 30, 0.10),
    "map_city": ("ui_text", 24, 0.0),
    "map_capital": ("ui", 26, 0.0),
    "map_seat": ("ui", 26, 0.0),
    "map_sea": ("quote", 30, 0.10),
    "legend": ("ui_text", 24, 0.0),
    "scale": ("ui_text", 24, 0.0),
    "stamp": ("headline", 36, 0.04),
    "badge": ("headline", 28, 0.0),
    "count": ("ui", 20, 0.0),
    "tour_caption": ("headline", 54, 0.005),
    "tour_title": ("headline", 30, 0.03),
    "tour_line": ("ui_text", 25, 0.0),
    "poster_title": ("date", 248, 0.0),
    "poster_kicker": ("headline", 46, 0.02),
    "poster_text": ("body", 36, 0.0),
    "poster_button": ("headline", 88, 0.01),
    "poster_tongue": ("ui", 32, 0.0),
    "poster_label": ("headline", 40, 0.02),
    "attract_caption": ("headline", 76, 0.005),
    "sheet_heading": ("headline", 46, 0.0),
    "sheet_label": ("ui", 36, 0.0),
    "sheet_language": ("ui", 36, 0.0),
    "sheet_small": ("ui", 28, 0.0),
}
BODY_LINE = 32
# One word of a button is longer in some languages than in others.
FITTING_SHRINKS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.66)
# Languages in which i and ı are two letters, each with a capital of its own.
DOTTED_I = ("tr", "az")
QUOTE_LINE = 34


@dataclass(frozen=True, slots=True)
class Style:
    """Colours and type for one exhibit, lens and screen.

    Attributes:
        strong: Whether the contrast is stronger.
        depth: How much cards tell.
    """

    exhibit: Exhibit
    lens: Lens
    layout: Layout
    strong: bool = False
    depth: Depth = Depth.STANDARD

    @property
    def secret(self) -> bool:
        return self.lens is Lens.SECRET

    def enlarged(self, factor: float = LARGE_TEXT) -> "Style":
        """Return the same for a part in which all grows with larger text, if that is asked for."""
        return replace(self, layout=self.layout.enlarged(factor))

    def colour(self, key: str) -> Rgb:
        """Return a colour of the palette in use."""
        return self.palette(self.lens)[key]

    def palette(self, lens: Lens) -> Mapping[str, Rgb]:
        """Return the colours of one of the two worlds."""
        return (strengthened(self.exhibit) if self.strong else self.exhibit.palettes)[lens]

    def either(self, public: str, secret: str) -> Rgb:
        """Return one of two colours by the lens."""
        return self.colour(secret if self.secret else public)

    def type(self, name: str, shrink: float = 1.0) -> TextStyle:
        """Return a style of the type scale at the size of this screen."""
        role, size, tracking_em = TYPE[name]
        exhibit = self.exhibit
        factor = shrink * exhibit.font_sizes.get(role, 1.0)
        size_px = max(1, round(size * self.layout.k * self.layout.text * factor))
        # Letters that join are never set apart.
        tracking_px = 0 if exhibit.rtl else round(tracking_em * size_px)
        return TextStyle(role, size_px, tracking_px, exhibit.language, exhibit.rtl)

    def leading_px(self, text_style: TextStyle, share: float) -> float:
        """Return the height of a line of several, as a share of the size that the design gives.

        A font that a language sets smaller than others keeps the height of their lines: its
        letters reach farther up and down, and so they look as large.
        """
        smaller = min(1.0, self.exhibit.font_sizes.get(text_style.font, 1.0))
        return share * text_style.size_px / smaller

    def fitting(
        self, name: str, text: str, width_px: float, typography: Typography, largest: float = 1.0
    ) -> TextStyle:
        """Return the largest of a style's sizes, down to two thirds, in which a line has room."""
        size = self.type(name, largest)
        for shrink in self.shrinks(FITTING_SHRINKS, largest):
            size = self.type(name, shrink)
            if typography.width_px(text, size) <= width_px:
                break
        return size

    def shrinks(self, designed: Sequence[float], largest: float = 1.0) -> Sequence[float]:
        """Return at which shares of its size a text is tried, the largest first.

        Larger text is tried at the sizes of the usual one as well, so that where it lacks room it
        never ends up the smaller of the two.
        """
        shares = [largest * each for each in designed]
        if not self.layout.large:
            return shares
        usual = (each / LARGE_TEXT for each in designed)
        return sorted({*shares, *(each for each in usual if each <= largest)}, reverse=True)

    def capitals(self, text: str) -> str:
        """Return a text in capitals, as its language writes them."""
        if has_right(text):
            return text
        if self.exhibit.language in DOTTED_I:
            text = text.replace("i", "İ").replace("ı", "I")
        return text.upper()

    @property
    def text(self) -> Rgb:
        return self.either("ink", "text")

    @property
    def text_quiet(self) -> Rgb:
        return self.either("ink3", "text2")

    @property
    def panel(self) -> Rgb:
        return self.either("paper", "panel")

    @property
    def panel_edge(self) -> Rgb:
        return self.either("ink", "line")
