"""`kiosk messages`: the texts of the exhibit into files for translators, and how far these are."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.app.assembly import load_content, require_sound
from kiosk.app.baking import baked_atlas
from kiosk.app.report import (
    OK,
    PROBLEMS,
    UNUSABLE,
    RefusedError,
    complain,
    reason_of,
    say,
    tell_problems,
)
from kiosk.atlas.model import TERRITORIES, Atlas
from kiosk.clock import SystemClock
from kiosk.content.atomic import write_all
from kiosk.content.catalogues import FOLDER, Entry, catalogue_name, entries_of
from kiosk.content.comparing import compared
from kiosk.content.faults import Origin
from kiosk.content.merging import merged
from kiosk.content.model import Exhibit
from kiosk.content.plain_words import numbered
from kiosk.content.problems import Problem, Severity, most_urgent_first
from kiosk.content.reading import read_text
from kiosk.content.taking import given_in, left_as_written
from kiosk.content.tally import tally
from kiosk.content.texts import Domain, Text

# Layers of points whose names a map prints.
NAMED_ROLES = ("cities", "seas", "names")


def messages(arguments: Namespace) -> int:
    """Write the files of translations anew, or only check them."""
    config: Path = arguments.config
    content = load_content(config, arguments.cache)
    # What is missing in the translations is the very reason for this command.
    tell_problems(each for each in content.problems if each.severity is Severity.ERROR)
    require_sound(content, config)
    exhibit, folder = content.exhibit, content.folder
    assert exhibit is not None
    atlas = baked_atlas(exhibit, config, arguments.cache)
    if atlas is None:
        complain("the map could not be baked; the names on it stay as they were")
    texts = [*content.texts, *names_on_map(exhibit, atlas)]
    codes = _codes(exhibit, arguments.lang)
    if arguments.missing:
        return _say_missing(texts, _only_code(arguments, "--missing"), folder)
    if arguments.check:
        return _checked(exhibit, texts, codes, folder)
    given = _given(arguments, texts)
    if isinstance(given, list):
        tell_problems(given)
        say("Nothing has been written: the file must be mended first.")
        return UNUSABLE
    left: frozenset[str] = frozenset()
    if given and not arguments.same:
        others = [code for code in _codes(exhibit, "") if code not in codes]
        left = left_as_written(given, texts, _same_elsewhere(texts, others, folder))
    taken = {address: words for address, words in given.items() if address not in left}
    _write(exhibit, texts, codes, folder, taken)
    _report(texts, codes, folder)
    if left:
        own = next(each.name for each in exhibit.languages if each.code == exhibit.language)
        say(
            f"Left as in {own}, and so not taken over: {numbered(len(left), 'text')} of"
            f" {arguments.take}. Where that is right, take them with --same."
        )
    return OK


def names_on_map(exhibit: Exhibit, atlas: Atlas | None) -> Iterator[Text]:
    """Yield the names that the map takes from its files, once for each address."""
    if atlas is None:
        return
    paths = {layer.id: layer.path for layer in exhibit.map.layers}
    seen = set()
    named = [
        *((layer.id, layer.role, layer.features) for layer in atlas.areas),
        *((layer.id, layer.role, layer.features) for layer in atlas.points),
    ]
    # Parts of a city, say; the many small waters keep the names that their own file gives them.
    water = {each.layer_id for each in exhibit.map.styles if each.fill == "sea"}
    parts = {layer.id for layer in atlas.areas} - water
    for layer_id, role, features in named:
        territories = role == TERRITORIES
        for feature in features if layer_id in parts or role in NAMED_ROLES else ():
            name = exhibit.map.names.get(feature.id, feature.name) if territories else feature.name
            address = f"map/{layer_id}/{feature.id}"
            if name and feature.id and address not in seen:
                seen.add(address)
                yield Text(address, name, Domain.MAP, Origin(paths[layer_id]))


def _codes(exhibit: Exhibit, wanted: str) -> list[str]:
    codes = [each.code for each in exhibit.languages if each.code != exhibit.language]
    if wanted and wanted not in codes:
        msg = (
            f'there is no [[language]] "{wanted}" to translate into; there are: {", ".join(codes)}'
        )
        raise RefusedError(msg)
    return [wanted] if wanted else codes


def _only_code(arguments: Namespace, option: str) -> str:
    code: str = arguments.lang
    if not code:
        msg = f"{option} needs to know the language: add --lang CODE"
        raise RefusedError(msg)
    return code


def _say_missing(texts: Sequence[Text], code: str, folder: Path) -> int:
    """Say the texts without a sound translation, by address, in the language of the files."""
    missing = {text.address: text.words for text in texts}
    for entry in _sound(texts, code, folder):
        missing.pop(entry.address, None)
    say(json.dumps(missing, ensure_ascii=False, indent=1))
    return OK


def _given(arguments: Namespace, texts: Sequence[Text]) -> dict[str, str] | list[Problem]:
    """Return the translations of the option --take, or what is wrong with them."""
    path: Path | None = arguments.take
    if path is None:
        return {}
    _only_code(arguments, "--take")
    text = read_text(path, str(path))
    if isinstance(text, Problem):
        return [text]
    return given_in(text, str(path), {each.address for each in texts})


def _same_elsewhere(texts: Sequence[Text], codes: Sequence[str], folder: Path) -> set[str]:
    """Return the addresses of the texts that are the same in one of some languages."""
    return {
        each.address
        for code in codes
        for each in _sound(texts, code, folder)
        if each.words == each.original
    }


def _sound(texts: Sequence[Text], code: str, folder: Path) -> Iterator[Entry]:
    """Yield the translations into a language that may be shown."""
    for domain in Domain:
        wanted = {text.address: text for text in texts if text.domain is domain}
        found = _entries(folder, catalogue_name(code, domain))
        entries = () if isinstance(found, Problem) else found
        yield from compared(wanted, entries, "", complete=False)[0]


def _write(
    exhibit: Exhibit,
    texts: Sequence[Text],
    codes: Sequence[str],
    folder: Path,
    given: Mapping[str, str],
) -> None:
    now = datetime.fromtimestamp(SystemClock().wall_utc_s(), UTC)
    files: dict[Path, str] = {}
    for domain in Domain:
        wanted = [text for text in texts if text.domain is domain]
        names: list[tuple[str | None, str]] = [(None, f"{FOLDER}/{domain}.pot")]
        names += [(code, catalogue_name(code, domain)) for code in codes]
        for code, name in names:
            path = folder / name
            old = path.read_text(encoding="utf-8") if path.is_file() else None
            new = merged(
                wanted,
                old,
                code=code,
                title=exhibit.title,
                now=now,
                given=given if code is not None else {},
            )
            if new != old:
                files[path] = new
    try:
        write_all(files)
    except OSError as error:
        msg = f"the translations cannot be written: {reason_of(error)}"
        raise RefusedError(msg) from error
    for path in files:
        say(f"written: {path.relative_to(folder)}")


def _report(texts: Sequence[Text], codes: Sequence[str], folder: Path) -> None:
    for code in codes:
        for domain in Domain:
            wanted = {text.address: text for text in texts if text.domain is domain}
            found = _entries(folder, catalogue_name(code, domain))
            if isinstance(found, Problem):
                continue
            done = tally(wanted, found)
            say(
                f"{code:5} {domain:10} {done.translated:4} of {len(wanted):4} translated,"
                f" {done.doubtful:3} in doubt, {done.missing:4} missing"
            )


def _checked(exhibit: Exhibit, texts: Sequence[Text], codes: Sequence[str], folder: Path) -> int:
    """Tell of everything that is missing or in doubt, one by one."""
    complete = {each.code for each in exhibit.languages if each.complete}
    problems: list[Problem] = []
    for code in codes:
        for domain in Domain:
            wanted = {text.address: text for text in texts if text.domain is domain}
            name = catalogue_name(code, domain)
            found = _entries(folder, name)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                problems += compared(wanted, found, name, complete=code in complete, told=None)[1]
    for problem in most_urgent_first(problems):
        say(str(problem))
    _report(texts, codes, folder)
    return PROBLEMS if problems else OK


def _entries(folder: Path, name: str) -> tuple[Entry, ...] | Problem:
    path = folder / name
    if not path.is_file():
        return ()
    text = read_text(path, name)
    return text if isinstance(text, Problem) else entries_of(text, name)
