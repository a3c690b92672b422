"""The staff's desk behind the exhibit: a pad for the PIN, then a sheet of what staff may do."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite
from typing import TypeAlias, assert_never

DIGITS = "0123456789"
ERASE, ENTER, LEAVE = "erase", "enter", "leave"
LONGEST_PIN = 12
# Long enough to fetch a slip of paper, too short for the next visitor to find it open.
QUIET_LIMIT_S = 30.0


class Stage(StrEnum):
    """How far somebody at the desk has come."""

    PAD = "pad"
    # What was typed waits for an answer, which is not found by rule alone.
    CHECKING = "checking"
    SHEET = "sheet"


class Deed(StrEnum):
    """What staff may have done."""

    END = "end"
    RESTART = "restart"
    NOTES = "notes"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sheet tells.

    Attributes:
        notes: Whether curators see how many problems the content has.
        sound: Whether there is sound; None where the exhibit has none.
        lines: Further lines, such as the version.
    """

    notes: bool = False
    sound: bool | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk.

    Attributes:
        typed: The digits so far.
        wrong: Whether the last PIN was.
        wait_s: How long nothing may be tried.
        quiet_s: Since somebody last did something here.
        deed: What the loop is asked to have done.
    """

    stage: Stage = Stage.PAD
    typed: str = ""
    wrong: bool = False
    wait_s: float = 0.0
    quiet_s: float = 0.0
    deed: Deed | None = None
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """Somebody has held the hidden corner for long enough; how long the pad is still locked."""

    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TypeKey:
    """A key of the pad: a digit, ERASE, ENTER or LEAVE."""

    key: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the PIN was right, and if not, how long the pad is locked."""

    right: bool
    wait_s: float = 0.0
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Ask:
    """A button of the sheet."""

    deed: Deed


@dataclass(frozen=True, slots=True)
class Done:
    """The deed is done; what the sheet tells now."""

    facts: Facts


DeskIntent: TypeAlias = OpenDesk | TypeKey | Answer | Ask | Done


def desk_after(desk: Desk | None, intent: DeskIntent) -> Desk | None:
    """Return the desk after an intent; None is a closed one, which only a hold opens."""
    if desk is None:
        return Desk(wait_s=_sound(intent.wait_s)) if isinstance(intent, OpenDesk) else None
    match intent:
        case OpenDesk():
            return desk
        case TypeKey(key):
            return None if key == LEAVE else _typed(replace(desk, quiet_s=0.0), key)
        case Answer(right, wait_s, facts):
            if desk.stage is not Stage.CHECKING:
                return desk
            if right:
                return Desk(Stage.SHEET, facts=facts)
            return Desk(wrong=True, wait_s=_sound(wait_s))
        case Ask(deed):
            return replace(desk, deed=deed, quiet_s=0.0) if desk.stage is Stage.SHEET else desk
        case Done(facts):
            return replace(desk, deed=None, facts=facts)
        case _:
            assert_never(intent)


def desk_later(desk: Desk | None, dt_s: float) -> Desk | None:
    """Return the desk after some time; one that nobody uses closes."""
    if desk is None or desk.quiet_s + dt_s >= QUIET_LIMIT_S:
        return None
    return replace(desk, quiet_s=desk.quiet_s + dt_s, wait_s=max(0.0, desk.wait_s - dt_s))


def _sound(wait_s: float) -> float:
    return wait_s if isfinite(wait_s) and wait_s > 0.0 else 0.0


def _typed(desk: Desk, key: str) -> Desk:
    if desk.stage is not Stage.PAD or desk.wait_s > 0.0:
        return desk
    if key == ERASE:
        return replace(desk, typed=desk.typed[:-1], wrong=False)
    if key == ENTER:
        return replace(desk, stage=Stage.CHECKING) if desk.typed else desk
    if len(key) == 1 and key in DIGITS and len(desk.typed) < LONGEST_PIN:
        return replace(desk, typed=desk.typed + key, wrong=False)
    return desk
