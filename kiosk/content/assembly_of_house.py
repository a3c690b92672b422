"""The checked settings of the house in, what the program reads of them out."""

from kiosk.chrono.opening import Hours
from kiosk.content.model import Machine, TouchPanel, Visit
from kiosk.content.network import Mqtt, Role, Touches
from kiosk.content.schema.network import NetworkEntry
from kiosk.content.schema.settings import MachineEntry, ScreenEntry, VisitEntry

# As registered for MQTT.
PLAIN_PORT, TLS_PORT = 1883, 8883


def visit_of(entry: VisitEntry) -> Visit:
    """Return how long the exhibit waits, and when it is open."""
    hours = None
    if entry.opening_hours is not None and entry.zone is not None:
        hours = Hours(entry.opening_hours, entry.zone, entry.holidays_of or "")
    return Visit(
        entry.idle_limit_s, entry.warning_s, hours, entry.scan_key.lower(), entry.scan_step_s
    )


def panel_of(entry: ScreenEntry) -> TouchPanel:
    """Return how the touch panel lies over the screen."""
    a, b, c, d, e, f = entry.touch_calibration
    return TouchPanel(entry.touch_turned_deg, (a, b, c, d, e, f))


def machine_of(entry: MachineEntry) -> Machine:
    """Return what the exhibit may ask of its machine."""
    return Machine(
        entry.memory_limit_mb,
        tuple(entry.screen_off),
        tuple(entry.screen_on),
        tuple(entry.voice),
    )


def mqtt_of(entry: NetworkEntry | None) -> Mqtt | None:
    """Return through whom kiosks meet; None for nobody."""
    if entry is None or entry.mqtt is None:
        return None
    mqtt = entry.mqtt
    return Mqtt(
        broker=mqtt.broker,
        port=mqtt.port or (TLS_PORT if mqtt.tls else PLAIN_PORT),
        topic=mqtt.topic,
        role=Role(mqtt.role),
        tls=mqtt.tls,
        ca_file=mqtt.ca_file or "",
        user=mqtt.user or "",
        password_file=mqtt.password_file or "",
        touches=Touches(mqtt.touches),
        language=mqtt.language or "",
        silent_s=mqtt.silent_s,
    )
