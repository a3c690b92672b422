"""The PIN of the staff: kept as a hash, and locked for longer with each wrong try."""

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from hashlib import scrypt
from hmac import compare_digest
from itertools import pairwise
from pathlib import Path

from kiosk.clock import Clock
from kiosk.ops.settled import write_settled

SHORTEST, LONGEST = 4, 12
# 16 MB and 50 ms a try on this machine: OWASP's smallest advice for scrypt that a small computer
# still answers within half a second.
COST, BLOCK, LANES = 2**14, 8, 1
SALT_BYTES = 16
# Nobody is locked out by two slips of a finger; from then on each try costs twice the last, so
# that an hour holds no more than ten.
FREE_TRIES = 3
FIRST_LOCK_S, LONGEST_LOCK_S = 15.0, 3600.0


class UnfitPinError(ValueError):
    """A PIN that should not be used; the message says why."""


class PinFile:
    """The PIN of one kiosk."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Open it.

        Args:
            folder: Where the exhibit keeps what is to be remembered.
            clock: Counts the locks. A new start begins the present one anew: there is no telling
                how long ago the last try was where the wall clock may be wrong.
        """
        self._path = folder / "staff-pin.json"
        self._tries_path = folder / "staff-pin-tries.json"
        self._clock = clock
        self._wrong = _count_in(self._tries_path)
        self._locked_until_s = clock.now_s() + lock_s(self._wrong)

    @property
    def is_set(self) -> bool:
        """Whether there is one."""
        return self._path.is_file()

    @property
    def locked_s(self) -> float:
        """For how long nothing may be tried."""
        return max(0.0, self._locked_until_s - self._clock.now_s())

    def set(self, pin: str) -> None:
        """Set it anew, and forget all wrong tries.

        Raises:
            UnfitPinError: If it would be guessed.
            OSError: If it cannot be written.
        """
        check_pin(pin)
        salt = secrets.token_bytes(SALT_BYTES)
        told = {
            "salt": b64encode(salt).decode(),
            "hash": b64encode(_hash(pin, salt)).decode(),
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_settled(self._path, json.dumps(told), mode=0o600)
        self._note(0)

    def remove(self) -> None:
        """Remove it: there is no way in any more."""
        self._path.unlink(missing_ok=True)
        self._note(0)

    def opens(self, pin: str) -> bool:
        """Return whether a PIN is the right one; while it is locked none is."""
        if self.locked_s > 0.0:
            return False
        # Counted before it is looked at: who pulls the plug in between has tried, too.
        self._note(self._wrong + 1)
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
            salt, wanted = b64decode(told["salt"]), b64decode(told["hash"])
        except (OSError, ValueError, KeyError, TypeError):
            return False
        if compare_digest(_hash(pin, salt), wanted):
            self._note(0)
            return True
        return False

    def _note(self, wrong: int) -> None:
        self._wrong = wrong
        self._locked_until_s = self._clock.now_s() + lock_s(wrong)
        # A disk that refuses costs the memory of it at the next start, not the lock of now.
        with suppress(OSError):
            if wrong:
                write_settled(self._tries_path, json.dumps({"wrong": wrong}), mode=0o600)
            else:
                self._tries_path.unlink(missing_ok=True)


def lock_s(wrong: int) -> float:
    """Return for how long the pad is locked after so many wrong tries in a row."""
    if wrong < FREE_TRIES:
        return 0.0
    return min(LONGEST_LOCK_S, FIRST_LOCK_S * 2.0 ** min(wrong - FREE_TRIES, 30))


def check_pin(pin: str) -> None:
    """Refuse a PIN that is none, or the first that anybody would try.

    Raises:
        UnfitPinError: If it is.
    """
    if not (SHORTEST <= len(pin) <= LONGEST and pin.isascii() and pin.isdecimal()):
        msg = f"a PIN has {SHORTEST} to {LONGEST} digits"
        raise UnfitPinError(msg)
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        msg = "everybody tries that one first"
        raise UnfitPinError(msg)


def _hash(pin: str, salt: bytes) -> bytes:
    return scrypt(pin.encode(), salt=salt, n=COST, r=BLOCK, p=LANES, dklen=32)


def _count_in(path: Path) -> int:
    try:
        told: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8"))
        wrong = told["wrong"]
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, KeyError, TypeError):
        # What was cut off or tampered with was no right PIN.
        return FREE_TRIES
    return wrong if isinstance(wrong, int) and wrong >= 0 else FREE_TRIES
