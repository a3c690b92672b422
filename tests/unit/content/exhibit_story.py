"""The story of the small exhibit, its tours, and the words that no message may have."""

import re

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
fastest_vessel_kmh = 65.0
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

NETWORK = """\
[network.mqtt]
broker = "broker.museum.example"
port = 8884
topic = "museum/hall-1"
role = "follow"
tls = true
ca_file = "/etc/kiosk/ca.pem"
user = "kiosk"
password_file = "/etc/kiosk/password"
touches = "ignore"
language = "en"
silent_s = 120.0
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
ending = "For almost a year the city lived by air."
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
public_name = "Berlin"
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
public_title = "The city is supplied"
knew = { public = 1948-06-27, london = "same" }
summary = "The first aircraft bring milk, flour and medicine."
short = """
Aircraft bring food, coal and medicine into a city whose roads are closed. They land every few
minutes, by day and by night, and nobody has to starve.
"""
body = """
The first aircraft
land.

Others follow. They bring milk, flour and medicine, later coal and salt. On the ground men unload
each of them in half an hour, and it starts again. The way in and the way out lie side by side, so
that one follows the other. Whoever cannot land at once flies home with all that he has on board.
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
short = """
It is over. The last aircraft lands in the evening, and nobody counts any more. Roads, railways
and canals have been open again since May, and the stores are full.
"""
body = """
It is over. In the evening the last aircraft lands, and its crew is welcomed with flowers. The
roads, the railways and the canals have been open again since May. All that came by air since then
went into stores, for a second time, if it should come. Nobody needs them in the end. The crews go
home, and the fields are for travellers again.
"""
why = "It had worked."
sources = ["A book, page 9"]
confidence = "medium"
verification = "partly"
'''

PROGRAMMERS_WORDS = re.compile(
    r"\b(str|string|int|integer|float|bool|boolean|dict|dictionary|tuple|array|None|null|datetime|"
    r"Traceback|Error|[Ii]nput|[Vv]alidat\w*|pydantic|regex|pattern|object|parse\w*)\b"
)

# The short text of the first event, and the body of the last, as they are written.
FIRST_SHORT = STORY[STORY.index('short = """') : STORY.index('\nbody = """')]
LAST_BODY = STORY[STORY.rindex('body = """') : STORY.rindex("\nwhy = ")]
