"""The card of an event: what happened, told in full."""

from kiosk.content.model import Event
from kiosk.geo.easing import cubic_bezier
from kiosk.scene.boxes import Box
from kiosk.scene.hits import HitTarget
from kiosk.scene.origin import told_in
from kiosk.scene.panels import key, rule
from kiosk.scene.paragraph import balanced_lines_of, lines_of, shortened
from kiosk.scene.primitives import Fill, Glyph, Panel, Primitive, Stamp, Text
from kiosk.scene.scene import Layer
from kiosk.scene.style import BODY_LINE, QUOTE_LINE, Style
from kiosk.scene.typography import TextStyle, Typography
from kiosk.scene.words import digits, event_time
from kiosk.state.intents import CloseCard, SelectEvent
from kiosk.state.state import State
from kiosk.state.update import CARD_ANIMATION_S
from kiosk.world.appearing import appears_utc_s
from kiosk.world.world import is_hidden, is_secret

PAD = 26
FOOT = 100
# The largest headline and the leading of the body that are tried in turn: the body is told whole
# and never set smaller, so the headline and the space between the lines give way.
TIGHTER = ((1.12, BODY_LINE), (0.9, BODY_LINE), (0.9, 30), (0.7, 30), (0.7, 28), (0.6, 27))
# Height kept free above the foot for the stamp.
STAMP = 72
SLIDE_PX = 40
HEADLINE_SHRINKS = (1.12, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5)

_slide_ease = cubic_bezier(0.2, 0.8, 0.2, 1.0)


def card_layer(
    style: Style, state: State, typography: Typography
) -> tuple[Layer, tuple[HitTarget, ...]] | None:
    """Return the open card, or None."""
    event = style.exhibit.event_by_id.get(state.event_id)
    if event is None:
        return None
    box = style.layout.card
    k = style.layout.px
    inner = Box(box.x_px + k(PAD), box.y_px + k(14), box.width_px - k(2 * PAD), box.height_px)
    stamped = style.secret and is_hidden(event, state.utc_s)
    foot_px = box.bottom_px - k(FOOT + (STAMP if stamped else 0))
    items: list[Primitive] = []
    for largest, leading in TIGHTER:
        items = [*_ground(style, event, box)]
        y_px = _head(style, event, inner, items, typography, largest)
        room = Box(inner.x_px, y_px, inner.width_px, foot_px - y_px)
        if _text(style, event, room, items, typography, leading):
            break
    foot, targets = _foot(style, state, event, inner, typography)
    items += foot
    if stamped:
        items.append(_stamp(style, event, box))
    blocker = HitTarget("card", box, None)
    share = _slide_ease(min(1.0, state.card_s / CARD_ANIMATION_S))
    offset_px = (float(round(k(SLIDE_PX) * (1.0 - share))), 0.0)
    layer = Layer("card", box.grown(k(16)), tuple(items), kept=True, offset_px=offset_px)
    return layer, (blocker, *targets)


def _ground(style: Style, event: Event, box: Box) -> tuple[Primitive, ...]:
    k = style.layout.px
    if style.secret:
        return (Panel(box, style.panel, event.theatre.glow_rgb, k(2.5)),)
    return (
        Panel(
            Box(box.x_px + k(10), box.y_px + k(10), box.width_px, box.height_px),
            event.theatre.fill_rgb,
            style.text,
            k(3),
        ),
        Panel(box, style.panel, style.text, k(3)),
    )


