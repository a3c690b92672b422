"""What a file may say of the exhibit's settings: screen, timeline, map and colours."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from kiosk.content.cartography import MapLayerKind
from kiosk.content.curated import FASTEST_VESSEL_KMH
from kiosk.content.house import MEMORY_LIMIT_MB, SCAN_KEY, SCAN_STEP_S

# Apart because no module is to be read in more than one sitting.
from kiosk.content.schema.screen import ScreenEntry as ScreenEntry
from kiosk.content.schema.story import ViewEntry
from kiosk.content.schema.values import (
    BADGE_PATTERN,
    COUNTRY_PATTERN,
    EXAMPLE_TIME,
    LANGUAGE_PATTERN,
    TEXT_PATTERN,
    Colour,
    Day,
    Entry,
    Id,
    OffsetMoment,
    Text,
)


class ExhibitEntry(Entry):
    """What the exhibit is called and where its story lies."""

    title: Text = Field(
        description="The name of the exhibit; [attract] has a title of its own.",
        examples=["The Airlift"],
    )
    subtitle: Text = Field(description="What it is about.", examples=["Berlin 1948 and 1949"])
    invitation: Text = Field(
        description="What the resting screen promises.", examples=["See a city live by air."]
    )
    ending_public: Text | None = Field(
        None,
        description="Said when the story has played to its end in the public world;"
        " at most 140 letters.",
        examples=["The roads are open again."],
    )
    ending_secret: Text | None = Field(
        None,
        description="The same in the secret world.",
        examples=["Few knew of the talks behind it."],
    )
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN)] = Field(
        description="The code of the language of these files.", examples=["en"]
    )
    include: list[Text] = Field(
        [],
        description="Files to read besides this one; a star stands for any name.",
        examples=[["assets/story/*.toml"]],
    )


class VisitEntry(Entry):
    """How long the kiosk waits."""

    # Nobody may be hurried: WCAG 2.2.1 asks for 20 s to answer, and museums found that under 30 s
    # a kiosk resets in the face of readers.
    idle_limit_s: float = Field(
        description="Seconds without a touch until it asks.", ge=30, le=3600, examples=[60]
    )
    warning_s: float = Field(
        description="Seconds from then until it goes home.", ge=20, le=600, examples=[25]
    )
    opening_hours: Text | None = Field(
        None,
        description="When the house is open, as OpenStreetMap writes it.",
        examples=["Tu-Su 10:00-18:00; PH off"],
    )
    zone: Text | None = Field(
        None, description="The time zone of these hours.", examples=["Europe/Berlin"]
    )
    holidays_of: Annotated[str, Field(pattern=COUNTRY_PATTERN)] | None = Field(
        None, description="The country whose public holidays PH means.", examples=["DE"]
    )
    scan_key: Text = Field(
        SCAN_KEY,
        description="The key of somebody who has only one, by its name on an English keyboard.",
        examples=["f8"],
    )
    scan_step_s: float = Field(
        SCAN_STEP_S,
        description="Seconds for which the focus then rests on each control.",
        ge=0.4,
        le=20,
        examples=[1.6],
    )


class MachineEntry(Entry):
    """The machine on which the exhibit runs."""

    memory_limit_mb: float = Field(
        MEMORY_LIMIT_MB,
        description="Memory from which on it starts again when nobody is there.",
        ge=50,
        le=100_000,
        examples=[900],
    )
    screen_off: list[Text] = Field(
        [],
        description="The command that turns the screen off, word by word.",
        examples=[["xset", "dpms", "force", "off"]],
    )
    screen_on: list[Text] = Field(
        [],
        description="The command that turns it on again.",
        examples=[["xset", "dpms", "force", "on"]],
    )
    voice: list[Text] = Field(
        [],
        description="The command that speaks the text that it reads, word by word.",
        examples=[["espeak-ng", "-v", "{language}", "-a", "{of_200}", "--stdin"]],
    )


class TimelineEntry(Entry):
    """The span of the slider."""

    start: OffsetMoment = Field(description="Its left end.", examples=[EXAMPLE_TIME])
    end: OffsetMoment = Field(description="Its right end.", examples=[EXAMPLE_TIME])
    opens_at: OffsetMoment = Field(description="Where a visit begins.", examples=[EXAMPLE_TIME])
    zone: Text = Field(
        description="The time zone of the date on screen.", examples=["Europe/Berlin"]
    )
    fold: OffsetMoment | None = Field(
        None, description="Up to here days are drawn wider.", examples=[EXAMPLE_TIME]
    )
    fold_share: float | None = Field(
        None, description="The share of the width before the fold.", gt=0, lt=1, examples=[0.5]
    )
    counted_from: Day | None = Field(
        None, description="The first of the counted days.", examples=[EXAMPLE_TIME.date()]
    )
    counted_days: int | None = Field(
        None, description="How many days are counted.", ge=1, le=10_000, examples=[13]
    )


class ClockEntry(Entry):
    """A clock on screen."""

    name: Text = Field(description="The name over it.", examples=["Berlin"])
    zone: Text = Field(description="Its time zone.", examples=["Europe/Berlin"])


class ActorEntry(Entry):
    """A power with a badge on the map."""

    id: Id = Field(description="Its name in files.", examples=["france"])
    name: Text = Field(description="What visitors read.", examples=["France"])
    place: Id = Field(description="The id of the place of its badge.", examples=["paris"])
    badge: Annotated[str, Field(pattern=BADGE_PATTERN)] = Field(
        description='One to three letters, or "star".', examples=["F"]
    )
    colour: Id = Field(description="A name in both palettes.", examples=["france"])


class LayerEntry(Entry):
    """A layer of the map."""

    id: Id = Field(description="Its name.", examples=["rivers"])
    path: Text = Field(
        description="Its file, from the exhibit's folder.", examples=["geodata/rivers.gpkg"]
    )
    layer: str = Field("", description="The layer inside the file.", examples=["rivers"])
    kind: Annotated[MapLayerKind, Field(strict=False)] = Field(
        description="What it holds.", examples=["lines"]
    )
    role: Literal["territories", "cities", "seas", "names", "overlay"] = Field(
        "overlay",
        description=(
            "The land itself, names of towns (from a column rank, 1 to 5), of seas (extent_km) or "
            "of anything else, or something drawn over the land."
        ),
        examples=["overlay"],
    )
    boundaries: str = Field(
        "", description="The layer with the kinds of shared borders.", examples=["boundaries"]
    )
    fill: str = Field("", description="The ground: a name in both palettes.", examples=["sea"])
    line: str = Field("", description="The lines: a name in both palettes.", examples=["river"])
    width: Annotated[float, Field(gt=0, le=40)] = Field(
        1.4, description="Width of the lines, in px at 1080 lines.", examples=[1.4]
    )
    dash: list[Annotated[float, Field(gt=0)]] | None = Field(
        None,
        description="Px drawn and px left out of a broken line.",
        min_length=2,
        max_length=2,
        examples=[[14, 9]],
    )
    from_scale: Annotated[float, Field(ge=0)] = Field(
        0.0, description="The smallest scale at which it is drawn.", examples=[1.2]
    )


class TintEntry(Entry):
    """A ground colour for some territories."""

    territories: list[Id] = Field(
        description="Their ids in the file of the map.", min_length=1, examples=[["france"]]
    )
    flat: Id = Field(description="A name in both palettes.", examples=["france_land"])
    dot: Id | None = Field(
        None, description="The same for the dots at rest.", examples=["france_dot"]
    )
    outlined: bool = Field(False, description="Whether it gets a heavy line.", examples=[True])
    line: Id | None = Field(
        None, description="The same for that line, which glows at night.", examples=["france_line"]
    )


class CuratedEntry(Entry):
    """The files of the layers that move with time, from the exhibit's folder."""

    sites: Text | None = Field(None, description="Bases.", examples=["geodata/sites.geojson"])
    rings: Text | None = Field(None, description="Ranges.", examples=["geodata/rings.geojson"])
    lines: Text | None = Field(None, description="Lines.", examples=["geodata/lines.geojson"])
    flights: Text | None = Field(None, description="Flights.", examples=["geodata/ways.geojson"])
    tracks: Text | None = Field(None, description="Ships.", examples=["geodata/tracks.csv"])
    alerts: Text | None = Field(None, description="Alerts.", examples=["geodata/alerts.csv"])
    messages: Text | None = Field(None, description="Letters.", examples=["geodata/letters.csv"])
    fastest_vessel_kmh: float = Field(
        FASTEST_VESSEL_KMH,
        description="No ship was faster: between two positions that would need more none is drawn.",
        gt=0,
        examples=[40.0],
    )

    def files(self) -> dict[str, str]:
        """Return the file of each layer that has one."""
        return self.model_dump(exclude_none=True, exclude={"fastest_vessel_kmh"})


