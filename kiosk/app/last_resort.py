"""The notice part: a few words on screen while nothing else can run."""

from kiosk.app.vitals import Vitals
from kiosk.geo.camera import Viewport
from kiosk.ops.channel import Phase
from kiosk.scene.notice import BEAT_S, FOR_STAFF, SEA, notice_scene
from kiosk.screen.fonts import Fonts
from kiosk.screen.painter import Painter
from kiosk.screen.window import Closed, Window

CODE = "SAFE"


def show_notice(window: Window, vitals: Vitals) -> None:
    """Show the notice until the window is closed."""
    # The font that pygame brings: those of the exhibit may be what has failed.
    fonts = Fonts({})
    while True:
        surface = window.surface
        try:
            beat = int(vitals.clock.now_s() / BEAT_S)
            scene = notice_scene(
                Viewport(*surface.get_size()), fonts, beat=beat, share=None, staff=FOR_STAFF[CODE]
            )
            Painter(surface, fonts, None).paint(scene)
        except Exception:  # this is the last part there is: rather an empty sheet than none
            surface.fill(SEA)
        window.show()
        vitals.beat(Phase.NOTICE, idle=True)
        if any(isinstance(signal, Closed) for signal in window.signals(BEAT_S)):
            return
