"""Pictures of the story for a machine without a screen."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import font_files, load_content
from kiosk.app.baking import baked_atlas, stored_atlas
from kiosk.app.gallery import baked_gallery
from kiosk.app.pictures import Shot, take_picture
from kiosk.app.report import OK, PROBLEMS, RefusedError, reason_of, say, tell_errors
from kiosk.content.model import Exhibit, Lens
from kiosk.screen.stages import Canvas
from kiosk.visit import Show
from kiosk.world.appearing import appears_utc_s, events_in_order

SIZE_PX = (1920, 1080)
MOMENTS = 6


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    shot: Shot


def preview(config: Path, cache: Path, folder: Path) -> int:
    """Write pictures of the weightiest moments in both worlds and of each theatre.

    Raises:
        RefusedError: If nothing can be shown, or the folder cannot be written.
    """
    content = load_content(config, cache)
    tell_errors(content.problems)
    if content.exhibit is None:
        msg = "there is no content without errors, so there are no pictures either"
        raise RefusedError(msg, PROBLEMS)
    # An old map is better than none, as on a screen.
    atlas = baked_atlas(content.exhibit, config, cache) if content.current else None
    atlas = atlas or stored_atlas(cache)
    if atlas is None:
        msg = "there is no map, so there are no pictures either"
        raise RefusedError(msg, PROBLEMS)
    files = font_files(content.exhibit, content.folder)
    gallery = baked_gallery(content.exhibit, config, cache)
    canvas = Canvas(SIZE_PX, content.exhibit, atlas, files, gallery)
    show = Show(content.exhibit, atlas, canvas.fonts)
    for named in _shots(content.exhibit):
        take_picture(named.shot, show, canvas)
        try:
            canvas.save(folder / named.name)
        except OSError as error:
            msg = f'no picture can be written to "{folder}": {reason_of(error)}'
            raise RefusedError(msg) from error
        say(f"wrote {folder / named.name}")
    return OK


def _shots(exhibit: Exhibit) -> list[_Named]:
    found: list[_Named] = []
    for theatre in exhibit.theatres:
        for lens in Lens:
            shot = Shot(
                exhibit.timeline.opens_at_utc_s, lens, theatre.view, theatre.id, "", SIZE_PX
            )
            found.append(_Named(f"{theatre.id}-{lens}.png", shot))
    events = events_in_order(exhibit, Lens.SECRET)
    weightiest = sorted(events, key=lambda event: -event.weight)[:MOMENTS]
    for event in sorted(weightiest, key=lambda each: each.start_utc_s):
        at_utc_s = appears_utc_s(event, Lens.SECRET)
        shot = Shot(at_utc_s, Lens.SECRET, exhibit.map.home, "", event.id, SIZE_PX)
        found.append(_Named(f"event-{event.id}.png", shot))
    return found
