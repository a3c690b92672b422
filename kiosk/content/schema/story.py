"""What a file may say of the story: events, places, and the lists of words that events use."""

from typing import Annotated, Literal

from pydantic import Field

from kiosk.content.model import Precision, Shape
from kiosk.content.schema.values import (
    EXAMPLE_TIME,
    PICTURE_PATTERN,
    Colour,
    Entry,
    Id,
    KnownSince,
    OffsetMoment,
    Share,
    Text,
)

# Enumerations are written as their text, which strict reading would refuse.
_ByText = Field(strict=False)


class ViewEntry(Entry):
    """A place of the camera."""

    lon: float = Field(
        description="Degrees east; negative in the west.", ge=-180, le=180, examples=[13.4]
    )
    lat: float = Field(
        description="Degrees north; negative in the south.", ge=-85, le=85, examples=[52.5]
    )
    scale: float = Field(description="Heights of the screen per radian.", gt=0, examples=[2.5])


class PlaceEntry(Entry):
    """A place on the map."""

    id: Id = Field(description="Its name in the events.", examples=["tempelhof"])
    name: Text = Field(description="Its name on the map, as it was then.", examples=["Tempelhof"])
    lon: float = Field(description="Degrees east; negative in the west.", examples=[13.4021])
    lat: float = Field(description="Degrees north; negative in the south.", examples=[52.4730])
    country: Text = Field(description="As in [zones].", examples=["Germany"])
    zone: Text | None = Field(
        None,
        description="Its time zone, where it differs from its country's.",
        examples=["Europe/Berlin"],
    )
    kind: Id = Field(description="What it is.", examples=["airfield"])
    accuracy: Text | None = Field(
        None, description="For curators alone: how good the position is.", examples=["exact"]
    )
    note: Text | None = Field(None, description="For curators alone.", examples=["In the south."])
    public_name: Text | None = Field(
        None,
        description="Its name in the public world, where the other tells too much.",
        examples=["Berlin"],
    )


class MediaEntry(Entry):
    """A picture on the card of an event."""

    path: Annotated[str, Field(pattern=PICTURE_PATTERN)] = Field(
        description="Its file, from the exhibit's folder: JPEG, PNG or WebP.",
        examples=["assets/media/tempelhof.jpg"],
    )
    alt: Text = Field(
        description="What it shows, for those who do not see it.",
        examples=["Children wave at an aircraft."],
    )
    credit: Text = Field(
        description="Who made it, and who allows its use.", examples=["US Air Force, public domain"]
    )
    caption: Text | None = Field(
        None, description="A line below it.", examples=["At Tempelhof, 1948"]
    )
    secret_path: Annotated[str, Field(pattern=PICTURE_PATTERN)] | None = Field(
        None,
        description="The same picture for the secret world; without it, the first one darkened.",
        examples=["assets/media/tempelhof-secret.jpg"],
    )
    focus: list[Share] | None = Field(
        None,
        description="What must stay in sight when the picture is cut to its place on the card:"
        " how far it is from the left and from the top, each from 0 to 1; else the middle.",
        min_length=2,
        max_length=2,
        examples=[[0.5, 0.3]],
    )
    reference: Text | None = Field(
        None,
        description="For the museum: archive and number of a photograph that may stand here.",
        examples=["NARA, 541691"],
    )


