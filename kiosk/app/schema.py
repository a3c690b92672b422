"""`kiosk schema`: what the files may say, as a JSON Schema for editors or a page for people."""

from argparse import Namespace
from pathlib import Path

from kiosk.app.report import OK, RefusedError, reason_of, say
from kiosk.content.atomic import write_all
from kiosk.content.exported_schema import json_schema_text
from kiosk.content.reference import reference_text


def schema(arguments: Namespace) -> int:
    """Write it into a file, or say it."""
    output: Path | None = arguments.output
    text = reference_text() if arguments.markdown else json_schema_text()
    if output is None:
        say(text.rstrip("\n"))
        return OK
    try:
        write_all({output: text})
    except OSError as error:
        msg = f'the schema "{output}" cannot be written: {reason_of(error)}'
        raise RefusedError(msg) from error
    say(f"written: {output}")
    return OK
