"""`kiosk status`: how the exhibit is, from its status page, or else from its journal."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

from kiosk.app.folders import state_folder
from kiosk.app.report import OK, PROBLEMS, RefusedError, reason_of, say
from kiosk.app.state_files import JOURNAL
from kiosk.ops.journal_reading import last_entries, sentence

PATIENCE_S = 2.0
LAST = 5


def status(arguments: Namespace) -> int:
    """Say it; the exit code is 1 if something is wrong."""
    told = _asked(*arguments.listen, token=_token(arguments.token_file))
    if arguments.json:
        say(json.dumps(told))
    elif told is None:
        host, port = arguments.listen
        say(f"No status page answers at {host}:{port}: it is not running, or without --status.")
    else:
        say("\n".join(filter(None, (told["trouble"], *told["concerns"]))) or "All is well.")
        say(
            f"{told['phase'] or 'nothing'} ({told['part'] or 'no part'}),"
            f" {told['memory_mb']:.0f} MB, {told['visits']} visits and {told['starts']} starts"
            f" since the supervisor began, {told['reports']} crash reports"
        )
    if not arguments.json:
        for entry in last_entries(state_folder(arguments.config) / JOURNAL, LAST):
            say(sentence(entry))
    well = told is not None and told["healthy"] and not told["concerns"]
    return OK if well else PROBLEMS


def _token(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        msg = f'the token in "{path}" cannot be read: {reason_of(error)}'
        raise RefusedError(msg) from error


def _asked(host: str, port: int, *, token: str) -> dict[str, Any] | None:
    # Never by way of a proxy: it is this machine.
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/status.json"
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        asking = Request(address, headers=headers)
        with build_opener(ProxyHandler({})).open(asking, timeout=PATIENCE_S) as answer:
            told = json.load(answer)
    except (URLError, OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None
