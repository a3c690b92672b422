"""What one kiosk shows, as another one can follow it, and how far that one has come."""

from dataclasses import dataclass, replace
from math import isfinite

from kiosk.content.model import Lens, View
from kiosk.geo.camera import Camera

# No flight of a map and no slide of time takes longer.
LONGEST_WAY_S = 30.0
# Screens away from the middle that no focus lies.
FARTHEST_OFFSET = 10.0


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the camera of a leader is, or is on its way to.

    Attributes:
        centre: What lies in the middle of its screen, in the scale of views.
        focus_lonlat: What lies in the middle of that part of it that no panel covers.
        offset: How far that is from the middle of the screen, right and down, in the same unit as
            the scale counts in: a follower whose panels lie alike can show the very same map.
        in_s: For how long it is still on its way.
    """

    centre: View
    focus_lonlat: tuple[float, float]
    offset: tuple[float, float]
    in_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What a leader shows to its visitors.

    Attributes:
        utc_s: The instant at which time is, or to which it is sliding.
        utc_in_s: For how long it still slides.
        event_id: The open card; empty for none.
        theatre: The lit region; empty for none.
    """

    utc_s: float
    utc_in_s: float
    lens: Lens
    aim: Aim
    theatre: str = ""
    event_id: str = ""

    @property
    def heading(self) -> "Shown":
        """The same once all has arrived: only what differs in this has to be told."""
        return replace(self, utc_in_s=0.0, aim=replace(self.aim, in_s=0.0))

    @property
    def makes_sense(self) -> bool:
        """Whether all its numbers can be acted upon."""
        return (
            isfinite(self.utc_s)
            and all(_is_place(*each) for each in (self.aim.centre.lonlat, self.aim.focus_lonlat))
            and isfinite(self.aim.centre.scale)
            and self.aim.centre.scale > 0.0
            and all(abs(each) <= FARTHEST_OFFSET for each in self.aim.offset)
            and all(0.0 <= each <= LONGEST_WAY_S for each in (self.utc_in_s, self.aim.in_s))
        )


def _is_place(lon_deg: float, lat_deg: float) -> bool:
    return abs(lon_deg) <= 180.0 and abs(lat_deg) <= 90.0


@dataclass(frozen=True, slots=True)
class Glide:
    """The short way from one word of the leader to the next.

    Attributes:
        camera: Where the map was; None if it does not take part.
        utc_s: Where time was; None if it does not take part.
    """

    camera: Camera | None
    utc_s: float | None
    elapsed_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Following:
    """This kiosk shows what another one does.

    Attributes:
        shown: What that one shows.
        quiet_s: Since its last word.
        glide: None while nothing is on its way by it.
    """

    shown: Shown
    quiet_s: float = 0.0
    glide: Glide | None = None


@dataclass(frozen=True, slots=True)
class Follow:
    """A leader shows this to its visitors; None if it rests or has gone."""

    shown: Shown | None
