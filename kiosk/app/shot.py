"""`kiosk shot`: one deterministic picture, no display needed."""

from argparse import Namespace
from pathlib import Path

from kiosk.app.assembly import font_files, load_content
from kiosk.app.baking import baked_atlas
from kiosk.app.pictures import Shot, take_picture
from kiosk.app.report import OK, PROBLEMS, UNUSABLE, complain, tell_problems
from kiosk.chrono.instant import utc_s_from_iso
from kiosk.content.model import Exhibit, Lens, View
from kiosk.loop import Show
from kiosk.screen.stages import Canvas


def shot(arguments: Namespace) -> int:
    """Take one picture."""
    config: Path = arguments.config
    cache: Path = arguments.cache
    content = load_content(config, cache)
    tell_problems(content.problems)
    if content.exhibit is None:
        return PROBLEMS if config.is_file() else UNUSABLE
    exhibit = content.exhibit
    try:
        utc_s = utc_s_from_iso(arguments.at)[0] if arguments.at else None
        view, theatre = _view(arguments.view, exhibit)
    except ValueError as error:
        complain(str(error))
        return UNUSABLE
    if arguments.event and arguments.event not in exhibit.event_by_id:
        complain(f'no event has the id "{arguments.event}"')
        return UNUSABLE
    atlas = baked_atlas(exhibit, config, cache)
    if atlas is None:
        complain("the map could not be baked; `kiosk bake` tells why")
        return PROBLEMS
    canvas = Canvas(arguments.size, exhibit, atlas, font_files(exhibit, content.folder))
    order = Shot(utc_s, Lens(arguments.lens), view, theatre, arguments.event, arguments.size)
    try:
        take_picture(order, Show(exhibit, atlas, canvas.fonts), canvas)
        canvas.save(arguments.output)
    except OSError as error:
        complain(
            f'the picture "{arguments.output}" could not be written: {error.strerror or error}'
        )
        return UNUSABLE
    return OK


def _view(text: str, exhibit: Exhibit) -> tuple[View, str]:
    """Return the view that a word or three numbers mean, and the theatre, if it is one.

    Raises:
        ValueError: With a plain sentence.
    """
    if not text:
        return exhibit.map.home, ""
    if text in exhibit.theatre_by_id:
        return exhibit.theatre_by_id[text].view, text
    try:
        lon_deg, lat_deg, scale = (float(part) for part in text.split(","))
    except ValueError:
        names = ", ".join(exhibit.theatre_by_id)
        msg = f'a view is one of {names}, or LON,LAT,SCALE such as -79,22,4; not "{text}"'
        raise ValueError(msg) from None
    if not (-180 <= lon_deg <= 180 and -90 <= lat_deg <= 90 and scale > 0):
        msg = f'a view lies within -180 to 180, -90 to 90, and its scale is above 0; not "{text}"'
        raise ValueError(msg)
    return View((lon_deg, lat_deg), scale), ""
