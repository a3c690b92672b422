"""What staff do at their desk on screen: the PIN is looked at, and their wishes are carried out."""

from collections.abc import Callable
from dataclasses import replace

from kiosk import __version__
from kiosk.app.vitals import Vitals
from kiosk.content.model import Exhibit
from kiosk.ops import endings
from kiosk.ops.pin import PinFile
from kiosk.ops.staff_settings import Settings, keep_settings, settings_in
from kiosk.state.desk import Answer, Deed, Done, Facts, OpenDesk, Stage
from kiosk.visit import BackRoom, Visit


class StaffDesk:
    """The desk of one kiosk.

    Attributes:
        ending: How the exhibit is to end, in the number for its supervisor; None to go on.
        is_open: Whether somebody is at it: then nothing that is typed may be written down.
    """

    def __init__(
        self,
        vitals: Vitals,
        problems: Callable[[], tuple[int, int]],
        has_sound: Callable[[], bool],
    ) -> None:
        """Begin.

        Args:
            vitals: Its folder remembers; its journal is told.
            problems: Asked for the numbers of errors and of warnings in the content.
            has_sound: Asked whether anything can be heard at all.
        """
        self._vitals = vitals
        self._problems = problems
        self._has_sound = has_sound
        self._pin = PinFile(vitals.folder, vitals.clock)
        self._settings = settings_in(vitals.folder)
        self.ending: int | None = None
        self.is_open = False

    @property
    def sound(self) -> bool:
        """Whether staff have left the sound on."""
        return self._settings.sound

    def let_in(self, visit: Visit) -> None:
        """Open the desk in a visit that begins with it."""
        self.is_open = True
        visit.tell(OpenDesk(self._pin.locked_s))

    def back_room(self) -> BackRoom:
        """Return what the loop asks."""
        return BackRoom(locked_s=self._locked_s, note=self._note)

    def serve(self, visit: Visit) -> bool:
        """Do what is wanted at the desk; return whether the exhibit goes on."""
        desk = visit.state.desk
        self.is_open = desk is not None
        if desk is None:
            return True
        if desk.stage is Stage.CHECKING:
            visit.tell(self._answer(visit, desk.typed))
        elif desk.deed is not None:
            self._do(desk.deed)
            visit.tell(Done(self._facts(visit.exhibit)))
        return self.ending is None

    def _answer(self, visit: Visit, typed: str) -> Answer:
        right = self._pin.opens(typed)
        self._vitals.journal.tell("staff_came" if right else "staff_pin_wrong")
        return Answer(right, self._pin.locked_s, self._facts(visit.exhibit))

    def _do(self, deed: Deed) -> None:
        self._vitals.journal.tell("staff_asked", deed=deed)
        match deed:
            case Deed.END:
                self.ending = endings.BY_STAFF
            case Deed.RESTART:
                self.ending = endings.RESTART
            case Deed.NOTES:
                self._set(replace(self._settings, notes=not self._settings.notes))
            case Deed.SOUND:
                self._set(replace(self._settings, sound=not self._settings.sound))

    def _set(self, settings: Settings) -> None:
        self._settings = settings
        try:
            keep_settings(self._vitals.folder, settings)
        except OSError as error:
            # It holds until the next start.
            self._vitals.journal.tell("settings_refused", reason=error.strerror or str(error))

    def _locked_s(self) -> float | None:
        return self._pin.locked_s if self._pin.is_set else None

    def _facts(self, exhibit: Exhibit) -> Facts:
        version = f"{exhibit.title} · kiosk {__version__}"
        sound = self._settings.sound if self._has_sound() else None
        return Facts(self._settings.notes, sound, (version, self._told(exhibit)))

    def _note(self, exhibit: Exhibit) -> str:
        return self._told(exhibit) if self._settings.notes else ""

    def _told(self, exhibit: Exhibit) -> str:
        errors, warnings = self._problems()
        if not errors and not warnings:
            return exhibit.wording["staff_no_problems"]
        return exhibit.wording["staff_problems"].format(errors=errors, warnings=warnings)
