"""`kiosk pictures`: every screen in every look, on one page and in overviews."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby, product
from pathlib import Path

from kiosk.app.assembly import sound_exhibit
from kiosk.app.report import OK, RefusedError, reason_of, say
from kiosk.app.screens import Look, ScreenKind, screens_of
from kiosk.app.studio import studio_for
from kiosk.content.atomic import write_all
from kiosk.content.model import Exhibit, Lens
from kiosk.content.plain_words import numbered
from kiosk.screen.overview import Overview
from kiosk.state.comfort import Ease

LANDSCAPE, PORTRAIT, LARGE = (1920, 1080), (1080, 1920), (3840, 2160)
SIZES = (LANDSCAPE, PORTRAIT, LARGE)
# What is looked at by default, as far as an exhibit speaks it: its own language, long words,
# another script, another direction.
LANGUAGES = ("en", "de", "ru", "ar")
NO_EASE, LARGER = frozenset[Ease](), frozenset({Ease.LARGE})
# The other ways are looked at on one screen: what they change does not depend on its size.
ON_ONE = (
    frozenset({Ease.LOW}),
    frozenset({Ease.LOW, Ease.LARGE}),
    frozenset({Ease.CONTRAST}),
)
# Pictures in a row of an overview.
COLUMNS = {LANDSCAPE: 5, PORTRAIT: 8, LARGE: 5}
STYLE = """
body { font: 16px/1.4 sans-serif; margin: 24px; background: #ddd; color: #111 }
nav a { margin-right: 12px } h2 { margin-top: 40px }
div { display: flex; flex-wrap: wrap; gap: 12px } figure { margin: 0 }
img { height: 270px; background: #999 } figcaption { font-size: 13px }
"""


def pictures(arguments: Namespace) -> int:
    """Take the pictures that are asked for; all of them take some minutes."""
    config: Path = arguments.config
    folder: Path = arguments.output
    exhibit = sound_exhibit(config, arguments.cache)
    kinds = _asked(arguments.screen, screens_of(exhibit))
    looks = tuple(looks_of(exhibit, arguments.size or SIZES, arguments.lang or LANGUAGES))
    studio = studio_for(exhibit, config, arguments.cache, LANDSCAPE)
    show, canvas = studio.show, studio.canvas
    overviews: dict[Look, Overview] = {}
    taken: dict[ScreenKind, list[tuple[Look, str]]] = {kind: [] for kind in kinds}
    try:
        # What takes longest is the map, which is kept from a picture to the next if it is the same:
        # the languages come last, and before them the screens.
        for _, in_languages in groupby(looks, key=lambda look: replace(look, language="")):
            for kind, look in product(kinds, tuple(in_languages)):
                if not kind.varies and not _is_plain(look):
                    continue
                name = f"{kind.name}/{_name_of(look)}.jpg"
                canvas.resize(look.size_px)
                canvas.present(kind.scene(show, look), at_once=True)
                canvas.save(folder / name)
                taken[kind].append((look, name))
                columns = COLUMNS.get(look.size_px, 5)
                overview = overviews.setdefault(look, Overview(look.size_px, columns))
                overview.add(canvas)
            say(f"{sum(map(len, taken.values()))} pictures: {_name_of(look)}")
        for look, overview in overviews.items():
            overview.save(folder / f"overview-{_name_of(look)}.png")
        write_all({folder / "index.html": _page(exhibit, taken, list(overviews))})
    except OSError as error:
        msg = f'the pictures cannot be written into "{folder}": {reason_of(error)}'
        raise RefusedError(msg) from error
    count = sum(map(len, taken.values()))
    said = f"{numbered(count, 'picture')} and {numbered(len(overviews), 'overview')}"
    say(f"{said}: see {folder / 'index.html'}")
    return OK


def looks_of(
    exhibit: Exhibit, sizes: Sequence[tuple[int, int]], languages: Sequence[str]
) -> Iterator[Look]:
    """Yield all ways to look at a screen; those that share a map one after the other."""
    spoken = [code for code in languages if code in exhibit.editions] or [exhibit.language]
    for size_px in sizes:
        eases = (NO_EASE, LARGER, *(ON_ONE if size_px == LANDSCAPE else ()))
        for lens, eased, code in product(Lens, eases, spoken):
            yield Look(size_px, code, lens, eased)


def _is_plain(look: Look) -> bool:
    """Return whether it is the look of a screen that knows neither worlds nor ease."""
    return not look.eased and look.lens is Lens.PUBLIC


def _asked(names: Sequence[str] | None, kinds: tuple[ScreenKind, ...]) -> tuple[ScreenKind, ...]:
    known = {each.name: each for each in kinds}
    strange = next((name for name in names or () if name not in known), None)
    if strange is not None:
        msg = f'no screen is named "{strange}"; there are: {", ".join(known)}'
        raise RefusedError(msg)
    return tuple(known[name] for name in names) if names else kinds


def _name_of(look: Look) -> str:
    width_px, height_px = look.size_px
    eased = "".join(f"-{ease.name.lower()}" for ease in sorted(look.eased))
    return f"{width_px}x{height_px}-{look.language}-{look.lens}{eased}"


def _page(
    exhibit: Exhibit,
    taken: dict[ScreenKind, list[tuple[Look, str]]],
    overviews: Sequence[Look],
) -> str:
    title = escape(exhibit.title)
    parts = [
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style><h1>{title}: every screen</h1><nav>",
        *(f'<a href="#{kind.name}">{escape(kind.words)}</a>' for kind in taken),
        "</nav><h2>Overviews</h2><p>",
        *(f'<a href="overview-{_name_of(at)}.png">{_name_of(at)}</a> ' for at in overviews),
        "</p>",
    ]
    for kind, pictures_of_kind in taken.items():
        parts.append(f'<h2 id="{kind.name}">{escape(kind.words)}</h2><div>')
        for look, name in pictures_of_kind:
            parts.append(
                f'<figure><a href="{name}"><img loading="lazy" src="{name}" alt=""></a>'
                f"<figcaption>{_name_of(look)}</figcaption></figure>"
            )
        parts.append("</div>")
    return "\n".join(parts)
