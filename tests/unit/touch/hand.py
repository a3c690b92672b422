"""A hand on a scene with a map, a timeline, keys and a card."""

from kiosk.scene.boxes import Box, Disc
from kiosk.scene.hits import Handle, HitTarget
from kiosk.state.intents import TogglePlay
from kiosk.touch.contacts import Contact, Phase
from kiosk.touch.gestures import Gesture, Recogniser

# At 0.25 mm/px the slop of a drag is 10 px, that of a tap 20 px and the least pinch 40 px.
MM_PER_PX = 0.25
Px = tuple[float, float]

MAP = HitTarget("map", Box(0.0, 0.0, 1920.0, 1080.0), None, Handle.MAP)
MARKER = HitTarget("event:excomm", Disc((300.0, 300.0), 40.0), TogglePlay(), Handle.MAP)
TIMELINE = HitTarget("timeline", Box(0.0, 900.0, 1920.0, 180.0), None, Handle.TIMELINE)
MARK = HitTarget("mark:u2", Box(200.0, 900.0, 80.0, 80.0), TogglePlay(), Handle.TIMELINE)
PLAY = HitTarget("play", Box(100.0, 700.0, 80.0, 80.0), TogglePlay())
STOP = HitTarget("stop", Disc((300.0, 740.0), 40.0), TogglePlay())
CARD = HitTarget("card", Box(1400.0, 100.0, 400.0, 500.0), None, Handle.CARD)
SCENE = (MAP, MARKER, TIMELINE, MARK, PLAY, STOP, CARD)


class Hand:
    """Touches a scene and keeps what was recognised."""

    def __init__(self) -> None:
        self.recogniser, self.now_s = Recogniser(MM_PER_PX), 0.0

    def does(self, phase: Phase, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        self.now_s += after_s
        return self.recogniser.on(Contact(finger, phase, px, self.now_s), SCENE)

    def downs(self, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        return self.does(Phase.DOWN, px, finger, after_s)

    def moves(self, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        return self.does(Phase.MOVE, px, finger, after_s)

    def lifts(self, px: Px, finger: int = 0, after_s: float = 0.02) -> list[Gesture]:
        return self.does(Phase.UP, px, finger, after_s)

    def rests(self, for_s: float) -> list[Gesture]:
        self.now_s += for_s
        return self.recogniser.tick(self.now_s)
