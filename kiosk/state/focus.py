"""Where a visit has room for the map: what is free of panels, in its language and its comfort."""

from kiosk.content.model import Exhibit, View
from kiosk.geo.camera import Camera
from kiosk.state.stage import camera_for, focus_box_px
from kiosk.state.state import State


def focus_box_of(
    state: State, exhibit: Exhibit, *, card_open: bool
) -> tuple[float, float, float, float]:
    """Return left, top, width and height, in px, of the part of the map that no panel covers."""
    return focus_box_px(
        state.camera.viewport,
        card_open=card_open,
        low=state.comfort.low,
        large=state.comfort.large,
        rtl=exhibit.in_language(state.language).rtl,
    )


def focus_of(state: State, exhibit: Exhibit, *, card_open: bool) -> tuple[float, float]:
    """Return the middle, in px, of the part of the map that no panel covers."""
    left, top, width, height = focus_box_of(state, exhibit, card_open=card_open)
    return left + width / 2, top + height / 2


def camera_on(view: View, state: State, exhibit: Exhibit) -> Camera:
    """Return the camera that shows the middle of a view in the middle of the free map."""
    return camera_for(
        view,
        state.camera.viewport,
        state.camera.projection,
        card_open=bool(state.event_id),
        low=state.comfort.low,
        large=state.comfort.large,
        rtl=exhibit.in_language(state.language).rtl,
    )