class LonLatEntry(Entry):
    """A position."""

    lon: float = Field(
        description="Degrees east; negative in the west.", ge=-180, le=180, examples=[4.5]
    )
    lat: float = Field(
        description="Degrees north; negative in the south.", ge=-90, le=90, examples=[45.0]
    )


class MapEntry(Entry):
    """How the map is drawn and how far a visitor may go."""

    projection: Literal["equal-area", "orthographic", "equidistant"] = Field(
        description="How the globe is laid flat.", examples=["equal-area"]
    )
    home: ViewEntry = Field(
        description="Where a visit begins.", examples=[{"lon": 13.4, "lat": 52.5, "scale": 2.5}]
    )
    scale_limits: list[Annotated[float, Field(gt=0)]] = Field(
        description="The smallest and the largest scale.",
        min_length=2,
        max_length=2,
        examples=[[0.3, 300.0]],
    )
    layer: list[LayerEntry] = Field([], description="The files, from the lowest to the highest.")
    curated: CuratedEntry | None = Field(None, description="The layers that move with time.")
    tint: list[TintEntry] = Field([], description="Territories with a ground of their own.")
    names: dict[str, Annotated[str, Field(pattern=TEXT_PATTERN)]] = Field(
        {},
        description="What is printed for a territory, by its id in its file; empty for nothing.",
        examples=[{"france": "France"}],
    )
    label_places: dict[str, list[LonLatEntry]] = Field(
        {},
        description="Where a name is printed: at the first place that is in view and free.",
        examples=[{"france": [{"lon": 4.5, "lat": 45.0}]}],
    )


