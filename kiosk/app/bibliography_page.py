"""A list of sources as plain text, or as one page to be printed."""

from collections.abc import Iterable
from html import escape
from textwrap import wrap

from kiosk.app.bibliography import Bibliography, Chapter, Entry

WIDTH = 96
STYLE = """\
@page{margin:18mm}body{font:15px/1.45 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;
color:#1c1915}h1,h2,h3{font-family:system-ui,sans-serif;line-height:1.2}
h2{margin-top:2.4rem;border-bottom:2px solid #1c1915}h3{margin:1.3rem 0 .2rem;break-after:avoid}
article{break-inside:avoid}
.when{font:13px system-ui,sans-serif;color:#5d5546;margin:0}ul{margin:.2rem 0;padding-left:1.1rem}
.doubt{font-style:italic;margin:.3rem 0}.picture{font-size:13px;color:#3d3729;margin:.1rem 0}
pre{white-space:pre-wrap;font:13px/1.45 ui-monospace,monospace}nav a{color:inherit}
@media print{nav{display:none}body{margin:0;max-width:none;font-size:10.5pt}}
"""


def text_of(found: Bibliography) -> str:
    """Return the list for a terminal, a text file or a plain printer."""
    lines = [found.title, "=" * len(found.title), "", "Where everything comes from."]
    for chapter in found.chapters:
        lines += ["", "", chapter.title, "-" * len(chapter.title)]
        for entry in chapter.entries:
            lines += ["", *_entry_lines(entry)]
    for path, words in found.credits:
        lines += ["", "", path, "-" * len(path), "", words.strip()]
    return "\n".join(lines) + "\n"


def _entry_lines(entry: Entry) -> Iterable[str]:
    yield from wrap(f"{entry.title} ({entry.when})" if entry.when else entry.title, WIDTH)
    for mark, texts in (("-", entry.sources), ("?", entry.doubts), ("*", entry.pictures)):
        for text in texts:
            yield from wrap(text, WIDTH, initial_indent=f"  {mark} ", subsequent_indent="    ")


def page_of(found: Bibliography, language: str) -> str:
    """Return the list as one page of HTML; nothing in it is fetched from anywhere."""
    titles = [chapter.title for chapter in found.chapters] + [path for path, _ in found.credits]
    links = " · ".join(
        f'<a href="#part-{index}">{escape(title)}</a>' for index, title in enumerate(titles)
    )
    parts = [
        f'<h2 id="part-{index}">{escape(chapter.title)}</h2>{_articles(chapter)}'
        for index, chapter in enumerate(found.chapters)
    ]
    first = len(parts)
    parts += [
        f'<h2 id="part-{first + index}">{escape(path)}</h2><pre>{escape(words.strip())}</pre>'
        for index, (path, words) in enumerate(found.credits)
    ]
    title = escape(found.title)
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>"
        f"<p>Where everything comes from.</p><nav>{links}</nav>{''.join(parts)}</body></html>\n"
    )


def _articles(chapter: Chapter) -> str:
    return "".join(map(_article, chapter.entries))


def _article(entry: Entry) -> str:
    when = f'<p class="when">{escape(entry.when)}</p>' if entry.when else ""
    sources = "".join(f"<li>{escape(source)}</li>" for source in entry.sources)
    doubts = "".join(f'<p class="doubt">{escape(doubt)}</p>' for doubt in entry.doubts)
    pictures = "".join(f'<p class="picture">{escape(picture)}</p>' for picture in entry.pictures)
    return (
        f"<article><h3>{escape(entry.title)}</h3>{when}<ul>{sources}</ul>{doubts}{pictures}"
        "</article>"
    )
