"""The exhibit in company: it tells others what it shows, or shows what another one does."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.app.shown_content import version_of
from kiosk.app.vitals import Vitals
from kiosk.content.model import Exhibit
from kiosk.content.network import Mqtt, Role
from kiosk.ops.mqtt.leader import Leader
from kiosk.ops.mqtt.words import Presence, Word, name_from
from kiosk.state.following import shown_by
from kiosk.state.intents import Follow
from kiosk.visit import Visit

if TYPE_CHECKING:
    from kiosk.ops.mqtt.line import Line


def in_role(exhibit: Exhibit, role: str) -> Exhibit:
    """Return the exhibit in the role that this machine has, where the files say another."""
    if not role or exhibit.mqtt is None:
        return exhibit
    mqtt = replace(exhibit.mqtt, role=Role(role))
    # It has that role in every language.
    editions: dict[str, Exhibit] = {}
    for code, edition in exhibit.editions.items():
        editions[code] = replace(edition, mqtt=mqtt, editions=editions)
    return editions.get(exhibit.language) or replace(exhibit, mqtt=mqtt)


class Company:
    """The company of one kiosk; nothing at all where none is configured."""

    def __init__(self, vitals: Vitals, wake: Callable[[], None]) -> None:
        """Begin alone.

        Args:
            vitals: Its clock paces, its journal is told.
            wake: Ends the waiting of the loop when there is something to hear.
        """
        self._vitals = vitals
        self._wake = wake
        self._settings: Mqtt | None = None
        self._line: Line | None = None
        self._rests = Word(Presence.RESTING)
        self._said: Word | None = None
        self._leader: Leader | None = None
        self._serial = 0
        self._told_stranger, self._told_gone = "", True

    def adopt(self, exhibit: Exhibit) -> None:
        """Go on in an exhibit whose content or settings may be new."""
        version = version_of(exhibit) if exhibit.mqtt is not None else ""
        name = name_from(exhibit.title)
        self._rests = Word(Presence.RESTING, name, version, exhibit.language)
        self._said = None
        if exhibit.mqtt != self._settings:
            self.close()
            if exhibit.mqtt is None:
                self._vitals.journal.tell("mqtt_left")
            self._settings = exhibit.mqtt
            if exhibit.mqtt is not None:
                # Only who has company loads what it takes.
                from kiosk.ops.mqtt.line import Line

                clock, journal = self._vitals.clock, self._vitals.journal
                self._line = Line(exhibit.mqtt, journal, clock, self._wake)
        follows = exhibit.mqtt is not None and exhibit.mqtt.role is Role.FOLLOW
        if not follows:
            self._leader = None
        elif self._leader is None or self._leader.exhibit != name:
            assert exhibit.mqtt is not None
            self._leader = Leader(name, exhibit.mqtt.silent_s)

    def turned(self, visit: Visit) -> None:
        """Tell or follow after a turn of the loop; neither waits for anything."""
        if self._leader is None and visit.state.following is not None:
            # It was taken out of the settings in the middle of it.
            visit.tell(Follow(None))
        if self._line is None:
            return
        if self._leader is not None:
            self._follow(visit, self._line, self._leader)
        elif visit.fresh:
            self.rest()
        else:
            shown = shown_by(visit.state, visit.exhibit)
            word = replace(
                self._rests,
                presence=Presence.VISITED,
                language=visit.state.language,
                shown=shown,
            )
            self._say(word)

    def rest(self) -> None:
        """Tell that nobody is there, as when the house has closed."""
        if self._leader is None:
            self._say(self._rests)

    def close(self) -> None:
        """Take leave."""
        if self._line is not None:
            self._line.close()
        self._line, self._leader, self._said = None, None, None

    def _say(self, word: Word) -> None:
        # On the frame path: what has not changed is not even put into words.
        heading = word.heading
        if self._line is not None and heading != self._said:
            self._said = heading
            self._line.say(word)

    def _follow(self, visit: Visit, line: "Line", leader: Leader) -> None:
        now_s = self._vitals.clock.now_s()
        word = line.hear()
        if not line.is_up:
            leader.doubt(now_s)
        if word is not None:
            leader.take(word, now_s)
        self._tell(leader, now_s)
        following = visit.state.following is not None
        if not following and not visit.fresh:
            # A visitor has taken over; once they have gone this kiosk rests, and follows again.
            return
        shown = leader.shown(now_s)
        if shown is None:
            if following:
                visit.tell(Follow(None))
        elif not following or leader.serial != self._serial:
            self._serial = leader.serial
            visit.tell(Follow(shown))

    def _tell(self, leader: Leader, now_s: float) -> None:
        journal = self._vitals.journal
        if leader.stranger != self._told_stranger:
            self._told_stranger = leader.stranger
            if leader.stranger:
                journal.tell("leader_stranger", exhibit=leader.stranger)
        gone = leader.is_gone(now_s)
        if gone != self._told_gone:
            self._told_gone = gone
            journal.tell("leader_gone" if gone else "leader_there")
