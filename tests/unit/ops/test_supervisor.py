"""The supervisor in simulated time: whatever the exhibit does, something is on screen again."""

import pytest

from kiosk.ops import endings
from kiosk.ops.channel import Beat, Phase
from kiosk.ops.heartbeat import HANG_LIMIT_S, SLOW_STEP_LIMIT_S
from kiosk.ops.restarts import Part
from kiosk.ops.supervisor import ENDING_S, LOOK_EVERY_S, UNKILLABLE_S, Order
from tests.unit.ops.machine import BEATS_EVERY_S, Life, Machine

FOREVER = Life()


def first(life: Life) -> Machine:
    """Return a machine on which only the first child lives like this."""
    return Machine(lambda order: life if order.number == 0 else Life())


def parts(machine: Machine) -> list[Part]:
    return [order.part for order in machine.orders]


def test_a_healthy_exhibit_is_left_alone_for_days() -> None:
    machine = Machine(lambda _: FOREVER)
    assert machine.runs_for(3 * 86400.0) == 0
    assert len(machine.children) == 1
    assert machine.losses == []
    assert machine.children[0].acts == ["let go"]


@pytest.mark.parametrize("status", [-9, -11, 1, 2, 3, endings.FAILED])
def test_a_crash_is_followed_by_a_start_at_once(status: int) -> None:
    machine = first(Life(dies_s=30.0, status=status))
    machine.runs_for(60.0)
    assert parts(machine) == [Part.EXHIBIT, Part.EXHIBIT]
    lost, again = machine.children
    assert again.began_s - (lost.began_s + 30.0) <= LOOK_EVERY_S + 0.1


def test_a_crash_that_reported_itself_is_not_reported_twice() -> None:
    machine = first(Life(dies_s=30.0, status=endings.FAILED))
    machine.runs_for(60.0)
    assert machine.losses == []
    assert machine.told("exhibit_ended")[0]["how"] == "the program failed"


def test_a_crash_that_left_no_time_is_reported_with_the_trace_of_the_visit() -> None:
    machine = first(Life(dies_s=30.0, status=-11))
    machine.runs_for(60.0)
    (loss,) = machine.losses
    assert loss.reason == "killed by SIGSEGV"
    assert loss.child.trace()
    assert loss.beat is not None
    assert loss.ran_s == pytest.approx(30.0, abs=1.0)


def test_a_hang_is_killed_within_its_limit_and_started_again() -> None:
    machine = first(Life(stops_s=30.0, deaf=True))
    machine.runs_for(60.0)
    hung, again = machine.children
    assert hung.acts == ["tell stack", "kill"]
    last_beat_s = hung.began_s + 30.0 - BEATS_EVERY_S
    limit_s = HANG_LIMIT_S + 2 * BEATS_EVERY_S + LOOK_EVERY_S
    assert HANG_LIMIT_S < again.began_s - last_beat_s < limit_s
    assert machine.told("exhibit_hung")


def test_a_bake_that_takes_a_minute_and_beats_is_no_hang() -> None:
    beat = Beat(Phase.PREPARING, HANG_LIMIT_S)
    machine = Machine(lambda _: Life(beat=beat))
    machine.runs_for(120.0)
    assert len(machine.children) == 1


def test_a_slow_step_that_was_announced_is_no_hang_before_its_time_is_over() -> None:
    beat = Beat(Phase.PREPARING, SLOW_STEP_LIMIT_S)
    machine = first(Life(stops_s=10.0, beat=beat))
    machine.runs_for(150.0)
    slow, again = machine.children
    assert again.began_s - slow.began_s > SLOW_STEP_LIMIT_S + 5.0


def test_a_child_that_never_beats_is_not_waited_for_forever() -> None:
    machine = first(Life(stops_s=0.0))
    machine.runs_for(100.0)
    assert len(machine.children) == 2


@pytest.mark.parametrize("nap_s", [4.0, 60.0, 36000.0])
def test_a_machine_that_slept_does_not_take_the_exhibit_for_hung(nap_s: float) -> None:
    machine = Machine(lambda _: Life())
    machine.naps.append((machine.clock.now_s() + 20.0, nap_s))
    machine.runs_for(nap_s + 60.0)
    assert len(machine.children) == 1


