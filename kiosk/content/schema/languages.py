"""The languages that visitors may choose from, as a curator writes them."""

from typing import Annotated, TypeAlias

from pydantic import Field

from kiosk.content.languages import Direction
from kiosk.content.schema.values import LANGUAGE_PATTERN, Entry, Text

Factor: TypeAlias = Annotated[float, Field(ge=0.4, le=2.5)]


class LanguageFontsEntry(Entry):
    """The font files of one language, where they differ from those of the exhibit."""

    date: Text | None = Field(None, description="The date.", examples=["assets/fonts/a.ttf"])
    headline: Text | None = Field(
        None, description="Headlines, buttons.", examples=["assets/fonts/a.ttf"]
    )
    ui: Text | None = Field(
        None, description="Signs, names of cities.", examples=["assets/fonts/a.ttf"]
    )
    ui_text: Text | None = Field(
        None, description="Secondary text.", examples=["assets/fonts/a.ttf"]
    )
    body: Text | None = Field(
        None, description="The text of cards.", examples=["assets/fonts/a.ttf"]
    )
    quote: Text | None = Field(
        None, description="Quotations, seas.", examples=["assets/fonts/a.ttf"]
    )
    teletype: Text | None = Field(
        None, description="Quotations at night.", examples=["assets/fonts/a.ttf"]
    )
    teletype_headline: Text | None = Field(
        None, description="Headlines at night.", examples=["assets/fonts/a.ttf"]
    )


class LanguageFontSizesEntry(Entry):
    """How much larger or smaller than others the fonts of one language are set; 1 for not."""

    date: Factor | None = Field(None, description="The date.", examples=[0.9])
    headline: Factor | None = Field(None, description="Headlines, buttons.", examples=[0.9])
    ui: Factor | None = Field(None, description="Signs, names of cities.", examples=[0.9])
    ui_text: Factor | None = Field(None, description="Secondary text.", examples=[0.9])
    body: Factor | None = Field(None, description="The text of cards.", examples=[0.9])
    quote: Factor | None = Field(None, description="Quotations, seas.", examples=[0.9])
    teletype: Factor | None = Field(None, description="Quotations at night.", examples=[0.9])
    teletype_headline: Factor | None = Field(
        None, description="Headlines at night.", examples=[0.9]
    )


class LanguageEntry(Entry):
    """A language that visitors may choose."""

    code: Annotated[str, Field(pattern=LANGUAGE_PATTERN)] = Field(
        description="Its code; also the name of the folder of its translation.", examples=["de"]
    )
    name: Text = Field(description="Its name in itself.", examples=["Deutsch"])
    direction: Annotated[Direction, Field(strict=False)] = Field(
        Direction.LEFT_TO_RIGHT,
        description='"ltr" if a line begins on the left, "rtl" if on the right.',
        examples=["ltr"],
    )
    locale: Text | None = Field(
        None, description="How dates are written, if not as in the code.", examples=["en-GB"]
    )
    reviewed: bool = Field(
        False, description="Whether a person has checked the translation.", examples=[True]
    )
    complete: bool = Field(
        True,
        description="Whether a text without a translation is told of; it is shown as written.",
        examples=[False],
    )
    fonts: LanguageFontsEntry | None = Field(
        None,
        description="Fonts where it needs others.",
        examples=[{"body": "assets/fonts/a.ttf"}],
    )
    font_sizes: LanguageFontSizesEntry | None = Field(
        None,
        description="How much larger or smaller its fonts are set, where they look otherwise.",
        examples=[{"date": 0.8}],
    )
