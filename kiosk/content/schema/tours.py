"""What a file may say of guided tours and of the resting screen."""

from typing import Annotated

from pydantic import Field

from kiosk.content.lenses import Lens
from kiosk.content.schema.story import ViewEntry
from kiosk.content.schema.values import EXAMPLE_TIME, Entry, Id, OffsetMoment, Text

# Without a scale of its own a stop at a place shows a region of some 2500 km.
DEFAULT_SCALE = 2.6
DEFAULT_STANDS_S, DEFAULT_PLAYS_S = 18.0, 60.0


class StepEntry(Entry):
    """One stop of a tour."""

    id: Id = Field(description="Its name in this tour, for translators.", examples=["takeoff"])
    event: Id | None = Field(
        None,
        description="The event that it tells of: gives the instant and the place.",
        examples=["first-flight"],
    )
    at: OffsetMoment | None = Field(
        None, description="The instant, if not that of the event.", examples=[EXAMPLE_TIME]
    )
    theatre: Id | None = Field(
        None, description="Shows the view of this theatre.", examples=["city"]
    )
    place: Id | None = Field(None, description="Shows this place.", examples=["tempelhof"])
    view: ViewEntry | None = Field(
        None,
        description="Shows this view.",
        examples=[{"lon": 13.4, "lat": 52.5, "scale": 2.5}],
    )
    scale: float | None = Field(
        None,
        description="How near to the place or event: heights of the screen per radian.",
        gt=0,
        examples=[4.0],
    )
    lens: Annotated[Lens, Field(strict=False)] = Field(
        description="Which of the two worlds.", examples=["public"]
    )
    caption: Text = Field(
        description="What is said here, at most 140 letters.", examples=["The city is cut off."]
    )
    seconds: float = Field(
        description="How long it stands; longer if reading the caption takes longer.",
        ge=2,
        le=120,
        examples=[9],
    )
    card: bool = Field(False, description="Whether the card of the event is open.", examples=[True])


class TourEntry(Entry):
    """A guided tour."""

    id: Id = Field(description="Its name in files.", examples=["a-city-lives"])
    title: Text = Field(description="At most 40 letters.", examples=["A city lives by air"])
    summary: Text = Field(
        description="One line, at most 80 letters.", examples=["From the blockade to its end."]
    )
    ending: Text | None = Field(
        None,
        description="Said at its end, above what there is to do next; at most 140 letters.",
        examples=["For almost a year the city lived by air."],
    )
    listed: bool = Field(
        True,
        description="Whether visitors may choose it; false for one made for the resting screen.",
        examples=[False],
    )
    step: list[StepEntry] = Field(
        description="Its stops, in their order; each begins with [[tour.step]].", min_length=1
    )


class AttractEntry(Entry):
    """The resting screen, while nobody is there."""

    title: Text | None = Field(
        None,
        description="In large letters, each line end a new line; else the exhibit's title.",
        examples=["The Airlift"],
    )
    view: ViewEntry | None = Field(
        None,
        description="What lies in the middle of the hole in the map.",
        examples=[{"lon": 13.4, "lat": 52.5, "scale": 2.5}],
    )
    at: OffsetMoment | None = Field(
        None, description="The instant that is seen through it.", examples=[EXAMPLE_TIME]
    )
    stands: float = Field(
        DEFAULT_STANDS_S,
        description="Seconds that the title stands before the tour plays.",
        ge=5,
        le=600,
        examples=[18],
    )
    tour: Id | None = Field(
        None, description="The id of the tour that it plays.", examples=["a-city-lives"]
    )
    plays: float = Field(
        DEFAULT_PLAYS_S,
        description="Seconds that the tour may take; later stops are left out.",
        ge=5,
        le=600,
        examples=[60],
    )
