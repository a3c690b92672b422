"""The exhibit as the program reads it: checked, resolved and frozen.

Every instant is UTC in seconds since 1970 (negative in 1962) and every position is a longitude
and latitude in degrees, so that no other floor parses a date or looks up an identifier.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from kiosk.chrono.opening import Hours
from kiosk.content.curated import NO_LAYERS, Curated

# Part of this model; apart because the layers of the map name places and precisions too.
from kiosk.content.terms import Place as Place
from kiosk.content.terms import Precision as Precision


class Lens(StrEnum):
    """Which of the two worlds is shown."""

    PUBLIC = "public"
    SECRET = "secret"


class Shape(StrEnum):
    """The mark of a theatre: shape tells what colour alone must not."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"


Rgb: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class View:
    """A camera that the curator named.

    Attributes:
        scale: Screen heights per radian at the centre, so that it means the same on every screen.
    """

    lonlat: tuple[float, float]
    scale: float


@dataclass(frozen=True, slots=True)
class Theatre:
    """A region of the story with its own lane, mark, colours and view."""

    id: str
    name: str
    shape: Shape
    fill_rgb: Rgb
    ink_rgb: Rgb
    glow_rgb: Rgb
    view: View


@dataclass(frozen=True, slots=True)
class Theme:
    """What kind of thing an event is."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A word that events use by its id, and what visitors read for it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the story.

    Attributes:
        when: "before", "during" or "after" the span of the slider.
    """

    id: str
    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said or wrote, with who and where it is printed."""

    text: str
    author: str
    source: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        start_utc_s: When it began.
        start_offset_s: The offset from UTC at its place, so that a card can give the local hour.
        end_utc_s: When it ended; None for a moment.
        public_utc_s: From when the public knew; None if not within the story. Where only a day or
            a year is known, from its end.
        public_tells: What the card says in the public world: "body", or only the "summary" where
            the body tells more than was known.
        public_label: What to print for it when it lies outside the story, such as "1989".
        knew: Since when each party knew the heart of it, in the order of the exhibit's parties;
            None for unknown or not meaningful, infinity for later than the story.
        weight: 1 to 5; 5 may not be missed.
        tension: -3 to 3, how it lowered or raised the danger.
        setting: Where the scene is, if somewhere else than in its theatre; may be empty.
        seed: Whether it answers a claim of the text from which the exhibit grew.
    """

    id: str
    chapter: str
    title: str
    start_utc_s: float
    start_offset_s: int
    end_utc_s: float | None
    precision: Precision
    places: tuple[Place, ...]
    theatre: Theatre
    theme: Theme
    public_utc_s: float | None
    public_label: str
    public_note: str
    public_tells: str
    summary: str
    body: str
    why: str
    short: str
    weight: int
    tension: int
    quote: Quote | None
    country: str
    stance: str
    dispute: str
    sources: tuple[str, ...]
    confidence: str
    verification: str
    links: tuple[str, ...]
    knew: tuple[float | None, ...]
    setting: str = ""
    seed: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """One of the clocks on screen."""

    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A power with a badge on its capital, such as a roundel with letters or a star."""

    id: str
    name: str
    place: Place
    badge: str
    colour: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The span of the slider and how its width is shared out.

    Attributes:
        opens_at_utc_s: The moment at which a visit begins.
        zone: The time zone of the date on screen, whose midnights are the day ticks.
        knots: (instant, share of the width) pairs, both rising, from (start, 0) to (end, 1).
        counted_from_utc_s: The midnight that begins day 1 of the counted days.
        counted_days: How many days are counted ("day 7 of 13"); 0 counts none.
    """

    start_utc_s: float
    end_utc_s: float
    opens_at_utc_s: float
    zone: str
    knots: tuple[tuple[float, float], ...]
    counted_from_utc_s: float
    counted_days: int


