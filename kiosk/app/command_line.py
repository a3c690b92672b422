"""What commands are made of: their parser, what all of them take, and the values of options."""

import re
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk.app.folders import shipped_config

if TYPE_CHECKING:
    from argparse import _SubParsersAction

EXIT_CODES = """\
exit codes:
  0  done
  1  the content has problems, or the exhibit cannot be shown
  2  the command cannot be carried out as it was given, or the program failed
  3  the exhibit is running already
"""
STATUS = ("127.0.0.1", 9464)
SIDE_LIMITS_PX = (320, 16384)
COUNT_LIMIT = 1_000_000


class Parser(ArgumentParser):
    """Tells a wrong command in one line, without the whole usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"kiosk: {_in_plain_words(message)}; see `{self.prog} --help`\n")


def _in_plain_words(message: str) -> str:
    """Return what the library says of a wrong command as people say it; else as it is."""
    if match := re.fullmatch(r"unrecognized arguments: (.*)", message):
        return f'nothing is known of "{match[1]}" here'
    if match := re.fullmatch(r"the following arguments are required: (.*)", message):
        return f"{match[1]} is missing"
    if match := re.match(
        r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.*)\)", message
    ):
        near = get_close_matches(match[1], re.findall(r"[\w-]+", match[2]), n=1)
        return f'there is no command "{match[1]}"' + (
            f'; did you mean "{near[0]}"?' if near else ""
        )
    return message


def command(
    commands: "_SubParsersAction[Parser]", name: str, words: str, module: str, function: str = ""
) -> Parser:
    """Add a command and return its parser.

    Args:
        commands: What it is added to.
        name: How it is called.
        words: What it does, for people.
        module: Where its function lies; loaded only when it is called.
        function: The name of that; empty for the name of the command.
    """
    parser = commands.add_parser(
        name,
        help=words,
        description=words.capitalize() + ".",
        epilog=EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--config", type=Path, default=shipped_config(), help="the exhibit (default: %(default)s)"
    )
    parser.set_defaults(command=(module, function or name))
    return parser


def count(text: str) -> int:
    """Return a number of things."""
    if not (
        text.isdecimal() and text.isascii() and len(text) < 8 and 1 <= int(text) <= COUNT_LIMIT
    ):
        msg = f'a number is 1 to {COUNT_LIMIT}, not "{text}"'
        raise ArgumentTypeError(msg)
    return int(text)


def address(text: str) -> tuple[str, int]:
    """Return a host and a port."""
    host, _, port = text.rpartition(":")
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        msg = f'an address is PORT or HOST:PORT, such as 127.0.0.1:9464, not "{text}"'
        raise ArgumentTypeError(msg)
    return host.strip("[]") or STATUS[0], int(port)


def address_or_off(text: str) -> tuple[str, int] | None:
    """Return the same, or None for nowhere."""
    return None if text == "off" else address(text)


def size(text: str) -> tuple[int, int]:
    """Return width and height of a screen."""
    low, high = SIDE_LIMITS_PX
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        msg = f'a size is WIDTHxHEIGHT, such as 1920x1080, not "{text}"'
        raise ArgumentTypeError(msg)
    size_px = (int(width), int(height))
    if not all(low <= side <= high for side in size_px):
        msg = f"a screen has {low} to {high} px on each side, not {text}"
        raise ArgumentTypeError(msg)
    return size_px
