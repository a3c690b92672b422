"""The journal as people read it: pages in, sentences out."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import Any, TypeAlias

from kiosk.ops.journal import OLD_PAGES

Entry: TypeAlias = Mapping[str, Any]

SENTENCES: Mapping[str, str] = {
    "supervisor_started": "The kiosk was switched on.",
    "supervisor_ended": "The kiosk was switched off, with exit status {status}"
    " (starts until then: {started}).",
    "exhibit_started": "Start {number}: the {part} part, as process {child}.",
    "exhibit_shown": "The {part} part was on screen after {took_s} s.",
    "exhibit_ended": "The {part} part, process {child}, ended after {ran_s} s: {how}, status"
    " {status} ({why}).",
    "exhibit_hung": "No sign of life for {silent_s} s: it was killed.",
    "exhibit_abandoned": "Process {child} could not even be killed; another was started beside it.",
    "start_refused": "The system could not start it: {reason}.",
    "memory_limit_exceeded": "It took {memory_mb} MB of memory, more than the limit of {limit_mb}"
    " MB; with nobody there it was started again.",
    "safe_mode_entered": "It had failed too often ({reason}): from here on the safe part.",
    "notice_put_up": "The safe part had failed too ({reason}): from here on a notice.",
    "better_part_tried": "With nobody there, the {part} part was tried again after the {after}"
    " part.",
    "screen_lost": "There was no screen; it was waited for.",
    "screen_found": "The screen was there again.",
    "house_closed": "The house closed; it opens: {opens}.",
    "house_opened": "The house opened.",
    "staff_came": "Staff came in with their PIN.",
    "staff_pin_wrong": "Somebody tried a wrong PIN.",
    "staff_asked": "At the staff's desk was asked for: {deed}.",
    "settings_refused": "What staff have set could not be remembered: {reason}.",
    "statistics_refused": "Statistics of visits could not be written ({reason}); they wait.",
    "statistics_begun_afresh": "Statistics of visits were broken ({reason}): they lie in {aside},"
    " and new ones have begun.",
    "status_refused": "The status page could not answer at {address}: another program may have that"
    " port, or the token cannot be read. It is tried again.",
    "clock_set": "The clock of the machine was set, by {by_s} s.",
    "screen_command_failed": "The command for the screen, {command}, did not work: {reason}.",
    "frame_failed": "A frame failed ({error}: {reason}); the visit ended, a new one began.",
    "crash_reported": "A report of it lies in {folder}",
    "crash_report_refused": "No report of it could be written: {reason}.",
    "content_shown": "The content of the folder {folder} is shown, version {version}.",
    "content_taken_over": "Changed content was taken over; it has {events} events.",
    "content_refused": "The content has errors ({problems}); the last good one is shown. The first:"
    " {first}",
    "content_missing": "The content has errors ({problems}), and there is none from before to show."
    " The first: {first}",
    "change_refused": "A change could not be taken over: {reason}.",
    "map_refused": "The map could not be made as its files are; the last good one is shown:"
    " {reason}",
    "map_mended": "The map is that of its files again.",
    "map_missing": "The map could not be made ({reason}), and there is none from before; it is"
    " tried again.",
    "cache_replaced": "The cache {folder} cannot be written ({reason}): until the next start the"
    " map lies in {instead}.",
    "pictures_taken_over": "Changed pictures were taken over; there are {pictures}.",
    "pictures_refused": "Not all pictures could be made as their files are: {reason}",
    "pictures_mended": "All pictures are those of their files again.",
    "mqtt_joined": "The broker {broker} was reached; this kiosk is there to {role}.",
    "mqtt_lost": "The broker {broker} was not reached ({reason}); it is tried again.",
    "mqtt_left": "The files have no [network.mqtt] any more: it is alone.",
    "mqtt_missing": "This kiosk was to {role}, but its files have no [network.mqtt]: it is alone.",
    "mqtt_garbage": "On the topic {topic} came what is no state of a kiosk; such is passed over.",
    "leader_there": "The leader answered.",
    "leader_gone": "The leader had gone, or was silent for too long.",
    "leader_stranger": "The leader shows another exhibit, {exhibit}; it is not followed.",
    "voice_failed": "The voice {command} could not speak: {reason}.",
    "proof_refused": "That the content has run well could not be remembered: {reason}.",
}


def entries_in(page: Path) -> Iterator[Entry]:
    """Yield all whole entries, from the oldest page to the newest; what is damaged is left out."""
    for number in range(OLD_PAGES, -1, -1):
        path = page.with_name(f"{page.name}.{number}") if number else page
        with suppress(OSError), path.open(encoding="utf-8", errors="replace", newline="\n") as file:
            for line in file:
                entry = entry_of(line)
                if entry is not None:
                    yield entry


def last_entries(page: Path, count: int) -> tuple[Entry, ...]:
    """Return the newest entries, in the order in which they were written."""
    return tuple(deque(entries_in(page), maxlen=count))


def sentence(entry: Entry) -> str:
    """Return what an entry says, with the time on the clock of this machine."""
    return f"{_local(str(entry['at']))}  {_said(entry)}"


def _said(entry: Entry) -> str:
    event = str(entry["event"])
    fields = {name: _local(value) for name, value in entry.items() if name not in _HEAD}
    template = SENTENCES.get(event)
    if template is not None and blanks(template) <= fields.keys():
        return template.format_map(fields)
    # Of another version of the program.
    told = " ".join(f"{name}={value}" for name, value in fields.items())
    return f"{event} {told}".rstrip()


def _local(value: object) -> object:
    """Return an instant as the clock of this machine shows it, and anything else as it is."""
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        return value
    try:
        return f"{datetime.fromisoformat(value).astimezone():%Y-%m-%d %H:%M:%S}"
    except (ValueError, OverflowError, OSError):
        return value


# As the journal writes it.
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_HEAD = ("at", "up_s", "pid", "event")


def blanks(template: str) -> set[str]:
    """Return the fields that a sentence has blanks for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def entry_of(line: str) -> Entry | None:
    """Return the entry of a line, or None for one that is damaged."""
    try:
        told = json.loads(line)
        datetime.fromisoformat(told["at"])
        return told if isinstance(told["event"], str) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
