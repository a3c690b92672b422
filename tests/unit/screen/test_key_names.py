"""Keys by the names that the window gives them: those by which the rest of the program goes."""

import subprocess
import sys

import pygame

from tests.conftest import ROOT

# In a process of its own: a window changes what SDL is told in the environment.
PROGRAM = """
import sys
import pygame
from kiosk.clock import SystemClock
from kiosk.screen.window import KeyPressed, Window

window = Window(SystemClock(), (320, 200), windowed=True)
window.signals(0.0)
for key in map(int, sys.argv[1:]):
    mod = pygame.KMOD_LSHIFT if key < 0 else 0
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=abs(key), mod=mod))
print(*(each.name for each in window.signals(0.1) if isinstance(each, KeyPressed)), sep=chr(10))
"""
SHIFT = -1
NAMES = {
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_TAB: "tab",
    SHIFT * pygame.K_TAB: "shift tab",
    pygame.K_RETURN: "return",
    pygame.K_KP_ENTER: "enter",
    pygame.K_KP5: "[5]",
    pygame.K_PAGEUP: "page up",
    pygame.K_PAGEDOWN: "page down",
    pygame.K_END: "end",
    pygame.K_HOME: "home",
    pygame.K_COMMA: ",",
    pygame.K_PERIOD: ".",
    pygame.K_SPACE: "space",
    pygame.K_p: "p",
    pygame.K_1: "1",
    pygame.K_KP1: "[1]",
    pygame.K_PLUS: "+",
    pygame.K_EQUALS: "=",
    pygame.K_KP_PLUS: "[+]",
    pygame.K_KP_MINUS: "[-]",
    pygame.K_MINUS: "-",
    pygame.K_ESCAPE: "escape",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_F1: "f1",
    pygame.K_F8: "f8",
    pygame.K_HELP: "help",
}


def named(*keys: int) -> list[str]:
    """Return the names of keys, with Shift where they are negative."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, keys)],
        cwd=ROOT,
        env={"SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.splitlines()


def test_every_key_has_the_name_by_which_the_program_goes() -> None:
    assert dict(zip(NAMES, named(*NAMES), strict=True)) == NAMES


def test_the_keys_of_volume_and_the_middle_of_a_remote_control_have_their_names() -> None:
    # Key codes of SDL_keycode.h for which pygame has no constants: 1 << 30 | scancode.
    volume_up, volume_down, select = (1 << 30 | scancode for scancode in (128, 129, 119))
    assert named(volume_up, volume_down, select) == ["volumeup", "volumedown", "select"]
