"""What tests of touches are given."""

import pytest

from tests.unit.touch.hand import Hand


@pytest.fixture
def hand() -> Hand:
    return Hand()
