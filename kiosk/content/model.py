"""The exhibit as the program reads it: checked, resolved and frozen.

Every instant is UTC in seconds since 1970 (negative before) and every position is a longitude
and latitude in degrees, so that no other floor parses a date or looks up an identifier.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

# Part of this model; apart because no module is to be read in more than one sitting.
from kiosk.content.cartography import LayerStyle as LayerStyle
from kiosk.content.cartography import MapLayer as MapLayer
from kiosk.content.cartography import MapLayerKind as MapLayerKind
from kiosk.content.cartography import MapSettings as MapSettings
from kiosk.content.cartography import Tint as Tint
from kiosk.content.cartography import View as View
from kiosk.content.colours import Rgb as Rgb
from kiosk.content.curated import NO_LAYERS, Curated
from kiosk.content.house import PLAIN_MACHINE
from kiosk.content.house import Machine as Machine
from kiosk.content.house import Visit as Visit
from kiosk.content.languages import Conventions as Conventions
from kiosk.content.languages import Direction
from kiosk.content.languages import Language as Language
from kiosk.content.lenses import Lens as Lens
from kiosk.content.network import Mqtt
from kiosk.content.panel import AS_IT_IS
from kiosk.content.panel import TouchPanel as TouchPanel
from kiosk.content.staff import USUAL_WAY
from kiosk.content.staff import Staff as Staff
from kiosk.content.terms import Place as Place
from kiosk.content.terms import Precision as Precision
from kiosk.content.terms import Since as Since
from kiosk.content.tours import Poster as Poster
from kiosk.content.tours import Tour as Tour
from kiosk.content.tours import TourStep as TourStep


class Shape(StrEnum):
    """The mark of a theatre: shape tells what colour alone must not."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Theatre:
    """A region of the story with its own lane, mark, colours and view.

    Attributes:
        reactions: Whether its view shows the latest word of each country.
    """

    id: str
    name: str
    shape: Shape
    fill_rgb: Rgb
    ink_rgb: Rgb
    glow_rgb: Rgb
    view: View
    reactions: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """What kind of thing an event is."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A position that countries show.

    Attributes:
        hatch: How the map hatches a country that shows it; empty for not at all.
        colour: The palette key of the lines.
    """

    id: str
    name: str
    hatch: str
    colour: str


@dataclass(frozen=True, slots=True)
class Force:
    """Somebody whose readiness is told; `short` stands for the name in little room, if given."""

    id: str
    name: str
    short: str


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
class Media:
    """A picture on the card of an event.

    Attributes:
        path: Relative to the exhibit's folder.
        alt: What it shows, for those who do not see it.
        credit: Who made it, and who allows its use.
        caption: A line below it; may be empty.
        secret_path: The same picture for the secret world; empty where one serves both.
        focus: What must stay in sight when it is cut, in shares of its width and height.
        reference: The archive's number of what a museum may show in its place; may be empty.
    """

    path: str
    alt: str
    credit: str
    caption: str
    secret_path: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    reference: str = ""


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
        public_title: What it is called in the public world; empty for no other than the title.
        public_label: What to print for it when it lies outside the story, such as "1989".
        knew: Since when each party knew the heart of it, in the order of the exhibit's parties;
            None for unknown or not meaningful.
        weight: 1 to 5; 5 may not be missed.
        tension: -3 to 3, how it lowered or raised the danger.
        language: That in which it is told, where nobody has translated it; empty otherwise.
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
    public_title: str
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
    knew: tuple[Since | None, ...]
    language: str = ""
    media: tuple[Media, ...] = ()

    def title_in(self, lens: Lens) -> str:
        """Return what it is called in one of the two worlds."""
        return (lens is Lens.PUBLIC and self.public_title) or self.title


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
        font_sizes: How much larger or smaller than others a role's font is set, by role.
        diagonal_inch: The physical screen, from which sizes in millimetres follow.
        language: The code of the language that all texts here are in.
        languages: Those that a visitor may choose from, in their order; empty for only one.
        conventions: How this language writes dates and numbers.
        editions: The same exhibit in every language, this one included, by its code.
        stances: Positions of countries, by `Event.stance`.
        forces: Those whose readiness the timeline tells, by `Alert.who`; the first for all.
        curated: The layers of the map that move with time.
        endings: What is said when the story has played to its end in a world.
        tours: In the order in which they are offered.
        poster: The resting screen; None for none.
        panel: How the touch panel lies over the screen.
        mqtt: Through whom it meets other kiosks; None for nobody.
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
    conventions: Conventions
    language: str = "en"
    languages: tuple[Language, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    stances: tuple[Stance, ...] = ()
    forces: tuple[Force, ...] = ()
    curated: Curated = NO_LAYERS
    machine: Machine = PLAIN_MACHINE
    staff: Staff = USUAL_WAY
    font_sizes: Mapping[str, float] = field(default_factory=dict)
    endings: Mapping[Lens, str] = field(default_factory=dict)
    tours: tuple[Tour, ...] = ()
    poster: Poster | None = None
    panel: TouchPanel = AS_IT_IS
    mqtt: Mqtt | None = None
    editions: Mapping[str, "Exhibit"] = field(default_factory=dict, repr=False)

    def in_language(self, code: str) -> "Exhibit":
        """Return the same exhibit in another language; this one if it has not got that."""
        return self.editions.get(code, self)

    @cached_property
    def derived(self) -> dict[object, Any]:
        """What has been worked out from it, by what did it."""
        return {}

    @cached_property
    def rtl(self) -> bool:
        """Whether this language begins its lines on the right."""
        return any(
            each.code == self.language and each.direction is Direction.RIGHT_TO_LEFT
            for each in self.languages
        )

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by their identifier."""
        return {event.id: event for event in self.events}

    @cached_property
    def tour_by_id(self) -> Mapping[str, Tour]:
        """Tours by their identifier."""
        return {tour.id: tour for tour in self.tours}

    @cached_property
    def theatre_by_id(self) -> Mapping[str, Theatre]:
        """Theatres by their identifier."""
        return {theatre.id: theatre for theatre in self.theatres}
