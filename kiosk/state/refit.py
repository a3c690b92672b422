"""A visit that goes on in an exhibit whose content has just changed."""

from dataclasses import replace

from kiosk.content.model import Exhibit
from kiosk.geo.projection import Projection
from kiosk.state.attract import rehung, stops_played
from kiosk.state.beyond import told_by
from kiosk.state.guide import Ended, Touring, ending_of
from kiosk.state.motion import bounded
from kiosk.state.sheets import Letter, Sheet
from kiosk.state.slider import Slider, Span, bounded_span
from kiosk.state.state import State, choice_among
from kiosk.state.story_time import bounded_utc_s, heading_utc_s


def refitted(state: State, exhibit: Exhibit) -> State:
    """Return the state in another version of its exhibit.

    Time, camera, lens, language, open card and open sheet stay as far as the new content has them;
    what time was on its way to is reached at once.
    """
    touring = _touring(state, exhibit)
    if state.guide.attract is not None and touring is None:
        return rehung(state, exhibit)
    utc_s = bounded_utc_s(exhibit, heading_utc_s(state))
    camera = replace(state.camera, projection=Projection(exhibit.map.projection))
    goes_on = state.camera == camera and (touring is None or touring.paused)
    return replace(
        state,
        camera=bounded(camera, exhibit),
        # Whoever saves while the map moves sees it arrive; a tour sets out anew by itself.
        motion=state.motion if goes_on else None,
        utc_s=utc_s,
        sliding=None,
        event_id=state.event_id if _is_told(state, exhibit, utc_s) else "",
        gathered=choice_among(state.gathered, exhibit),
        sheet=_sheet(state.sheet, exhibit),
        slider=_slider(state.slider, exhibit),
        language=state.language if state.language in exhibit.editions else exhibit.language,
        theatre=state.theatre if state.theatre in exhibit.theatre_by_id else "",
        guide=replace(state.guide, tour=touring, ended=_ended(state.guide.ended, exhibit)),
    )


def _ended(ended: Ended | None, exhibit: Exhibit) -> Ended | None:
    if ended is None or not ending_of(exhibit, ended):
        return None
    return ended


def _touring(state: State, exhibit: Exhibit) -> Touring | None:
    touring = state.guide.tour
    tour = exhibit.tour_by_id.get(touring.tour_id) if touring else None
    if touring is None or tour is None or touring.step >= len(tour.steps):
        return None
    poster = exhibit.poster
    if state.guide.attract is not None and (
        poster is None
        or touring.tour_id != poster.tour_id
        or touring.step >= stops_played(exhibit, poster)
    ):
        return None
    # It goes to its stop again: that may have moved.
    return touring if touring.paused else replace(touring, departed=False)


def _is_told(state: State, exhibit: Exhibit, utc_s: float) -> bool:
    event = exhibit.event_by_id.get(state.event_id)
    return event is not None and told_by(exhibit, event, state.lens, utc_s)


def _sheet(sheet: Sheet | None, exhibit: Exhibit) -> Sheet | None:
    if not isinstance(sheet, Letter):
        return sheet
    there = {each.id for each in exhibit.curated.messages}
    return sheet if sheet.message_id in there else None


def _slider(slider: Slider, exhibit: Exhibit) -> Slider:
    def within(span: Span | None) -> Span | None:
        return None if span is None else bounded_span(exhibit.timeline, span)

    return Slider(
        bounded_span(exhibit.timeline, slider.span),
        within(slider.goal),
        within(slider.before_fine),
    )