def _head(
    style: Style,
    event: Event,
    inner: Box,
    items: list[Primitive],
    typography: Typography,
    largest: float,
) -> float:
    k = style.layout.px
    theatre = event.theatre
    kicker_px = inner.y_px + k(32)
    kicker = style.type("kicker")
    keyline = style.colour("mark_keyline")
    items += [
        Glyph(
            f"mark:{theatre.shape}",
            (inner.x_px + k(14), kicker_px),
            k(15),
            (theatre.fill_rgb, keyline, theatre.fill_rgb),
        ),
        Text((inner.x_px + k(40), kicker_px), style.capitals(theatre.name), kicker, style.text),
    ]
    left_px = inner.x_px + k(52) + typography.width_px(style.capitals(theatre.name), kicker)
    when = f"{event_time(style.exhibit, event)} · {event.places[0].name}"
    when_style = style.type("kicker_time")
    items += [
        Text(
            (left_px, kicker_px + k(2)),
            shortened(when, when_style, inner.right_px - left_px, typography),
            when_style,
            style.text_quiet,
        ),
        rule(style, inner, inner.y_px + k(60), k(4)),
        rule(style, inner, inner.y_px + k(67), k(1.5)),
    ]
    y_px = inner.y_px + k(80)
    name = "card_headline_secret" if style.secret else "card_headline"
    headline, lines, line_px = _fitted_headline(
        style, event.title, name, inner.width_px, typography, largest
    )
    for line in lines:
        items.append(Text((inner.x_px, y_px + line_px / 2), line, headline, style.text))
        y_px += line_px
    return y_px + k(12)


def _fitted_headline(
    style: Style,
    title: str,
    name: str,
    width_px: float,
    typography: Typography,
    largest: float,
) -> tuple[TextStyle, tuple[str, ...], float]:
    # The design fits headlines between 56 and 76 px; two lines at the most.
    headline = style.type(name)
    lines: tuple[str, ...] = (style.capitals(title),)
    for shrink in (shrink for shrink in HEADLINE_SHRINKS if shrink <= largest):
        headline = style.type(name, shrink)
        lines = balanced_lines_of(style.capitals(title), headline, width_px, typography)
        widest_px = max(typography.width_px(line, headline) for line in lines)
        if len(lines) <= 2 and widest_px <= width_px:
            break
    return headline, lines, style.leading_px(headline, 1.2 if style.secret else 0.95)


def _text(
    style: Style,
    event: Event,
    room: Box,
    items: list[Primitive],
    typography: Typography,
    leading: float,
) -> bool:
    """Add the text, whole, and below it what else finds room: quotation, reason, dispute.

    Returns whether the text itself found room.
    """
    k = style.layout.px
    y_px = room.y_px
    body = style.type("body_secret" if style.secret else "body")
    if event.language:
        y_px = told_in(style, event.language, room, items)
    withheld = is_withheld(style, event)
    text = event.summary if withheld else event.body
    for line in lines_of(text, body, room.width_px, typography):
        items.append(Text((room.x_px, y_px + k(leading) / 2), line, body, style.text))
        y_px += k(leading)
    fits = y_px <= room.bottom_px
    y_px += k(14)
    if event.quote is not None and not withheld:
        y_px = _quotation(
            style,
            event,
            Box(room.x_px, y_px, room.width_px, room.bottom_px - y_px),
            items,
            typography,
        )
    note = style.type("caption")
    notes = (event.public_note,) if withheld else (event.dispute, event.why)
    for words in notes:
        lines = lines_of(words, note, room.width_px, typography) if words else ()
        if lines and y_px + k(30) * len(lines) <= room.bottom_px:
            for line in lines:
                items.append(Text((room.x_px, y_px + k(15)), line, note, style.text_quiet))
                y_px += k(30)
            y_px += k(10)
    return fits


def is_withheld(style: Style, event: Event) -> bool:
    """Return whether the card may not tell all: in the public world no more than was known."""
    return not style.secret and event.public_tells == "summary"


