"""The transparency report in Slack: a table for each of its sections."""

from bot.report.model import REST, Report, Section
from bot.report.period import Period
from bot.report.tables import corrections, publication, section_text, title
from handlers.grammar.report import USAGE
from handlers.views import kit
from handlers.views.policy.parts import context
from handlers.views.text import HEADER, SECTION, escape

SHOW, PUBLISH = "report_show", "report_publish"
_MOST_ROWS = 25  # of a section; the files have them all
_FENCE = "```"
_FILES = "The chart and the files are on their way to your direct messages with me."


def report_page(report: Report, *, may_publish: bool) -> kit.Blocks:
    """The whole report; with a button to publish it for who may."""
    blocks: kit.Blocks = [kit.header(title(report)[:HEADER])]
    if told := publication(report):
        blocks.append(kit.section(f"🏛️ {told}"))
    if changed := list(corrections(report)):
        blocks.append(kit.section(_fitting("\n".join(f"✏️ {one}" for one in changed))))
    blocks += [_table(report, section) for section in report.sections]
    blocks.append(context(escape(" ".join(report.notes))))
    blocks.append(kit.actions(_buttons(report, may_publish), "report"))
    blocks.append(context(_FILES))
    return blocks


def published_text(report: Report) -> str:
    return (
        f"{publication(report)} The numbers of {report.period.name} are kept; whatever changes"
        " later shows as a correction."
    )


def counting_text(period: Period) -> str:
    """What is said while there is much to count."""
    return (
        f"The report of {period.name} takes a moment to count: it follows in your direct messages"
        " with me."
    )


def files_text(report: Report, missing: tuple[str, ...]) -> str:
    """What stands with the files; `missing` says of each that could not be made what to do."""
    return "\n".join([title(report), *missing])


def help_page() -> kit.Blocks:
    lines = []
    for one in USAGE.values():
        ways = "  ·  ".join(f"`/report {way}`" for way in one.written.split("  ·  "))
        lines.append(f"{ways}\n{one.does}")
    return [kit.section("\n".join(lines))]


def _table(report: Report, section: Section) -> kit.Block:
    rows = section.rows
    if len(rows) > _MOST_ROWS:
        rest = [row for row in rows if row.id == REST]
        rows = (*rows[: _MOST_ROWS - len(rest)], *rest)
    text = section_text(report, section.model_copy(update={"rows": rows}))
    more = len(section.rows) - len(rows)
    tail = f"\nand {more} more in the files" if more else ""
    return kit.section(f"{_FENCE}\n{escape(text)}\n{_FENCE}{tail}")


def _buttons(report: Report, may_publish: bool) -> list[kit.Element]:
    found = [kit.button(f"← {report.before.name}", SHOW, _before(report))]
    if may_publish and report.guarded:
        confirm = kit.confirm(
            f"Publish {report.period.name}?",
            "Its numbers are kept as those made public. Later changes show as corrections.",
            yes="Publish",
            no="Not yet",
        )
        label = "Publish anew" if report.edition else "Publish"
        found.append(kit.button(label, PUBLISH, report.period.name, confirm=confirm))
    return found


def _before(report: Report) -> str:
    """The period before, as `/report` reads it."""
    before = report.before
    return before.name if before.is_half_year else f"{before.start} {before.end}"


def _fitting(text: str) -> str:
    return escape(text)[:SECTION]
