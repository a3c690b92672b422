"""`kiosk run`: the exhibit under its supervisor, which itself loads next to nothing."""

import os
import signal
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from kiosk import __version__
from kiosk.app.folders import state_folder
from kiosk.app.listening import require_guarded
from kiosk.app.report import ALREADY_RUNNING, RefusedError, complain, reason_of
from kiosk.app.state_files import CRASHES, JOURNAL, LOCK, UNWRITTEN
from kiosk.clock import Clock, SystemClock
from kiosk.ops import endings
from kiosk.ops.alone import RunningAlreadyError, held_alone
from kiosk.ops.channel import record_of_beat
from kiosk.ops.child import AskedToEnd, Beaten, Child, ChildProcess, Inbox, Message
from kiosk.ops.crash_reports import STACKS, stacks_in, write_crash_report
from kiosk.ops.journal import Journal, Pages
from kiosk.ops.restarts import Part
from kiosk.ops.service import Service, without_service
from kiosk.ops.status_feed import StatusFeed
from kiosk.ops.supervisor import Loss, Order, Supervisor
from kiosk.ops.unwritten import Unwritten
from kiosk.screen.platform import adopt_screen, screen_answers


def run(arguments: Namespace) -> int:
    """Run the exhibit until somebody asks it to end; without the supervisor if so asked."""
    if arguments.part is not None:
        # Its supervisor is alone already.
        return _run_itself(arguments)
    folder = state_folder(arguments.config)
    try:
        with held_alone(folder / LOCK):
            return _run_itself(arguments) if arguments.unsupervised else _supervise(arguments)
    except RunningAlreadyError as other:
        who = f"as process {other.pid}" if other.pid else "on this machine"
        msg = (
            f"the exhibit is running already, {who}; end that one first, or let KIOSK_STATE name"
            f' another folder than "{folder.parent}" for this one'
        )
        raise RefusedError(msg, ALREADY_RUNNING) from other


def _run_itself(arguments: Namespace) -> int:
    # Only the exhibit itself needs what this loads.
    status = import_module("kiosk.app.run").run(arguments)
    assert isinstance(status, int)
    return status


def _supervise(arguments: Namespace) -> int:
    clock = SystemClock()
    folder = state_folder(arguments.config)
    pages = Pages(folder / JOURNAL, complain)
    feed = _feed(arguments, clock, lambda address: journal.tell("status_refused", address=address))

    def write(line: str) -> None:
        pages.write(line)
        if feed is not None:
            feed.pass_on("journal", line)

    journal = Journal(write, clock, os.getpid())
    inbox = _TellingInbox(feed) if feed is not None else Inbox()
    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: inbox.put(AskedToEnd()))
    service = Service(os.environ, os.getpid(), clock)
    means = _Means(arguments, folder, inbox, write, journal, clock, feed)
    try:
        status = Supervisor(means, inbox, clock, journal, service).run()
        # Only the service manager must know: it is not to start the exhibit again.
        return endings.DONE if status == endings.BY_STAFF and not service.listens else status
    finally:
        pages.close()
        if feed is not None:
            feed.close()


class _TellingInbox(Inbox):
    """Passes each beat on to the status page, too."""

    def __init__(self, feed: StatusFeed) -> None:
        super().__init__()
        self._feed = feed

    def put(self, message: Message) -> None:
        if isinstance(message, Beaten):
            self._feed.pass_on("beat", record_of_beat(message.beat))
        super().put(message)


class _TellingUnwritten(Unwritten):
    """Passes each count on to the status page, too: it tells the visits that are counted."""

    def __init__(self, path: Path, refused: Callable[[str], object], feed: StatusFeed) -> None:
        super().__init__(path, refused)
        self._feed = feed

    def take(self, line: str) -> None:
        self._feed.pass_on("counts", line)
        super().take(line)


def _feed(
    arguments: Namespace, clock: Clock, refused: Callable[[str], object]
) -> StatusFeed | None:
    if arguments.status is None:
        return None
    host, port = arguments.status
    require_guarded(host, has_token=arguments.status_token_file is not None)
    address = f"{host}:{port}"
    words = ["status-server", "--listen", address]
    if arguments.status_token_file is not None:
        words += ["--token-file", str(arguments.status_token_file)]
    return StatusFeed(words, without_service(os.environ), clock, lambda: refused(address))


@dataclass(frozen=True, slots=True)
class _Means:
    """Parts as processes of this program, reports as folders."""

    arguments: Namespace
    folder: Path
    inbox: Inbox
    write: Callable[[str], None]
    journal: Journal
    clock: Clock
    feed: StatusFeed | None

    def start(self, order: Order) -> Child:
        # The thread that reads changed content has no heap of its own to leave full of holes.
        env = {"MALLOC_ARENA_MAX": "1"} | without_service(os.environ)
        path, refused = self.folder / UNWRITTEN, self._refused
        feed = self.feed
        unwritten = _TellingUnwritten(path, refused, feed) if feed else Unwritten(path, refused)
        words = child_words(self.arguments, order)
        return ChildProcess(words, env, self.inbox, self.write, unwritten)

    def _refused(self, reason: str) -> None:
        self.journal.tell("statistics_refused", reason=reason)

    def report(self, loss: Loss) -> None:
        complain(f"the exhibit has ended ({loss.reason}) and is started again")
        lines = [
            f"kiosk {__version__}: the {loss.part} part ended: {loss.reason}",
            f"It had run for {loss.ran_s:.1f} s. The last sign of life: {loss.beat}",
            "",
            stacks_in(self.folder / STACKS) or "Where it stood is not known.",
        ]
        if said := loss.child.said():
            lines += ["", "The last that it said:", *said]
        try:
            report = write_crash_report(
                self.folder / CRASHES,
                utc_s=self.clock.wall_utc_s(),
                kind="lost",
                lines=lines,
                trace=loss.child.trace(),
            )
        except OSError as error:
            self.journal.tell("crash_report_refused", reason=reason_of(error))
        else:
            self.journal.tell("crash_reported", folder=str(report))

    def screen_answers(self) -> bool:
        # A session that began anew may have another address.
        adopt_screen()
        return screen_answers()


def child_words(arguments: Namespace, order: Order) -> Sequence[str]:
    """Return the command line that starts a part."""
    words = ["run", "--config", str(arguments.config), "--part", order.part]
    if arguments.windowed:
        words.append("--windowed")
    if arguments.explore:
        words.append("--explore")
    if arguments.size is not None:
        words += ["--size", "x".join(map(str, arguments.size))]
    if arguments.record is not None and order.part is Part.EXHIBIT:
        # A new start leaves the trace of the one before alone: that one may tell why it ended.
        record: Path = arguments.record
        again = f"-{order.number + 1}" if order.number else ""
        words += ["--record", str(record.with_name(f"{record.stem}{again}{record.suffix}"))]
    if arguments.mqtt_role is not None:
        words += ["--mqtt-role", arguments.mqtt_role]
    if order.await_screen:
        words.append("--await-screen")
    return words
