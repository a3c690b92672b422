"""Every screen that the program has, each as it stands when somebody comes upon it.

Nothing here knows what an exhibit tells: what a screen shows is looked for in the exhibit, and a
screen for which it has nothing is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from kiosk.app.pictures import Shot, state_for
from kiosk.chrono.opening import Hours
from kiosk.content.curated import Message
from kiosk.content.model import Event, Exhibit, Lens, View
from kiosk.geo.camera import Viewport
from kiosk.scene.build import build_scene
from kiosk.scene.closed import closed_scene, sign_lines
from kiosk.scene.notice import FOR_STAFF, notice_scene
from kiosk.scene.scene import Scene
from kiosk.state.attract import attract_state, languages_told
from kiosk.state.card_view import Side
from kiosk.state.comfort import Comfort, Ease
from kiosk.state.desk import Desk, Facts, Stage
from kiosk.state.guide import Ended, Guide, Touring
from kiosk.state.sheets import Beyond, Letter, Meanwhile, Sheet, Wing
from kiosk.state.state import Asked, State
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s
from kiosk.world.world import world_at

# The dark ends of time that a sign can be looked at.
SIGN_AT_S = 900.0
MISSING = "missing.png"
# What somebody at the desk reads in a picture of it.
FACTS = Facts(notes=False, sound=True, lines=("kiosk 1.0",))


@dataclass(frozen=True, slots=True)
class Look:
    """How a screen is looked at."""

    size_px: tuple[int, int]
    language: str
    lens: Lens
    eased: frozenset[Ease] = frozenset()

    @property
    def comfort(self) -> Comfort:
        return Comfort(self.eased)


@dataclass(frozen=True, slots=True)
class ScreenKind:
    """One of the screens.

    Attributes:
        staged: The scene, from what is shown and how it is looked at.
        varies: Whether it differs from world to world, and with what makes it easier.
    """

    name: str
    words: str
    staged: Callable[[Show, Look], Scene]
    varies: bool = True

    def scene(self, show: Show, look: Look) -> Scene:
        """Return the screen in the language of a look."""
        told = replace(show, exhibit=show.exhibit.in_language(look.language))
        return self.staged(told, look)


Staged: TypeAlias = Callable[[Exhibit, Look], State]


def screens_of(exhibit: Exhibit) -> tuple[ScreenKind, ...]:
    """Return the screens for which an exhibit has something to show."""
    return (
        *_resting(exhibit),
        *_exploring(exhibit),
        *_opened(exhibit),
        *_guided(exhibit),
        *_apart(exhibit),
    )


def told_event(exhibit: Exhibit) -> Event | None:
    """Return the event that shows most of what a card can: the weightiest that has it all."""
    end_utc_s = exhibit.timeline.end_utc_s
    both = [each for each in exhibit.events if appears_utc_s(each, Lens.PUBLIC) < end_utc_s]
    return max(
        both,
        key=lambda each: (
            bool(each.quote) + bool(each.media) + bool(each.dispute) + bool(each.links),
            each.weight,
            len(each.body),
        ),
        default=None,
    )


def _of(name: str, words: str, state: Staged, *, varies: bool = True) -> ScreenKind:
    def staged(show: Show, look: Look) -> Scene:
        return build_scene(state(show.exhibit, look), show.exhibit, show.atlas, show.typography)

    return ScreenKind(name, words, staged, varies)


def _resting(exhibit: Exhibit) -> Iterator[ScreenKind]:
    if exhibit.poster is None:
        return

    def poster(edition: Exhibit, look: Look) -> State:
        return attract_state(edition, Viewport(*look.size_px))

    def caption(edition: Exhibit, look: Look) -> State:
        assert edition.poster is not None
        shot = replace(_shot(edition, look), attract_s=edition.poster.stands_s + 5.0)
        codes = languages_told(edition)
        told = codes.index(look.language) if look.language in codes else 0
        state = state_for(shot, edition)
        playing = state.guide.attract
        assert playing is not None
        step = state.guide.tour.step if state.guide.tour else 0
        return replace(
            state,
            guide=replace(state.guide, attract=replace(playing, told=told - step)),
        )

    yield _of("resting-poster", "Resting: the poster", poster, varies=False)
    if exhibit.poster.tour_id in exhibit.tour_by_id:
        yield _of("resting-caption", "Resting: a tour tells", caption, varies=False)


def _instant_utc_s(exhibit: Exhibit) -> float:
    """Return an instant at which there is much to see."""
    poster = exhibit.poster
    return poster.utc_s if poster is not None else exhibit.timeline.opens_at_utc_s


def _shot(exhibit: Exhibit, look: Look, view: View | None = None, theatre: str = "") -> Shot:
    at_utc_s = _instant_utc_s(exhibit)
    home = view or exhibit.map.home
    return Shot(at_utc_s, look.lens, home, theatre, "", look.size_px, look.comfort)


def _exploring(exhibit: Exhibit) -> Iterator[ScreenKind]:
    def explore(edition: Exhibit, look: Look) -> State:
        return state_for(_shot(edition, look), edition)

    yield _of("explore", "The map", explore)
    for theatre in exhibit.theatres:

        def over(edition: Exhibit, look: Look, of: str = theatre.id) -> State:
            view = edition.theatre_by_id[of].view
            return state_for(_shot(edition, look, view, of), edition)

        words = "What the world said" if theatre.reactions else f"The map: {theatre.id}"
        name = "reactions" if theatre.reactions else f"explore-{theatre.id}"
        yield _of(name, words, over)

    def dragging(edition: Exhibit, look: Look) -> State:
        return state_for(replace(_shot(edition, look), dragging=True), edition)

    def explained(edition: Exhibit, look: Look) -> State:
        return replace(explore(edition, look), switched_s=1.0)

    def asked(edition: Exhibit, look: Look) -> State:
        theatre = edition.theatres[0]
        state = state_for(_shot(edition, look, theatre.view, theatre.id), edition)
        lonlat = state.camera.lonlat_from_px((look.size_px[0] * 0.5, look.size_px[1] * 0.4))
        return replace(state, asked=Asked("", lonlat))

    def gathered(edition: Exhibit, look: Look) -> State:
        state = explore(edition, look)
        shown = world_at(edition, state.utc_s, look.lens).shown
        return replace(state, gathered=tuple(each.event.id for each in shown[-3:]))

    yield _of("dragging", "The slider under a finger", dragging)
    yield _of("explained", "The switch, used for the first time", explained)
    if exhibit.theatres:
        yield _of("asked", "Is this place within reach?", asked)
    yield _of("gathered", "A choice of events", gathered)


def _opened(exhibit: Exhibit) -> Iterator[ScreenKind]:
    event = told_event(exhibit)
    if event is not None:
        for side in Side:
            yield _of(f"card-{side}", f"The card: {side}", _card(event, side))
        yield ScreenKind("broken-picture", "A card whose picture is missing", _broken(event))
    yield _of("meanwhile", "The same minute elsewhere", _with_sheet(Meanwhile()))
    if exhibit.curated.messages:
        letter = max(exhibit.curated.messages, key=_way_s)
        on_its_way = _with_sheet(Letter(letter.id), letter.sent_utc_s + 0.5 * _way_s(letter))
        yield _of("letter", "A letter under way", on_its_way)
    for wing in Wing:
        if any(each.when == wing for each in exhibit.chapters):
            yield _of(wing.value, f"What came {wing}", _with_sheet(Beyond(wing)))

    def easier(edition: Exhibit, look: Look) -> State:
        return state_for(replace(_shot(edition, look), choosing_language=True), edition)

    def prompt(edition: Exhibit, look: Look) -> State:
        return replace(state_for(_shot(edition, look), edition), warned=True)

    yield _of("easier", "Languages and what makes it easier", easier)
    yield _of("prompt", "Still there?", prompt)


def _guided(exhibit: Exhibit) -> Iterator[ScreenKind]:
    def guided(edition: Exhibit, look: Look, guide: Guide) -> State:
        return replace(state_for(_shot(edition, look), edition), guide=guide)

    if exhibit.tours:
        tour_id = exhibit.tours[0].id
        yield _of("tours", "Tours on offer", lambda e, at: guided(e, at, Guide(offered=True)))
        tour = Guide(tour=Touring(tour_id, elapsed_s=2.0))
        yield _of("tour-caption", "A tour", lambda e, at: guided(e, at, tour))
        waits = Guide(tour=Touring(tour_id, elapsed_s=2.0, paused=True))
        yield _of("tour-waiting", "A tour that waits", lambda e, at: guided(e, at, waits))
        over = Guide(ended=Ended(tour_id, Lens.PUBLIC))
        if exhibit.tours[0].ending:
            yield _of("tour-over", "A tour has ended", lambda e, at: guided(e, at, over))
    if len(exhibit.endings) == len(Lens):

        def told(edition: Exhibit, look: Look) -> State:
            return guided(edition, look, Guide(ended=Ended("", look.lens)))

        yield _of("story-over", "The story has played to its end", told)


def _card(event: Event, side: Side) -> Staged:
    def card(edition: Exhibit, look: Look) -> State:
        shot = replace(
            _shot(edition, look, event.theatre.view, event.theatre.id),
            utc_s=max(appears_utc_s(event, each) for each in Lens),
            event_id=event.id,
            side=side,
        )
        return state_for(shot, edition)

    return card


def _broken(event: Event) -> Callable[[Show, Look], Scene]:
    def staged(show: Show, look: Look) -> Scene:
        told = show.exhibit.event_by_id[event.id]
        lost = tuple(replace(each, path=MISSING, secret_path="") for each in told.media)
        events = tuple(
            replace(each, media=lost) if each is told else each for each in show.exhibit.events
        )
        edition = replace(show.exhibit, events=events)
        state = _card(event, Side.STORY)(edition, look)
        return build_scene(state, edition, show.atlas, show.typography)

    return staged


def _way_s(letter: Message) -> float:
    """Return how long a letter can be seen on its way."""
    if not letter.timed or letter.received_utc_s is None:
        return 0.0
    return letter.received_utc_s - letter.sent_utc_s


def _with_sheet(sheet: Sheet, utc_s: float | None = None) -> Staged:
    def opened(edition: Exhibit, look: Look) -> State:
        shot = replace(_shot(edition, look), sheet=sheet)
        return state_for(replace(shot, utc_s=utc_s or shot.utc_s), edition)

    return opened


def _apart(exhibit: Exhibit) -> Iterator[ScreenKind]:
    """Yield what visitors seldom see or never."""

    def desk(open_desk: Desk) -> Staged:
        return lambda edition, look: replace(
            state_for(_shot(edition, look), edition), desk=open_desk
        )

    yield _of("desk-pad", "The pad of the staff", desk(Desk(typed="1234")))
    yield _of("desk-wrong", "A wrong PIN", desk(Desk(wrong=True)))
    yield _of("desk-sheet", "What staff may do", desk(Desk(Stage.SHEET, facts=FACTS)))

    def notice(show: Show, look: Look) -> Scene:
        viewport = Viewport(*look.size_px)
        return notice_scene(viewport, show.typography, beat=1, share=0.6, exhibit=show.exhibit)

    def fault(show: Show, look: Look) -> Scene:
        viewport = Viewport(*look.size_px)
        return notice_scene(
            viewport, show.typography, beat=2, share=None, staff=FOR_STAFF["CONTENT"]
        )

    def closed(show: Show, look: Look) -> Scene:
        lines = sign_lines(show.exhibit, exhibit.timeline.start_utc_s)
        return closed_scene(Viewport(*look.size_px), show.typography, lines, SIGN_AT_S)

    def closing(show: Show, look: Look) -> Scene:
        hours = show.exhibit.visit.hours or Hours("Mo-Su 10:00-18:00", exhibit.timeline.zone)
        edition = replace(show.exhibit, visit=replace(show.exhibit.visit, hours=hours))
        state = state_for(_shot(edition, look), edition)
        state = replace(state, stays_until_utc_s=exhibit.timeline.start_utc_s)
        return build_scene(state, edition, show.atlas, show.typography)

    yield ScreenKind("closing", "The house closes", closing)
    yield ScreenKind("notice", "While the map is made", notice, varies=False)
    yield ScreenKind("notice-fault", "While files are mended", fault, varies=False)
    yield ScreenKind("closed", "The house is closed", closed, varies=False)
