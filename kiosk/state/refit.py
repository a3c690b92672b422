"""A visit that goes on in an exhibit whose content has just changed."""

from dataclasses import replace

from kiosk.content.model import Exhibit
from kiosk.geo.projection import Projection
from kiosk.state.motion import bounded
from kiosk.state.state import State
from kiosk.state.story_time import bounded_utc_s


def refitted(state: State, exhibit: Exhibit) -> State:
    """Return the state in another version of its exhibit.

    Time, camera, lens and open card stay as far as the new content has them.
    """
    event = exhibit.event_by_id.get(state.event_id)
    camera = replace(state.camera, projection=Projection(exhibit.map.projection))
    return replace(
        state,
        camera=bounded(camera, exhibit),
        motion=None,
        utc_s=bounded_utc_s(exhibit, state.utc_s),
        sliding=None,
        event_id=event.id if event is not None else "",
        theatre=state.theatre if state.theatre in exhibit.theatre_by_id else "",
    )
