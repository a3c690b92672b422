"""Loading leaves the process as it found it."""

import gc
import threading
from collections.abc import Iterator

import pytest

from kiosk.content.forgetting import undisturbed


@pytest.fixture(autouse=True)
def _looking() -> Iterator[None]:
    looked = gc.isenabled()
    yield
    (gc.enable if looked else gc.disable)()


@pytest.mark.parametrize("looked", [True, False])
def test_nothing_is_looked_for_meanwhile_and_afterwards_all_is_as_before(looked: bool) -> None:
    (gc.enable if looked else gc.disable)()
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled() is looked


def test_a_thread_that_reads_undoes_nothing_that_the_show_has_chosen() -> None:
    gc.enable()
    begun, chosen = threading.Event(), threading.Event()

    def read() -> None:
        with undisturbed():
            begun.set()
            chosen.wait(10.0)

    thread = threading.Thread(target=read)
    thread.start()
    assert begun.wait(10.0)
    gc.disable()
    chosen.set()
    thread.join(10.0)
    assert not gc.isenabled()
