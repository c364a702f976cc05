"""Two people at one case: who sends a form second is first told what the other changed."""

from bot.desk.commands import ShowCase
from bot.desk.results import Shown
from bot.domain.events import Event, EventKind
from handlers.case.answers import names_for
from handlers.reading import taking_apart
from handlers.turn import Handler, Reply, Turn, UpdateForm
from handlers.views.case import timeline
from handlers.views.case.forms import VERSION, again, meanwhile_note, read_meta

# What bears on what a form about a case decides; a note or a letter does not.
_MATTERS = frozenset(
    {
        EventKind.TAKEN,
        EventKind.ASSIGNED,
        EventKind.MOVED,
        EventKind.DUE_SET,
        EventKind.APPROVED,
        EventKind.CLOSED,
        EventKind.SIGNED_OFF,
        EventKind.FACTS_EDITED,
        EventKind.VERIFIED,
        EventKind.NOTICE_DECIDED,
        EventKind.USER_TOLD,
        EventKind.UNSEALED,
    }
)


def told_first(handler: Handler) -> Handler:
    """The handler of a form; but if somebody else has changed its case since it was opened, the
    form comes back with that above it, as it was filled in: sent again, it takes effect."""

    async def listen(turn: Turn) -> Reply:
        return await _changed(turn) or await handler(turn)

    return listen


async def _changed(turn: Turn) -> UpdateForm | None:
    shown = await turn.read(ShowCase(turn.case_id))
    assert isinstance(shown, Shown)
    with taking_apart():
        since = shown.case.version - int(read_meta(turn.form)[VERSION])
    others = tuple(each for each in shown.recent[:since] if _is_news(turn, each))
    if not others:
        return None
    names = await names_for(turn, [shown.case], timeline.people_in(others))
    head = [meanwhile_note(), *timeline.recent(others, names)]
    return UpdateForm(again(turn.form, head, **{VERSION: shown.case.version}))


def _is_news(turn: Turn, event: Event) -> bool:
    return event.kind in _MATTERS and event.actor != turn.actor.id
