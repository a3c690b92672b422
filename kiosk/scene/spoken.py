"""State and scene in, what a voice says of them out: nothing that does not stand on screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.chrono.local import local_time
from kiosk.content.model import Event, Exhibit, Lens
from kiosk.scene.depth import is_withheld, paragraphs
from kiosk.scene.hits import HitTarget
from kiosk.scene.words import event_time, hour, long_date
from kiosk.state import intents as want
from kiosk.state.comfort import Depth
from kiosk.state.sheets import Letter
from kiosk.state.state import State

# What stands on a key whose word has another name than the key.
WORD_OF_TARGET: Mapping[str, str] = {
    "time_in": "time_closer",
    "time_out": "time_farther",
    "whole": "time_whole",
    "wing:before": "before_story",
    "wing:after": "after_story",
    "sheet-close": "close",
    "answer-close": "close",
    "tour_back": "back",
    "tour_next": "next",
    "end_tours": "tours",
    "end_look": "look_around",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a voice says, and where a recording of it may lie.

    Attributes:
        about: Changes when there is something else to say.
        language: The code of the language of the text.
        recording: The name of a recording, without its folder and ending; empty for none.
    """

    about: str
    text: str
    language: str
    recording: str = ""


def spoken_of_card(state: State, exhibit: Exhibit) -> Spoken | None:
    """Return what is said of the open card: its headline, its hour and its text."""
    event = exhibit.event_by_id.get(state.event_id)
    if event is None:
        return None
    secret, depth = state.lens is Lens.SECRET, state.comfort.depth
    told = paragraphs(event, depth, secret=secret)
    text = ". ".join((event.title_in(state.lens), event_time(exhibit, event)))
    return Spoken(
        f"card {event.id} {state.lens} {depth} {exhibit.language}",
        "\n".join((f"{text}.", *told)),
        exhibit.language,
        _recording(event, depth, secret=secret),
    )


def spoken_of_date(state: State, exhibit: Exhibit) -> Spoken | None:
    """Return what is said of the moment, once time stands still."""
    if state.sliding is not None or state.scrubbing or state.playing:
        return None
    when = local_time(state.utc_s, exhibit.timeline.zone)
    text = f"{long_date(exhibit, when)}, {hour(when)}"
    return Spoken(f"date {text}", text, exhibit.language)


def spoken_of_focus(state: State, exhibit: Exhibit, targets: Sequence[HitTarget]) -> Spoken | None:
    """Return what is said of the control that keys have reached."""
    focus = state.comfort.focus
    target = next((each for each in targets if each.id == focus), None)
    if target is None:
        return None
    text = name_of(target, state, exhibit)
    language = exhibit.language
    if isinstance(target.tap, want.ShowLanguage):
        language = target.tap.code
    return Spoken(f"focus {focus} {text}", text, language)


def name_of(target: HitTarget, state: State, exhibit: Exhibit) -> str:  # noqa: C901  one arm for each kind of control
    """Return what a control is called, by what it does."""
    wording, events = exhibit.wording, exhibit.event_by_id
    on_or_off = ""
    match target.tap:
        case want.SelectEvent(event_id) if event_id in events:
            name = events[event_id].title_in(state.lens)
        case want.Gather(event_ids):
            named = [events[each] for each in event_ids if each in events]
            name = "; ".join(each.title_in(state.lens) for each in named)
        case want.FlyTo(_, theatre) if theatre in exhibit.theatre_by_id:
            name = exhibit.theatre_by_id[theatre].name
        case want.ShowLens(lens) | want.PlayIn(lens):
            name = wording["lens_secret" if lens is Lens.SECRET else "lens_public"]
        case want.TogglePlay():
            name = wording["pause" if state.playing else "play"]
        case want.ZoomMap(_, factor, _):
            name = wording["closer" if factor > 1.0 else "farther"]
        case want.ShowLanguage(code):
            name = next((each.name for each in exhibit.languages if each.code == code), code)
        case want.ToggleEase(ease):
            on_or_off = wording["on" if ease in state.comfort.eased else "off"]
            name = wording[ease.value]
        case want.ReadTo(depth):
            name = f"{wording['reading_depth']}: {wording[depth.value]}"
        case want.AskPlace(place, _):
            name = place or wording["this_place"]
        case want.ChangePace():
            name = wording[f"pace_{state.pace.value}"]
        case want.BeginTour(tour_id) if tour_id in exhibit.tour_by_id:
            name = exhibit.tour_by_id[tour_id].title
        case want.ShowSheet(Letter()):
            name = wording["message_under_way"]
        case _:
            key = WORD_OF_TARGET.get(target.id, target.id)
            name = wording.get(key, wording.get(key.partition(":")[2], ""))
    name = " ".join(name.split())
    return f"{name}: {on_or_off}" if on_or_off else name


def _recording(event: Event, depth: Depth, *, secret: bool) -> str:
    """Return the name of the recording that says no more than the card."""
    if is_withheld(event, secret=secret) or (event.public_title and not secret):
        return f"{event.id}.public"
    endings = {Depth.SHORT: ".short", Depth.STANDARD: "", Depth.DEEP: ".deep" if secret else ""}
    return f"{event.id}{endings[depth]}"
