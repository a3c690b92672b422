"""A program that turns each finger it feels into pixels, for the test of the rig.

Ground BLACK, one white square for each finger that is down, centred on it; the corner at (0, 0)
shows how the last event came: RED from no finger at all, GREEN from a finger.
"""

import os

# SDL reads these when pygame is imported. A window surface through software OpenGL takes 7 ms a
# flip instead of 0.7 (Wayland has no other). A finger shall not make mouse events as well, nor be
# taken for the mouse because it lands soon after a click.
if os.environ.get("SDL_VIDEODRIVER") == "x11":
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
os.environ["SDL_TOUCH_MOUSE_EVENTS"] = "0"
os.environ["SDL_MOUSE_AUTO_CAPTURE"] = "0"

import pygame

READY, RED, GREEN, BLACK, WHITE = "#0000ff", "#ff0000", "#00ff00", "#000000", "#ffffff"
FINGER_EVENTS = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
OTHER_EVENTS = (pygame.MOUSEBUTTONDOWN, pygame.KEYDOWN)


def main() -> None:
    pygame.display.init()
    screen = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    width_px, height_px = screen.get_size()
    fingers_px: dict[int, tuple[float, float]] = {}
    source = READY
    while True:
        screen.fill(BLACK)
        for x_px, y_px in fingers_px.values():
            screen.fill(WHITE, pygame.Rect(x_px - 10, y_px - 10, 20, 20))
        screen.fill(source, pygame.Rect(0, 0, 8, 8))
        pygame.display.flip()
        for event in [pygame.event.wait(), *pygame.event.get()]:
            if event.type == pygame.QUIT:
                return
            if event.type in FINGER_EVENTS:
                source = GREEN
                fingers_px[event.finger_id] = (event.x * width_px, event.y * height_px)
            if event.type == pygame.FINGERUP:
                del fingers_px[event.finger_id]
            if event.type in OTHER_EVENTS:
                source = RED


main()
