"""A font that breaks while the exhibit runs costs its letters their beauty, and nothing else."""

from pathlib import Path

import pytest

from kiosk.scene.typography import TextStyle
from kiosk.screen.fonts import Fonts
from tests.conftest import ROOT


@pytest.mark.parametrize("kind", ["cut off", "a picture", "empty"])
def test_words_in_a_damaged_font_are_set_all_the_same(tmp_path: Path, kind: str) -> None:
    whole = next((ROOT / "assets" / "fonts").rglob("*.ttf"))
    content = {
        "cut off": whole.read_bytes()[: whole.stat().st_size // 2],
        "a picture": (ROOT / "assets" / "readme" / "card.png").read_bytes(),
        "empty": b"",
    }
    damaged = tmp_path / "damaged.ttf"
    damaged.write_bytes(content[kind])
    fonts, text = Fonts({("", "body"): ((damaged, 1.0),)}), TextStyle("body", 24)
    assert fonts.width_px("thirteen", text) > 20
    assert fonts.picture("thirteen", text, (0, 0, 0)).get_width() > 20
