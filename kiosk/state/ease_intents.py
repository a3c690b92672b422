"""What a visitor wants who has it easier with larger text, with keys, or with a voice."""

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.state.comfort import Depth, Ease


@dataclass(frozen=True, slots=True)
class ToggleEase:
    """Turn something that makes it easier on, or off."""

    ease: Ease


@dataclass(frozen=True, slots=True)
class ReadTo:
    """Let cards tell this much."""

    depth: Depth


@dataclass(frozen=True, slots=True)
class ChangeVolume:
    """Speak louder by so many steps; fewer than 0 are quieter."""

    steps: int


@dataclass(frozen=True, slots=True)
class FocusOn:
    """Keys have reached this control; none if the name is empty."""

    target: str


@dataclass(frozen=True, slots=True)
class Scan:
    """Let the focus wander by itself, for those who have one key, or no longer."""

    on: bool


EaseIntent: TypeAlias = ToggleEase | ReadTo | ChangeVolume | FocusOn | Scan
