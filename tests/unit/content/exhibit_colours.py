"""The colours of the small exhibit: all that the program needs, and few of them different."""

SHARED = """
    sea sea_shelf sea_shelf2 sea_dot sea_label land border coast grat river white focus
    mark_keyline mark_halo pressed trace trace_pub stamp stamp_slip ring route shadow uk uk_land
    uk_dot
"""
PUBLIC = f"{SHARED} paper paper2 paper3 ink ink2 ink3"
SECRET = f"{SHARED} panel panel2 panel3 line text text2 text3 band button_on document"

DARK, BRIGHT = "#0A1B2C", "#F4F1E8"
# By day on bright grounds, at night with bright letters.
BRIGHT_BY_DAY = ("paper", "paper2", "paper3", "land", "sea")
BRIGHT_AT_NIGHT = ("text", "text2", "text3", "sea_label", "mark_keyline")


def colours(names: str, bright: tuple[str, ...]) -> str:
    """Return a palette as a file has it, the named ones bright."""
    return ", ".join(f'{name} = "{BRIGHT if name in bright else DARK}"' for name in names.split())