class EventEntry(Entry):
    """One thing that happened."""

    id: Id = Field(description="Its name for links.", examples=["first-flight"])
    chapter: Id = Field(description="The id of a chapter.", examples=["beginning"])
    title: Text = Field(description="At most 60 letters.", examples=["The first aircraft lands"])
    start: OffsetMoment = Field(
        description="Local time at one of the places, with its offset from UTC.",
        examples=[EXAMPLE_TIME],
    )
    end: OffsetMoment | None = Field(
        None, description="As start; left out for a moment.", examples=[EXAMPLE_TIME]
    )
    precision: Annotated[Precision, _ByText] = Field(
        description="How exactly the sources date it.", examples=["hour"]
    )
    places: list[Id] = Field(
        description="Ids of places; the map points to the first.",
        min_length=1,
        examples=[["tempelhof"]],
    )
    theatre: Id = Field(description="The id of a theatre: what it is about.", examples=["city"])
    setting: Id | None = Field(
        None, description="Where the scene is, if not in the theatre.", examples=["capital"]
    )
    theme: Id = Field(description="The id of a theme.", examples=["military"])
    country: Text | None = Field(
        None, description="Whose position it shows, as named on the map.", examples=["France"]
    )
    stance: Id | None = Field(None, description="The id of a stance.", examples=["neutral"])
    weight: int = Field(
        description="1 to 5: how large its mark is and how long it stays; 5 may not be missed.",
        ge=1,
        le=5,
        examples=[3],
    )
    tension: int = Field(
        description="-3 to 3: how it lowered or raised the danger; the seismograph adds it up.",
        ge=-3,
        le=3,
        examples=[1],
    )
    public: KnownSince = Field(
        description='Since when people could know: "same", a time, a date, a year or "never".',
        examples=["same"],
    )
    public_tells: Literal["body", "summary"] = Field(
        "body",
        description="What the public card says: the summary where the body knows too much.",
        examples=["summary"],
    )
    public_title: Text | None = Field(
        None,
        description="The title in the public world, where the other tells too much.",
        examples=["An aircraft is missing"],
    )
    public_note: Text | None = Field(
        None, description="What was known when.", examples=["In the papers of the next day."]
    )
    knew: dict[str, KnownSince] = Field(
        {},
        description="Since when each party knew, written like public.",
        examples=[{"public": "same"}],
    )
    summary: Text = Field(
        description="One sentence, at most 140 letters.", examples=["The city is supplied by air."]
    )
    short: Text = Field(
        description="25 to 40 words for visitors who read little.", examples=["Aircraft came."]
    )
    body: Text = Field(description="55 to 110 words.", examples=["The first aircraft came."])
    why: Text = Field(description="Why it matters.", examples=["Nobody had to starve."])
    quote: Text | None = Field(
        None, description="Words really said or written.", examples=["Look upon this city."]
    )
    quote_by: Text | None = Field(None, description="Who said them.", examples=["Ernst Reuter"])
    quote_source: Text | None = Field(
        None, description="Where they are printed.", examples=["Speech of 9 September 1948"]
    )
    dispute: Text | None = Field(
        None, description="What is uncertain, in one sentence.", examples=["Counts differ."]
    )
    sources: list[Text] = Field(
        description="Where it can be looked up.", min_length=1, examples=[["A book, page 7"]]
    )
    confidence: Literal["high", "medium", "low"] = Field(
        description="How sure it is.", examples=["high"]
    )
    verification: Literal["verified", "partly", "unverified-here"] = Field(
        description="Whether it was checked against a source.", examples=["verified"]
    )
    links: list[Id] = Field(
        [], description="Ids of events that led to it or came from it.", examples=[["last-flight"]]
    )
    media: list[MediaEntry] = Field([], description="Pictures, the first one first.")
    seed: bool = Field(
        False,
        description="For curators alone: whether it answers a claim of the text from which the"
        " exhibit grew.",
        examples=[True],
    )


class NamedEntry(Entry):
    """A word that events may use, and what visitors read for it."""

    id: Id = Field(description="What events call it.", examples=["neutral"])
    name: Text = Field(description="What visitors read.", examples=["Neutral"])


class StanceEntry(NamedEntry):
    """A position that countries show, and how the map hatches them."""

    hatch: Literal["rising", "falling", "level", "upright", "crossed", "dashed"] | None = Field(
        None, description="How the map hatches a country.", examples=["rising"]
    )
    colour: Id | None = Field(
        None, description="A name in both palettes, for the lines.", examples=["france"]
    )


class ForceEntry(NamedEntry):
    """Those whose readiness the timeline tells."""

    short: Text | None = Field(
        None, description="What stands for the name where there is little room.", examples=["RAF"]
    )


class ChapterEntry(NamedEntry):
    """A part of the story."""

    when: Literal["before", "during", "after"] = Field(
        description="Where its events begin, seen from the span of the slider.",
        examples=["during"],
    )


class TheatreEntry(NamedEntry):
    """A region of the story."""

    shape: Annotated[Shape, _ByText] = Field(
        description="Its mark; each theatre has one of its own.", examples=["circle"]
    )
    fill: Colour = Field(description="The ground of its mark; never of text.", examples=["#EA7317"])
    ink: Colour = Field(description="Its text and lines on paper: dark.", examples=["#7D3200"])
    glow: Colour = Field(description="Its text and lines at night: bright.", examples=["#FF9C4A"])
    view: ViewEntry = Field(
        description="Where its button flies to.",
        examples=[{"lon": 13.4, "lat": 52.5, "scale": 2.5}],
    )
    reactions: bool = Field(
        default=False,
        description="Whether its view shows what each country said or did, on slips around it.",
        examples=[True],
    )
