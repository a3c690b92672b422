"""A visit that goes on in an exhibit whose content has just changed."""

from dataclasses import replace

from kiosk.content.model import Exhibit
from kiosk.geo.projection import Projection
from kiosk.state.attract import reposted
from kiosk.state.motion import bounded
from kiosk.state.slider import Slider
from kiosk.state.state import State
from kiosk.state.story_time import bounded_utc_s, heading_utc_s
from kiosk.world.appearing import appears_utc_s


def refitted(state: State, exhibit: Exhibit) -> State:
    """Return the state in another version of its exhibit.

    Time, camera, lens and open card stay as far as the new content has them; what time was on its
    way to is reached at once.
    """
    if state.guide.attract is not None:
        return reposted(state, exhibit)
    touring = state.guide.tour
    tour = exhibit.tour_by_id.get(touring.tour_id) if touring else None
    if touring is None or tour is None or touring.step >= len(tour.steps):
        touring = None
    elif not touring.paused:
        # It goes to its stop again: that may have moved.
        touring = replace(touring, departed=False)
    utc_s = bounded_utc_s(exhibit, heading_utc_s(state))
    event = exhibit.event_by_id.get(state.event_id)
    told = event is not None and appears_utc_s(event, state.lens) <= utc_s
    camera = replace(state.camera, projection=Projection(exhibit.map.projection))
    return replace(
        state,
        camera=bounded(camera, exhibit),
        motion=None,
        utc_s=utc_s,
        sliding=None,
        event_id=state.event_id if told else "",
        gathered=(),
        sheet=None,
        slider=Slider(),
        language=state.language if state.language in exhibit.editions else exhibit.language,
        theatre=state.theatre if state.theatre in exhibit.theatre_by_id else "",
        guide=replace(state.guide, tour=touring),
    )