def _quotation(
    style: Style, event: Event, room: Box, items: list[Primitive], typography: Typography
) -> float:
    k = style.layout.px
    assert event.quote is not None
    quote, caption = style.type("quote_secret" if style.secret else "quote"), style.type("caption")
    width_px = room.width_px - k(26)
    words = style.exhibit.wording["quotation"].format(words=event.quote.text)
    lines = lines_of(words, quote, width_px, typography)
    credit = lines_of(event.quote.author, caption, width_px, typography)
    height_px = k(QUOTE_LINE) * len(lines) + k(30) * len(credit)
    if height_px > room.height_px:
        return room.y_px
    items.append(Fill(Box(room.x_px, room.y_px, k(7), height_px), event.theatre.fill_rgb))
    y_px = room.y_px
    for line in lines:
        items.append(Text((room.x_px + k(24), y_px + k(QUOTE_LINE) / 2), line, quote, style.text))
        y_px += k(QUOTE_LINE)
    for line in credit:
        items.append(Text((room.x_px + k(24), y_px + k(15)), line, caption, style.text_quiet))
        y_px += k(30)
    return y_px + k(14)


def _foot(
    style: Style, state: State, event: Event, inner: Box, typography: Typography
) -> tuple[tuple[Primitive, ...], tuple[HitTarget, ...]]:
    k = style.layout.px
    wording, box = style.exhibit.wording, style.layout.card
    top_px = box.bottom_px - k(FOOT - 10)
    close = Box(inner.right_px - k(76), top_px, k(76), k(76))
    gap_px = k(9)
    width_px = (close.x_px - inner.x_px - 2 * gap_px) / 2
    earlier, later = _neighbours(style, event, state.utc_s)
    items: list[Primitive] = []
    targets: list[HitTarget] = []
    links = ((earlier, "because_of", "left"), (later, "led_to", "right"))
    for index, (other, words, arrow) in enumerate(links):
        if other is None:
            continue
        link = Box(inner.x_px + index * (width_px + gap_px), top_px, width_px, k(76))
        name = f"link:{words}"
        items += key(style, link, pressed=name in state.pressed, lit=False)
        arrow_px = link.x_px + k(20) if arrow == "left" else link.right_px - k(20)
        left_px = link.x_px + (k(36) if arrow == "left" else k(14))
        title = shortened(other.title, style.type("caption"), width_px - k(26), typography)
        items += [
            Glyph(arrow, (arrow_px, top_px + k(24)), k(13), (style.text,)),
            Text(
                (left_px, top_px + k(24)),
                style.capitals(wording[words]),
                style.type("button_small"),
                style.text_quiet,
            ),
            Text((link.x_px + k(14), top_px + k(52)), title, style.type("caption"), style.text),
        ]
        targets.append(HitTarget(name, link, SelectEvent(other.id)))
    items += key(style, close, pressed="close" in state.pressed, lit=False)
    items.append(Glyph("close", close.centre_px, k(30), (style.text,)))
    targets.append(HitTarget("close", close, CloseCard()))
    return tuple(items), tuple(targets)


def _neighbours(style: Style, event: Event, utc_s: float) -> tuple[Event | None, Event | None]:
    """Return the linked event before this one and the one after it, as far as they may be shown."""
    exhibit = style.exhibit
    linked = [
        other
        for other in (exhibit.event_by_id[each] for each in event.links)
        if appears_utc_s(other, style.lens) < exhibit.timeline.end_utc_s
        and other.start_utc_s >= exhibit.timeline.start_utc_s
        and (style.secret or not is_secret(other, utc_s))
    ]
    before = [each for each in linked if each.start_utc_s <= event.start_utc_s]
    after = [each for each in linked if each.start_utc_s > event.start_utc_s]
    return (
        max(before, key=lambda each: each.start_utc_s, default=None),
        min(after, key=lambda each: each.start_utc_s, default=None),
    )


def _stamp(style: Style, event: Event, box: Box) -> Stamp:
    wording, k = style.exhibit.wording, style.layout.px
    text = (
        wording["secret_until"].format(year=digits(style.exhibit, event.public_label))
        if event.public_label
        else wording["not_yet_public"]
    )
    return Stamp(
        (box.right_px - k(165), box.bottom_px - k(FOOT + STAMP / 2)),
        style.capitals(text),
        style.type("stamp"),
        style.colour("stamp"),
        style.colour("stamp_slip"),
        6.0,
    )
