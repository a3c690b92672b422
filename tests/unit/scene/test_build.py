from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.screen.fonts import Fonts
from kiosk.scene.build import build_scene
from kiosk.state.state import initial_state
from kiosk.geo.camera import Viewport
import time
def test_x(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> None:
    for vp in (Viewport(1920,1080), Viewport(800,600)):
        s=initial_state(shipped_exhibit, vp)
        for i in range(4):
            t=time.perf_counter(); build_scene(s,shipped_exhibit,shipped_atlas,shipped_fonts); print(vp,time.perf_counter()-t)
