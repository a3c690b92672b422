"""Translations follow what gets another name: an entry another id, a picture another file.

The address of a text has that name in it. Under the old name nothing is left then, and under the
new one everything is missing; the same words tell that the two are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kiosk.content.texts import MEDIA_KEYS

# What is said of one entry alone, and of one picture: the same hand may have made many.
_OWN_OF_ENTRY = ("name", "title", "summary", "short", "body", "label")
_OWN_OF_PICTURE = ("alt", "caption")
# By what comes before a name in an address, and the name: what follows it, with the words.
_Said = dict[tuple[str, str], dict[str, str]]


def renamed_addresses(
    texts: Iterable[tuple[str, str]], translated: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """Return the new address of each text of an entry or a picture that has another name now.

    Args:
        texts: Address and words of all that is written now.
        translated: Address and words of all that was translated.
    """
    texts, translated = list(texts), list(translated)
    entries = _renamed(_entries(texts), _entries(translated), _OWN_OF_ENTRY)
    known = [(entries.get(address, address), words) for address, words in translated]
    pictures = _renamed(_pictures(texts), _pictures(known), _OWN_OF_PICTURE)
    return {
        address: new
        for (address, _), (between, _) in zip(translated, known, strict=True)
        if (new := pictures.get(between, between)) != address
    }


def _renamed(now: _Said, before: _Said, own: Iterable[str]) -> dict[str, str]:
    new = [each for each in now if each not in before]
    found: dict[str, str] = {}
    for old in sorted(before.keys() - now.keys()) if new else ():
        same = [(_likeness(now[each], before[old], own), each) for each in new if each[0] == old[0]]
        most, (above, name) = max(same, default=(0, old))
        if most:
            # One that has been taken is nobody else's.
            new.remove((above, name))
            found |= {f"{above}/{old[1]}/{key}": f"{above}/{name}/{key}" for key in before[old]}
    return found


def _likeness(one: Mapping[str, str], other: Mapping[str, str], own: Iterable[str]) -> int:
    return sum(key in one and one[key] == other.get(key) for key in own)


def _entries(texts: Iterable[tuple[str, str]]) -> _Said:
    said: _Said = defaultdict(dict)
    for address, words in texts:
        section, _, rest = address.partition("/")
        name, _, key = rest.partition("/")
        # Names in the files of the map have ids that belong to those.
        if key and section != "map":
            said[section, name][key] = words
    return said


def _pictures(texts: Iterable[tuple[str, str]]) -> _Said:
    said: _Said = defaultdict(dict)
    for address, words in texts:
        match address.split("/"):
            case ["event", event, name, key] if key in MEDIA_KEYS:
                said[f"event/{event}", name][key] = words
    return said
