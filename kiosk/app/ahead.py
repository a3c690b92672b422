"""What may be wanted next, made bit by bit while the exhibit has nothing else to do."""

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

from kiosk.chrono.local import midnights
from kiosk.clock import Clock
from kiosk.content.model import Event, Lens
from kiosk.geo.camera import Viewport
from kiosk.scene.build import build_scene, look_of
from kiosk.scene.card import card_layers
from kiosk.scene.date_block import date_layers
from kiosk.scene.layout import layout_for
from kiosk.scene.names import labels_at, steps_within
from kiosk.scene.primitives import Glyph
from kiosk.scene.slips import words_of_slip
from kiosk.scene.style import Style
from kiosk.scene.tags import words_of_tag
from kiosk.scene.unchanged import as_the_card_sees_it
from kiosk.screen.fonts import Fonts
from kiosk.screen.shapes import picture_of
from kiosk.screen.words import set_ahead
from kiosk.state.intents import SelectEvent, ShowLens, StepEvent
from kiosk.state.motion import STILL_LIMIT_S
from kiosk.state.state import State, initial_state
from kiosk.state.update import update
from kiosk.visit import Show, Visit
from kiosk.world.appearing import appears_utc_s
from kiosk.world.world import world_at

# Whoever touches again before that is not looking at anything yet.
LOOKED_AT_S = 0.7
# So many cards are remembered, and some are needed for what is on screen.
MOST_CARDS = 12


class Ahead:
    """Says in spare moments what is made next: for the next touch first, then for later ones."""

    def __init__(self, clock: Clock) -> None:
        """Begin with nothing to do; the clock tells for how long nothing has moved."""
        self._clock = clock
        self._later: Iterator[bool] = iter(())
        self._next: Iterator[bool] = iter(())
        self._rests_from_s: float | None = None

    def begin(self, show: Show, viewport: Viewport) -> None:
        """Make ready for all that visitors of a show may want."""
        # What is half made belongs to the exhibit that was shown.
        self._next, self._later = iter(()), chosen_ahead(show, viewport)

    def rest(self) -> None:
        """Take note that a scene has come to rest."""
        self._next, self._rests_from_s = iter(()), self._clock.now_s()

    def step(self, show: Show, visit: Visit, fonts: Fonts) -> bool:
        """Make a little; return whether more is to be made at once.

        Args:
            show: What is shown.
            visit: Where the visitor is.
            fonts: Keep the pictures of words.
        """
        looked_at_s = self._clock.now_s() - (self._rests_from_s or 0.0)
        if self._rests_from_s is not None and looked_at_s >= LOOKED_AT_S:
            self._rests_from_s = None
            self._next = touched_ahead(show, visit, fonts)
        return next(self._next, False) or next(self._later, False)


def touched_ahead(show: Show, visit: Visit, fonts: Fonts) -> Iterator[bool]:
    """Lay out what the next touch may bring: the other world, or the card of an event in sight.

    A card takes 10 ms to lay out and 5 to be drawn, in the very frame in which it begins to move.
    """
    state, edition = visit.state, visit.exhibit
    intents = [target.tap for target in visit.scene.targets]
    cards = [each for each in intents if isinstance(each, SelectEvent | StepEvent)]
    for intent in cards[:MOST_CARDS]:
        then = update(state, intent, show.exhibit)
        style = look_of(then, edition).enlarged()
        card = card_layers(style, as_the_card_sees_it(then), show.typography)
        yield True
        for layer in card[0] if card else ():
            yield from set_ahead(layer.items, fonts)
    other = Lens.PUBLIC if state.lens is Lens.SECRET else Lens.SECRET
    if ShowLens(other) in intents:
        then = update(state, ShowLens(other), show.exhibit)
        scene = build_scene(then, edition, show.atlas, show.typography)
        yield True
        for layer in scene.layers:
            yield from set_ahead(layer.items, fonts)


def chosen_ahead(show: Show, viewport: Viewport) -> Iterator[bool]:
    """Set words bit by bit before anybody wants them.

    In this order: the names on the map where one may zoom, and the sheet of languages, in each
    language; then in that of the exhibit the cards, call-outs, slips and dates of both worlds. When
    a visitor chooses a language all words change together, and that must not take long. Nothing is
    set in large letters: few want them, and then each step takes some ms.
    """
    for code, edition in show.exhibit.editions.items():
        style = Style(edition, Lens.PUBLIC, layout_for(viewport)).enlarged()
        for step in steps_within(edition.map.scale_limits):
            labels_at(style, step, show.atlas, show.typography)
            yield True
        begun = replace(initial_state(show.exhibit, viewport), language=code)
        # The sheet on which it is chosen is open then.
        for state in (replace(begun, still_s=STILL_LIMIT_S, choosing_language=True), begun):
            build_scene(state, edition, show.atlas, show.typography)
            yield True
    # Last, so that the others do not push them out again.
    for lens in Lens:
        begun = replace(initial_state(show.exhibit, viewport), lens=lens)
        yield from _leafed_through(show, begun)
        yield from _come_across(show, look_of(begun, show.exhibit).enlarged())
        yield from _marked(show, begun)


def _leafed_through(show: Show, begun: State) -> Iterator[bool]:
    """Break the texts of all cards of one world into lines: half the work of opening a card."""
    for event, at_event in _moments(show, begun):
        then = update(at_event, SelectEvent(event.id), show.exhibit)
        style = look_of(then, show.exhibit).enlarged()
        card_layers(style, as_the_card_sees_it(then), show.typography)
        yield True


def _come_across(show: Show, style: Style) -> Iterator[bool]:
    """Set all call-outs, slips and dates of one world: a finger drags them past within seconds."""
    for event in show.exhibit.events:
        for dated in (False, True):
            words_of_tag(style, event, show.typography, dated=dated)
        if event.stance:
            words_of_slip(style, event, show.typography)
        yield True
    timeline = show.exhibit.timeline
    for utc_s in midnights(timeline.start_utc_s, timeline.end_utc_s, timeline.zone):
        date_layers(style, world_at(show.exhibit, utc_s, style.lens), show.typography)
        yield True


def _marked(show: Show, begun: State) -> Iterator[bool]:
    """Draw all marks of one world, fresh and faded: many come at once, each takes up to 1 ms."""
    for _, state in _moments(show, begun):
        scene = build_scene(state, show.exhibit, show.atlas, show.typography)
        yield True
        for item in (item for layer in scene.layers for item in layer.items):
            if isinstance(item, Glyph):
                picture_of(item)
        yield True


def _moments(show: Show, begun: State) -> Iterator[tuple[Event, State]]:
    """Return each event of one world with the moment when it appears there, if ever."""
    for event in show.exhibit.events:
        utc_s = appears_utc_s(event, begun.lens)
        if isfinite(utc_s):
            yield event, replace(begun, utc_s=utc_s)
