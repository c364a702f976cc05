"""What happened to a case, in words."""

from collections.abc import Callable, Iterable, Mapping

from bot.desk.results import Logged
from bot.domain.cases import Case, shorten
from bot.domain.events import Event, EventKind
from handlers.views import kit
from handlers.views.casework import words as casework_words
from handlers.views.names import Names, name_of
from handlers.views.pages import pager
from handlers.views.text import escape, moment, quoted

_NOTE_IN_LOG = 500
_LETTERS = (EventKind.LETTER_KEPT, EventKind.LETTER_SENT)
_NAMES_PEOPLE = (
    EventKind.TAKEN,
    EventKind.ASSIGNED,
    EventKind.PERSON_ADDED,
    EventKind.PERSON_REMOVED,
    EventKind.EMERGENCY_HANDED_OVER,
)


def sentence(event: Event, names: Names) -> str:
    """The event in a sentence, its texts escaped; a note's text follows in `details`."""
    return f"{name_of(event.actor, names)} {_PREDICATES[event.kind](event.data, names)}"


def alone(event: Event, names: Names) -> str:
    """The event in a sentence that nothing follows: who wrote the reason knows it."""
    said = sentence(event, names)
    if not said.endswith(":"):
        return said
    return f"{said[:-1].removesuffix(' The reason').removesuffix('.')}."


def people_in(events: Iterable[Event]) -> set[str]:
    """The ids of everyone whom these events name."""
    people = set()
    for event in events:
        people.add(event.actor)
        if event.kind in _NAMES_PEOPLE:
            people.update(event.data[key] for key in ("from", "to") if key in event.data)
    return people


def details(event: Event, limit: int) -> str | None:
    """What a person wrote with it, as a quotation."""
    text = event.data.get("text") or event.data.get("reason")
    return quoted(text, limit) if text else None


def event_text(event: Event, names: Names) -> str:
    """The event as a message in the card's thread."""
    written = details(event, 2500)
    return f"{sentence(event, names)}\n{written}" if written else sentence(event, names)


def left_behind(case: Case, event: Event, names: Names) -> str:
    """To who sealed the case: what is still to be done in the open."""
    said = sentence(event, names)
    return f"🔒 *{case.number} is sealed.* {said[:1].upper()}{said[1:]}"


def log_page(logged: Logged, names: Names) -> kit.Blocks:
    """A page of the timeline, newest first."""
    case = logged.case
    head = kit.section(f"*{case.number} · timeline* · {logged.total} entries, newest first")
    lines = [
        kit.section(_log_line(event, names), accessory=_button(event)) for event in logged.events
    ]
    turning = pager("log", str(case.id), logged.page, logged.pages)
    whole = kit.actions([kit.button("Get the case's file", "case_file", str(case.id))])
    return [head, *lines, *turning, whole]


def recent(events: tuple[Event, ...], names: Names) -> kit.Blocks:
    """The last few lines, under a card that is shown to one person."""
    lines = "\n".join(f"{moment(e.at)} · {sentence(e, names)}" for e in reversed(events))
    return [kit.context(shorten(lines, 2900))] if lines else []


