"""A small exhibit in which every key of the schema occurs, and ways to break it."""

from pathlib import Path

from kiosk.content.load import Loaded, load_exhibit
from kiosk.content.problems import Problem
from tests.unit.content.exhibit_colours import (
    BRIGHT_AT_NIGHT,
    BRIGHT_BY_DAY,
    PUBLIC,
    SECRET,
    colours,
)

# Told with the rest, because tests need all of it together.
from tests.unit.content.exhibit_story import CURATED as CURATED
from tests.unit.content.exhibit_story import EVERY_KEY_OF_TOURS as EVERY_KEY_OF_TOURS
from tests.unit.content.exhibit_story import FIRST_SHORT as FIRST_SHORT
from tests.unit.content.exhibit_story import LAST_BODY as LAST_BODY
from tests.unit.content.exhibit_story import MACHINE as MACHINE
from tests.unit.content.exhibit_story import NETWORK as NETWORK
from tests.unit.content.exhibit_story import PANEL as PANEL
from tests.unit.content.exhibit_story import PROGRAMMERS_WORDS as PROGRAMMERS_WORDS
from tests.unit.content.exhibit_story import STORY as STORY
from tests.unit.content.exhibit_wording import WORDING

# The shipped exhibit: the folder above tests.
ROOT = Path(__file__).parents[3]
SHIPPED = (ROOT / "config.toml", *sorted((ROOT / "assets" / "story").glob("*.toml")))

CONFIG = """\
[exhibit]
title = "The Airlift"
subtitle = "Berlin 1948 and 1949"
invitation = "See a city live by air."
ending_public = "The roads are open again."
ending_secret = "Few knew of the talks behind it."
language = "en"
include = ["story/*.toml"]

[screen]
diagonal_inch = 32

[visit]
idle_limit_s = 60
warning_s = 25.5

[timeline]
start = 1948-06-24T00:00:00+02:00
end = 1949-05-13T00:00:00+02:00
opens_at = 1948-06-26T12:00:00+02:00
zone = "Europe/Berlin"
fold = 1948-10-03T00:00:00+02:00
fold_share = 0.5
counted_from = 1948-06-24
counted_days = 323

[[clock]]
name = "Berlin"
zone = "Europe/Berlin"

[[party]]
id = "public"
name = "The public"

[[party]]
id = "london"
name = "London"

[[chapter]]
id = "beginning"
name = "The beginning"
when = "during"

[[chapter]]
id = "later"
name = "Later"
when = "after"

[[theatre]]
id = "city"
name = "The city"
shape = "circle"
fill = "#EA7317"
ink = "#7D3200"
glow = "#FF9C4A"
view = { lon = 13.4, lat = 52.5, scale = 100.0 }
reactions = true

[[theatre]]
id = "world"
name = "The world"
shape = "square"
fill = "#F2CF4E"
ink = "#5C4300"
glow = "#FFD65A"
view = { lon = 0.0, lat = 45, scale = 0.6 }

[[theme]]
id = "supply"
name = "Supply"

[[setting]]
id = "air"
name = "In the air"

[[force]]
id = "royal-air-force"
name = "Royal Air Force"
short = "RAF"

[[stance]]
id = "helps"
name = "Helps"
hatch = "rising"
colour = "coast"

[[actor]]
id = "uk"
name = "United Kingdom"
place = "gatow"
badge = "UK"
colour = "uk"

[map]
projection = "equal-area"
home = { lon = 0.0, lat = 45.0, scale = 0.6 }
scale_limits = [0.3, 300.0]

[[map.layer]]
id = "land"
path = "geodata/land.gpkg"
layer = "countries"
kind = "areas"
role = "territories"
boundaries = "borders"
fill = "uk_land"
line = "uk"
width = 1.5
dash = [14.0, 9.0]
from_scale = 1.2

[[map.tint]]
territories = ["uk"]
flat = "uk_land"
dot = "uk_dot"
outlined = true
line = "uk"

[map.names]
uk = "Britain"

[map.label_places]
uk = [{ lon = -2.0, lat = 53.0 }]

[palette]
public = { PUBLIC }
secret = { SECRET }

[fonts]
date = "fonts/a.ttf"
headline = "fonts/a.ttf"
ui = "fonts/a.ttf"
ui_text = "fonts/a.ttf"
body = "fonts/a.ttf"
quote = "fonts/a.ttf"
teletype = "fonts/a.ttf"
teletype_headline = "fonts/a.ttf"

WORDING
[staff]
corner = "top-left"
hold_s = 5.0

[[language]]
code = "en"
name = "English"
locale = "en-GB"
reviewed = true

[[language]]
code = "de"
name = "Deutsch"
locale = "de-AT"
direction = "ltr"
reviewed = false
complete = false

[language.font_sizes]
date = 0.9
headline = 0.9
ui = 0.9
ui_text = 0.9
body = 1.1
quote = 1.1
teletype = 1.0
teletype_headline = 1.0

[language.fonts]
date = "fonts/b.ttf"
headline = "fonts/b.ttf"
ui = "fonts/b.ttf"
ui_text = "fonts/b.ttf"
body = "fonts/b.ttf"
quote = "fonts/b.ttf"
teletype = "fonts/b.ttf"
teletype_headline = "fonts/b.ttf"
"""

# Apart, because a house that closes would end many a test in the evening. Stands at the end of the
# section [visit].
HOURS = """\
opening_hours = "Tu-Su 10:00-18:00; PH off"
zone = "Europe/Berlin"
holidays_of = "DE"
scan_key = "f8"
scan_step_s = 1.6
"""

for name, part in (
    ("PUBLIC", colours(PUBLIC, BRIGHT_BY_DAY)),
    ("SECRET", colours(SECRET, BRIGHT_AT_NIGHT)),
    ("WORDING", WORDING),
):
    CONFIG = CONFIG.replace(name, part)


def with_hours(hours: str = HOURS) -> str:
    """Return the configuration of a house with opening hours."""
    return CONFIG.replace("\n\n[timeline]", f"\n{hours}\n[timeline]", 1)


def write(folder: Path, config: str = CONFIG, story: str = STORY) -> Path:
    """Write the small exhibit and return the path of its configuration."""
    (folder / "story").mkdir(exist_ok=True)
    (folder / "story" / "story.toml").write_text(story, encoding="utf-8")
    (folder / "config.toml").write_text(config, encoding="utf-8")
    return folder / "config.toml"


def load(folder: Path, config: str = CONFIG, story: str = STORY) -> Loaded:
    """Load the small exhibit, whose fonts and geodata do not exist."""
    return load_exhibit(write(folder, config, story), with_files=False)


def broken(folder: Path, old: str, new: str, count: int = 1) -> tuple[Problem, ...]:
    """Return the problems of the small exhibit with one text in it replaced by another."""
    assert (old in CONFIG) != (old in STORY), f"{old!r} must be in one of the two files"
    return load(folder, CONFIG.replace(old, new, count), STORY.replace(old, new, count)).problems


def told(folder: Path, old: str, new: str, count: int = 1) -> str:
    """Return the same problems as a curator reads them."""
    return "\n".join(str(problem) for problem in broken(folder, old, new, count))
