"""The status as a page for people, as metrics for Prometheus, and as a plain yes or no."""

import hmac
import json
from collections.abc import Iterator, Mapping
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from kiosk import __version__
from kiosk.ops.journal_reading import SENTENCES, sentence
from kiosk.ops.restarts import Part
from kiosk.ops.status_board import Board

# One that asks and then says nothing does not hold a thread for ever.
SILENT_CLIENT_S = 5.0


class Metrics(Collector):
    """A board as Prometheus reads it."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def collect(self) -> Iterator[Metric]:
        """Yield all metrics as they are now."""
        told = self._board.as_json()
        info = GaugeMetricFamily("kiosk_info", "The program.", labels=["version"])
        info.add_metric([__version__], 1.0)
        yield info
        for name, words, value in (
            ("kiosk_healthy", "Whether the exhibit is on screen, or its house closed.", "healthy"),
            ("kiosk_somebody_there", "Whether a visit goes on.", "somebody_there"),
            ("kiosk_house_closed", "Whether the house is closed.", "house_closed"),
        ):
            yield GaugeMetricFamily(name, words, value=float(told[value]))
        refused = bool(told["content_refused"] or told["parts_refused"])
        yield GaugeMetricFamily(
            "kiosk_content_refused", "Whether the files have an error.", refused
        )
        memory = told["memory_mb"] * 1e6
        yield GaugeMetricFamily("kiosk_memory_bytes", "Resident memory.", value=memory)
        silent_s = told["silent_s"]
        if silent_s is not None:
            yield GaugeMetricFamily(
                "kiosk_silent_seconds", "Since the last sign of life.", value=silent_s
            )
        if told["in_company"] is not None:
            joined = float(told["in_company"])
            yield GaugeMetricFamily("kiosk_in_company", "Whether the broker is there.", joined)
        content = GaugeMetricFamily(
            "kiosk_content", "The content that is shown.", labels=["version", "folder"]
        )
        if told["content_version"]:
            content.add_metric([told["content_version"], told["content_folder"]], 1.0)
        yield content
        part = GaugeMetricFamily("kiosk_part", "The part that runs.", labels=["part"])
        for each in Part:
            part.add_metric([each], float(told["part"] == each))
        yield part
        yield CounterMetricFamily("kiosk_visits", "Visits begun.", value=told["visits"])
        events = CounterMetricFamily("kiosk_events", "Entries of the journal.", labels=["event"])
        # Also what has not happened yet: from nothing to one is no increase to Prometheus.
        for event, count in sorted((dict.fromkeys(SENTENCES, 0) | told["events"]).items()):
            events.add_metric([event], count)
        yield events


def server_of(board: Board, host: str, port: int, token: str) -> ThreadingHTTPServer:
    """Return a server that listens already.

    Args:
        board: What it tells.
        host: The address of this machine to listen at.
        port: 0 for any that is free.
        token: What a client must show; empty for nothing, as only this machine can ask.

    Raises:
        OSError: If it cannot listen there.
    """
    registry = CollectorRegistry()
    registry.register(Metrics(board))

    class Handler(BaseHTTPRequestHandler):
        """Answers GET alone."""

        timeout = SILENT_CLIENT_S
        server_version = "kiosk"
        sys_version = ""

        def do_GET(self) -> None:
            """Answer."""
            wanted = f"Bearer {token}".encode()
            shown = self.headers.get("Authorization", "").encode("utf-8", "replace")
            if token and not hmac.compare_digest(shown, wanted):
                self._answer(401, "text/plain", b"a token is needed\n")
                return
            match self.path.partition("?")[0]:
                case "/":
                    self._answer(200, "text/html; charset=utf-8", page(board).encode())
                case "/healthz":
                    trouble = board.trouble()
                    # What visitors do not notice wakes nobody.
                    ok = " ".join(("ok", *board.concerns()))
                    words = f"{trouble or ok}\n".encode()
                    self._answer(503 if trouble else 200, "text/plain", words)
                case "/status.json":
                    self._answer(200, "application/json", json.dumps(board.as_json()).encode())
                case "/metrics":
                    self._answer(200, CONTENT_TYPE_LATEST, generate_latest(registry))
                case _:
                    self._answer(404, "text/plain", b"there is no such page\n")

        def log_message(self, *_: object) -> None:
            """Say nothing: who asks every 15 s would fill the log."""

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer((host, port), Handler)
    server.daemon_threads = True
    return server


def _content(told: Mapping[str, Any]) -> str:
    if told["content_refused"]:
        return "has errors"
    if told["parts_refused"]:
        return f"has errors in: {', '.join(sorted(told['parts_refused']))}"
    name = told["content_folder"] or told["content_version"]
    return f"good ({name})" if name else "good"


def _company(told: Mapping[str, Any]) -> Mapping[str, str]:
    if told["in_company"] is None:
        return {}
    words = "the broker is there" if told["in_company"] else "the broker is not reached"
    return {"Other kiosks": words}


def page(board: Board) -> str:
    """Return the page for people; it looks again by itself."""
    told = board.as_json()
    rows = {
        "State": " ".join(filter(None, (told["trouble"], *told["concerns"]))) or "All is well.",
        "On screen": f"{told['phase'] or '–'} ({told['part'] or '–'})",
        "Memory": f"{told['memory_mb']:.0f} MB of {told['memory_limit_mb']:.0f} MB",
        "Somebody there": "yes" if told["somebody_there"] else "no",
        "Visits since the start": told["visits"],
        "Starts": told["starts"],
        "Crash reports": told["reports"],
        "Content": _content(told),
        **_company(told),
    }
    table = "".join(f"<tr><th>{k}<td>{escape(str(v))}" for k, v in rows.items())
    entries = "".join(f"<li>{escape(sentence(each))}" for each in reversed(board.entries))
    colour = "#8b1a1a" if told["trouble"] else "#a87900" if told["concerns"] else "#1d6b3a"
    return (
        '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="5">'
        "<title>Kiosk</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;"
        f"margin:2rem auto;border-top:.5rem solid {colour};padding:1rem}}"
        "th{text-align:left;padding-right:2rem}</style>"
        f"<h1>Museum kiosk {__version__}</h1><table>{table}</table>"
        f"<h2>Journal</h2><ul>{entries}</ul>"
    )
