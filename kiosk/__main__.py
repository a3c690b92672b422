"""The command line: which command, with which options, and nothing else."""

import sys
from argparse import SUPPRESS, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.app.command_line import EXIT_CODES, Parser, address, command, count, size
from kiosk.app.crash import tell_crash
from kiosk.app.folders import cache_folder, state_root
from kiosk.app.operators_commands import add_for_operators
from kiosk.app.report import UNUSABLE, RefusedError, complain, drop_output
from kiosk.clock import SystemClock

if TYPE_CHECKING:
    from argparse import _SubParsersAction

# What a shell expects of a program that was stopped with Ctrl-C.
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    arguments = _parser().parse_args(words)
    module, name = arguments.command
    try:
        arguments.cache = cache_folder(arguments.config)
        # Each command loads only what it needs: `check` no window, `run` no geodata libraries.
        result = getattr(import_module(module), name)(arguments)
    except RefusedError as refused:
        complain(str(refused))
        return refused.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return UNUSABLE
    except Exception as error:  # the last barrier: whoever stands here cannot read a traceback
        tell_crash(error, words, state_root(), SystemClock())
        return UNUSABLE
    assert isinstance(result, int)
    return result


def _parser() -> Parser:
    parser = Parser(
        prog="kiosk",
        description="A museum touch-screen map and timeline that runs unattended.",
        epilog=EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
        # A shortened option would become another one's name when that one is added.
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = command(commands, "run", "show the exhibit, full screen", "kiosk.app.supervise")
    run.add_argument("--windowed", action="store_true", help="in a plain window")
    run.add_argument("--size", type=size, metavar="WxH", help="size of the plain window")
    run.add_argument("--explore", action="store_true", help="begin with the map at once")
    run.add_argument("--record", type=Path, metavar="TRACE.jsonl", help="write down all input")
    run.add_argument(
        "--status", type=address, metavar="[HOST:]PORT", help="a status page for this machine"
    )
    run.add_argument(
        "--status-token-file", type=Path, metavar="FILE", help="other machines show this token"
    )
    run.add_argument(
        "--mqtt-role", choices=("publish", "follow"), help="whatever [network.mqtt] says"
    )
    run.add_argument("--unsupervised", action="store_true", help="do not start it again")
    # How the supervisor starts its child.
    run.add_argument("--part", choices=("exhibit", "safe", "notice"), help=SUPPRESS)
    run.add_argument("--await-screen", action="store_true", help=SUPPRESS)

    _add_shot(commands)
    pictures = command(
        commands, "pictures", "take every screen in every look", "kiosk.app.contact_sheet"
    )
    pictures.add_argument("--screen", action="append", metavar="NAME", help="only this one")
    pictures.add_argument("--size", action="append", type=size, metavar="WxH", help="only this")
    pictures.add_argument("--lang", action="append", metavar="CODE", help="only this language")
    pictures.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")

    _add_check(commands)
    _add_bakes(commands)
    bench = command(commands, "bench", "measure the frame path", "kiosk.app.bench")
    bench.add_argument("--size", type=size, default=(1920, 1080), metavar="WxH")
    bench.add_argument("--path", type=Path, metavar="camera-path.json", help="camera key frames")
    bench.add_argument("--json", action="store_true", help="for programs")

    journal = command(commands, "journal", "tell what has happened", "kiosk.app.journal")
    journal.add_argument("--last", type=count, default=40, metavar="N", help="how many entries")
    journal.add_argument("--json", action="store_true", help="as they are, for programs")

    replay = command(commands, "replay", "play a trace of input again", "kiosk.app.replay")
    replay.add_argument("trace", type=Path, metavar="TRACE.jsonl")
    replay.add_argument("--shots", type=Path, metavar="DIR", help="where its pictures go")
    _add_for_curators(commands)
    add_for_operators(commands)
    return parser


def _add_bakes(commands: "_SubParsersAction[Parser]") -> None:
    bake = command(commands, "bake", "compile the geodata into the cache", "kiosk.bake.command")
    bake.add_argument("--force", action="store_true", help="also what has not changed")
    for name, ordered, module in (
        ("bake-map", "layers", "kiosk.bake.map_command"),
        ("bake-pictures", "pictures", "kiosk.bake.picture_command"),
    ):
        said = f"bake {ordered} that are ordered on standard input, as the running exhibit does"
        parser = command(commands, name, said, module, "bake_ordered")
        parser.add_argument("--look", action="store_true", help="only tell what is wrong")


def _add_shot(commands: "_SubParsersAction[Parser]") -> None:
    shot = command(commands, "shot", "take one picture; needs no display", "kiosk.app.shot")
    shot.add_argument("--at", default="", metavar="TIME", help="such as 1948-06-26T12:00+02:00")
    shot.add_argument("--lens", choices=("public", "secret"), default="public", help="which world")
    shot.add_argument(
        "--view", default="", metavar="NAME|LON,LAT,SCALE", help="a theatre, or a camera"
    )
    shot.add_argument("--event", default="", metavar="ID", help="with the card of this event open")
    shot.add_argument(
        "--side",
        choices=("story", "more", "sources"),
        default="story",
        help="which side of the card is up",
    )
    shot.add_argument("--tour", default="", metavar="ID", help="at a stop of this tour")
    shot.add_argument("--step", type=count, default=1, metavar="N", help="which stop: 1, 2, …")
    shot.add_argument(
        "--attract",
        type=float,
        metavar="SECONDS",
        help="the screen while nobody is there, so long after it came up",
    )
    shot.add_argument("--lang", default="", metavar="CODE", help="language of the picture")
    shot.add_argument("--size", type=size, default=(1920, 1080), metavar="WxH")
    shot.add_argument("--hours", type=float, metavar="N", help="so much time on the slider")
    shot.add_argument("--sheet", default="", metavar="NAME", help="open: meanwhile, before, after")
    shot.add_argument("--dragging", action="store_true", help="with a finger on the slider")
    shot.add_argument("--easier", action="store_true", help="with languages and ease on offer")
    shot.add_argument(
        "--ease",
        action="append",
        choices=("large", "low", "contrast", "calm", "aloud"),
        help="with this turned on; may be given several times",
    )
    shot.add_argument("--depth", choices=("short", "standard", "deep"), default="standard")
    shot.add_argument("--focus", default="", metavar="TARGET", help="what keys have reached")
    shot.add_argument("--desk", choices=("pad", "sheet"), default="", help="what staff see")
    shot.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.png")


def _add_check(commands: "_SubParsersAction[Parser]") -> None:
    check = command(commands, "check", "tell all problems of the content", "kiosk.app.check")
    check.add_argument("--json", action="store_true", help="for editors")
    check.add_argument(
        "--cards", action="store_true", help="also set every card in every language: half a minute"
    )
    check.add_argument("--all", action="store_true", help="each of many warnings of one kind")
    check.add_argument("--notes", action="store_true", help="tell also what is not finished")


def _add_for_curators(commands: "_SubParsersAction[Parser]") -> None:
    messages = command(
        commands, "messages", "take texts over into the translations", "kiosk.app.messages"
    )
    messages.add_argument("--lang", default="", metavar="CODE", help="only this language")
    messages.add_argument(
        "--check", action="store_true", help="write nothing; tell what is missing or stale"
    )
    messages.add_argument(
        "--missing",
        action="store_true",
        help="write nothing; say as JSON what --lang lacks, to fill in and --take",
    )
    messages.add_argument(
        "--take", type=Path, metavar="FILE.json", help="translations by address, for --lang"
    )
    messages.add_argument(
        "--same", action="store_true", help="take also those that are the same as the original"
    )

    export = command(commands, "export", "write the events into a table", "kiosk.app.table")
    export.add_argument("table", type=Path, metavar="FILE.xlsx|csv")

    import_ = command(
        commands, "import", "take the events of a table over", "kiosk.app.table", "import_"
    )
    import_.add_argument("table", type=Path, metavar="FILE.xlsx|csv")
    import_.add_argument("--yes", action="store_true", help="write without asking")

    new = command(
        commands, "new", "make another small exhibit to begin your own from", "kiosk.app.new"
    )
    new.add_argument("folder", type=Path, metavar="DIR")

    sources = command(
        commands, "sources", "list where everything comes from, to print", "kiosk.app.sources"
    )
    sources.add_argument("--lang", default="", metavar="CODE", help="in this language")
    sources.add_argument("--html", type=Path, metavar="FILE.html", help="as a page to print")

    schema = command(commands, "schema", "tell editors what the files may say", "kiosk.app.schema")
    schema.add_argument("-o", "--output", type=Path, metavar="FILE")
    schema.add_argument("--markdown", action="store_true", help="as a reference for people")


if __name__ == "__main__":
    sys.exit(main())
