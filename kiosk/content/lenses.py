"""The two worlds."""

from enum import StrEnum


class Lens(StrEnum):
    """Which of the two worlds is shown."""

    PUBLIC = "public"
    SECRET = "secret"
