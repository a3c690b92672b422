"""The sheet at the lower edge: the languages, and what makes a visit easier."""

from dataclasses import replace

from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.languages import offered
from kiosk.scene.panels import key, key_ink, sheet
from kiosk.scene.paragraph import lines_of
from kiosk.scene.primitives import Anchor, Fill, Glyph, Panel, Primitive, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import Style, mixed
from kiosk.scene.typography import TextStyle, Typography
from kiosk.state.comfort import VOLUMES, Depth, Ease
from kiosk.state.intents import (
    ChangeVolume,
    ChooseLanguage,
    GoHome,
    Intent,
    ReadTo,
    ShowLanguage,
    ToggleEase,
)
from kiosk.state.state import State

PAD, GUTTER = 32, 56
HEAD, FOOT, GAP = 92, 86, 8
# Between keys smaller than a finger: 3 mm on a screen of 21 inches.
SMALL_GAP = 13
# Wider a sheet is not read in one look.
WIDEST = 1284
# The share of its width that the languages have.
LANGUAGES_SHARE = 0.452
PILL = (150, 72)
VOLUME_KEY = 92
LANGUAGE_ROW_MOST, EASE_ROW_MOST, KEY_MOST = 100, 96, 78


def ease_sheet(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the sheet, or None while it is not open."""
    if not state.choosing_language:
        return None
    return _Sheet(style, state, typography).layer()


class _Sheet:
    """The sheet while it is being set."""

    def __init__(self, style: Style, state: State, typography: Typography) -> None:
        self._style = style
        self._state = state
        self._typography = typography
        self._k = style.layout.px
        box = style.layout.sheet
        width_px = min(box.width_px, self._k(WIDEST))
        rows = -(-len(offered(style)) // 2) if self._has_languages else 0
        height_px = box.height_px
        if style.layout.portrait:
            above = HEAD + 20 + rows * (LANGUAGE_ROW_MOST + GAP) if rows else 0
            below = HEAD + len(Ease) * EASE_ROW_MOST + FOOT + 30
            height_px = min(height_px, self._k(above + below))
        self._box = Box(box.right_px - width_px, box.bottom_px - height_px, width_px, height_px)
        self._items: list[Primitive] = [*self._ground()]
        self._targets: list[HitTarget] = [HitTarget("easier", self._box, None)]

    def layer(self) -> tuple[Layer, tuple[HitTarget, ...]]:
        """Return it set."""
        k, box = self._k, self._box
        inner = Box(
            box.x_px + k(PAD), box.y_px, box.width_px - k(2 * PAD), box.height_px - k(FOOT + 30)
        )
        if self._style.layout.portrait:
            rows = -(-len(offered(self._style)) // 2)
            split_px = (
                k(HEAD + rows * (LANGUAGE_ROW_MOST + GAP) + 20) if self._has_languages else 0.0
            )
            upper = Box(inner.x_px, inner.y_px, inner.width_px, split_px)
            lower = Box(
                inner.x_px, inner.y_px + split_px, inner.width_px, inner.height_px - split_px
            )
        else:
            split_px = inner.width_px * LANGUAGES_SHARE if self._has_languages else 0.0
            gutter_px = k(GUTTER) if self._has_languages else 0.0
            upper = Box(inner.x_px, inner.y_px, split_px - gutter_px / 2, inner.height_px)
            left_px = inner.x_px + split_px + gutter_px / 2
            lower = Box(left_px, inner.y_px, inner.right_px - left_px, inner.height_px)
            if self._has_languages:
                line = Box(
                    inner.x_px + split_px,
                    box.y_px + k(HEAD + 10),
                    max(1.0, k(1.5)),
                    box.height_px - k(HEAD + 42),
                )
                self._items.append(Fill(line, self._style.text_quiet))
        if self._has_languages:
            self._heading(upper, "language")
            self._languages(upper)
        self._heading(lower, "make_it_easier")
        self._eases(lower)
        self._feet(inner if self._style.layout.portrait else upper, lower)
        layer = Layer("easier", box.grown(k(26)), tuple(self._items), kept=True, sparing=True)
        return layer, tuple(self._targets)

    @property
    def _has_languages(self) -> bool:
        return len(offered(self._style)) > 1

    def _ground(self) -> tuple[Primitive, ...]:
        k, style, box = self._k, self._style, self._box
        # What of the timeline would look out below it is only cut off words.
        foot_px = style.layout.screen.bottom_px - box.bottom_px
        below = Box(box.x_px, box.bottom_px, box.width_px + k(10), foot_px)
        covered = Fill(below, style.either("paper2", "band"))
        if style.secret:
            return covered, *sheet(style, box)
        under = box._replace(x_px=box.x_px + k(10), y_px=box.y_px + k(10))
        return (
            covered,
            Panel(under, style.colour("pressed"), style.text, k(3)),
            Panel(box, style.panel, style.text, k(3)),
        )

    def _heading(self, room: Box, wording: str) -> None:
        k, style = self._k, self._style
        words = style.capitals(style.exhibit.wording[wording])
        face = style.fitting("sheet_heading", words, room.width_px, self._typography)
        line = Box(room.x_px, room.y_px + k(HEAD - 12), room.width_px, max(1.0, k(4)))
        self._items += [
            Text((room.x_px, room.y_px + k(46)), words, face, style.text),
            Fill(line, style.text),
        ]

    def _languages(self, room: Box) -> None:
        k, style = self._k, self._style
        languages = offered(style)
        rows = max(1, -(-len(languages) // 2))
        top_px = room.y_px + k(HEAD + 10)
        height_px = min(
            (room.bottom_px - top_px - k(GAP) * (rows - 1)) / rows, k(LANGUAGE_ROW_MOST)
        )
        width_px = (room.width_px - k(GAP)) / 2
        for nth, language in enumerate(languages):
            at = Box(
                round(room.x_px + (nth % 2) * (width_px + k(GAP))),
                round(top_px + (nth // 2) * (height_px + k(GAP))),
                round(width_px),
                round(height_px),
            )
            name = f"language:{language.code}"
            lit = language.code == style.exhibit.language
            # Each name in the letters of its own language.
            own = replace(style, exhibit=style.exhibit.in_language(language.code))
            own_face = own.fitting(
                "sheet_language", language.name, at.width_px - k(86), self._typography
            )
            ink = self._key(name, at, ShowLanguage(language.code), lit=lit)
            y_px = at.centre_px[1] + self._down_px(name)
            self._items.append(Text((at.x_px + k(24), y_px), language.name, own_face, ink))
            if lit:
                self._items.append(Glyph("tick", (at.right_px - k(36), y_px), k(22), (ink,)))

    def _eases(self, room: Box) -> None:
        k, style = self._k, self._style
        eases = [ease for ease in Ease if ease is not Ease.LOW or not style.layout.portrait]
        count = len(eases) + 1
        top_px = room.y_px + k(HEAD - 6)
        height_px = (room.bottom_px - top_px) / count
        for nth in range(count):
            row = Box(room.x_px, top_px + nth * height_px, room.width_px, height_px)
            if nth:
                pale = mixed(style.text, style.panel, 0.8)
                self._items.append(Fill(row._replace(height_px=max(1.0, k(1.5))), pale))
            if nth < len(eases):
                self._ease(eases[nth], row)
            else:
                self._depths(row)

    def _ease(self, ease: Ease, row: Box) -> None:
        k, style, wording = self._k, self._style, self._style.exhibit.wording
        on = ease in self._state.comfort.eased
        name = f"ease:{ease.value}"
        width_px, height_px = k(PILL[0]), min(k(PILL[1]), row.height_px - k(8))
        pill = Box(row.right_px - width_px, row.centre_px[1] - height_px / 2, width_px, height_px)
        room_px = row.width_px - width_px - k(20)
        self._targets.append(HitTarget(name, row, ToggleEase(ease)))
        if ease is Ease.ALOUD and on:
            room_px -= k(2 * VOLUME_KEY + 4 * GAP)
            self._volume(
                Box(row.x_px + room_px + k(16), row.y_px, k(2 * VOLUME_KEY + GAP), row.height_px)
            )
        self._label(row, wording[ease.value], room_px)
        pressed = name in self._state.pressed
        ground = (
            style.either("pressed", "panel3")
            if pressed
            else (style.either("ink", "button_on") if on else style.either("paper3", "panel2"))
        )
        radius_px = height_px / 2
        ink = style.either("paper", "text") if on and not pressed else style.text
        knob = (
            style.either("pressed", "text")
            if on and not pressed
            else style.either("paper", "text3")
        )
        knob_px = (pill.right_px if on else pill.x_px) + (-radius_px if on else radius_px)
        words = style.capitals(wording["on" if on else "off"])
        side_px = width_px - 2 * radius_px
        face = style.fitting("switch", words, side_px - k(4), self._typography)
        words_px = pill.x_px + (
            radius_px * 0.35 + side_px / 2 if on else 2 * radius_px + side_px / 2 - radius_px * 0.2
        )
        self._items += [
            Panel(pill, ground, style.either("ink", "line"), k(3), radius_px),
            Glyph(
                "button",
                (knob_px, pill.centre_px[1]),
                radius_px - k(6),
                (style.either("ink", "line"), knob),
            ),
            Text((words_px, pill.centre_px[1]), words, face, ink, Anchor.CENTRE),
        ]

    def _volume(self, room: Box) -> None:
        k, style = self._k, self._style
        wording = style.exhibit.wording
        height_px = min(room.height_px - k(SMALL_GAP - 1), k(KEY_MOST))
        for nth, (name, steps, words) in enumerate(
            (("quieter", -1, wording["quieter"]), ("louder", 1, wording["louder"]))
        ):
            at = Box(
                round(room.x_px + nth * k(VOLUME_KEY + SMALL_GAP)),
                round(room.centre_px[1] - height_px / 2),
                round(k(VOLUME_KEY)),
                round(height_px),
            )
            ink = self._key(name, at, ChangeVolume(steps), lit=False)
            x_px, y_px = at.centre_px
            y_px += self._down_px(name)
            # Between its sign and the dots there is no room for larger letters.
            usual = replace(style, layout=replace(style.layout, text=1.0))
            face = usual.fitting("button_small", words, at.width_px - k(8), self._typography)
            self._items += [
                Glyph("plus" if steps > 0 else "minus", (x_px, y_px - k(21)), k(20), (ink,)),
                Text((x_px, y_px + k(8)), words, face, ink, Anchor.CENTRE),
                *self._level(at, steps),
            ]

    def _level(self, at: Box, steps: int) -> tuple[Primitive, ...]:
        """Return the volume as dots along the foot of both keys."""
        k, style = self._k, self._style
        first, last = (0, VOLUMES // 2) if steps < 0 else (VOLUMES // 2, VOLUMES)
        pale = mixed(style.text, style.panel, 0.75)
        gap_px = at.width_px / (last - first + 1)
        return tuple(
            Glyph(
                "disc",
                (
                    at.x_px + gap_px * (nth - first + 1),
                    at.bottom_px - k(10) + self._down_px("louder" if steps > 0 else "quieter"),
                ),
                k(4),
                (style.text if nth < self._state.comfort.volume else pale,),
            )
            for nth in range(first, last)
        )

    def _depths(self, row: Box) -> None:
        k, style, wording = self._k, self._style, self._style.exhibit.wording
        keys_px = row.width_px * 0.66
        self._label(row, wording["reading_depth"], row.width_px - keys_px - k(14))
        width_px = (keys_px - k(SMALL_GAP) * (len(Depth) - 1)) / len(Depth)
        height_px = min(row.height_px - k(SMALL_GAP - 1), k(KEY_MOST))
        faces = (
            style.fitting("sheet_small", wording[depth.value], width_px - k(14), self._typography)
            for depth in Depth
        )
        # All three alike, as large as the longest allows.
        face = min(faces, key=lambda each: each.size_px)
        for nth, depth in enumerate(Depth):
            at = Box(
                round(row.right_px - keys_px + nth * (width_px + k(SMALL_GAP))),
                round(row.centre_px[1] - height_px / 2),
                round(width_px),
                round(height_px),
            )
            name = f"depth:{depth.value}"
            ink = self._key(name, at, ReadTo(depth), lit=depth is self._state.comfort.depth)
            words = wording[depth.value]
            px = (at.centre_px[0], at.centre_px[1] + self._down_px(name))
            self._items.append(Text(px, words, face, ink, Anchor.CENTRE))

    def _feet(self, first: Box, second: Box) -> None:
        """Add what begins anew and what puts the sheet away, side by side."""
        k, wording = self._k, self._style.exhibit.wording
        top_px = round(self._box.bottom_px - k(FOOT + 16))
        if self._style.layout.portrait or not self._has_languages:
            room = Box(self._box.x_px + k(PAD), 0.0, self._box.width_px - k(2 * PAD), 0.0)
            half_px = (room.width_px - k(GUTTER)) / 2
            first = Box(room.x_px, 0.0, half_px, 0.0)
            second = Box(room.right_px - half_px, 0.0, half_px, 0.0)
        feet: tuple[tuple[str, Box, Intent, bool], ...] = (
            ("start_again", first, GoHome(), False),
            ("done", second, ChooseLanguage(), True),
        )
        for name, room, intent, lit in feet:
            at = Box(round(room.x_px), top_px, round(room.width_px), round(k(FOOT)))
            ink = self._key(name, at, intent, lit=lit)
            words = self._style.capitals(wording[name])
            face = self._style.fitting("button", words, at.width_px - k(24), self._typography)
            px = (at.centre_px[0], at.centre_px[1] + self._down_px(name))
            self._items.append(Text(px, words, face, ink, Anchor.CENTRE))

    def _label(self, row: Box, words: str, room_px: float) -> None:
        """Set what a row is about, on two lines if it must be."""
        style = self._style
        face, lines = self._face_of(words, room_px)
        leading_px = style.leading_px(face, 1.05)
        y_px = row.centre_px[1] - leading_px * (len(lines) - 1) / 2
        for line in lines:
            self._items.append(Text((row.x_px, y_px), line, face, style.text))
            y_px += leading_px

    def _face_of(self, words: str, room_px: float) -> tuple[TextStyle, tuple[str, ...]]:
        face = self._style.type("sheet_label")
        lines: tuple[str, ...] = (words,)
        for shrink, most in ((1.0, 1), (0.92, 1), (0.92, 2), (0.84, 2), (0.76, 2), (0.68, 2)):
            face = self._style.type("sheet_label", shrink)
            lines = lines_of(words, face, room_px, self._typography)
            widest_px = max(self._typography.width_px(line, face) for line in lines)
            if len(lines) <= most and widest_px <= room_px:
                break
        return face, lines

    def _key(self, name: str, at: Box, intent: Intent, *, lit: bool) -> tuple[int, int, int]:
        """Add a key; return the colour of what stands on it."""
        pressed = name in self._state.pressed
        self._items += key(self._style, at, pressed=pressed, lit=lit)
        self._targets.append(HitTarget(name, at, intent))
        return key_ink(self._style, pressed=pressed, lit=lit)

    def _down_px(self, name: str) -> float:
        return self._k(3) if name in self._state.pressed else 0.0