class FontsEntry(Entry):
    """The font files, from the exhibit's folder, by what they are used for."""

    date: Text = Field(description="The date.", examples=["assets/fonts/a.ttf"])
    headline: Text = Field(description="Headlines, buttons.", examples=["assets/fonts/a.ttf"])
    ui: Text = Field(description="Signs, names of cities.", examples=["assets/fonts/a.ttf"])
    ui_text: Text = Field(description="Secondary text.", examples=["assets/fonts/a.ttf"])
    body: Text = Field(description="The text of cards.", examples=["assets/fonts/a.ttf"])
    quote: Text = Field(description="Quotations, seas.", examples=["assets/fonts/a.ttf"])
    teletype: Text = Field(description="Quotations at night.", examples=["assets/fonts/a.ttf"])
    teletype_headline: Text = Field(
        description="Headlines at night.", examples=["assets/fonts/a.ttf"]
    )


PaletteEntry: TypeAlias = dict[str, Colour]


class PalettesEntry(Entry):
    """The colours of both worlds, by their names."""

    public: PaletteEntry = Field(description="What the public knew.", examples=[{"sea": "#C9D5CF"}])
    secret: PaletteEntry = Field(description="What was secret.", examples=[{"sea": "#060B15"}])


# Which colours the program draws with. A map of another story brings more, by its own names.
SHARED_COLOURS = (
    "sea", "sea_shelf", "sea_shelf2", "sea_dot", "sea_label", "land", "border", "coast", "grat",
    "white", "mark_keyline", "mark_halo", "pressed", "trace", "trace_pub", "stamp", "stamp_slip",
    "shadow", "ring", "route",
)  # fmt: skip
PUBLIC_COLOURS = ("paper", "paper2", "paper3", "ink", "ink2", "ink3")
SECRET_COLOURS = (
    "panel", "panel2", "panel3", "line", "text", "text2", "text3", "band", "button_on",
)  # fmt: skip
