"""What every key of the README means, where it means anything."""

from dataclasses import replace

import pytest

from kiosk.content.model import Lens
from kiosk.state.attract import attract_state
from kiosk.state.ease_intents import ChangeVolume, FocusOn, Scan
from kiosk.state.intents import (
    ChangePace,
    ChooseLanguage,
    CloseCard,
    FlyTo,
    GoHome,
    Intent,
    ShowLens,
    ShowSheet,
    ShowWholeTime,
    StepEvent,
    TogglePlay,
    Touch,
    ZoomMap,
    ZoomTime,
)
from kiosk.state.sheets import Meanwhile
from kiosk.state.state import State
from kiosk.state.tour_intents import BeginTour, ChooseTour, StepTour, StopTour
from kiosk.state.update import update
from kiosk.touch.keys import CONTROL_OF_KEY, intents_for_key
from kiosk.visit import Show
from tests.conftest import ROOT
from tests.unit.scene.seen import scene_of, state_at

# By what the README writes in its column of keys: when, which key as SDL names it, what it means.
KEYS: dict[str, tuple[tuple[str, str, Intent | None], ...]] = {
    "`←` `→` or tab, then enter": (
        ("play", "right", FocusOn("next")),
        ("play", "left", FocusOn("back")),
        ("play", "tab", FocusOn("next")),
        ("play", "shift tab", FocusOn("back")),
        ("play", "return", TogglePlay()),
        ("play", "enter", TogglePlay()),
        ("play", "up", FocusOn("region:cuba")),
        ("region:cuba", "down", FocusOn("play")),
    ),
    "page up, page down, end": (
        ("", "page up", ZoomTime(3.0)),
        ("", "page down", ZoomTime(1 / 3)),
        ("some hours", "end", ShowWholeTime()),
        ("", "end", None),
    ),
    "`,` `.`": (("card", ",", StepEvent(-1)), ("card", ".", StepEvent(1))),
    "space": (("", "space", TogglePlay()),),
    "`P`": (("", "p", ChangePace()),),
    "`M`": (("", "m", ShowSheet(Meanwhile())),),
    "`W`": (("", "w", ShowLens(Lens.SECRET)),),
    "`T`, then `1` to `4`": (
        ("", "t", ChooseTour()),
        ("tours", "1", BeginTour("thirteen-days")),
        ("tours", "2", BeginTour("secret-deal")),
        ("tours", "3", BeginTour("berlin-and-turkey")),
        ("tours", "4", BeginTour("world-reacts")),
    ),
    "`,` `.` escape": (
        ("tour", ",", StepTour(-1)),
        ("tour", ".", StepTour(1)),
        ("tour", "escape", StopTour()),
    ),
    "`L`, `H` or F1": tuple(("", key, ChooseLanguage()) for key in ("l", "h", "f1", "help")),
    "the volume keys": (("", "volumeup", ChangeVolume(1)), ("", "volumedown", ChangeVolume(-1))),
    "F8": (("play", "f8", Scan(on=True)),),
    "escape": (("card", "escape", CloseCard()), ("sheet", "escape", ShowSheet(None))),
    "any key": (("at rest", "x", None), ("at rest", "space", None)),
    "Home": (("card", "home", GoHome()), ("at rest", "home", GoHome())),
}
# Of these there are tests below.
MAP_KEYS = {"`1` to `4`", "`+` `-`"}


def state_when(show: Show, when: str) -> State:
    """Return a state in which something is open; else with the focus on that control."""
    plain = state_at(show.exhibit, (1920, 1080))
    tour, *_ = show.exhibit.tours
    match when:
        case "card":
            return state_at(show.exhibit, (1920, 1080), event_id="u2-photographs")
        case "at rest":
            return attract_state(show.exhibit, plain.camera.viewport)
        case "some hours":
            return update(plain, ZoomTime(9.0), show.exhibit)
        case "tours":
            return update(plain, ChooseTour(), show.exhibit)
        case "tour":
            return update(plain, BeginTour(tour.id), show.exhibit)
        case "sheet":
            return update(plain, ShowSheet(Meanwhile()), show.exhibit)
        case focus:
            return replace(plain, comfort=replace(plain.comfort, focus=focus))


@pytest.mark.parametrize(
    ("when", "name", "meant"),
    [pytest.param(*row, id=f"{row[1]}-{row[0]}") for rows in KEYS.values() for row in rows],
)
def test_a_key_means_what_the_readme_promises(
    show: Show, when: str, name: str, meant: Intent | None
) -> None:
    state = state_when(show, when)
    touch, *means = intents_for_key(name, scene_of(state, show).targets, state.comfort)
    assert touch == Touch()
    # The ring that wanders by itself begins somewhere.
    assert [each for each in means if name != "f8" or not isinstance(each, FocusOn)] == (
        [] if meant is None else [meant]
    )


def test_every_key_of_the_readme_is_tried() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    _, table = text.split("| with a finger or mouse | with a key | what happens |\n|---|---|---|\n")
    rows, *_ = table.split("\n\n")
    written = {row.split("|")[2].strip() for row in rows.splitlines()} - {""}
    assert written == {*KEYS, *MAP_KEYS}


@pytest.mark.parametrize(
    ("name", "closer"), [("+", True), ("[+]", True), ("=", True), ("-", False), ("[-]", False)]
)
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
