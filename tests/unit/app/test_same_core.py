"""A thread that reads shares the core of the frames for as long as it reads."""

import os
import sys
import threading
from collections.abc import Callable

import pytest

from kiosk.app.same_core import NICE, give_way, on_the_core_of_the_frames

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux binds threads to cores")


def in_a_thread(work: Callable[[], object]) -> None:
    """Do something beside the main thread, and let its failures be this thread's."""
    failed: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=guarded)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


def cores_of(thread: int | None) -> set[int]:
    assert thread is not None
    return os.sched_getaffinity(thread)


def test_both_threads_are_on_one_core_and_afterwards_free_again() -> None:
    main = threading.main_thread().native_id
    before = cores_of(main)

    def work() -> None:
        own = threading.get_native_id()
        with on_the_core_of_the_frames():
            assert cores_of(main) == cores_of(own)
            assert len(cores_of(own)) == 1
        assert cores_of(main) == cores_of(own) == before
        with pytest.raises(LookupError), on_the_core_of_the_frames():
            raise LookupError
        assert cores_of(main) == cores_of(own) == before

    in_a_thread(work)
    assert cores_of(main) == before


def test_in_the_thread_of_the_frames_itself_nothing_changes() -> None:
    before = os.sched_getaffinity(0)
    with on_the_core_of_the_frames():
        assert os.sched_getaffinity(0) == before


def test_where_the_core_cannot_be_told_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setaffinity", refused)
    done: list[bool] = []

    def work() -> None:
        with on_the_core_of_the_frames():
            done.append(True)

    in_a_thread(work)
    assert done == [True]


def test_only_the_thread_that_gives_way_is_put_behind_the_others() -> None:
    main = threading.main_thread().native_id
    assert main is not None
    before = os.getpriority(os.PRIO_PROCESS, main)

    def work() -> None:
        give_way()
        assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == max(before, NICE)

    in_a_thread(work)
    assert os.getpriority(os.PRIO_PROCESS, main) == before
