"""`kiosk shot`: one deterministic picture, no display needed."""

from argparse import Namespace
from collections.abc import Mapping
from difflib import get_close_matches
from math import isfinite
from pathlib import Path

from kiosk.app.assembly import sound_exhibit
from kiosk.app.pictures import Shot, state_for, take_picture
from kiosk.app.report import OK, RefusedError, reason_of
from kiosk.app.studio import studio_for
from kiosk.chrono.instant import utc_s_from_iso
from kiosk.content.model import Exhibit, Lens, View
from kiosk.state.card_view import Side
from kiosk.state.comfort import Comfort, Depth, Ease
from kiosk.state.desk import Desk, Facts, Stage
from kiosk.state.sheets import Beyond, Letter, Meanwhile, Sheet, Wing

# What staff see, for a look at its words.
DESKS = {
    "pad": Desk(typed="1234"),
    "sheet": Desk(Stage.SHEET, facts=Facts(notes=False, sound=True, lines=("kiosk",))),
}
# What only a picture of a visit shows, and what it is without.
OF_A_VISIT: Mapping[str, object] = {
    "at": "",
    "lens": "public",
    "view": "",
    "event": "",
    "hours": None,
    "sheet": "",
    "dragging": False,
    "easier": False,
    "ease": None,
    "depth": "standard",
    "focus": "",
    "desk": "",
    "side": "story",
}


def shot(arguments: Namespace) -> int:
    """Take one picture."""
    config: Path = arguments.config
    output: Path = arguments.output
    if output.suffix.lower() != ".png" or output.is_dir():
        msg = f'the picture is a file that ends in .png, not "{output}"'
        raise RefusedError(msg)
    exhibit = _told_in(arguments.lang, sound_exhibit(config, arguments.cache))
    order = _order(arguments, exhibit)
    studio = studio_for(exhibit, config, arguments.cache, order.size_px)
    take_picture(order, studio.show, studio.canvas)
    try:
        studio.canvas.save(output)
    except OSError as error:
        msg = f'the picture "{output}" cannot be written: {reason_of(error)}'
        raise RefusedError(msg) from error
    return OK


def _told_in(code: str, exhibit: Exhibit) -> Exhibit:
    if code and code not in exhibit.editions:
        msg = f'the exhibit has no language "{code}"; it has: {", ".join(exhibit.editions)}'
        raise RefusedError(msg)
    return exhibit.in_language(code)


def _order(arguments: Namespace, exhibit: Exhibit) -> Shot:
    """Return the picture that the options ask for.

    Raises:
        RefusedError: If an option asks for what the exhibit does not have.
    """
    _refuse_what_would_be_dropped(arguments)
    event_id: str = arguments.event
    if event_id and event_id not in exhibit.event_by_id:
        guess = get_close_matches(event_id, exhibit.event_by_id, n=1)
        hint = f'; did you mean "{guess[0]}"?' if guess else ""
        msg = f'no event has the id "{event_id}"{hint}'
        raise RefusedError(msg)
    if arguments.attract is not None:
        home = exhibit.map.home
        return Shot(
            None, Lens.PUBLIC, home, "", "", arguments.size, attract_s=max(0.0, arguments.attract)
        )
    if arguments.tour:
        return _stop(arguments, exhibit)
    view, theatre = _view(arguments.view, exhibit)
    lens = Lens(arguments.lens)
    comfort = Comfort(
        frozenset(Ease[name.upper()] for name in arguments.ease or ()),
        Depth[arguments.depth.upper()],
        focus=arguments.focus,
    )
    order = Shot(
        _instant(arguments.at, exhibit),
        lens,
        view,
        theatre,
        event_id,
        arguments.size,
        comfort,
        arguments.easier,
        Side(arguments.side),
        arguments.hours,
        _sheet(arguments.sheet, exhibit),
        arguments.dragging,
        DESKS.get(arguments.desk),
    )
    if state_for(order, exhibit).event_id != event_id:
        msg = f'the event "{event_id}" never appears on the timeline in the {lens} world'
        raise RefusedError(msg)
    return order


def _refuse_what_would_be_dropped(arguments: Namespace) -> None:
    meaningless = dict(OF_A_VISIT)
    if arguments.attract is not None:
        mode, meaningless["tour"], meaningless["step"] = "--attract", "", 1
    elif arguments.tour:
        mode = "--tour"
    elif arguments.step != 1:
        msg = "--step is a stop of a tour: name it with --tour"
        raise RefusedError(msg)
    else:
        return
    given = sorted(name for name, usual in meaningless.items() if getattr(arguments, name) != usual)
    if given:
        msg = f"with {mode} leave out {', '.join(f'--{name}' for name in given)}"
        raise RefusedError(msg)


def _stop(arguments: Namespace, exhibit: Exhibit) -> Shot:
    """Return the picture of a stop of a tour."""
    tour = exhibit.tour_by_id.get(arguments.tour)
    if tour is None:
        names = ", ".join(exhibit.tour_by_id)
        msg = f'no tour has the id "{arguments.tour}"; there are: {names or "none"}'
        raise RefusedError(msg)
    if arguments.step > len(tour.steps):
        msg = f'the tour "{tour.id}" has {len(tour.steps)} stops, not {arguments.step}'
        raise RefusedError(msg)
    home, step = exhibit.map.home, arguments.step - 1
    return Shot(None, Lens.PUBLIC, home, "", "", arguments.size, tour_id=tour.id, step=step)


def _instant(text: str, exhibit: Exhibit) -> float | None:
    if not text:
        return None
    try:
        utc_s, _ = utc_s_from_iso(text)
    except ValueError as error:
        msg = f"{error} Write it like this: --at 1948-06-26T12:00+02:00"
        raise RefusedError(msg) from error
    timeline = exhibit.timeline
    if not timeline.start_utc_s <= utc_s <= timeline.end_utc_s:
        msg = f"{text} lies outside the timeline of the exhibit"
        raise RefusedError(msg)
    return utc_s


def _sheet(text: str, exhibit: Exhibit) -> Sheet | None:
    """Return the sheet that a word means."""
    letters = {f"letter:{each.id}": Letter(each.id) for each in exhibit.curated.messages}
    sheets: dict[str, Sheet] = {"meanwhile": Meanwhile(), "before": Beyond(Wing.BEFORE)}
    sheets |= {"after": Beyond(Wing.AFTER), **letters}
    if text and text not in sheets:
        msg = f'a sheet is one of {", ".join(sheets)}; not "{text}"'
        raise RefusedError(msg)
    return sheets.get(text)


def _view(text: str, exhibit: Exhibit) -> tuple[View, str]:
    """Return the view that a word or three numbers mean, and the theatre, if it is one."""
    if not text:
        return exhibit.map.home, ""
    if text in exhibit.theatre_by_id:
        return exhibit.theatre_by_id[text].view, text
    try:
        lon_deg, lat_deg, scale = (float(part) for part in text.split(","))
    except ValueError:
        names = ", ".join(exhibit.theatre_by_id)
        msg = f'a view is one of {names}, or LON,LAT,SCALE such as -79,22,4; not "{text}"'
        raise RefusedError(msg) from None
    if not (-180 <= lon_deg <= 180 and -90 <= lat_deg <= 90 and scale > 0 and isfinite(scale)):
        msg = f'a view lies within -180 to 180, -90 to 90, and its scale is above 0; not "{text}"'
        raise RefusedError(msg)
    return View((lon_deg, lat_deg), scale), ""
