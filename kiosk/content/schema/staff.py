"""What a file may say of the hidden way in for staff."""

from typing import Literal

from pydantic import Field

from kiosk.content.schema.values import Entry
from kiosk.content.staff import CORNER, HOLD_S


class StaffEntry(Entry):
    """The hidden hold that opens the pad for the PIN."""

    corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] = Field(
        CORNER, description="The corner that staff hold.", examples=["top-left"]
    )
    hold_s: float = Field(
        HOLD_S,
        description="For how many seconds; 0 for no way in at all.",
        ge=0,
        le=60,
        examples=[5],
    )
