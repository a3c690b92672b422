"""A small exhibit in which every key of the schema occurs, and ways to break it."""

import re
from pathlib import Path

from kiosk.content.load import Loaded, load_exhibit
from kiosk.content.problems import Problem

# The shipped exhibit: the folder above tests.
ROOT = Path(__file__).parents[3]
SHIPPED = (ROOT / "config.toml", *sorted((ROOT / "assets" / "story").glob("*.toml")))

CONFIG = """\
[exhibit]
title = "The Airlift"
subtitle = "Berlin 1948 and 1949"
invitation = "See a city live by air."
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

[wording]
lens_public = "What people\\nknew"
lens_secret = "What was\\nsecret"
back = "Back"
play = "Play"
pause = "Pause"
next = "Next"
closer = "Closer"
farther = "Farther"
close = "Close"
language = "Language"
access = "Access"
day_of_days = "Day {day} of {days}"
about_hour = "about {time}"
alert_not_announced = "Alert level: not announced"
touch_to_begin = "Touch to begin"
still_there = "Are you still there?"
touch_to_go_on = "Touch the screen to go on."
being_prepared = "This map is being prepared"
being_prepared_note = "It starts by itself."
because_of = "Because of"
led_to = "Led to"
secret_until = "Secret until {year}"
not_yet_public = "Not yet public"
illustration = "Illustration"
sources = "Sources"
more = "More"
the_story = "The story"
who_knew = "Who knew"
knew_later = "later"
why_it_matters = "Why it matters"
known_since = "When it became known"
disputed = "Disputed"
confidence_high = "Well documented"
confidence_medium = "Documented in part"
confidence_low = "Sources are few"
quotation = "“{words}”"
told_in = "Told in: {language}"
km = "km"
miles = "mi"
this_place = "This place"
pace_slow = "Slow"
pace_normal = "Normal"
pace_fast = "Fast"
time_closer = "Hours"
time_farther = "Days"
time_whole = "All"
before_story = "Before"
after_story = "After"
meanwhile = "Meanwhile"
nothing_yet = "Nothing known yet"
message_way = "{origin} to {target}"
message_sent = "Sent"
message_received = "Received"
message_read = "Read in full"
message_under_way = "Under way"
hours_minutes = "{hours} h {minutes} min"
hour_unknown = "not known"
knew_since = "since {when}"
knew_not_yet = "not yet"
switched_to_secret = "Lights off: you see what really happened, and what glows was still secret."
switched_to_public = "Lights on: you see only what anyone could know at this moment."
distance_of = "{km} km to {place}"
reach_yes = "Within reach: {weapon}"
reach_no = "Out of reach: {weapon}"
reach_edge = "At the limit: {weapon}"
tours = "Tours"
tour_minutes = "{minutes} min"
tour_stop = "Stop"
tour_go_on = "Go on with the tour"
make_it_easier = "Make it easier"
larger_text = "Larger text"
lower_controls = "Controls lower down"
stronger_contrast = "Stronger contrast"
less_movement = "Less movement"
read_aloud = "Read the cards aloud"
quieter = "Quieter"
louder = "Louder"
reading_depth = "Texts"
depth_short = "Short"
depth_standard = "Standard"
depth_deep = "In depth"
start_again = "Start again"
done = "Done"
on = "On"
off = "Off"
closed = "Closed"
opens_again = "Opens {weekday} {time}"
staff = "Staff"
staff_pin = "PIN"
staff_wrong = "Wrong PIN"
staff_wait = "Locked for {seconds} s"
staff_erase = "Erase"
staff_enter = "Enter"
staff_end = "End"
staff_restart = "Again"
staff_notes_on = "Show problems"
staff_notes_off = "Hide problems"
staff_sound_on = "Sound on"
staff_sound_off = "Sound off"
staff_problems = "{errors} errors, {warnings} warnings"
staff_no_problems = "No problems"

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

# Apart, because few tests have the files that it names.
CURATED = """\
[map.curated]
sites = "geodata/sites.geojson"
rings = "geodata/rings.geojson"
lines = "geodata/lines.geojson"
flights = "geodata/flights.geojson"
tracks = "geodata/tracks.csv"
alerts = "geodata/alerts.csv"
messages = "geodata/messages.csv"
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

# Apart, because a panel that is turned is another test. Stands at the end of the section [screen].
PANEL = """\
touch_turned_deg = 0
touch_calibration = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0]
"""

