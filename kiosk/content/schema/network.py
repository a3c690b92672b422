"""What a file may say of other kiosks and how they are reached."""

from typing import Annotated, Literal

from pydantic import Field

from kiosk.content.network import SILENT_S
from kiosk.content.schema.values import (
    HOST_PATTERN,
    LANGUAGE_PATTERN,
    TOPIC_PATTERN,
    Entry,
    Text,
)


class MqttEntry(Entry):
    """The broker through which one kiosk tells others what it shows."""

    broker: Annotated[str, Field(pattern=HOST_PATTERN)] = Field(
        description="The machine on which the broker runs.", examples=["broker.museum.example"]
    )
    port: int | None = Field(
        None,
        description="Its port; without it 1883, or 8883 with tls.",
        ge=1,
        le=65535,
        examples=[1883],
    )
    topic: Annotated[str, Field(pattern=TOPIC_PATTERN)] = Field(
        description="Where the state of the leader lies.", examples=["museum/hall-1/table"]
    )
    role: Literal["publish", "follow"] = Field(
        description="Whether this one leads or follows.", examples=["publish"]
    )
    tls: bool = Field(False, description="Whether the connection is encrypted.", examples=[True])
    ca_file: Text | None = Field(
        None,
        description="The certificate that vouches for the broker, if the machine knows none.",
        examples=["/etc/kiosk/broker-ca.pem"],
    )
    user: Text | None = Field(None, description="As whom.", examples=["kiosk"])
    password_file: Text | None = Field(
        None,
        description="The file on this machine that holds the password, and nothing else.",
        examples=["/etc/kiosk/mqtt-password"],
    )
    touches: Literal["take-over", "ignore"] = Field(
        "take-over",
        description="What becomes of a touch on a kiosk that follows.",
        examples=["ignore"],
    )
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN)] | None = Field(
        None,
        description="The language of a kiosk that follows; without it that of these files.",
        examples=["en"],
    )
    silent_s: float = Field(
        SILENT_S,
        description="Seconds without a word after which the leader counts as gone.",
        ge=30,
        le=86_400,
        examples=[300],
    )


class NetworkEntry(Entry):
    """What the exhibit uses a network for; without this section it uses none."""

    mqtt: MqttEntry | None = Field(None, description="How kiosks follow one another.")