def test_a_process_that_cannot_even_be_killed_is_left_behind() -> None:
    machine = first(Life(stops_s=10.0, deaf=True))
    started = machine.start

    def start(order: Order) -> object:
        child = started(order)
        if order.number == 0:
            child.kill = lambda: child.acts.append("kill")  # type: ignore[method-assign]
        return child

    machine.start = start  # type: ignore[method-assign, assignment]
    machine.runs_for(60.0)
    assert len(machine.children) == 2
    assert machine.told("exhibit_abandoned")
    assert machine.children[1].began_s < machine.children[0].began_s + 20.0 + UNKILLABLE_S


def test_crash_after_crash_leads_to_the_safe_part_and_never_to_the_end() -> None:
    machine = Machine(lambda order: Life(dies_s=2.0) if order.part is Part.EXHIBIT else Life())
    machine.runs_for(300.0)
    assert parts(machine) == [Part.EXHIBIT] * 3 + [Part.SAFE]
    assert [entry["reason"] for entry in machine.told("safe_mode_entered")] == ["killed by SIGKILL"]


def test_if_the_safe_part_fails_too_a_notice_stays_on_screen() -> None:
    machine = Machine(lambda order: Life() if order.part is Part.NOTICE else Life(dies_s=2.0))
    machine.runs_for(86400.0)
    shown = machine.told("exhibit_ended")
    noticed_s = sum(entry["ran_s"] for entry in shown if entry["part"] == "notice")
    assert noticed_s > 0.97 * 86400.0
    # It is tried again all the same, ever less often.
    assert 100 < parts(machine).count(Part.SAFE) < 200


def test_when_everything_fails_it_is_still_tried_without_end_and_without_haste() -> None:
    machine = Machine(lambda _: Life(dies_s=0.5, status=1))
    assert machine.runs_for(86400.0) == 0
    assert 2000 < len(machine.children) < 6000
    assert machine.orders[-1].part is not Part.EXHIBIT


def test_the_whole_exhibit_is_tried_again_when_nobody_is_there() -> None:
    machine = Machine(lambda order: Life(dies_s=2.0) if order.number < 3 else Life())
    machine.runs_for(3600.0)
    assert parts(machine)[-2:] == [Part.SAFE, Part.EXHIBIT]
    assert machine.told("better_part_tried")[0]["part"] == "exhibit"


def test_a_safe_part_under_a_finger_is_not_exchanged() -> None:
    touched = Beat(Phase.SHOWING, 5.0, 150.0, 0.0, idle=False)
    machine = Machine(lambda order: Life(dies_s=2.0 if order.number < 3 else None, beat=touched))
    machine.runs_for(7200.0)
    assert parts(machine)[-1] is Part.SAFE


def test_a_trial_that_fails_leads_straight_back() -> None:
    machine = Machine(lambda order: Life(dies_s=2.0) if order.part is Part.EXHIBIT else Life())
    machine.runs_for(86400.0)
    trials = parts(machine)[3:]
    assert trials.count(Part.EXHIBIT) == len(machine.told("better_part_tried"))
    assert 4 <= trials.count(Part.EXHIBIT) <= 10


def test_memory_over_its_limit_restarts_the_exhibit_only_when_nobody_is_there() -> None:
    heavy = Beat(Phase.SHOWING, 5.0, 700.0, 500.0, idle=False)
    machine = Machine(lambda order: Life(beat=heavy) if order.number == 0 else Life())
    machine.runs_for(600.0)
    assert len(machine.children) == 1
    heavy = Beat(Phase.SHOWING, 5.0, 700.0, 500.0, idle=True)
    machine.runs_for(600.0)
    assert machine.children[1].acts[0] == "let go"
    gap_s = machine.children[2].began_s - machine.children[1].began_s
    assert gap_s < BEATS_EVERY_S + 2 * LOOK_EVERY_S
    assert len(machine.told("memory_limit_exceeded")) == 1
    assert machine.losses == []