MACHINE = """\
[machine]
memory_limit_mb = 500.0
screen_off = ["xset", "dpms", "force", "off"]
screen_on = ["xset", "dpms", "force", "on"]
voice = ["espeak-ng", "--stdin"]
"""

# Apart, because not all keys of a stop may stand together.
EVERY_KEY_OF_TOURS = """\
[attract]
title = "The\\nAirlift"
view = { lon = 13.4, lat = 52.5, scale = 2.5 }
at = 1948-06-26T12:00:00+02:00
stands = 18.5
tour = "by-air"
plays = 60.5

[[tour]]
id = "by-air"
title = "A city lives by air"
summary = "From the blockade to its end."
listed = false

[[tour.step]]
id = "takeoff"
event = "first-flight"
at = 1948-06-26T18:00:00+02:00
theatre = "city"
place = "tempelhof"
view = { lon = 13.4, lat = 52.5, scale = 2.5 }
scale = 4.5
lens = "secret"
caption = "The first aircraft land."
seconds = 9.5
card = true
"""

STORY = '''\
[zones]
Germany = "Europe/Berlin"

[[place]]
id = "tempelhof"
name = "Tempelhof"
lon = 13.4021
lat = 52.4730
country = "Germany"
zone = "Europe/Berlin"
kind = "airfield"
accuracy = "exact"
note = "In the American sector."

[[place]]
id = "gatow"
name = "Gatow"
lon = 13.1381
lat = 52.4744
country = "Germany"
kind = "airfield"
accuracy = "about 1 km"

[[event]]
id = "first-flight"
chapter = "beginning"
title = "The first aircraft land"
start = 1948-06-26T12:00:00+02:00
end = 1948-06-26T18:00:00+02:00
precision = "hour"
places = ["tempelhof", "gatow"]
theatre = "city"
setting = "air"
theme = "supply"
country = "United Kingdom"
stance = "helps"
weight = 5
tension = -1
public = "same"
public_note = "In the papers of the next day."
public_tells = "body"
knew = { public = 1948-06-27, london = "same" }
summary = "The first aircraft bring milk, flour and medicine."
short = "Aircraft bring food."
body = """
The first aircraft
land.

Others follow.
"""
why = "Nobody had to starve."
quote = "Look upon this city."
quote_by = "Ernst Reuter"
quote_source = "Speech of 9 September 1948"
dispute = "Counts differ."
sources = ["A book, page 7"]
confidence = "high"
verification = "verified"
links = ["last-flight"]
seed = true

[[event.media]]
path = "media/a.jpg"
alt = "A crowd."
credit = "The air force."
caption = "Here."
secret_path = "media/a.jpg"
focus = [0.2, 1.0]
reference = "Archive, 1"

[[event]]
id = "last-flight"
chapter = "later"
title = "The last flight"
start = 1949-09-30T18:45:00+02:00
precision = "minute"
places = ["tempelhof"]
theatre = "world"
theme = "supply"
weight = 1
tension = 0
public = 1989
summary = "It is over."
short = "It is over."
body = "It is over."
why = "It had worked."
sources = ["A book, page 9"]
confidence = "medium"
verification = "partly"
'''

SHARED = """
    sea sea_shelf sea_shelf2 sea_dot sea_label land border coast grat river white focus
    mark_keyline mark_halo pressed trace trace_pub stamp stamp_slip ring route shadow uk uk_land
    uk_dot
"""
PUBLIC = f"{SHARED} paper paper2 paper3 ink ink2 ink3"
SECRET = f"{SHARED} panel panel2 panel3 line text text2 text3 band button_on document"

PROGRAMMERS_WORDS = re.compile(
    r"\b(str|string|int|integer|float|bool|boolean|dict|dictionary|tuple|array|None|null|datetime|"
    r"Traceback|Error|[Ii]nput|[Vv]alidat\w*|pydantic|regex|pattern|object|parse\w*)\b"
)


DARK, BRIGHT = "#0A1B2C", "#F4F1E8"
# By day on bright grounds, at night with bright letters.
BRIGHT_BY_DAY = ("paper", "paper2", "paper3", "land", "sea")
BRIGHT_AT_NIGHT = ("text", "text2", "text3", "sea_label", "mark_keyline")


def _colours(names: str, bright: tuple[str, ...]) -> str:
    return ", ".join(f'{name} = "{BRIGHT if name in bright else DARK}"' for name in names.split())


CONFIG = CONFIG.replace("PUBLIC", _colours(PUBLIC, BRIGHT_BY_DAY)).replace(
    "SECRET", _colours(SECRET, BRIGHT_AT_NIGHT)
)


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
