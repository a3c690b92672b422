"""Translations of a picture follow it when its file gets another name.

The address of what is said of a picture has the name of its file in it. Under the old name nothing
is left then, and under the new one everything is missing; the same words in the same event tell
that the two are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kiosk.content.texts import MEDIA_KEYS

# What is said of one picture alone; the same hand may have made many.
_OWN_KEYS = ("alt", "caption")
# What is said, by event and name of the file: each key with its words.
_Said = dict[tuple[str, str], dict[str, str]]


def renamed_addresses(
    texts: Iterable[tuple[str, str]], translated: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """Return the new address of each text of a picture that has another name now.

    Args:
        texts: Address and words of all that is written now.
        translated: Address and words of all that was translated.
    """
    now, before = _said(texts), _said(translated)
    new = [picture for picture in now if picture not in before]
    found: dict[str, str] = {}
    for old in sorted(before.keys() - now.keys()) if new else ():
        same = [(_likeness(now[each], before[old]), each) for each in new if each[0] == old[0]]
        most, picture = max(same, default=(0, old))
        if most:
            # One that has been taken is nobody else's.
            new.remove(picture)
            event, name = picture
            found |= {
                f"event/{event}/{old[1]}/{key}": f"event/{event}/{name}/{key}"
                for key in before[old]
            }
    return found


def _likeness(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    return sum(key in one and one[key] == other.get(key) for key in _OWN_KEYS)


def _said(texts: Iterable[tuple[str, str]]) -> _Said:
    said: _Said = defaultdict(dict)
    for address, words in texts:
        match address.split("/"):
            case ["event", event, name, key] if key in MEDIA_KEYS:
                said[event, name][key] = words
    return said
