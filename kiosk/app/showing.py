"""The prepared exhibit in its window: visit after visit, until it is closed."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from kiosk.app.ahead import Ahead
from kiosk.app.closing import House, Waited
from kiosk.app.company import Company, in_role
from kiosk.app.counting import Counting
from kiosk.app.extras import NO_EXTRAS, Extras
from kiosk.app.last_good import prove_last_good
from kiosk.app.narration import Narrator
from kiosk.app.night_guard import NightGuard
from kiosk.app.preparing import Prepared
from kiosk.app.rehearsal import Scenery, rehearsed, scenery_of
from kiosk.app.report import reason_of
from kiosk.app.shown_content import ShownContent
from kiosk.app.staff_desk import StaffDesk
from kiosk.app.tidying import Tidier
from kiosk.app.trace import TraceWriter
from kiosk.app.vitals import Vitals
from kiosk.app.watch import News, Shown, Watch
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.loop import Hooks
from kiosk.loop import run as run_loop
from kiosk.ops.channel import Phase
from kiosk.ops.voice import Voice
from kiosk.screen.fonts import Fonts
from kiosk.screen.globe import Globe
from kiosk.screen.painter import Painter
from kiosk.screen.pictures import Pictures
from kiosk.screen.stages import WindowScreen
from kiosk.screen.window import Signal, Window
from kiosk.state.state import State, initial_state
from kiosk.visit import Show, Visit

# Content that has run for so long is what the safe part may rely on.
PROVEN_AFTER_S = 120.0


def show_exhibit(
    prepared: Prepared, window: Window, vitals: Vitals, arguments: Namespace, *, safe: bool
) -> int | None:
    """Show it; return how the exhibit is to end if staff want it to.

    Args:
        prepared: What.
        window: Where.
        vitals: Told that it lives.
        arguments: Of the command.
        safe: Whether to leave out all that can be left out.
    """
    vitals.begin_slow_step(Phase.PREPARING)
    showing = _Showing(prepared, window, vitals, arguments.config, explore=arguments.explore)
    with ExitStack() as stack:
        extras = NO_EXTRAS
        if not safe:
            showing.keep_company(arguments.mqtt_role or "")
            stack.callback(showing.company.close)
            extras = _extras(prepared, showing, window, vitals, arguments, stack)
        showing.tidier.begin()
        stack.callback(showing.leave)
        # Another exhibit may come in the place of the first, which is to be gone then.
        del prepared
        showing.run(extras)
        return showing.desk.ending


def _extras(
    prepared: Prepared,
    showing: "_Showing",
    window: Window,
    vitals: Vitals,
    arguments: Namespace,
    stack: ExitStack,
) -> Extras:
    """Return what goes on beside the show until the stack is closed."""
    watch = Watch(
        arguments.config,
        prepared.cache,
        window.wake,
        vitals.journal,
        showing.rehearsed,
        Shown(prepared.atlas, prepared.fingerprint, prepared.files, prepared.map_refusal),
        partial(vitals.report, kind="content"),
    )
    stack.enter_context(watch)
    counting = Counting(vitals, prepared.exhibit)
    stack.callback(counting.close)
    trace = None
    if arguments.record is not None:
        viewport, resting = Viewport(*window.surface.get_size()), not arguments.explore
        trace = TraceWriter(arguments.record, viewport, vitals.clock, resting=resting)
        stack.enter_context(trace)
    return Extras(watch, counting, prepared.cache, trace)


class _Showing:
    """A show and its screen, and what happens to them while visits run.

    Attributes:
        tidier: Collects what is left over while nothing else happens.
        desk: What staff are at.
        company: Other kiosks, if any.
        screen: Where it is shown.
    """

    def __init__(
        self, prepared: Prepared, window: Window, vitals: Vitals, config: Path, *, explore: bool
    ) -> None:
        """Begin.

        Args:
            prepared: What.
            window: Where.
            vitals: Told that it lives.
            config: Of the exhibit.
            explore: Whether visits begin with the map, not with the resting screen.
        """
        self._window = window
        self._vitals = vitals
        self._pictures = Pictures(prepared.gallery)
        vitals.memory_limit_mb = prepared.exhibit.machine.memory_limit_mb
        self._began_s = vitals.clock.now_s()
        self._proven = self._at_night = False
        self._ahead = Ahead(vitals.clock)
        self.tidier = Tidier()
        self._extras = NO_EXTRAS
        voice = Voice(vitals.journal, prepared.exhibit.machine.voice)
        self._narrator = Narrator(voice, prepared.folder)
        self.desk = StaffDesk(vitals, self._problems, lambda: voice.sounds)
        self._visit: Visit | None = None
        self._resting = not explore
        self._role = ""
        self._config = config
        self._content = ShownContent(vitals.journal, config)
        self.company = Company(vitals, window.wake)
        news = News(prepared.exhibit, prepared.atlas, prepared.gallery, prepared.fingerprint)
        self._scenery = scenery_of(news, prepared.folder, self.desk.back_room(), vitals.clock)
        self.screen = WindowScreen(window, self._painter())
        window.panel = prepared.exhibit.panel
        self._house = House(window, vitals)

    def run(self, extras: Extras) -> None:
        """Show it whenever the house is open, until the window is closed."""
        self._extras = extras
        hooks = Hooks(
            begun=self._begun,
            heard=self._heard,
            news=self._news,
            at_rest=self._rest,
            spare=self._spare,
            turned=self._turned,
            failed=self._failed,
        )
        self._house.light_up(self.show.exhibit)
        self._content.tell(self.show.exhibit)
        while True:
            if not self._house.is_open(self.show.exhibit):
                self.company.rest()
                if extras.counting is not None:
                    extras.counting.leave()
                if (waited := self._waited()) is Waited.LEFT:
                    return
                self._at_night = waited is Waited.KNOCKED
                # Drawn anew: what was on screen meanwhile is not what the painter remembers.
                self.screen.adopt(self._painter())
            viewport = Viewport(*self._window.surface.get_size())
            self._ahead.begin(self.show, viewport)
            clock = self._vitals.clock
            if run_loop(self.show, self.screen, viewport, clock, hooks, resting=self._resting):
                return
            if self.desk.ending is not None:
                return
            self._at_night = False

    def _waited(self) -> Waited:
        viewport = Viewport(*self._window.surface.get_size())
        guard = NightGuard(lambda: self.show, viewport, self._vitals.clock)
        return self._house.wait_until_open(self._latest_exhibit, self._fonts, guard.knocked)

    def _begun(self, visit: Visit) -> None:
        if self._at_night:
            self.desk.let_in(visit)

    def keep_company(self, role: str) -> None:
        """Be with other kiosks from now on, if any are configured.

        Args:
            role: What this one is among them, whatever its files say; empty for what they say.
        """
        self._role = role
        if role and self.show.exhibit.mqtt is None:
            self._vitals.journal.tell("mqtt_missing", role=role)
        show = replace(self.show, exhibit=in_role(self.show.exhibit, role))
        self._scenery = replace(self._scenery, show=show)
        self.company.adopt(self.show.exhibit)

    def leave(self) -> None:
        """Leave the screen as it was found."""
        self._narrator.hush()
        self._house.leave(self.show.exhibit)

    def _problems(self) -> tuple[int, int]:
        watch = self._extras.watch
        return watch.problems if watch is not None else (0, 0)

    @property
    def show(self) -> Show:
        """What is shown."""
        return self._scenery.show

    @property
    def _folder(self) -> Path:
        # Where a link leads to a version of the content, another version has another folder.
        return self._config.resolve().parent

    def _fonts(self) -> Fonts:
        return self._scenery.fonts

    def rehearsed(self, news: News) -> Scenery:
        """Return a new version made ready, in the thread that has read it."""
        clock, viewport = self._vitals.clock, Viewport(*self._window.surface.get_size())
        news = replace(news, exhibit=in_role(news.exhibit, self._role))

        def state() -> State:
            visit = self._visit
            return visit.state if visit else initial_state(self.show.exhibit, viewport)

        return rehearsed(news, self._folder, self._scenery, state, clock)

    def _painter(self) -> Painter:
        scenery = self._scenery
        return Painter(self._window.surface, scenery.fonts, scenery.globe, self._pictures)

    def _heard(self, signals: Sequence[Signal]) -> None:
        if self.desk.is_open:
            # Where fingers were on the pad tells the PIN.
            return
        extras = self._extras
        if extras.counting is not None and self._visit is not None:
            extras.counting.hear(signals, self._visit)
        self._vitals.hear(signals)
        if extras.trace is not None:
            extras.trace.take(signals)

    def _news(self) -> Show | None:
        watch, counting = self._extras.watch, self._extras.counting
        latest = watch.latest() if watch is not None else None
        if latest is None:
            return None
        self._vitals.begin_slow_step(Phase.SHOWING)
        self._began_s = self._vitals.clock.now_s()
        self._proven = False
        self._change_scenery(latest)
        self.tidier.begin_anew()
        exhibit = self.show.exhibit
        self.company.adopt(exhibit)
        self._content.tell(exhibit)
        self._narrator.adopt(exhibit.machine.voice, self._folder)
        if counting is not None:
            counting.adopt(exhibit)
        self._vitals.memory_limit_mb = exhibit.machine.memory_limit_mb
        self._window.panel = exhibit.panel
        self._ahead.begin(self.show, Viewport(*self._window.surface.get_size()))
        return self.show

    def _rest(self) -> None:
        self.tidier.tidy(alone=self._visit is None or self._visit.fresh)
        self._ahead.rest()

    def _spare(self) -> bool:
        visit = self._visit
        return visit is not None and self._ahead.step(self.show, visit, self._scenery.fonts)

    def _change_scenery(self, scenery: Scenery) -> None:
        before, self._scenery = self._scenery, scenery
        scenery.globe.adopt(scenery.show.exhibit)
        if scenery.gallery.stamp != before.gallery.stamp:
            self._pictures.close()
            self._pictures = Pictures(scenery.gallery)
        if scenery.fonts is before.fonts:
            self.screen.painter.adopt(scenery.globe, self._pictures)
        else:
            self.screen.adopt(self._painter())

    def _latest_exhibit(self) -> Exhibit:
        if self._news() is not None:
            # No visit rests while the house is closed.
            self.tidier.tidy(alone=True)
        return self.show.exhibit

    def _turned(self, visit: Visit) -> bool:
        self._narrator.follow(visit, sound=self.desk.sound)
        if not self._at_night:
            self.company.turned(visit)
        resting = visit.state.guide.attract is not None
        self._vitals.see(visit.state.camera.viewport, fresh=visit.fresh, resting=resting)
        self._vitals.beat(Phase.SHOWING, idle=visit.fresh)
        extras = self._extras
        if extras.proof is not None and not self._proven and visit.fresh:
            self._prove(extras.proof)
        self._visit = visit
        if extras.counting is not None:
            extras.counting.see(visit)
        if not self.desk.serve(visit):
            return False
        if self._at_night:
            # Only for staff, and only as long as they are at their desk.
            return self.desk.is_open
        return self._house.lets_go_on(visit, self.show.exhibit)

    def _failed(self, error: Exception) -> None:
        self._vitals.begin_slow_step(Phase.SHOWING)
        self._narrator.hush()
        self._vitals.outlive(error, self.screen.save)
        # What the painter remembers may be the half of something.
        globe = Globe(self.show.exhibit, self.show.atlas, self._vitals.clock)
        self._scenery = replace(self._scenery, globe=globe)
        self.screen.adopt(self._painter())
        self._began_s = self._vitals.clock.now_s()

    def _prove(self, cache: Path) -> None:
        if self._vitals.clock.now_s() - self._began_s < PROVEN_AFTER_S:
            return
        self._proven = True
        try:
            prove_last_good(cache, self._scenery.fingerprint)
        except OSError as error:
            self._vitals.journal.tell("proof_refused", reason=reason_of(error))
