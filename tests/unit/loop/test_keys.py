import pytest

from kiosk.atlas.model import Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.screen.fonts import Fonts
from kiosk.state.intents import (
    ChooseLanguage,
    CloseCard,
    FlyTo,
    GoHome,
    Intent,
    ShowLens,
    ShowSheet,
    StepEvent,
    TogglePlay,
    Touch,
    ZoomMap,
    ZoomTime,
)
from kiosk.state.sheets import Meanwhile
from kiosk.state.update import update
from kiosk.touch.keys import CONTROL_OF_KEY, intents_for_key
from kiosk.visit import Show
from tests.unit.scene.seen import scene_of, state_at


@pytest.fixture
def show(shipped_exhibit: Exhibit, shipped_atlas: Atlas, shipped_fonts: Fonts) -> Show:
    return Show(shipped_exhibit, shipped_atlas, shipped_fonts)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (",", StepEvent(-1)),
        (".", StepEvent(1)),
        ("space", TogglePlay()),
        ("w", ShowLens(Lens.SECRET)),
        ("help", ChooseLanguage()),
        ("escape", CloseCard()),
        ("home", GoHome()),
    ],
)
def test_a_key_means_what_its_control_means(show: Show, name: str, kind: Intent) -> None:
    state = state_at(show.exhibit, (1920, 1080), event_id="u2-photographs")
    assert intents_for_key(name, scene_of(state, show).targets) == (Touch(), kind)


@pytest.mark.parametrize(("name", "closer"), [("+", True), ("[+]", True), ("-", False)])
def test_keys_magnify(show: Show, name: str, *, closer: bool) -> None:
    targets = scene_of(state_at(show.exhibit, (1920, 1080)), show).targets
    touch, zoom = intents_for_key(name, targets)
    assert touch == Touch()
    assert isinstance(zoom, ZoomMap)
    assert (zoom.factor > 1.0) == closer


def test_digits_fly_to_the_regions_in_their_order(show: Show) -> None:
    targets = scene_of(state_at(show.exhibit, (1920, 1080)), show).targets
    for index, theatre in enumerate(show.exhibit.theatres, 1):
        assert intents_for_key(str(index), targets) == (Touch(), FlyTo(theatre.view, theatre.id))


@pytest.mark.parametrize("name", ["escape", "q", "", "0", "9", "99999999999", "²", "f7"])
def test_a_key_without_a_control_on_screen_is_only_a_sign_of_somebody(
    show: Show, name: str
) -> None:
    targets = scene_of(state_at(show.exhibit, (1920, 1080)), show).targets
    assert intents_for_key(name, targets) == (Touch(),)


def test_every_key_finds_a_control_that_exists(show: Show) -> None:
    with_card = state_at(show.exhibit, (1920, 1080), event_id="u2-photographs")
    spread_out = update(state_at(show.exhibit, (1920, 1080)), ZoomTime(9.0), show.exhibit)
    scenes = (scene_of(state, show) for state in (with_card, spread_out))
    assert set(CONTROL_OF_KEY.values()) <= {each.id for scene in scenes for each in scene.targets}


def test_escape_puts_a_sheet_away(show: Show) -> None:
    state = update(state_at(show.exhibit, (1920, 1080)), ShowSheet(Meanwhile()), show.exhibit)
    assert intents_for_key("escape", scene_of(state, show).targets) == (Touch(), ShowSheet(None))
