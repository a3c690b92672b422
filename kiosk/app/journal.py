"""`kiosk journal`: what has happened, in plain words."""

import json
from argparse import Namespace

from kiosk.app.folders import state_folder
from kiosk.app.report import OK, say
from kiosk.app.state_files import JOURNAL
from kiosk.ops.journal_reading import last_entries, sentence


def journal(arguments: Namespace) -> int:
    """Say the last entries."""
    page = state_folder(arguments.config) / JOURNAL
    entries = last_entries(page, arguments.last)
    if not entries and not arguments.json:
        say(f'Nothing has happened yet: there is no journal in "{page.parent}".')
    for entry in entries:
        say(json.dumps(entry) if arguments.json else sentence(entry))
    return OK
