"""What a file may say of the screen and of the touch panel over it."""

from typing import Literal

from pydantic import Field

from kiosk.content.schema.values import Entry


class ScreenEntry(Entry):
    """The physical screen."""

    diagonal_inch: float = Field(description="Its diagonal in inches.", ge=5, le=400, examples=[32])
    touch_turned_deg: Literal[0, 90, 180, 270] = Field(
        0,
        description="How far the touch panel is turned against the picture, clockwise.",
        examples=[90],
    )
    touch_calibration: list[float] = Field(
        [1.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        description="Where touches lie on the screen: the two rows of a matrix, as for xinput.",
        min_length=6,
        max_length=6,
        examples=[[1.0, 0.0, 0.0, 0.0, 1.0, 0.0]],
    )
