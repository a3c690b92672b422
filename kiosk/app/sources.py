"""`kiosk sources`: where everything in the exhibit comes from, to be read or printed."""

from argparse import Namespace
from pathlib import Path

from kiosk.app.assembly import sound_exhibit
from kiosk.app.bibliography import bibliography_of
from kiosk.app.bibliography_page import page_of, text_of
from kiosk.app.report import OK, RefusedError, reason_of, say
from kiosk.content.atomic import write_all


def sources(arguments: Namespace) -> int:
    """Say the list, or write it as a page."""
    config: Path = arguments.config
    exhibit = sound_exhibit(config, arguments.cache)
    code: str = arguments.lang
    if code and code not in exhibit.editions:
        msg = f'the exhibit has no language "{code}"; it has: {", ".join(exhibit.editions)}'
        raise RefusedError(msg)
    edition = exhibit.in_language(code)
    found = bibliography_of(edition, config.resolve().parent)
    output: Path | None = arguments.html
    if output is None:
        say(text_of(found).rstrip("\n"))
        return OK
    try:
        write_all({output: page_of(found, edition.language)})
    except OSError as error:
        msg = f'the page "{output}" cannot be written: {reason_of(error)}'
        raise RefusedError(msg) from error
    say(f"written: {output}")
    return OK
