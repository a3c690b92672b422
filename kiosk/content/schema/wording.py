"""The words on buttons and signs, as a file gives them."""

from typing import Annotated

from pydantic import Field

from kiosk.content.schema.values import Entry, Sign, Text, with_blanks


class WordingEntry(Entry):
    """Every word of the program itself; a line end in it begins a new line on screen."""

    lens_public: Sign = Field(description="The switch, bright half.", examples=["What people knew"])
    lens_secret: Sign = Field(description="The switch, dark half.", examples=["What was secret"])
    back: Sign = Field(description="To the event before.", examples=["Back"])
    play: Sign = Field(description="Lets time run.", examples=["Play"])
    pause: Sign = Field(description="Lets time stand.", examples=["Pause"])
    next: Sign = Field(description="To the next event.", examples=["Next"])
    closer: Sign = Field(description="Magnifies the map.", examples=["Closer"])
    farther: Sign = Field(description="Shows more of the map.", examples=["Farther"])
    close: Sign = Field(description="Closes a card.", examples=["Close"])
    language: Sign = Field(description="Opens the languages.", examples=["Language"])
    access: Sign = Field(description="Opens what makes it easier.", examples=["Access"])
    day_of_days: Annotated[Text, with_blanks("day", "days")] = Field(
        description="The counted day.", examples=["Day {day} of {days}"]
    )
    about_hour: Annotated[Text, with_blanks("time")] = Field(
        description="An hour that is not certain.", examples=["about {time}"]
    )
    local_hour: Annotated[Text, with_blanks("time")] = Field(
        "{time} local time",
        description="An hour at a place whose clock is none of those on screen.",
        examples=["{time} local time"],
    )
    alert_not_announced: Sign = Field(
        description="In place of the alert level.", examples=["Alert level: not announced"]
    )
    touch_to_begin: Sign = Field(
        description="The invitation to touch.", examples=["Touch to begin"]
    )
    still_there: Sign = Field(
        description="Asked before going home.", examples=["Are you still there?"]
    )
    touch_to_go_on: Sign = Field(
        description="How to answer that.", examples=["Touch the screen to go on."]
    )
    being_prepared: Sign = Field(
        description="When there is nothing to show.", examples=["This map is being prepared"]
    )
    being_prepared_note: Sign = Field(
        description="Below that.", examples=["It starts by itself in a few minutes."]
    )
    linked_earlier: Sign = Field(
        description="A link to an earlier event. Whether that was its cause stays open.",
        examples=["Earlier"],
    )
    linked_later: Sign = Field(description="A link to a later event.", examples=["Later"])
    secret_until: Annotated[Text, with_blanks("year")] = Field(
        description="The stamp on a secret event.", examples=["Secret until {year}"]
    )
    not_yet_public: Sign = Field(
        description="The stamp on one that comes out within the story.",
        examples=["Not yet public"],
    )
    illustration: Sign = Field(
        description="Under what is drawn, not photographed.", examples=["Illustration"]
    )
    sources: Sign = Field(description="Above the sources.", examples=["Sources"])
    more: Sign = Field(
        "More", description="Turns the card to what else there is.", examples=["More"]
    )
    the_story: Sign = Field(
        "The story", description="Turns the card back to its front.", examples=["The story"]
    )
    who_knew: Sign = Field(
        "Who knew", description="Above those who knew of it.", examples=["Who knew"]
    )
    knew_later: Sign = Field(
        "later",
        description="In place of the time, for who knew after the story.",
        examples=["later"],
    )
    why_it_matters: Sign = Field(
        "Why it matters", description="Above the reason.", examples=["Why it matters"]
    )
    known_since: Sign = Field(
        "When it became known", description="Above that.", examples=["When it became known"]
    )
    in_the_archive: Annotated[Text, with_blanks("reference")] = Field(
        "In the archive: {reference}",
        description="Among the sources: where the photographs lie that a drawing stands for.",
        examples=["In the archive: {reference}"],
    )
    disputed: Sign = Field(
        "Disputed", description="The stamp on what sources differ about.", examples=["Disputed"]
    )
    confidence_high: Sign = Field(
        "Well documented", description="How sure it is.", examples=["Well documented"]
    )
    confidence_medium: Sign = Field(
        "Documented in part", description="How sure it is.", examples=["Documented in part"]
    )
    confidence_low: Sign = Field(
        "Sources are few", description="How sure it is.", examples=["Sources are few"]
    )
    quotation: Annotated[Text, with_blanks("words")] = Field(
        description="The quotation marks of the language.", examples=["“{words}”"]
    )
    told_in: Annotated[Text, with_blanks("language")] = Field(
        "Told in: {language}",
        description="Above a text that is not translated.",
        examples=["Told in: {language}"],
    )
    km: Sign = Field(description="Kilometres, on the scale bar.", examples=["km"])
    miles: Sign = Field(description="Miles, on the scale bar.", examples=["mi"])
    this_place: Sign = Field(description="A place without a name.", examples=["This place"])
    distance_of: Annotated[Text, with_blanks("km", "place")] = Field(
        description="How far it is to the weapons.", examples=["{km} km to {place}"]
    )
    reach_yes: Annotated[Text, with_blanks("weapon")] = Field(
        description="The place lies within a range.", examples=["Within reach: {weapon}"]
    )
    reach_no: Annotated[Text, with_blanks("weapon")] = Field(
        description="The place lies beyond it.", examples=["Out of reach: {weapon}"]
    )
    reach_edge: Annotated[Text, with_blanks("weapon")] = Field(
        description="The place lies where sources differ.", examples=["At the limit: {weapon}"]
    )
    # Only an exhibit with tours needs these.
    tours: Sign = Field("Tours", description="Opens the tours.", examples=["Tours"])
    tour_minutes: Annotated[Text, with_blanks("minutes")] = Field(
        "{minutes} min", description="How long a tour takes.", examples=["{minutes} min"]
    )
    tour_stop: Sign = Field("Stop", description="Ends a tour.", examples=["Stop"])
    tour_go_on: Sign = Field(
        "Go on with the tour",
        description="Takes a tour up again after looking around.",
        examples=["Go on with the tour"],
    )
    look_around: Sign = Field(
        "Look around",
        description="Puts the closing words of a tour, or of the whole story, away.",
        examples=["Look around"],
    )
    # What makes a visit easier.
    make_it_easier: Sign = Field(
        "Make it easier", description="Above what makes it easier.", examples=["Make it easier"]
    )
    larger_text: Sign = Field("Larger text", description="A choice.", examples=["Larger text"])
    lower_controls: Sign = Field(
        "Controls lower down",
        description="For those who sit: all buttons move down.",
        examples=["Controls lower down"],
    )
    stronger_contrast: Sign = Field(
        "Stronger contrast", description="Darker on lighter.", examples=["Stronger contrast"]
    )
    less_movement: Sign = Field(
        "Less movement", description="Cuts instead of flights.", examples=["Less movement"]
    )
    read_aloud: Sign = Field(
        "Read the cards aloud", description="A voice reads.", examples=["Read the cards aloud"]
    )
    quieter: Sign = Field("Quieter", description="The voice.", examples=["Quieter"])
    louder: Sign = Field("Louder", description="The voice.", examples=["Louder"])
    reading_depth: Sign = Field(
        "Texts", description="How much a card tells; before the three choices.", examples=["Texts"]
    )
    depth_short: Sign = Field("Short", description="Least text.", examples=["Short"])
    depth_standard: Sign = Field("Standard", description="Usual text.", examples=["Standard"])
    depth_deep: Sign = Field("In depth", description="Most text.", examples=["In depth"])
    start_again: Sign = Field(
        "Start again", description="As for a new visitor.", examples=["Start again"]
    )
    done: Sign = Field("Done", description="Puts the sheet away.", examples=["Done"])
    on: Sign = Field("On", description="On a switch.", examples=["On"])
    off: Sign = Field("Off", description="On a switch.", examples=["Off"])
    # Only a house with opening hours needs these.
    closed: Sign = Field("Closed", description="On the dark screen.", examples=["Closed"])
    closing: Annotated[Text, with_blanks("time")] = Field(
        "We are closing. The map stays on until {time}.",
        description="At the date, for visitors who are still there when the house closes.",
        examples=["We are closing. The map stays on until {time}."],
    )
    opens_again: Annotated[Text, with_blanks("weekday", "time")] = Field(
        "Opens {weekday} {time}",
        description="Below that.",
        examples=["Opens {weekday} {time}"],
    )
    # What moves time, and tells of more than the moment: without a word, the one given here stands.
    pace_slow: Sign = Field("Slow", description="Play is slow.", examples=["Slow"])
    pace_normal: Sign = Field("Normal", description="Play goes on evenly.", examples=["Normal"])
    pace_fast: Sign = Field("Fast", description="Play is fast.", examples=["Fast"])
    time_closer: Sign = Field(
        "Hours", description="Magnifies the timeline, up to hours.", examples=["Hours"]
    )
    time_farther: Sign = Field(
        "Days", description="Shows more days on the timeline.", examples=["Days"]
    )
    time_whole: Sign = Field("All", description="Shows the whole timeline.", examples=["All"])
    before_story: Sign = Field(
        "Before", description="Opens what came before the timeline.", examples=["Before"]
    )
    after_story: Sign = Field(
        "After", description="Opens what came after the timeline.", examples=["After"]
    )
    meanwhile: Sign = Field(
        "Meanwhile",
        description="Opens what happened elsewhere at this moment.",
        examples=["Meanwhile"],
    )
    nothing_yet: Sign = Field(
        "Nothing known yet",
        description="Of a region of which there is no news so far.",
        examples=["Nothing known yet"],
    )
    message_way: Annotated[Text, with_blanks("origin", "target")] = Field(
        "{origin} to {target}",
        description="From where to where a letter goes.",
        examples=["{origin} to {target}"],
    )
    message_sent: Sign = Field("Sent", description="When a letter was sent.", examples=["Sent"])
    message_received: Sign = Field(
        "Received", description="When a letter arrived.", examples=["Received"]
    )
    message_read: Sign = Field(
        "Read in full", description="When all of a letter had arrived.", examples=["Read in full"]
    )
    message_under_way: Sign = Field(
        "Under way", description="How long a letter took.", examples=["Under way"]
    )
    hours_minutes: Annotated[Text, with_blanks("hours", "minutes")] = Field(
        "{hours} h {minutes} min",
        description="How long something took.",
        examples=["{hours} h {minutes} min"],
    )
    hour_unknown: Sign = Field(
        "not known", description="Of an hour that nobody tells.", examples=["not known"]
    )
    knew_since: Annotated[Text, with_blanks("when")] = Field(
        "since {when}", description="From when somebody knew.", examples=["since {when}"]
    )
    knew_not_yet: Sign = Field(
        "not yet", description="Of those who did not know yet.", examples=["not yet"]
    )
    switched_to_secret: Text = Field(
        "Lights off: you see what really happened, and what was still secret.",
        description="Explains the dark world when the switch is first used.",
        examples=["Lights off: you see what really happened, and what was still secret."],
    )
    switched_to_public: Text = Field(
        "Lights on: you see only what anyone could know at this moment.",
        description="Explains the bright world when the switch is first used.",
        examples=["Lights on: you see only what anyone could know at this moment."],
    )
    # Only staff read these, once they have set a PIN.
    staff: Sign = Field("Staff", description="Over the pad for the PIN.", examples=["Staff"])
    staff_pin: Sign = Field("PIN", description="What to type there.", examples=["PIN"])
    staff_wrong: Sign = Field("Wrong PIN", description="When it was wrong.", examples=["Wrong PIN"])
    staff_wait: Annotated[Text, with_blanks("seconds")] = Field(
        "Locked for {seconds} s",
        description="When it was wrong too often.",
        examples=["Locked for {seconds} s"],
    )
    staff_erase: Sign = Field("Erase", description="Takes a digit back.", examples=["Erase"])
    staff_enter: Sign = Field("Enter", description="The PIN is complete.", examples=["Enter"])
    staff_end: Sign = Field(
        "End the exhibit", description="A button for staff.", examples=["End the exhibit"]
    )
    staff_restart: Sign = Field(
        "Start again", description="A button for staff.", examples=["Start again"]
    )
    staff_notes_on: Sign = Field(
        "Show problems of the content",
        description="A button for curators.",
        examples=["Show problems"],
    )
    staff_notes_off: Sign = Field(
        "Hide problems of the content",
        description="The same, once they are shown.",
        examples=["Hide problems"],
    )
    staff_sound_on: Sign = Field(
        "Sound on", description="A button for staff.", examples=["Sound on"]
    )
    staff_sound_off: Sign = Field(
        "Sound off", description="A button for staff.", examples=["Sound off"]
    )
    staff_problems: Annotated[Text, with_blanks("errors", "warnings")] = Field(
        "Content: errors {errors}, warnings {warnings}",
        description="The note in the corner for curators.",
        examples=["Errors {errors}, warnings {warnings}"],
    )
    staff_no_problems: Sign = Field(
        "Content without problems",
        description="The same without any.",
        examples=["No problems"],
    )
