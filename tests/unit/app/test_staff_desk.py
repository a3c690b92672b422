"""What staff set at their desk holds, and holds after the next start."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app.staff_desk import StaffDesk
from kiosk.app.vitals import Vitals
from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit
from kiosk.geo.camera import Viewport
from kiosk.screen.fonts import Fonts
from kiosk.state.desk import Ask, Deed, Desk, Facts, Stage
from kiosk.visit import Show, Visit
from tests.fakes import ManualClock


@pytest.fixture
def visit(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Visit:
    return Visit(Show(shipped_exhibit, shipped_atlas, shipped_fonts), Viewport(1280, 800))


def asked(visit: Visit, desk: StaffDesk, deed: Deed) -> Facts:
    """Return what the sheet tells after a button of it was touched."""
    visit.state = replace(visit.state, desk=Desk(Stage.SHEET))
    visit.tell(Ask(deed))
    assert desk.serve(visit)
    assert visit.state.desk is not None
    return visit.state.desk.facts


def test_staff_turn_the_sound_off_and_it_stays_off(visit: Visit, tmp_path: Path) -> None:
    with Vitals(ManualClock(), tmp_path, None) as vitals:
        desk = StaffDesk(vitals, lambda: (0, 0), lambda: True)
        assert asked(visit, desk, Deed.NOTES).sound is True
        assert asked(visit, desk, Deed.SOUND).sound is False
        assert not desk.sound
        assert not StaffDesk(vitals, lambda: (0, 0), lambda: True).sound


def test_a_kiosk_on_which_nothing_sounds_has_no_switch_for_it(visit: Visit, tmp_path: Path) -> None:
    with Vitals(ManualClock(), tmp_path, None) as vitals:
        desk = StaffDesk(vitals, lambda: (0, 0), lambda: False)
        assert asked(visit, desk, Deed.NOTES).sound is None