_PREDICATES: dict[EventKind, Callable[[Mapping[str, str], Names], str]] = {
    **casework_words.PREDICATES,
    EventKind.IMPORTED: lambda data, names: (
        f"imported the case from a file. It had been closed on {data['closed_on']}:"
        f" {_plain(data['disposition'])}."
        if "closed_on" in data
        else "imported the case from a file."
    ),
    EventKind.OPENED: lambda data, names: "opened the case.",
    EventKind.TAKEN: lambda data, names: f"took the case{_from(data, names)}.",
    EventKind.ASSIGNED: lambda data, names: f"assigned the case to {name_of(data['to'], names)}.",
    EventKind.MOVED: lambda data, names: (
        f"moved the case from {_plain(data['from'])} to {_plain(data['to'])}."
    ),
    EventKind.NOTED: lambda data, names: "noted:",
    EventKind.DUE_SET: lambda data, names: (
        f"set the due date to {data['to']}." if "to" in data else "took the due date away."
    ),
    EventKind.SEALED: lambda data, names: (
        "sealed the case, since a nondisclosure order binds."
        if data.get("why") == "order"
        else "sealed the case."
    ),
    EventKind.UNSEALED: lambda data, names: "unsealed the case.",
    EventKind.PERSON_ADDED: lambda data, names: (
        f"let {name_of(data['to'], names)} work on the case while it is sealed."
    ),
    EventKind.PERSON_REMOVED: lambda data, names: (
        f"took {name_of(data['to'], names)} off the case while it is sealed."
    ),
    EventKind.PRESERVED: lambda data, names: (
        f"recorded a preservation of {escape(data['target'])}, kept until {data['until']}."
    ),
    EventKind.EXTENDED: lambda data, names: (
        f"extended the preservation from {data['from']} to {data['to']}."
    ),
    EventKind.EXTENSION_ASKED: lambda data, names: (
        f"recorded an extension received on {data['received']} ({_plain(data['why'])}): counsel"
        " decides, and nothing is released before that."
    ),
    EventKind.EXTENSION_DECIDED: lambda data, names: (
        f"granted the extension, until {data['to']}:" if "to" in data else "declined the extension:"
    ),
    EventKind.PROCESS_LINKED: lambda data, names: (
        "linked legal process: the snapshot is held while it is open."
    ),
    EventKind.RELEASED: lambda data, names: (
        "released the preservation and confirmed that the snapshot was deleted."
    ),
    EventKind.REMINDER_DONE: lambda data, names: (
        f"said that the reminder of {_plain(data['topic'])} ({data['date']}) is done."
    ),
    EventKind.REMINDER_SNOOZED: lambda data, names: (
        f"put the reminder of {_plain(data['topic'])} ({data['date']}) off for a day."
    ),
    EventKind.UNDELIVERED: lambda data, names: (
        f"could not post in Slack ({_plain(data['what'])}): {_plain(data['problem'])}."
    ),
    EventKind.EMERGENCY_TAKEN: lambda data, names: (
        f"took the emergency{', on the command line' if 'through' in data else ''}."
    ),
    EventKind.EMERGENCY_HANDED_OVER: lambda data, names: (
        f"handed the emergency over to {name_of(data['to'], names)}."
    ),
    EventKind.EMERGENCY_BACK: lambda data, names: (
        "paged again, since nobody decided the emergency in time."
    ),
    EventKind.EMERGENCY_ANSWERED: lambda data, names: "added what the agency answered.",
    EventKind.EMERGENCY_ADDED: lambda data, names: "added what they learned:",
    EventKind.EMERGENCY_MISTAKEN: lambda data, names: "said that it is no emergency:",
    EventKind.EMERGENCY_ASKED: lambda data, names: "asked the agency for more:",
    EventKind.EMERGENCY_DISCLOSED: lambda data, names: (
        f"let this be disclosed in good faith, counsel alone: {_plain(data['items'])}. The user is"
        " not told (the guide's exception for emergencies). Confirming legal process is asked for"
        f" by {data['follow_up']}."
    ),
    EventKind.EMERGENCY_DECLINED: lambda data, names: "declined the emergency request:",
    EventKind.EMERGENCY_RESOLVED: lambda data, names: "ended the emergency:",
    EventKind.EMERGENCY_LOOKED_AT: lambda data, names: (
        "looked again at what counsel disclosed alone."
    ),
    EventKind.LINKED: lambda data, names: "linked the case to another.",
    EventKind.UNLINKED: lambda data, names: "took a link to another case away.",
    EventKind.LEFT_BEHIND: lambda data, names: (
        "cannot delete what people wrote in the open about the case. Ask them to delete it, or"
        f" have an admin of Slack do it: {_left(data)}. A file outlives the message that it came"
        " with, so delete both."
    ),
}


def _button(event: Event) -> kit.Element | None:
    """A letter is read in a window of its own."""
    if event.kind not in _LETTERS:
        return None
    return kit.button("Read", "case_letters", value=str(event.case_id))


def _log_line(event: Event, names: Names) -> str:
    written = details(event, _NOTE_IN_LOG)
    return f"{moment(event.at)} · {sentence(event, names)}" + (f"\n{written}" if written else "")


def _from(data: Mapping[str, str], names: Names) -> str:
    return f" from {name_of(data['from'], names)}" if "from" in data else ""


def _left(data: Mapping[str, str]) -> str:
    return " · ".join(
        f"<{escape(link)}|{what} {number}>"
        for key, what in (("messages", "message"), ("files", "file"))
        for number, link in enumerate(data.get(key, "").splitlines(), 1)
    )


def _plain(value: str) -> str:
    return escape(value.replace("_", " "))
