"""What a content file may say: one description for reading, checking and completing it."""

from pydantic import Field

from kiosk.content.schema.languages import LanguageEntry
from kiosk.content.schema.network import NetworkEntry
from kiosk.content.schema.settings import (
    ActorEntry,
    ClockEntry,
    ExhibitEntry,
    FontsEntry,
    MachineEntry,
    MapEntry,
    PalettesEntry,
    ScreenEntry,
    TimelineEntry,
    VisitEntry,
)
from kiosk.content.schema.staff import StaffEntry
from kiosk.content.schema.story import (
    ChapterEntry,
    EventEntry,
    ForceEntry,
    NamedEntry,
    PlaceEntry,
    StanceEntry,
    TheatreEntry,
)
from kiosk.content.schema.tours import AttractEntry, TourEntry
from kiosk.content.schema.values import Entry, Text
from kiosk.content.schema.wording import WordingEntry


class ContentFile(Entry):
    """Any file of the exhibit: each section may stand in any of them."""

    exhibit: ExhibitEntry | None = Field(None, description="What the exhibit is called.")
    screen: ScreenEntry | None = Field(None, description="The physical screen.")
    visit: VisitEntry | None = Field(None, description="How long the kiosk waits.")
    machine: MachineEntry | None = Field(None, description="The machine that it runs on.")
    staff: StaffEntry | None = Field(None, description="The hidden way in for staff.")
    network: NetworkEntry | None = Field(None, description="What it uses a network for.")
    timeline: TimelineEntry | None = Field(None, description="The span of the slider.")
    map: MapEntry | None = Field(None, description="How the map is drawn.")
    palette: PalettesEntry | None = Field(None, description="The colours of both worlds.")
    fonts: FontsEntry | None = Field(None, description="The font files.")
    wording: WordingEntry | None = Field(None, description="The words on buttons and signs.")
    zones: dict[str, Text] | None = Field(
        None,
        description="The time zone of each country.",
        examples=[{"France": "Europe/Paris"}],
    )
    language: list[LanguageEntry] = Field([], description="The languages to choose from.")
    clock: list[ClockEntry] = Field([], description="The clocks on screen; six find room.")
    party: list[NamedEntry] = Field([], description="Those whose knowledge is told.")
    chapter: list[ChapterEntry] = Field([], description="The parts of the story.")
    theatre: list[TheatreEntry] = Field([], description="The regions of the story.")
    theme: list[NamedEntry] = Field([], description="Kinds of events.")
    setting: list[NamedEntry] = Field([], description="Scenes outside the theatres.")
    stance: list[StanceEntry] = Field([], description="Positions of countries.")
    force: list[ForceEntry] = Field([], description="Those whose readiness is told.")
    actor: list[ActorEntry] = Field([], description="The powers with a badge.")
    place: list[PlaceEntry] = Field([], description="Places on the map.")
    event: list[EventEntry] = Field([], description="What happened.")
    attract: AttractEntry | None = Field(None, description="The screen while nobody is there.")
    tour: list[TourEntry] = Field([], description="Guided tours.")
