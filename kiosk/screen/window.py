"""The window: opened once, read for input, and shown whatever the painter has painted."""

import os
import signal as os_signal
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pygame

from kiosk.clock import Clock
from kiosk.content.panel import TouchPanel
from kiosk.screen.platform import NoScreenError, display_name
from kiosk.touch.contacts import Contact, Phase


@dataclass(frozen=True, slots=True)
class Closed:
    """Somebody asked the program to end."""


@dataclass(frozen=True, slots=True)
class Resized:
    """The window has another size."""

    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """A key went down; `name` as SDL calls it, in lower case."""

    name: str


@dataclass(frozen=True, slots=True)
class Scrolled:
    """The wheel was turned over a position; positive steps magnify."""

    px: tuple[float, float]
    steps: float


Signal: TypeAlias = Contact | Closed | Resized | KeyPressed | Scrolled

_FINGERS = {
    pygame.FINGERDOWN: Phase.DOWN,
    pygame.FINGERMOTION: Phase.MOVE,
    pygame.FINGERUP: Phase.UP,
}


class Window:
    """A full-screen or plain window and its input.

    Attributes:
        panel: How the touch panel lies over the screen.
    """

    def __init__(self, clock: Clock, size_px: tuple[int, int] | None, *, windowed: bool) -> None:
        """Open the window.

        Args:
            clock: Dates the contacts.
            size_px: The size of a plain window, or None for that of the screen.
            windowed: Whether it is a plain window.

        Raises:
            NoScreenError: If there is no display, or it does not answer.
        """
        if not windowed:
            # No window manager closes it and no Alt+F4; a wish to end by a signal still comes.
            os.environ["SDL_QUIT_ON_LAST_WINDOW_CLOSE"] = "0"
            os.environ["SDL_WINDOWS_NO_CLOSE_ON_ALT_F4"] = "1"
        display = display_name()
        if not display:
            msg = "there is no screen here"
            raise NoScreenError(msg)
        _leave_interrupts_to_sdl()
        try:
            _open_display()
            desktop = pygame.display.get_desktop_sizes()[0]
            flags = pygame.RESIZABLE if windowed else pygame.FULLSCREEN
            # Full screen is always at the size of the screen: without a window manager SDL
            # would leave any other size cut off, and its touches lost.
            wanted = size_px or (_fitting(desktop) if windowed else desktop)
            # The painter writes pixels of 32 bits; SDL converts them for a screen of fewer.
            self.surface = pygame.display.set_mode(wanted, flags, 32)
        except pygame.error as error:
            pygame.display.quit()
            msg = f'the screen "{display}" does not answer'
            raise NoScreenError(msg) from error
        self._clock = clock
        self.panel = TouchPanel()
        pygame.display.set_caption("Museum kiosk")
        pygame.mouse.set_visible(windowed)
        pygame.event.set_blocked(None)
        pygame.event.set_allowed(
            [
                *_FINGERS,
                pygame.MOUSEBUTTONDOWN,
                pygame.MOUSEBUTTONUP,
                pygame.MOUSEMOTION,
                pygame.MOUSEWHEEL,
                pygame.KEYDOWN,
                pygame.VIDEORESIZE,
                pygame.WINDOWEXPOSED,
                pygame.QUIT,
                pygame.USEREVENT,
            ]
        )

    def signals(self, timeout_s: float) -> list[Signal]:
        """Return what has happened, waiting for the first thing to at most `timeout_s`."""
        found: list[Signal] = []
        first = pygame.event.wait(max(1, round(timeout_s * 1000))) if timeout_s > 0.0 else None
        events = [] if first is None or first.type == pygame.NOEVENT else [first]
        for event in (*events, *pygame.event.get()):
            signal = self._signal(event)
            if signal is not None:
                found.append(signal)
        return found

    def show(self, parts: Sequence[pygame.Rect] | None = None) -> None:
        """Show what has been painted, or only parts of it, which takes as much less time."""
        if parts is None:
            pygame.display.flip()
        else:
            pygame.display.update(parts)

    def wake(self) -> None:
        """End the waiting in `signals` at once; may be called from any thread."""
        pygame.event.post(pygame.event.Event(pygame.USEREVENT))

    def ask_to_close(self) -> None:
        """Let the next signals say that it is to be closed; may be called from any thread."""
        pygame.event.post(pygame.event.Event(pygame.QUIT))

    def close(self) -> None:
        """Close the window."""
        pygame.display.quit()

    def _signal(self, event: pygame.event.Event) -> Signal | None:
        if event.type in _FINGERS:
            return self._finger(event)
        match event.type:
            case pygame.WINDOWEXPOSED:
                # X keeps nothing of what another window has covered.
                self.show()
                return None
            case pygame.MOUSEBUTTONDOWN | pygame.MOUSEBUTTONUP | pygame.MOUSEMOTION:
                return self._mouse(event)
            case pygame.MOUSEWHEEL:
                x_px, y_px = pygame.mouse.get_pos()
                return Scrolled((float(x_px), float(y_px)), float(event.y))
            case pygame.KEYDOWN:
                # The names of old do not know the keys of volume, nor those of a remote control.
                key = event.key
                name = (pygame.key.name(key) or pygame.key.name(key, use_compat=False)).lower()
                back = name == "tab" and event.mod & pygame.KMOD_SHIFT
                return KeyPressed("shift tab" if back else name)
            case pygame.VIDEORESIZE:
                self.surface = pygame.display.get_surface() or self.surface
                return Resized(*self.surface.get_size())
            case pygame.QUIT:
                return Closed()
            case _:
                return None

    def _finger(self, event: pygame.event.Event) -> Contact:
        # SDL reports fingers as shares of the window: on X11 of the way to the last px, so that a
        # finger beyond the middle of that exceeds 1; elsewhere of the whole width.
        width_px, height_px = self.surface.get_size()
        last = 1 if pygame.display.get_driver() == "x11" else 0
        x, y = self.panel.aligned((event.x, event.y))
        px = (x * (width_px - last), y * (height_px - last))
        name = ("finger", event.touch_id, event.finger_id)
        return Contact(name, _FINGERS[event.type], px, self._clock.now_s(), "finger")

    def _mouse(self, event: pygame.event.Event) -> Contact | None:
        if event.touch:
            return None
        px = (float(event.pos[0]), float(event.pos[1]))
        if event.type == pygame.MOUSEMOTION:
            return Contact("mouse", Phase.MOVE, px, self._clock.now_s(), "mouse")
        if event.button != pygame.BUTTON_LEFT:
            return None
        phase = Phase.DOWN if event.type == pygame.MOUSEBUTTONDOWN else Phase.UP
        return Contact("mouse", phase, px, self._clock.now_s(), "mouse")


def _open_display() -> None:
    pygame.display.init()
    driver = pygame.display.get_driver()
    if driver in ("offscreen", "dummy") and not os.environ.get("SDL_VIDEODRIVER"):
        # When no screen answers SDL goes on without any, and the exhibit would run unseen.
        msg = f"only the driver {driver} is left"
        raise pygame.error(msg)


def _leave_interrupts_to_sdl() -> None:
    # SDL makes a wish to close of SIGTERM, and of Ctrl-C too if Python does not claim it first;
    # it wakes the waiting loop at once, where Python would wait for its next turn.
    if os_signal.getsignal(os_signal.SIGINT) is os_signal.default_int_handler:
        os_signal.signal(os_signal.SIGINT, os_signal.SIG_DFL)


def _fitting(desktop_px: tuple[int, int]) -> tuple[int, int]:
    # A plain window leaves room for a title bar and a taskbar.
    width_px, height_px = desktop_px
    scale = min(1.0, 0.9 * width_px / 1920, 0.85 * height_px / 1080)
    return round(1920 * scale), round(1080 * scale)
