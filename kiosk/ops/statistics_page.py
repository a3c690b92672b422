"""A digest as one page: plots and heat maps as SVG inside it, and nothing fetched from anywhere."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kiosk.ops.statistics_digest import Digest, headline_of, named
from kiosk.ops.visit_counter import GLOBE_CELL_DEG, SCREEN_COLUMNS, SCREEN_ROWS

# A length of the plots, in px of the page.
WIDTH, BAR, LABEL, PLOT_HEIGHT = 960, 26, 320, 200
# The most dates that are named under a plot.
NAMED_DAYS = 12

Ring = Sequence[tuple[float, float]]

# Black on white, as it is printed; the colours of no exhibit.
STYLE = """\
body{font:16px/1.5 system-ui,sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem;
color:#222;background:#fff}h1,h2{line-height:1.2}h2{margin-top:2.2rem}
svg{display:block;width:100%;height:auto}text{font:14px system-ui,sans-serif;fill:#222}
.bar{fill:#44576b}.land{fill:#ddd}.sea{fill:#f2f4f6}
.box{fill:none;stroke:#777;stroke-dasharray:4 3}.heat{fill:#b03030}
p.big{font-size:1.5rem}
"""


def page_of(
    digest: Digest,
    title: str,
    span: str,
    titles: Mapping[str, str],
    land: Iterable[Ring],
    boxes: Iterable[tuple[float, float, float, float]],
) -> str:
    """Return the page.

    Args:
        digest: What to tell.
        title: Of the exhibit.
        span: From when to when, in words.
        titles: Of events and tours, and names of languages and worlds, by their ids.
        land: Outlines of the land in degrees, for the map under the touches.
        boxes: Where things are on screen, as shares: left, top, width, height.
    """
    cards = {titles.get(event, event): count for event, count, _ in digest.events[:25]}
    stood = {
        titles.get(event, event): round(stood_s / count)
        for event, count, stood_s in digest.events[:25]
    }
    tours = {
        f"{titles.get(tour, tour)}: {done} of {begun} to the end": begun
        for tour, begun, done in digest.tours
    }
    parts = [
        f"<h1>{escape(title)}: visits</h1>",
        f"<p>{escape(span)}. Counts alone; no person is in them.</p>",
        f'<p class="big">{headline_of(digest)}</p>',
        _section("Visits by day", _columns(digest.by_day)),
        _section("Visits by hour, on the clock of the house", _columns(digest.by_hour)),
        _section("How long they were", _bars(digest.lengths)),
        _section("Language at the end of a visit", _bars(named(digest.languages, titles))),
        _section("Turns of the switch, by what they showed", _bars(named(digest.lenses, titles))),
        _section("Tours", _bars(tours)),
        _section("Cards, how often they were opened", _bars(cards)),
        _section("The same cards, seconds on average", _bars(stood)),
        _section("Touches on the screen", _screen_map(digest.screen, boxes)),
        _section("Touches on the map", _globe_map(digest.globe, land)),
    ]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _section(title: str, plot: str) -> str:
    return f"<h2>{escape(title)}</h2>{plot or '<p>Nothing yet.</p>'}"


def _bars(counts: Mapping[str, int]) -> str:
    most = max(counts.values(), default=0)
    if not most:
        return ""
    rows = []
    for nth, (what, count) in enumerate(counts.items()):
        y = nth * BAR
        length = (WIDTH - LABEL - 70) * count / most
        words = what if len(what) <= 38 else f"{what[:37]}…"
        rows.append(
            f'<text x="{LABEL - 8}" y="{y + 18}" text-anchor="end">{escape(words)}</text>'
            f'<rect class="bar" x="{LABEL}" y="{y + 4}" width="{length:.1f}" height="{BAR - 8}"/>'
            f'<text x="{LABEL + length + 6:.1f}" y="{y + 18}">{count}</text>'
        )
    return _svg(WIDTH, len(rows) * BAR, "".join(rows))


def _columns(counts: Mapping[str, int]) -> str:
    most = max(counts.values(), default=0)
    if not most:
        return ""
    step = (WIDTH - 60) / max(len(counts), 10)
    named = max(1, -(-len(counts) // NAMED_DAYS))
    columns = [f'<text x="0" y="14">{most}</text>']
    for nth, (what, count) in enumerate(counts.items()):
        height = (PLOT_HEIGHT - 50) * count / most
        x = 50 + nth * step
        columns.append(
            f'<rect class="bar" x="{x:.1f}" y="{PLOT_HEIGHT - 30 - height:.1f}"'
            f' width="{step * 0.8:.1f}" height="{height:.1f}">'
            f"<title>{escape(what)}: {count}</title></rect>"
        )
        if nth % named == 0:
            columns.append(f'<text x="{x:.1f}" y="{PLOT_HEIGHT - 8}">{escape(what[-5:])}</text>')
    return _svg(WIDTH, PLOT_HEIGHT, "".join(columns))


def _screen_map(
    cells: Mapping[tuple[int, int], int], boxes: Iterable[tuple[float, float, float, float]]
) -> str:
    width, height = SCREEN_COLUMNS * 20, SCREEN_ROWS * 20
    drawn = [f'<rect class="sea" width="{width}" height="{height}"/>']
    drawn += _heat({(column * 20.0, row * 20.0): n for (column, row), n in cells.items()}, 20.0)
    drawn += [
        f'<rect class="box" x="{x * width:.1f}" y="{y * height:.1f}"'
        f' width="{w * width:.1f}" height="{h * height:.1f}"/>'
        for x, y, w, h in boxes
    ]
    return _svg(width, height, "".join(drawn)) if cells else ""


def _globe_map(cells: Mapping[tuple[int, int], int], land: Iterable[Ring]) -> str:
    if not cells:
        return ""
    paths = [
        "M" + "L".join(f"{lon + 180:.1f} {90 - lat:.1f}" for lon, lat in ring) + "Z"
        for ring in land
        # A ring across the antimeridian would cross the whole map.
        if len(ring) > 2 and max(lon for lon, _ in ring) - min(lon for lon, _ in ring) < 180
    ]
    side = GLOBE_CELL_DEG
    heat = {(east * side + 180, 90 - (north + 1) * side): n for (east, north), n in cells.items()}
    drawn = [
        '<rect class="sea" width="360" height="180"/>',
        f'<path class="land" d="{"".join(paths)}"/>',
    ]
    return _svg(360, 180, "".join([*drawn, *_heat(heat, side)]))


def _heat(cells: Mapping[tuple[float, float], int], side: float) -> list[str]:
    most = max(cells.values(), default=1)
    return [
        # The root keeps what is touched now and then in sight beside a button.
        f'<rect class="heat" x="{x:.1f}" y="{y:.1f}" width="{side:g}" height="{side:g}"'
        f' fill-opacity="{0.12 + 0.78 * (n / most) ** 0.5:.2f}"><title>{n}</title></rect>'
        for (x, y), n in cells.items()
    ]


def _svg(width: float, height: float, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">'
        f"{inside}</svg>"
    )
