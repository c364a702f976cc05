"""A list of cases, a page at a time."""

import datetime as dt
import json

from bot.desk.commands import ListCases
from bot.desk.results import Listed
from bot.domain.cases import Case, Status, words
from handlers.reading import taking_apart
from handlers.views import kit
from handlers.views.case.card import line
from handlers.views.emergency.running import running
from handlers.views.names import Names, name_of
from handlers.views.pages import pager
from handlers.views.text import escape
from policy.countries import country_name
from policy.model import Guide


def list_page(listed: Listed, guide: Guide, names: Names, today: dt.date) -> kit.Blocks:
    """The page, each line with a button that shows the case."""
    head = kit.section(f"*{_title(listed, guide, names)}*")
    lines = [row(case, guide, names, today) for case in listed.cases]
    first = running(listed.emergencies, names)
    return [*first, head, *lines, *pager("list", _subject(listed.asked), listed.page, listed.pages)]


@taking_apart()
def read_subject(text: str, page: int) -> ListCases:
    """What a pager's button asks for."""
    asked = json.loads(text)
    status = Status(asked.pop("status")) if asked.get("status") else None
    due_by = asked.pop("due_by", None)
    return ListCases(
        **{**asked, "status": status, "page": page},
        due_by=dt.date.fromisoformat(due_by) if due_by else None,
    )


def row(case: Case, guide: Guide, names: Names, today: dt.date) -> kit.Block:
    """A case as a line, with a button that shows it."""
    button = kit.button("Show", "case_show", value=str(case.id))
    return kit.section(line(case, guide, names, today), accessory=button)


def _title(listed: Listed, guide: Guide, names: Names) -> str:
    asked = listed.asked
    what = {"mine": "Your open cases", "all": "All cases"}.get(
        asked.scope, f"{asked.scope.capitalize()} cases"
    )
    parts = [
        escape(guide.process(asked.process).name.en) if asked.process else None,
        words(asked.status) if asked.status else None,
        name_of(asked.person, names) if asked.person else None,
        country_name(asked.country) if asked.country else None,
        f"due by {asked.due_by}" if asked.due_by else None,
    ]
    narrowed = "".join(f" · {part}" for part in parts if part)
    return f"{what}{narrowed} · {listed.total or 'none'}"


def _subject(asked: ListCases) -> str:
    return json.dumps(
        {
            "scope": asked.scope,
            "process": asked.process,
            "status": asked.status,
            "person": asked.person,
            "country": asked.country,
            "due_by": asked.due_by.isoformat() if asked.due_by else None,
        }
    )
