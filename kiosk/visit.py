"""One visitor's way through the exhibit: signals and time in, scenes out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, hypot
from typing import assert_never

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.content.staff import Staff
from kiosk.geo.camera import Viewport
from kiosk.scene.build import build_scene
from kiosk.scene.desk import with_note
from kiosk.scene.layout import layout_for
from kiosk.scene.reading_order import next_focus, reading_order, settled_focus
from kiosk.scene.scene import Scene
from kiosk.scene.style import Style
from kiosk.scene.typography import Typography
from kiosk.screen.window import Closed, KeyPressed, Resized, Scrolled, Signal
from kiosk.state.attract import attract_state
from kiosk.state.desk import OpenDesk
from kiosk.state.intents import FocusOn, Follow, GoHome, Intent, Resize, StayUntil, Tick, Touch
from kiosk.state.refit import refitted
from kiosk.state.state import State, initial_state
from kiosk.state.update import MAX_TICK_S, update
from kiosk.touch.contacts import Contact, ContactFilter
from kiosk.touch.corner import Corner, CornerHold
from kiosk.touch.gestures import Gesture, Recogniser
from kiosk.touch.keys import intents_for_key
from kiosk.touch.meaning import intents_for
from kiosk.touch.palms import PalmFilter

MM_PER_INCH = 25.4
# None of these is a sign that somebody is there.
UNTOUCHED = (Tick, Resize, Follow, StayUntil)


@dataclass(frozen=True, slots=True)
class BackRoom:
    """What lies behind the exhibit, for staff and curators.

    Attributes:
        locked_s: Asked when the hidden corner was held: for how long the pad is still locked, or
            None where there is no way in.
        note: Asked with each scene for the note in the corner; empty for none.
    """

    locked_s: Callable[[], float | None] = lambda: None
    note: Callable[[Exhibit], str] = lambda _: ""


NO_BACK_ROOM = BackRoom()


@dataclass(frozen=True, slots=True, eq=False)
class Show:
    """What is shown."""

    exhibit: Exhibit
    atlas: Atlas
    typography: Typography
    back_room: BackRoom = NO_BACK_ROOM


class Visit:
    """One visitor's way through the exhibit: signals and time in, scenes out.

    Attributes:
        fresh: Whether nobody has done anything since it began, or since the kiosk went home.
        ended: How often a visitor has sent the kiosk home.
        sent_home: Whether nobody has done anything since the last of them did.
    """

    def __init__(self, show: Show, viewport: Viewport, *, resting: bool = False) -> None:
        """Begin with the map, or where it is not known whether anybody is there, resting."""
        self._show = show
        self._settling = False
        self._resting = resting
        self.fresh = True
        self.ended = 0
        self.sent_home = False
        begun = attract_state if resting else initial_state
        self.state: State = begun(show.exhibit, viewport)
        self._open_senses(viewport)
        self.scene: Scene = self._built()
        self._seen = self.state

    @property
    def exhibit(self) -> Exhibit:
        """The exhibit in the language of the visitor."""
        return self._show.exhibit.in_language(self.state.language)

    @property
    def waits(self) -> bool:
        """Whether something must be looked at again soon though nothing moves."""
        scanning = self.state.comfort.scanned_s is not None
        touched = bool(self.state.pressed) or self.state.held or self._corner.held
        # An answer from outside has come after the scene was made.
        unseen = self.state is not self._seen
        return touched or self._settling or scanning or unseen

    def begun_anew(self) -> "Visit":
        """Return a new visit of the same show on the same screen."""
        return Visit(self._show, self.state.camera.viewport, resting=self._resting)

    def adopt(self, show: Show, now_s: float) -> None:
        """Go on in another version of the exhibit, as far as it still has what is shown."""
        before, self._show = self._show.exhibit, show
        self.state = refitted(self.state, show.exhibit)
        if _felt_with(before) != _felt_with(show.exhibit):
            # What was touched is let go: its lift would be felt by other senses.
            self._let_go(now_s)
            self._open_senses(self.state.camera.viewport)

    def take(self, signals: Sequence[Signal], now_s: float) -> None:
        """Take in what has happened; the scene is the one that the visitor saw."""
        self._settling = any(isinstance(signal, Contact) for signal in signals) or self._settling
        for signal in signals:
            match signal:
                case Contact():
                    self._contacts(self._palms.feed(self._filter.feed(signal)))
                case Scrolled(px, steps):
                    # A wheel touches nothing, but a hand is there.
                    self._do((Touch(),))
                    gestures = self._recogniser.wheeled(px, steps, self.scene.targets)
                    for gesture in gestures:
                        self._do(self._meant(gesture))
                case KeyPressed(name):
                    self._key(name)
                case Resized(width_px, height_px):
                    self._do((Resize(width_px, height_px),))
                    self._open_senses(self.state.camera.viewport)
                case Closed():
                    pass
                case _:
                    assert_never(signal)
        lifted = self._palms.feed(self._filter.flush(now_s))
        self._contacts(lifted)
        for gesture in self._recogniser.tick(now_s):
            self._do(self._meant(gesture))
        self._let_staff_in(now_s)
        if not signals and not lifted:
            self._settling = False

    def tick(self, dt_s: float) -> None:
        """Let time pass, in ticks no longer than the state allows."""
        count = max(1, ceil(dt_s / MAX_TICK_S - 1e-9))
        before_s = self.state.idle_s
        self._do(Tick(dt_s / count) for _ in range(count))
        self._scan()
        if self.state.guide.attract is not None:
            self.fresh = True
        elif self.state.idle_s < before_s and not self.fresh:
            home = initial_state(self._show.exhibit, self.state.camera.viewport)
            self.fresh = replace(self.state, idle_s=0.0, still_s=0.0) == home

    def _let_staff_in(self, now_s: float) -> None:
        locked_s = self._show.back_room.locked_s() if self._corner.due(now_s) else None
        if locked_s is not None:
            # The finger that knocked means nothing any more.
            self._let_go(now_s)
            self._do((OpenDesk(locked_s),))

    @property
    def knocked(self) -> bool:
        """Whether a finger rests in the corner of the staff, or they are at their desk."""
        return self._corner.held or self.state.desk is not None

    def tell(self, intent: Intent) -> None:
        """Take in an answer from outside; it shows with the next scene."""
        self._do((intent,))

    def _key(self, name: str) -> None:
        """Act upon a key; what it opens takes the focus."""
        before, visit = self.scene.targets, self._show.exhibit.visit
        self._do(intents_for_key(name, before, self.state.comfort, visit.scan_key))
        focus = self.state.comfort.focus
        if focus:
            settled = settled_focus(before, self.rebuild().targets, focus)
            self._do((FocusOn(settled),) if settled != focus else ())

    def _scan(self) -> None:
        """Let the focus go on by itself once it has rested long enough."""
        comfort = self.state.comfort
        if comfort.scanned_s is None or comfort.scanned_s < self._show.exhibit.visit.scan_step_s:
            return
        order = reading_order(self.scene.targets)
        self._do((FocusOn(next_focus(order, comfort.focus, 1)),))

    def rebuild(self) -> Scene:
        """Return the scene of the present state."""
        self.scene, self._seen = self._built(), self.state
        return self.scene

    def _open_senses(self, viewport: Viewport) -> None:
        diagonal_px = hypot(viewport.width_px, viewport.height_px)
        mm_per_px = self._show.exhibit.diagonal_inch * MM_PER_INCH / diagonal_px
        self._filter = ContactFilter(mm_per_px, viewport)
        self._palms = PalmFilter(mm_per_px)
        self._recogniser = Recogniser(mm_per_px)
        staff = self._show.exhibit.staff
        self._corner = CornerHold(Corner(staff.corner, staff.hold_s), mm_per_px, viewport)
        self._settling = False

    def _let_go(self, now_s: float) -> None:
        self._contacts(self._palms.feed(self._filter.cancel_all(now_s)))

    def _contacts(self, contacts: Sequence[Contact]) -> None:
        for contact in contacts:
            self._corner.feed(contact)
            for gesture in self._recogniser.on(contact, self.scene.targets):
                self._do(self._meant(gesture))

    def _meant(self, gesture: Gesture) -> tuple[Intent, ...]:
        scene = self.scene
        return intents_for(gesture, scene.axis, scene.snap_px, scene.track_px)

    def _do(self, intents: Iterable[Intent]) -> None:
        nobody_yet = self.fresh
        for intent in intents:
            before, self.state = self.state, update(self.state, intent, self._show.exhibit)
            # Nobody is there for what another kiosk shows, or for a touch that means nothing here.
            unmoved = self.state is before or isinstance(intent, UNTOUCHED)
            self.fresh = self.fresh and unmoved
            self.sent_home = self.sent_home and unmoved
            if isinstance(intent, GoHome) and not nobody_yet:
                # Who sends the kiosk home has finished, or begins anew; who does so while it rests
                # begins.
                self.sent_home, self.ended = True, self.ended + 1

    def _built(self) -> Scene:
        show = self._show
        scene = build_scene(self.state, self.exhibit, show.atlas, show.typography)
        note = show.back_room.note(self.exhibit)
        if not note:
            return scene
        style = Style(self.exhibit, self.state.lens, layout_for(self.state.camera.viewport))
        return with_note(scene, style, note, show.typography)


def _felt_with(exhibit: Exhibit) -> tuple[float, Staff]:
    """Return what of an exhibit says how touches are felt."""
    return exhibit.diagonal_inch, exhibit.staff
