"""Another version of the exhibit, made ready beside the frames that are still of the last one.

A scene of new content takes as long as several frames: names find their places anew, and the look
of the map is worked out. All of that is remembered; so whoever changes the scenery in the middle of
a movement first goes through it out of sight, and the frame that shows it is a frame like others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.assembly import font_files
from kiosk.app.watch import News
from kiosk.atlas.pictures import Gallery
from kiosk.clock import Clock
from kiosk.loop import BackRoom, Show
from kiosk.scene.build import build_scene
from kiosk.screen.fonts import FontFiles, Fonts
from kiosk.screen.globe import Globe
from kiosk.state.refit import refitted
from kiosk.state.state import State


@dataclass(frozen=True, slots=True, eq=False)
class Scenery:
    """All that is on the stage.

    Attributes:
        files: Those of the fonts.
        gallery: The pictures.
    """

    show: Show
    fonts: Fonts
    files: FontFiles
    globe: Globe
    gallery: Gallery


def scenery_of(news: News, folder: Path, back_room: BackRoom, clock: Clock) -> Scenery:
    """Return what an exhibit is shown with at first."""
    exhibit, atlas = news.exhibit, news.atlas
    files = font_files(exhibit, folder)
    fonts = Fonts(files)
    show = Show(exhibit, atlas, fonts, back_room)
    return Scenery(show, fonts, files, Globe(exhibit, atlas, clock), news.gallery)


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
    fonts = before.fonts if files == before.files else Fonts(files)
    show = Show(exhibit, atlas, fonts, before.show.back_room)
    same = before.globe.would_show_the_same(exhibit, atlas)
    globe = before.globe if same else Globe(exhibit, atlas, clock)
    seen = refitted(state(), exhibit)
    if not same:
        globe.make_ready(seen.camera, seen.lens, strong=seen.comfort.strong)
    build_scene(seen, exhibit.in_language(seen.language), atlas, fonts)
    return Scenery(show, fonts, files, globe, news.gallery)
