"""The screen and its touch panels, looked at without opening a window."""

import os
from dataclasses import dataclass

import pygame
from pygame._sdl2 import touch

from kiosk.screen.platform import adopt_screen, display_name, prepare_sdl


@dataclass(frozen=True, slots=True)
class ScreenSeen:
    """What SDL tells of the screen.

    Attributes:
        refusal: Why there is none; empty if there is one.
        refresh_hz: 0 where it is not told.
        touch_panels: How many.
    """

    refusal: str = ""
    driver: str = ""
    size_px: tuple[int, int] = (0, 0)
    refresh_hz: int = 0
    touch_panels: int = 0


def examined_screen() -> ScreenSeen:
    """Look at it."""
    adopt_screen()
    prepare_sdl()
    if not display_name():
        return ScreenSeen("there is no screen here")
    try:
        pygame.display.init()
        driver = pygame.display.get_driver()
        if driver in ("offscreen", "dummy") and not os.environ.get("SDL_VIDEODRIVER"):
            return ScreenSeen(f'the screen "{display_name()}" does not answer')
        return ScreenSeen(
            driver=driver,
            size_px=pygame.display.get_desktop_sizes()[0],
            refresh_hz=pygame.display.get_desktop_refresh_rates()[0],
            touch_panels=touch.get_num_devices(),
        )
    except pygame.error as error:
        return ScreenSeen(f'the screen "{display_name()}" does not answer ({error})')
    finally:
        pygame.display.quit()