def test_a_memory_limit_that_cannot_be_kept_does_not_make_the_exhibit_flicker() -> None:
    heavy = Beat(Phase.SHOWING, 5.0, 700.0, 500.0, idle=True)
    machine = Machine(lambda _: Life(beat=heavy))
    machine.runs_for(86400.0)
    assert len(machine.children) < 20


def test_a_wish_to_end_ends_the_child_in_order() -> None:
    machine = Machine(lambda _: Life())
    assert machine.runs_for(20.0) == 0
    assert machine.children[0].acts == ["let go"]
    assert machine.told("supervisor_ended")[0]["status"] == 0


def test_a_child_that_does_not_hear_the_wish_to_end_is_killed() -> None:
    machine = Machine(lambda _: Life(deaf=True))
    began_s = machine.clock.now_s()
    assert machine.runs_for(20.0) == 0
    assert machine.children[0].acts == ["let go", "kill"]
    assert machine.clock.now_s() - began_s < 20.0 + ENDING_S + 1.0


def test_a_window_that_its_visitor_closed_ends_everything() -> None:
    machine = Machine(lambda _: Life(dies_s=20.0, status=endings.DONE))
    assert machine.runs_for(60.0) == 0
    assert len(machine.children) == 1


def test_a_window_closed_from_outside_in_full_screen_comes_back() -> None:
    machine = first(Life(dies_s=20.0, status=endings.CLOSED_FROM_OUTSIDE))
    machine.runs_for(60.0)
    assert parts(machine) == [Part.EXHIBIT, Part.EXHIBIT]
    assert machine.losses == []


@pytest.mark.parametrize("status", [1, 2])
def test_a_command_that_cannot_be_carried_out_is_not_repeated(status: int) -> None:
    beat = Beat(Phase.PREPARING, 5.0)
    refused = endings.REFUSED + status
    machine = Machine(lambda _: Life(dies_s=2.0, status=refused, beat=beat))
    assert machine.runs_for(60.0) == status
    assert len(machine.children) == 1


def test_a_screen_that_went_away_is_waited_for_and_is_no_crash() -> None:
    machine = Machine(lambda order: Life(dies_s=20.0 if order.number == 0 else None, status=1))
    taken = machine.take

    def take(timeout_s: float) -> object:
        at_s = machine.clock.now_s() - 1000.0
        machine.has_screen = not 20.0 <= at_s < 4000.0
        return taken(timeout_s)

    machine.take = take  # type: ignore[method-assign, assignment]
    machine.runs_for(4100.0)
    assert parts(machine) == [Part.EXHIBIT, Part.EXHIBIT]
    assert machine.children[1].began_s - 1000.0 < 4000.0 + 3.0
    assert [len(machine.told(event)) for event in ("screen_lost", "screen_found")] == [1, 1]


def test_a_screen_that_comes_and_goes_does_not_lead_to_the_safe_part() -> None:
    machine = Machine(lambda _: Life(dies_s=5.0, status=1))
    taken = machine.take

    def take(timeout_s: float) -> object:
        # Gone for two seconds after each end.
        machine.has_screen = (machine.clock.now_s() - 1000.0) % 7.0 < 5.0
        return taken(timeout_s)

    machine.take = take  # type: ignore[method-assign, assignment]
    machine.runs_for(300.0)
    assert len(machine.children) > 20
    assert set(parts(machine)) == {Part.EXHIBIT}


def test_the_first_start_does_not_wait_for_a_screen_unless_it_is_a_service() -> None:
    machine = Machine(lambda _: Life())
    machine.has_screen = False
    machine.runs_for(20.0)
    assert [order.await_screen for order in machine.orders] == [False]
    served = Machine(lambda _: Life(), {"NOTIFY_SOCKET": "/nowhere/at/all"})
    served.has_screen = False
    served.runs_for(20.0)
    assert served.orders == []


def test_a_system_that_cannot_start_a_process_is_asked_again() -> None:
    machine = Machine(lambda _: Life())
    started, refusals = machine.start, [OSError(12, "Cannot allocate memory")] * 3

    def start(order: Order) -> object:
        if refusals:
            raise refusals.pop()
        return started(order)

    machine.start = start  # type: ignore[method-assign, assignment]
    machine.runs_for(60.0)
    assert len(machine.children) == 1
    assert len(machine.told("start_refused")) == 3
