"""Words set apart: every letter a little farther from the one before it, kerning and all."""

from kiosk.screen.tracking import letters_of


class Font:
    """Letters of 10 px; an A and a V stand 3 px closer, and an accent takes no room."""

    def size(self, text: str) -> tuple[int, int]:
        letters = [letter for letter in text if letter != "\N{COMBINING ACUTE ACCENT}"]
        return 10 * len(letters) - 3 * text.count("AV"), 20


def placed(text: str, tracking_px: int) -> list[tuple[str, int]]:
    return list(letters_of(text, Font(), tracking_px))


def test_a_text_that_is_not_set_apart_is_shaped_whole() -> None:
    assert placed("AVE", 0) == [("AVE", 0)]


def test_the_first_letter_stands_at_the_edge_and_each_one_after_it_a_little_farther() -> None:
    assert placed("CUBA", 2) == [("C", 0), ("U", 12), ("B", 24), ("A", 36)]


def test_the_kerning_of_a_pair_is_kept() -> None:
    assert placed("AVE", 2) == [("A", 0), ("V", 9), ("E", 21)]


def test_an_accent_stays_on_its_letter() -> None:
    e_acute = "E\N{COMBINING ACUTE ACCENT}"
    assert placed(f"T{e_acute}L", 2) == [("T", 0), (e_acute, 12), ("L", 24)]
