"""The status: what is told is how it is, to those who may ask."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from kiosk.__main__ import main
from kiosk.ops.channel import Beat, Phase, record_of_beat
from kiosk.ops.status_board import Board
from kiosk.ops.status_feed import is_loopback
from kiosk.ops.status_page import server_of
from kiosk.ops.unwritten import lines_of
from kiosk.ops.visit_counter import Key
from tests.fakes import ManualClock

SHOWING = Beat(Phase.SHOWING, 5.0, 200.0, 900.0, idle=True)
STARTED = '{"at":"2026-11-28T03:54:01.963Z","event":"exhibit_started","part":"exhibit"}'


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(now_s=50.0)


@pytest.fixture
def board(clock: ManualClock) -> Board:
    board = Board(clock)
    board.take(f"journal {STARTED}\n")
    board.take(f"beat {record_of_beat(SHOWING)}\n")
    return board


@contextmanager
def served(board: Board, token: str = "") -> Iterator[str]:
    server = server_of(board, "127.0.0.1", 0, token)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def asked(url: str, token: str = "") -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with build_opener(ProxyHandler({})).open(
            Request(url, headers=headers), timeout=5
        ) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


def test_a_kiosk_that_shows_is_well_until_it_falls_silent(board: Board, clock: ManualClock) -> None:
    with served(board) as url:
        assert asked(f"{url}/healthz") == (200, "ok\n")
        clock.advance(6.9)
        assert asked(f"{url}/healthz")[0] == 200
        clock.advance(0.2)
        assert asked(f"{url}/healthz") == (
            503,
            "The exhibit has given no sign of life for 7 s.\n",
        )


@pytest.mark.parametrize(
    ("part", "phase", "well"),
    [
        ("exhibit", Phase.SHOWING, True),
        ("exhibit", Phase.CLOSED, True),
        ("exhibit", Phase.PREPARING, False),
        ("safe", Phase.SHOWING, False),
        ("notice", Phase.NOTICE, False),
    ],
)
def test_what_visitors_do_not_get_is_trouble(
    clock: ManualClock, part: str, phase: Phase, well: bool
) -> None:
    board = Board(clock)
    assert board.trouble()
    board.take("journal " + STARTED.replace('"exhibit"}', f'"{part}"}}'))
    board.take(f"beat {record_of_beat(Beat(phase, 5.0))}")
    assert (not board.trouble()) is well


def test_refused_content_is_told_with_its_first_error_until_it_is_mended(board: Board) -> None:
    refused = {"event": "content_refused", "problems": 3, "first": "story.toml:8:9 no <key>"}
    taken_over = {"event": "content_taken_over", "events": 95}

    def tell(entry: dict[str, object]) -> None:
        at = {"at": "2026-11-28T03:54:02.963Z"}
        board.take(f"journal {json.dumps(at | entry)}")

    with served(board) as url:
        tell(refused)
        told = asked(url + "/")[1]
        assert "the last good one is shown. story.toml:8:9 no &lt;key&gt; (3 in all)" in told
        assert "All is well." not in told
        # Nobody is called out of bed: visitors have what they had.
        assert asked(f"{url}/healthz") == (
            200,
            "ok The content has errors; the last good one is shown."
            " story.toml:8:9 no <key> (3 in all)\n",
        )
        assert json.loads(asked(f"{url}/status.json")[1])["content_errors"] == 3
        for mended in (taken_over, json.loads(STARTED)):
            tell(refused)
            tell(mended)
            assert "<th>Content<td>good" in asked(url + "/")[1]


@pytest.mark.parametrize("part", ["map", "pictures"])
def test_a_map_or_pictures_with_errors_are_told_until_they_are_mended(
    board: Board, part: str
) -> None:
    def tell(event: str, **others: str) -> None:
        told = {"at": "2026-11-28T03:54:02.963Z", "event": event} | others
        board.take(f"journal {json.dumps(told)}")

    with served(board) as url:
        tell(f"{part}_refused", reason="a.csv:3:1 no place")
        (concern,) = board.concerns()
        assert "errors" in concern
        assert concern.endswith(" shown. a.csv:3:1 no place")
        assert not board.trouble()
        assert f"<th>Content<td>has errors in: {part}" in asked(url + "/")[1]
        assert "kiosk_content_refused 1.0" in asked(url + "/metrics")[1]
        # The words of the story are another matter.
        tell("content_taken_over")
        assert board.concerns() == (concern,)
        for mended in (f"{part}_mended", "exhibit_started"):
            tell(f"{part}_refused", reason="a.csv:3:1 no place")
            tell(mended)
            assert board.concerns() == ()
            assert "kiosk_content_refused 0.0" in asked(url + "/metrics")[1]


def test_a_kiosk_without_any_content_tells_what_is_wrong_with_it(board: Board) -> None:
    at = {"at": "2026-11-28T03:54:02.963Z"}
    missing = {"event": "content_missing", "problems": 1, "first": "config.toml:1:1 no sense"}
    board.take(f"beat {record_of_beat(Beat(Phase.PREPARING, 5.0))}")
    board.take(f"journal {json.dumps(at | missing)}")
    assert board.trouble().endswith("its files have errors. config.toml:1:1 no sense")
    board.take(f"journal {json.dumps(at | {'event': 'content_taken_over', 'events': 3})}")
    assert board.trouble() == "The exhibit is preparing."


def test_a_cache_that_refuses_is_told_with_its_reason(board: Board) -> None:
    def tell(event: str) -> None:
        told = {"at": "2026-11-28T03:54:02.963Z", "event": event, "reason": "No space left"}
        board.take(f"journal {json.dumps(told)}")

    tell("cache_replaced")
    assert not board.trouble()
    assert board.concerns() == (
        "The cache cannot be written (No space left): the map lies with the temporary files.",
    )
    board.take(f"journal {STARTED}")
    assert not board.concerns()
    board.take(f"beat {record_of_beat(Beat(Phase.PREPARING, 5.0))}")
    tell("map_missing")
    assert board.trouble() == (
        "There is no map to show; it is tried again. The reason: No space left."
    )


def test_prometheus_reads_the_metrics(board: Board) -> None:
    board.take("beat " + record_of_beat(Beat(Phase.SHOWING, 5.0, 210.0, 900.0, idle=False)))
    for line in lines_of("batch", Counter({Key("visits", "2026-11-28", "10"): 1})):
        board.take(f"counts {line}")
    board.take("journal " + STARTED.replace("exhibit_started", "crash_reported"))
    with served(board) as url:
        _, text = asked(f"{url}/metrics")
        families = {each.name: each for each in text_string_to_metric_families(text)}
        assert families["kiosk_healthy"].samples[0].value == 1.0
        assert families["kiosk_memory_bytes"].samples[0].value == 210e6
        assert families["kiosk_visits"].samples[0].value == 1.0
        events = {each.labels["event"]: each.value for each in families["kiosk_events"].samples}
        happened = {event: count for event, count in events.items() if count}
        assert happened == {"exhibit_started": 1.0, "crash_reported": 1.0}
        # From nothing to one is no increase to Prometheus.
        assert events["exhibit_hung"] == 0.0
        assert json.loads(asked(f"{url}/status.json")[1])["reports"] == 1
        assert "Museum kiosk" in asked(url)[1]
        assert asked(f"{url}/nothing")[0] == 404


def test_a_takeover_without_a_visitor_is_no_visit(board: Board) -> None:
    for idle in (False, True, False, True):
        board.take("beat " + record_of_beat(Beat(Phase.SHOWING, 5.0, 210.0, 900.0, idle=idle)))
    assert board.as_json()["visits"] == 0


def test_other_machines_show_a_token_on_every_page(board: Board) -> None:
    token = "0123456789abcdef"
    with served(board, token) as url:
        for page in ("/", "/healthz", "/metrics", "/status.json", "/nothing"):
            assert asked(url + page)[0] == 401
            assert asked(url + page, token[:-1])[0] == 401
            assert asked(url + page, token)[0] != 401


@given(st.text(max_size=200))
def test_no_line_harms_the_board(line: str) -> None:
    board = Board(ManualClock())
    for kind in ("", "beat ", "counts ", "journal ", 'journal {"event": 1, "at": '):
        board.take(kind + line)
    board.as_json()


def test_only_addresses_of_this_machine_need_no_token() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.4", "kiosk.museum", "")))


def test_a_kiosk_that_is_to_follow_nobody_knows_whom_is_not_in_company(board: Board) -> None:
    assert board.as_json()["in_company"] is None
    board.take('journal {"at":"2026-11-28T03:54:02.001Z","event":"mqtt_missing","role":"follow"}\n')
    assert board.as_json()["in_company"] is False


def test_the_command_of_an_installed_kiosk_shows_its_token(
    board: Board,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    token = tmp_path / "token"
    token.write_text("0123456789abcdef\n")
    with served(board, "0123456789abcdef") as url:
        monkeypatch.setenv("KIOSK_STATUS", url.removeprefix("http://"))
        assert main(["status"]) == 1
        assert "No status page answers" in capsys.readouterr().out
        monkeypatch.setenv("KIOSK_STATUS_TOKEN_FILE", str(token))
        assert main(["status"]) == 0
        assert capsys.readouterr().out.startswith("All is well.")
        token.unlink()
        assert main(["status"]) == 2
