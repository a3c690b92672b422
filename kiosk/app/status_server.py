"""The process of the status page: reads what the supervisor tells, and answers who asks."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from threading import Thread

from kiosk.app.listening import require_guarded
from kiosk.app.report import OK, RefusedError, reason_of
from kiosk.clock import SystemClock
from kiosk.ops.status_board import Board
from kiosk.ops.status_page import server_of


def status_server(arguments: Namespace) -> int:
    """Answer until the supervisor has gone."""
    host, port = arguments.listen
    token = _token(arguments.token_file)
    require_guarded(host, has_token=bool(token))
    board = Board(SystemClock())
    try:
        server = server_of(board, host, port, token)
    except OSError as error:
        msg = f"nothing can listen at {host}:{port}: {reason_of(error)}"
        raise RefusedError(msg) from error
    Thread(target=server.serve_forever, name="status", daemon=True).start()
    for line in sys.stdin:
        board.take(line)
    server.server_close()
    sys.stdout.flush()
    os._exit(OK)


def _token(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        token = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        msg = f'the token in "{path}" cannot be read: {reason_of(error)}'
        raise RefusedError(msg) from error
    if len(token) < 16:
        msg = f'the token in "{path}" is shorter than 16 letters'
        raise RefusedError(msg)
    return token
