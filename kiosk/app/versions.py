"""`kiosk content`: another version of the content, only if it is sound, and back."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.app.folders import CONFIG_NAME
from kiosk.app.looking import file_problems
from kiosk.app.report import OK, PROBLEMS, RefusedError, reason_of, say, tell_problems
from kiosk.content.load import load_exhibit
from kiosk.content.problems import Severity
from kiosk.ops.versions import VERSIONS, VersionError, Versions


def content(arguments: Namespace) -> int:
    """Tell the versions, or change to one."""
    versions = Versions(arguments.folder)
    try:
        if arguments.back:
            say(f"Shown from now on: {versions.back()}")
        elif arguments.use:
            _require_sound(versions.at(arguments.use) / CONFIG_NAME)
            versions.use(arguments.use)
            say(f"Shown from now on: {arguments.use}")
        elif not versions.names:
            msg = f'there is no version in "{arguments.folder / VERSIONS}"'
            raise RefusedError(msg)
        else:
            marks = {versions.previous: "  (before)", versions.current: "  (shown)"}
            say("\n".join(f"{name}{marks.get(name, '')}" for name in versions.names))
    except VersionError as error:
        raise RefusedError(str(error)) from error
    except OSError as error:
        msg = f'the links in "{arguments.folder}" cannot be changed: {reason_of(error)}'
        raise RefusedError(msg) from error
    return OK


def _require_sound(config: Path) -> None:
    loaded = load_exhibit(config)
    # The exhibit follows the link, and no path of a version is ever its own: nothing is kept.
    with TemporaryDirectory() as cache:
        found = file_problems(loaded, config, Path(cache, "exhibit"))
    problems = (*loaded.problems, *found)
    if any(each.severity is Severity.ERROR for each in problems):
        tell_problems(problems)
        msg = f'"{config}" must be mended first; the present version stays'
        raise RefusedError(msg, PROBLEMS)