class MapLayerKind(StrEnum):
    """What a file of geodata holds."""

    AREAS = "areas"
    LINES = "lines"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer in a file of geodata and the role in which the map draws it.

    Attributes:
        path: Relative to the exhibit's folder.
        layer: The layer inside the file; empty for a file with only one.
        role: What it is to the map: "territories" are its land, "cities" and "seas" are named,
            and anything else is drawn over it by its `LayerStyle`.
        boundaries: The layer of the same file that gives the kinds of shared borders; may be empty.
    """

    id: str
    path: str
    layer: str
    kind: MapLayerKind
    role: str
    boundaries: str


@dataclass(frozen=True, slots=True)
class LayerStyle:
    """How a layer is drawn that lies over the land.

    Attributes:
        fill: Palette key of the ground of areas; empty for none.
        line: Palette key of lines, and of the edges of areas; empty for none.
        width: Width of the lines in px of the design.
        dash: Px of the design that are drawn and left out; empty for an unbroken line.
        from_scale: The smallest scale at which it is drawn, in screen heights per radian.
    """

    layer_id: str
    fill: str
    line: str
    width: float
    dash: tuple[float, float] | None
    from_scale: float


@dataclass(frozen=True, slots=True)
class Tint:
    """A ground colour for some territories, told apart by a screen of dots as well as by colour.

    Attributes:
        flat: Palette key of the flat tint shown while the map moves.
        dot: Palette key of the dots shown at rest; empty for none.
        outlined: Whether the territory gets its own heavy keyline, as a theatre's country does.
    """

    territories: tuple[str, ...]
    flat: str
    dot: str
    outlined: bool


@dataclass(frozen=True, slots=True)
class MapSettings:
    """How the map is drawn and how far a visitor may go.

    Attributes:
        home: The view in which a visit begins.
        styles: One for each layer, in the same order.
        scale_limits: The farthest and the closest scale, in screen heights per radian.
        names: What the map prints for a territory, by its id, where that differs from its name.
    """

    projection: str
    home: View
    scale_limits: tuple[float, float]
    layers: tuple[MapLayer, ...]
    styles: tuple[LayerStyle, ...]
    tints: tuple[Tint, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """How long the kiosk waits before it goes home, in seconds, and when it is open at all.

    Attributes:
        hours: None for always.
    """

    idle_limit_s: float
    warning_s: float
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """What the exhibit may ask of the machine that it runs on.

    Attributes:
        memory_limit_mb: Above this it starts again when nobody is there.
        screen_off: The command that turns the screen off, by its words; empty for none.
        screen_on: The one that turns it on again.
    """

    memory_limit_mb: float = 500.0
    screen_off: tuple[str, ...] = ()
    screen_on: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Exhibit:
    """Everything that a curator wrote, checked and resolved.

    An exhibit equals only itself, which lets what is derived from it be remembered by it.

    Attributes:
        events: In the order of their start.
        parties: Names of those whose knowledge is told, in the order of `Event.knew`.
        palettes: For each lens, colours by their key.
        wording: The words on buttons and signs, by key.
        fonts: Font files relative to the exhibit's folder, by role ("headline", "body", …).
        diagonal_inch: The physical screen, from which sizes in millimetres follow.
        language: The code of the language that all this is written in.
        settings: Scenes outside the theatres, by `Event.setting`.
        stances: Positions of countries, by `Event.stance`.
        curated: The layers of the map that move with time.
    """

    title: str
    subtitle: str
    invitation: str
    timeline: Timeline
    clocks: tuple[Clock, ...]
    parties: tuple[str, ...]
    theatres: tuple[Theatre, ...]
    themes: tuple[Theme, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    map: MapSettings
    visit: Visit
    palettes: Mapping[Lens, Mapping[str, Rgb]]
    wording: Mapping[str, str]
    fonts: Mapping[str, str]
    diagonal_inch: float
    language: str = "en"
    chapters: tuple[Chapter, ...] = ()
    settings: tuple[Named, ...] = ()
    stances: tuple[Named, ...] = ()
    curated: Curated = NO_LAYERS
    machine: Machine = Machine()

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by their identifier."""
        return {event.id: event for event in self.events}

    @cached_property
    def theatre_by_id(self) -> Mapping[str, Theatre]:
        """Theatres by their identifier."""
        return {theatre.id: theatre for theatre in self.theatres}
