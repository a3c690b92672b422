"""A message on its way: when it was sent and arrived, and who knew of it at this moment."""

from kiosk.chrono.local import local_time
from kiosk.content.curated import Message
from kiosk.content.model import Clock, Event, Exhibit, Place, Precision
from kiosk.scene.known_since import known_since
from kiosk.scene.style import Style
from kiosk.scene.words import day_month_weekday, digits, hour
from kiosk.world.appearing import appears_utc_s
from kiosk.world.lens import opens_utc_s
from kiosk.world.messages import arrival_utc_s

Line = tuple[str, str]


def letter_lines(
    style: Style, utc_s: float, message_id: str
) -> tuple[str, tuple[Line, ...], Event | None] | None:
    """Return heading, labelled lines and the event that tells of it; None if it is not known.

    Nothing that lies ahead is told: a letter on its way has not arrived, and nobody knows yet who
    will learn of it. Who knew what stays out of the public world, where it was no news.
    """
    exhibit = style.exhibit
    message = next((m for m in exhibit.curated.messages if m.id == message_id), None)
    if message is None or max(message.sent_utc_s, opens_utc_s(message, style.lens)) > utc_s:
        return None
    event = exhibit.event_by_id.get(message.event_id)
    if event is not None and appears_utc_s(event, style.lens) > utc_s:
        event = None
    wording = exhibit.wording
    title = wording["message_way"].format(
        origin=message.origin.name_in(style.lens), target=message.target.name_in(style.lens)
    )
    lines: list[Line] = [
        (wording["message_sent"], _time(exhibit, message, message.sent_utc_s, message.origin)),
        *_arrival(exhibit, message, utc_s),
    ]
    if style.secret and event is not None:
        lines += _knew(exhibit, event, utc_s)
    return title, tuple(lines), event


def _arrival(exhibit: Exhibit, message: Message, utc_s: float) -> tuple[Line, ...]:
    wording = exhibit.wording
    received_s, read_s = message.received_utc_s, message.read_utc_s
    arrival_s = arrival_utc_s(message)
    lines: list[Line] = []
    if received_s is not None and received_s <= utc_s:
        when = _time(exhibit, message, received_s, message.target)
        lines.append((wording["message_received"], when))
    if read_s is not None and read_s <= utc_s:
        lines.append((wording["message_read"], _time(exhibit, message, read_s, message.target)))
    if message.timed and arrival_s is not None and arrival_s > message.sent_utc_s:
        minutes = round((min(arrival_s, utc_s) - message.sent_utc_s) / 60.0)
        took = wording["hours_minutes"].format(hours=minutes // 60, minutes=minutes % 60)
        lines.append((wording["message_under_way"], took))
    if arrival_s is None:
        lines.append((wording["message_received"], wording["hour_unknown"]))
    return tuple(lines)


def _time(exhibit: Exhibit, message: Message, utc_s: float, place: Place) -> str:
    """Return day and hour on the clock that hangs nearest to a place, and whose clock it is."""
    clock = _clock(exhibit, place)
    when = local_time(utc_s, clock.zone if clock else exhibit.timeline.zone)
    day = day_month_weekday(exhibit, when)
    # Of an arrival no more is kept than whether it is timed at all.
    if not message.timed and message.sent_precision is not Precision.MINUTE:
        return day
    if not message.timed and utc_s != message.sent_utc_s:
        return day
    words = digits(exhibit, hour(when))
    if message.sent_precision is Precision.HOUR and utc_s == message.sent_utc_s:
        words = exhibit.wording["about_hour"].format(time=words)
    return " · ".join(filter(None, (day, words, clock.name if clock else "")))


def _clock(exhibit: Exhibit, place: Place) -> Clock | None:
    """Return the clock of a place; else the one by which the exhibit tells time."""
    near = [clock for clock in exhibit.clocks if clock.zone == place.zone]
    own = [clock for clock in exhibit.clocks if clock.zone == exhibit.timeline.zone]
    return next(iter((*near, *own)), None)


def _knew(exhibit: Exhibit, event: Event, utc_s: float) -> tuple[Line, ...]:
    """Return a line for each party of which it is told since when it knew."""
    wording = exhibit.wording
    lines: list[Line] = []
    for party, since in zip(exhibit.parties, event.knew, strict=True):
        if since is None:
            continue
        words = wording["knew_not_yet"]
        if since.utc_s <= utc_s:
            when = known_since(exhibit, event, since, day_month_weekday)
            words = wording["knew_since"].format(when=when)
        lines.append((party, words))
    return ((wording["who_knew"], ""), *lines) if lines else ()
