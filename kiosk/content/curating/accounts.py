"""Records of alerts and messages in; who stood how ready, and what was sent, out."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.content.curated import Alert, Message
from kiosk.content.curating.dates import is_timed, latest_utc_s
from kiosk.content.curating.marks import LASTING_KEYS, SOURCED_KEYS, lasting, sourced
from kiosk.content.curating.records import Keys, Known, Record
from kiosk.content.faults import ELSEWHERE
from kiosk.content.plain_words import written
from kiosk.content.terms import Precision

ALERT_KEYS = Keys("alert", ("who", "kind", "level", *LASTING_KEYS), ("note",), id_key="who")
MESSAGE_KEYS = Keys(
    "message",
    ("id", "from_place", "to_place", "sent", "sent_precision", "received", "received_precision",
     "read", "read_precision", *SOURCED_KEYS),
    # For curators: how it was sent.
    ("event", "channel", "note"),
)  # fmt: skip

_EXCHANGE = "Exchange the two, or correct one of them."


def alert_of(record: Record, known: Known) -> Alert | None:
    """Return an alert, or None if something is wrong with it."""
    label = record.text("level")
    alert = Alert(
        who=record.id("who"),
        kind=record.id("kind"),
        level=int(label) if label.isascii() and label.isdigit() and len(label) < 4 else None,
        label=label,
        **lasting(record, known),
    )
    return alert if record.sound() else None


def alerts_of(alerts: Sequence[tuple[Alert, Record]], _: Known) -> tuple[Alert, ...]:
    """Return alerts; two levels on one scale at one time are noted."""
    last: dict[tuple[str, str], tuple[Alert, Record]] = {}
    for alert, record in sorted(alerts, key=lambda pair: pair[0].from_utc_s):
        before = last.get((alert.who, alert.kind))
        if before is not None and alert.from_utc_s < before[0].to_utc_s:
            record.object_at(
                record.origin.at("from"),
                "from",
                f'This begins before the level "{before[0].label}" has ended, in {ELSEWHERE}.',
                "Let one level end at the time at which the next begins.",
                elsewhere=before[1].origin.at("to"),
            )
        last[alert.who, alert.kind] = alert, record
    return tuple(alert for alert, _ in alerts)


def message_of(record: Record, known: Known) -> Message | None:
    """Return a message, or None if something is wrong with it."""
    origin, target = record.place("from_place", known), record.place("to_place", known)
    sent, sent_precision = record.moment("sent"), record.one_of("sent_precision", Precision)
    received, received_precision = _dated(record, "received")
    read, read_precision = _dated(record, "read")
    if received is not None:
        _object_to_order(record, "received", received, received_precision, ("sent", sent))
    if read is not None:
        before = ("sent", sent) if received is None else ("received", received)
        _object_to_order(record, "read", read, read_precision, before)
    values = sourced(record, known)
    id_, event_id = record.id(), record.event("event", known)
    if origin is None or target is None or not record.sound():
        return None
    arrival = read_precision if read is not None else received_precision
    return Message(
        id=id_,
        origin=origin,
        target=target,
        sent_utc_s=sent.timestamp(),
        sent_precision=sent_precision,
        received_utc_s=None if received is None else latest_utc_s(received, received_precision),
        read_utc_s=None if read is None else latest_utc_s(read, read_precision),
        timed=(received or read) is not None and is_timed(sent_precision) and is_timed(arrival),
        event_id=event_id,
        **values,
    )


def messages_of(messages: Sequence[tuple[Message, Record]], _: Known) -> tuple[Message, ...]:
    """Return messages in the order in which they were sent."""
    return tuple(sorted((each for each, _ in messages), key=lambda each: each.sent_utc_s))


def _object_to_order(
    record: Record, key: str, moment: datetime, precision: Precision, before: tuple[str, datetime]
) -> None:
    earlier_key, earlier = before
    if not record.sound(key, f"{key}_precision", earlier_key):
        return
    if latest_utc_s(moment, precision) < earlier.timestamp():
        found = f"It was {key} at {written(moment)}, before it was {earlier_key},"
        record.object_to(key, f"{found} {written(earlier)}.", _EXCHANGE)


def _dated(record: Record, key: str) -> tuple[datetime | None, Precision]:
    """Return a moment that may be left out, with its precision."""
    moment = record.optional_moment(key)
    if moment is None:
        return None, Precision.DAY
    return moment, record.one_of(f"{key}_precision", Precision)
