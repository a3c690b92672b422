"""Another version of the exhibit, made ready beside the frames that are still of the last one.

A scene of new content takes as long as several frames: names find their places anew, and the look
of the map is worked out. All of that is remembered; so whoever changes the scenery in the middle of
a movement first goes through it out of sight, and the frame that shows it is a frame like others.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.app.shown_content import version_of
from kiosk.app.watch import News
from kiosk.atlas.pictures import Gallery
from kiosk.clock import Clock
from kiosk.scene.build import build_scene
from kiosk.screen.fonts import FontFiles, Fonts
from kiosk.screen.globe import Globe
from kiosk.state.refit import refitted
from kiosk.state.state import State
from kiosk.visit import BackRoom, Show


@dataclass(frozen=True, slots=True, eq=False)
class Scenery:
    """All that is on the stage.

    Attributes:
        files: Those of the fonts.
        dates: When each of them was written: another file may have the same name.
        gallery: The pictures.
        fingerprint: Of the content; empty if it is not that of the files.
    """

    show: Show
    fonts: Fonts
    files: FontFiles
    dates: Mapping[Path, int]
    globe: Globe
    gallery: Gallery
    fingerprint: str


def scenery_of(news: News, folder: Path, back_room: BackRoom, clock: Clock) -> Scenery:
    """Return what an exhibit is shown with at first."""
    exhibit, atlas = news.exhibit, news.atlas
    files = font_files(exhibit, folder)
    fonts = Fonts(files)
    show = Show(exhibit, atlas, fonts, back_room)
    globe = Globe(exhibit, atlas, clock)
    return Scenery(show, fonts, files, _dates_of(files), globe, news.gallery, news.fingerprint)


def rehearsed(
    news: News, folder: Path, before: Scenery, state: Callable[[], State], clock: Clock
) -> Scenery:
    """Return the scenery for a new version, in which the next scene has been played once.

    May be called from another thread than the one that shows the last version meanwhile.

    Args:
        news: The version.
        folder: The exhibit's.
        before: The last version; what looks the same is taken from it.
        state: Tells where the visitor is; asked late, because the map may move.
        clock: Times the map in motion.
    """
    exhibit, atlas = news.exhibit, news.atlas
    files = font_files(exhibit, folder)
    dates = _dates_of(files)
    same_fonts = files == before.files and dates == before.dates
    fonts = before.fonts if same_fonts else Fonts(files)
    show = Show(exhibit, atlas, fonts, before.show.back_room)
    same = before.globe.would_show_the_same(exhibit, atlas)
    globe = before.globe if same else Globe(exhibit, atlas, clock)
    seen = refitted(state(), exhibit)
    if not same:
        globe.make_ready(seen.camera, seen.lens, strong=seen.comfort.strong)
    build_scene(seen, exhibit.in_language(seen.language), atlas, fonts)
    # Whoever tells of the version is told by then.
    version_of(exhibit)
    return Scenery(show, fonts, files, dates, globe, news.gallery, news.fingerprint)


def _dates_of(files: FontFiles) -> Mapping[Path, int]:
    paths = {path for chain in files.values() for path, _ in chain}
    return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}
