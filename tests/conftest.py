"""What tests of several folders share: screens with fingers."""

import os
from collections.abc import Iterator, Sequence

import pytest

from tests.rig.cage import CageDisplay
from tests.rig.display import TouchDisplay
from tests.rig.xorg import missing_packages, missing_wayland_packages

# Set where the packages are promised, as .ci/run does: there a skip would hide that nobody touched
# the screen.
REQUIRED = os.environ.get("KIOSK_REQUIRE_DISPLAY_TESTS") == "1"


@pytest.fixture
def touch_display(request: pytest.FixtureRequest) -> Iterator[TouchDisplay]:
    """An X screen with fingers, 1280x800 px.

    Another size: @pytest.mark.parametrize("touch_display", [(1920, 1080)], indirect=True).
    """
    _skip_without(missing_packages())
    with TouchDisplay(*getattr(request, "param", (1280, 800))) as display:
        yield display


@pytest.fixture
def cage_display(request: pytest.FixtureRequest) -> Iterator[CageDisplay]:
    """The same on Wayland."""
    _skip_without(missing_wayland_packages())
    with CageDisplay(*getattr(request, "param", (1280, 800))) as display:
        yield display


def _skip_without(missing: Sequence[str]) -> None:
    if missing:
        reason = f"needs the Debian packages {', '.join(missing)} (see tests/packages.txt)"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
