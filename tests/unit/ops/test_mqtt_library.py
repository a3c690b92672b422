"""What the line to the broker takes for granted of its library, beyond what that promises."""

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion


def test_the_library_still_tells_how_much_of_a_packet_is_to_come() -> None:
    # By it a packet that is too large is refused before it fills the memory.
    client = Client(CallbackAPIVersion.VERSION2)
    assert client._in_packet["remaining_length"] == 0
