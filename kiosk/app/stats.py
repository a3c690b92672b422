"""`kiosk stats`: what visitors did, as a table, as CSV, or as one page with plots."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from kiosk.app.assembly import load_content
from kiosk.app.baking import stored_atlas
from kiosk.app.folders import state_folder
from kiosk.app.report import OK, RefusedError, reason_of, say
from kiosk.app.state_files import STATISTICS
from kiosk.atlas.model import TERRITORIES, Atlas
from kiosk.content.model import Exhibit, Lens
from kiosk.geo.camera import Viewport
from kiosk.geo.sphere import lonlat_from_unit
from kiosk.ops.statistics import UnreadableError, counts_in
from kiosk.ops.statistics_digest import digest_of, table_of
from kiosk.ops.statistics_page import page_of
from kiosk.ops.visit_counter import Counts
from kiosk.scene.boxes import Box
from kiosk.scene.layout import layout_for

SCREEN = Viewport(1920, 1080)
STANDARD_OUTPUT = "-"


def stats(arguments: Namespace) -> int:
    """Tell what was counted."""
    path = state_folder(arguments.config) / STATISTICS
    try:
        counts = counts_in(path, arguments.since, arguments.until or "9999")
    except UnreadableError as error:
        msg = f'the statistics in "{path}" cannot be read: {error}'
        raise RefusedError(msg) from error
    if arguments.csv:
        say(_csv(counts).rstrip("\n"))
        return OK
    exhibit = load_content(arguments.config, arguments.cache).exhibit
    titles = _titles(exhibit) if exhibit is not None else {}
    if arguments.html is None:
        if not counts:
            say(f'No visits have been counted yet in "{path}".')
            return OK
        say("\n".join(table_of(digest_of(counts), titles)))
        return OK
    atlas = stored_atlas(arguments.cache)
    title = exhibit.title if exhibit is not None else "Kiosk"
    page = page_of(
        digest_of(counts), title, _span(counts), titles, _land(exhibit, atlas), tuple(_boxes())
    )
    if str(arguments.html) == STANDARD_OUTPUT:
        say(page)
        return OK
    try:
        arguments.html.write_text(page, encoding="utf-8")
    except OSError as error:
        # The command of an installed kiosk runs as its account, which owns no folder here.
        msg = (
            f'the page "{arguments.html}" cannot be written: {reason_of(error)};'
            f" `--html - > {arguments.html.name}` writes it as yourself"
        )
        raise RefusedError(msg) from error
    say(f"written: {arguments.html}")
    return OK


def _titles(exhibit: Exhibit) -> dict[str, str]:
    """Return what is told instead of an id."""
    lenses = {lens.value: exhibit.wording[f"lens_{lens.value}"] for lens in Lens}
    return {
        **{each.code: f"{each.name} ({each.code})" for each in exhibit.languages},
        **{lens: " ".join(words.split()) for lens, words in lenses.items()},
        **{tour.id: tour.title for tour in exhibit.tours},
        **{event.id: event.title for event in exhibit.events},
    }


def _csv(counts: Counts) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("kind", "day", "what", "count"))
    table.writerows((*key, count) for key, count in sorted(counts.items()))
    return text.getvalue()


def _span(counts: Counts) -> str:
    days = sorted({key.day for key in counts if len(key.day) == len("2026-11-28")})
    return f"From {days[0]} to {days[-1]}" if days else "Nothing has been counted yet"


def _land(exhibit: Exhibit | None, atlas: Atlas | None) -> Iterator[list[tuple[float, float]]]:
    """Yield the outlines of the land, coarsely, in degrees."""
    if exhibit is None or atlas is None:
        return
    for layer in atlas.areas:
        if layer.role != TERRITORIES:
            continue
        ground = layer.lods[0].ground
        lonlat = lonlat_from_unit(ground.unit)
        for first, end in pairwise(ground.start):
            yield [(lon_deg, lat_deg) for lon_deg, lat_deg in lonlat[first:end].tolist()]


def _boxes() -> Iterator[tuple[float, float, float, float]]:
    layout = layout_for(SCREEN)
    width_px, height_px = SCREEN.width_px, SCREEN.height_px
    for field in fields(layout):
        box = getattr(layout, field.name)
        if isinstance(box, Box):
            yield (
                box.x_px / width_px,
                box.y_px / height_px,
                box.width_px / width_px,
                box.height_px / height_px,
            )
