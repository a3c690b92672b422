"""What a machine offers an exhibit, apart from its screen."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.clock import Clock
from kiosk.ops.doors import SOONEST_UTC_S
from kiosk.ops.findings import Finding, Verdict, good
from kiosk.ops.voice import SPEAKERS

BYTES_PER_MB = 1e6
# Written, to see whether something can be.
TRIED_BYTES = 1_000_000
LEAST_FREE_MB, ROOMY_FREE_MB = 100.0, 1000.0
GRAVITY = (Verdict.BAD, Verdict.DOUBTFUL, Verdict.UNKNOWN, Verdict.GOOD)
CARDS = Path("/proc/asound/cards")
COMMAND_LIMIT_S = 5.0


def refusal_of(folder: Path) -> str:
    """Return why nothing can be written into a folder, or where it is to be made; empty if it can.

    A full disk may still take a file with nothing in it.
    """
    try:
        with tempfile.TemporaryFile(dir=_existing(folder)) as file:
            file.write(bytes(TRIED_BYTES))
            file.flush()
    except OSError as error:
        return error.strerror or str(error)
    return ""


def room_bytes(folder: Path) -> int:
    """Return how much can still be written into a folder."""
    try:
        return 0 if refusal_of(folder) else shutil.disk_usage(_existing(folder)).free
    except OSError:
        return 0


def disk(folder: Path, *others: Path) -> Finding:
    """Look at the fullest of the disks that journal and statistics, or the cache lie on."""
    found = [_disk(each) for each in (folder, *others)]
    return min(found, key=lambda each: GRAVITY.index(each.verdict))


def _disk(folder: Path) -> Finding:
    place = _existing(folder)
    try:
        free_mb = shutil.disk_usage(place).free / BYTES_PER_MB
    except OSError as error:
        return Finding("disk", Verdict.UNKNOWN, f"{place}: {error.strerror or error}.")
    found = f"{free_mb:.0f} MB are free at {place}."
    if free_mb < LEAST_FREE_MB:
        advice = "Make room: journal, statistics and new maps have none."
        return Finding("disk", Verdict.BAD, found, advice)
    if free_mb < ROOMY_FREE_MB:
        return Finding("disk", Verdict.DOUBTFUL, found, "Make room before it is full.")
    return good("disk", found)


def writable(subject: str, folder: Path, needed_for: str) -> Finding:
    """Look whether a folder can be written; the exhibit runs where it cannot."""
    refusal = refusal_of(folder)
    if not refusal:
        return good(subject, f"{folder} can be written.")
    return Finding(
        subject,
        Verdict.DOUBTFUL,
        f"{folder} cannot be written: {refusal}.",
        f"Without it there is no {needed_for}: make room there, or chown it to the account of the"
        " exhibit.",
    )


def voice(command: Sequence[str] = ()) -> Finding:
    """Look for an offline voice.

    Args:
        command: What the exhibit wants to be spoken by; empty for whatever there is.
    """
    if command:
        if shutil.which(command[0]):
            return good("voice", f"Texts are spoken by {command[0]}.")
        return Finding(
            "voice",
            Verdict.DOUBTFUL,
            f"There is no {command[0]}: nothing is read to visitors.",
            "Install it, or correct the voice of [machine].",
        )
    found = [speaker[0] for speaker in SPEAKERS if shutil.which(speaker[0])]
    if found:
        return good("voice", f"Texts can be spoken by {', '.join(found)}.")
    return Finding(
        "voice",
        Verdict.DOUBTFUL,
        "No voice is installed: nothing is read to visitors.",
        "apt-get install speech-dispatcher espeak-ng",
    )


def audio(env: Mapping[str, str]) -> Finding:
    """Look for something that sound comes out of."""
    runtime = Path(env.get("XDG_RUNTIME_DIR", "/nowhere"))
    servers = [name for name in ("pipewire-0", "pulse/native") if (runtime / name).exists()]
    try:
        cards = [line.strip() for line in CARDS.read_text().splitlines() if "]:" in line]
    except OSError:
        cards = []
    if cards or servers:
        return good("audio", f"Sound goes to {'; '.join(cards or servers)}.")
    if not CARDS.exists() and os.name == "nt":
        return Finding("audio", Verdict.UNKNOWN, "This system does not tell of its sound cards.")
    return Finding(
        "audio",
        Verdict.DOUBTFUL,
        "There is no sound card.",
        "Needed only for reading aloud: connect speakers, or use the sound of the screen.",
    )


def clock(at: Clock) -> Finding:
    """Look whether the clock is right, as far as the machine knows."""
    if at.wall_utc_s() < SOONEST_UTC_S:
        return Finding(
            "clock",
            Verdict.BAD,
            "The clock shows a time before this program was made.",
            "Set it: timedatectl set-time … or let the network do it: timedatectl set-ntp true",
        )
    try:
        done = subprocess.run(
            ("timedatectl", "show", "-p", "NTPSynchronized", "--value"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND_LIMIT_S,
            check=False,
        )
        synchronised = done.stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        synchronised = ""
    if synchronised == "yes":
        return good("clock", "The clock follows the network.")
    if synchronised == "no":
        return Finding(
            "clock",
            Verdict.DOUBTFUL,
            "The clock does not follow the network.",
            "Opening hours rely on it: look at it now and then, or timedatectl set-ntp true",
        )
    return Finding(
        "clock", Verdict.UNKNOWN, "This system does not tell whether its clock is right."
    )


def groups(env: Mapping[str, str], there: frozenset[str] | None) -> Finding:
    """Look whether the account may use screen and touch without a display server.

    Args:
        env: The environment.
        there: The groups of the account; None where the system has none.
    """
    if there is None or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return good("permissions", "The display server hands out screen and touch.")
    missing = [name for name in ("video", "input") if name not in there]
    if not missing:
        return good("permissions", "The account may use screen and touch.")
    return Finding(
        "permissions",
        Verdict.DOUBTFUL,
        f"The account is not in the groups {', '.join(missing)}.",
        f"usermod -aG {','.join(missing)} ACCOUNT, or start it with the service of kiosk install.",
    )


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest one above that is there already."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path("/"))
