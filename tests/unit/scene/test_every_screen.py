"""Every screen, in every shape, language, world and with all that makes it easier."""

from itertools import product

import pytest

from kiosk.app.contact_sheet import LANDSCAPE, LANGUAGES, LARGER, NO_EASE, ON_ONE, PORTRAIT, SIZES
from kiosk.app.screens import Look, screens_of
from kiosk.content.model import Lens
from kiosk.screen.fonts import Fonts
from kiosk.state.comfort import Ease
from kiosk.visit import Show
from tests.unit.scene.soundness import faults_of

EVERYTHING = frozenset({Ease.LOW, Ease.LARGE, Ease.CONTRAST})


def faults(show: Show, fonts: Fonts, looks: list[Look]) -> list[str]:
    found: dict[str, str] = {}
    for kind in screens_of(show.exhibit):
        for look in looks:
            if kind.varies or (not look.eased and look.lens is Lens.PUBLIC):
                scene = kind.scene(show, look)
                for fault in faults_of(scene, fonts, strong=look.comfort.strong and kind.varies):
                    where = f"{kind.name}, {look.language}, {look.lens}, {sorted(look.eased)}"
                    found.setdefault(f"{kind.name}: {fault}", f"{where}, {look.size_px}: {fault}")
    return list(found.values())


def looks_at(size_px: tuple[int, int], languages: tuple[str, ...]) -> list[Look]:
    eases = (NO_EASE, LARGER, *ON_ONE, EVERYTHING) if size_px == LANDSCAPE else (NO_EASE, LARGER)
    return [Look(size_px, *each) for each in product(languages, Lens, eases)]


@pytest.mark.parametrize(
    ("size_px", "language"),
    [(LANDSCAPE, "de"), (LANDSCAPE, "ar"), (PORTRAIT, "ru")],
    ids=["landscape-de", "landscape-ar", "portrait-ru"],
)
def test_every_word_of_every_screen_can_be_read(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int], language: str
) -> None:
    looks = [
        Look(size_px, language, lens, eased)
        for lens in Lens
        for eased in (NO_EASE, EVERYTHING if lens is Lens.PUBLIC else LARGER)
    ]
    found = faults(show, shipped_fonts, looks)
    assert not found, "\n".join(found)


@pytest.mark.bench
@pytest.mark.parametrize("size_px", SIZES, ids=lambda size_px: "x".join(map(str, size_px)))
def test_every_word_of_every_screen_can_be_read_in_all_languages(
    show: Show, shipped_fonts: Fonts, size_px: tuple[int, int]
) -> None:
    others = (*LANGUAGES, *(set(show.exhibit.editions) - set(LANGUAGES)))
    found = faults(show, shipped_fonts, looks_at(size_px, others))
    assert not found, "\n".join(found)
