"""The two sets of inks: newsprint by day, glowing lines by night, under the same names."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """Return the colour of a code such as "#1C1915"."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour that lies a share of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


# Areas by day. The values are those of the exhibit's palettes in config.toml.
_DAY = {
    "paper": "#FBF5E4",
    "sky": "#F1E7CE",
    "sand": "#E4D7B8",
    "stone": "#B3A37F",
    "sea": "#C9D5CF",
    "deep": "#A9BDB7",
    "ink": "#1C1915",
    "soft": "#3E382E",
    "grey": "#8A8069",
    "white": "#FFFDF6",
    "doc": "#FFFDF6",
    "orange": "#EA7317",
    "teal": "#12A594",
    "violet": "#8F5FD6",
    "yellow": "#F2CF4E",
    "blue": "#2F6FC2",
    "red": "#CC4A38",
    "stamp": "#A31621",
}

# Areas by night: a negative, dark where the day is light, with only documents left pale.
_NIGHT = {
    "paper": "#0A1322",
    "sky": "#080F1B",
    "sand": "#0E1A2B",
    "stone": "#15273D",
    "sea": "#0B1A2C",
    "deep": "#10243A",
    "ink": "#152B45",
    "soft": "#1D3856",
    "grey": "#24405C",
    "white": "#27435F",
    "doc": "#DCE6EA",
    "orange": "#5A3116",
    "teal": "#0C4B4E",
    "violet": "#3A2C66",
    "yellow": "#5B5126",
    "blue": "#143A68",
    "red": "#5A1F26",
    "stamp": "#A31621",
}

# Lines by night; by day a line has the colour of the area of the same name.
_GLOW = {
    "paper": "#0A1322",
    "sky": "#060B15",
    "sand": "#24405C",
    "stone": "#3C6E92",
    "sea": "#3C6E92",
    "deep": "#3C6E92",
    "ink": "#8FD3FF",
    "soft": "#4E93BD",
    "grey": "#3C6E92",
    "white": "#E9F2F7",
    "doc": "#E9F2F7",
    "orange": "#FF9C4A",
    "teal": "#3FD6C3",
    "violet": "#BC9BFF",
    "yellow": "#FFD65A",
    "blue": "#9CCBFF",
    "red": "#FF948C",
    "stamp": "#A31621",
}

SPOTS = frozenset({"orange", "teal", "violet", "yellow", "blue", "red"})


@dataclass(frozen=True)
class Inks:
    """One world's colours: of areas, and of lines and dots."""

    areas: dict[str, Colour]
    lines: dict[str, Colour]
    glows: bool


DAY = Inks(
    {name: rgb(code) for name, code in _DAY.items()},
    {name: rgb(code) for name, code in _DAY.items()},
    glows=False,
)
NIGHT = Inks(
    {name: rgb(code) for name, code in _NIGHT.items()},
    {name: rgb(code) for name, code in _GLOW.items()},
    glows=True,
)
