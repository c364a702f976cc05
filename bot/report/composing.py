"""Figures of two periods → the report that people read. Pure."""

from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from bot.domain.reports import Figures, Publication, Value
from bot.report.lines import Outcome, Reason
from bot.report.model import MERGED, REST, Correction, Report, Row, Section
from bot.report.period import Period
from policy.countries import COUNTRIES
from policy.model import Guide

_TITLES = {
    "headline": "At a glance",
    "process": "Requests by process",
    "country": "Requests by country",
    "outcome": "Requests by outcome",
    "reason": "Why requests were rejected",
}
_ORDERED = ("headline", "outcome")
_HEADLINE = {
    "requests": "Requests received",
    "accounts": "Accounts named",
    "accounts_disclosed": "Accounts with data disclosed",
    "emergencies": "Emergency requests",
    "emergencies_disclosed": "Emergency requests with data disclosed",
    "emergency_paged": "Median seconds until an emergency was paged",
    "emergency_taken": "Median minutes until it was taken",
    "emergency_decided": "Median minutes until it was decided",
    "preserved": "Preservations begun",
    "extended": "Preservations extended",
    "us": "Requests from the United States",
    "us_ordered": "of these with a nondisclosure order",
    "days_answer": "Median days to first answer",
    "days_close": "Median days to close",
    "national_security": "National-security process",
    "national_security_accounts": "Accounts in national-security process",
}
_OUTCOMES: dict[str, str] = {
    Outcome.CONTENT: "Content disclosed",
    Outcome.NON_CONTENT: "Non-content disclosed",
    Outcome.NO_RECORDS: "No responsive records",
    Outcome.REJECTED: "Rejected",
    Outcome.WITHDRAWN: "Withdrawn",
    Outcome.OTHER: "Closed otherwise",
    Outcome.PENDING: "Pending",
}
_REASONS: dict[str, str] = {
    Reason.INTERCEPTION: "Live interception",
    Reason.ABROAD: "Conditions for direct requests from abroad",
    Reason.COUNSEL: "Outside what the guide serves",
    Reason.TOO_BROAD: "Broader than the process reaches",
    Reason.INCOMPLETE: "Incomplete",
    Reason.JUDGEMENT: "Counsel's judgement",
}
_ALL_OTHERS = "All others, merged"
_NOTES = (
    "A request counts in the period in which it was received; its outcome is as of the day on"
    " which the report is made.",
    "Days are calendar days. The first answer is the first letter sent, or the closing.",
    "An account counts once for each request that names it.",
)
_GUARDED = (
    "Sealed cases are counted as they stood when the last half-year ended. Rows with fewer than 5"
    " requests, or with 1 to 4 sealed ones, are merged; what would give them away is withheld.",
    "National-security process is told in bands of 500 and is in no other figure.",
)
_OPEN = (
    "Sealed cases are not counted: they are in half-years that are over, and in no other period."
    " National-security process and nondisclosure orders are withheld with them.",
)


def compose(
    period: Period,
    now: Figures,
    before: Figures,
    *,
    guide: Guide,
    guarded: bool,
    so_far: bool,
    published: Publication | None,
    zone: ZoneInfo,
) -> Report:
    """Both periods side by side, and what has changed since the period was published."""
    labels = _labels(guide)
    return Report(
        period=period,
        before=period.before,
        guarded=guarded,
        so_far=so_far,
        sections=tuple(_sections(now, before, labels)),
        notes=_NOTES + (_GUARDED if guarded else _OPEN),
        edition=published.edition if published else None,
        published_on=published.at.astimezone(zone).date() if published else None,
        corrections=tuple(_corrections(published.figures, now, labels)) if published else (),
    )


def _sections(
    now: Figures, before: Figures, labels: Mapping[str, Mapping[str, str]]
) -> Iterable[Section]:
    for section, title in _TITLES.items():
        rows = tuple(_rows(section, now, before, labels))
        if any(row.id != REST for row in rows):
            yield Section(id=section, title=title, rows=rows)


def _rows(
    section: str, now: Figures, before: Figures, labels: Mapping[str, Mapping[str, str]]
) -> Iterable[Row]:
    """The largest first, but for the sections that have an order. The rest is last."""
    here, there, said = now[section], before.get(section, {}), labels.get(section, {})
    keys = [key for key in (*said, *here, *there) if key in here or key in there]
    ordered = list(dict.fromkeys(key for key in keys if key != REST))
    if section not in _ORDERED:
        ordered.sort(key=lambda key: (-_number(here.get(key)), -_number(there.get(key)), key))
    rest = [REST] if REST in here or REST in there else []
    for key in [*ordered, *rest]:
        label = _label(key, said)
        yield Row(id=key, label=label, now=_value(here, key), before=_value(there, key))


def _corrections(
    published: Figures, now: Figures, labels: Mapping[str, Mapping[str, str]]
) -> Iterable[Correction]:
    for section, title in _TITLES.items():
        for row in _rows(section, now, published, labels):
            if section == "headline" and row.id not in published[section]:
                continue  # it was published before there was such a row
            if row.now != row.before:
                yield Correction(section=title, label=row.label, published=row.before, now=row.now)


def _value(figures: Mapping[str, Value], key: str) -> Value:
    """A row that is not there is zero, or is in the rest where there is one."""
    return figures.get(key, 0 if REST not in figures or key == REST else MERGED)


def _number(value: Value | None) -> float:
    return value if isinstance(value, int | float) else 0


def _label(key: str, labels: Mapping[str, str]) -> str:
    return _ALL_OTHERS if key == REST else labels.get(key, key[:1].upper() + key[1:])


def _labels(guide: Guide) -> Mapping[str, Mapping[str, str]]:
    processes = {one.id: one.name.en[:1].upper() + one.name.en[1:] for one in guide.processes}
    return {
        "headline": _HEADLINE,
        "process": processes,
        "country": COUNTRIES,
        "outcome": _OUTCOMES,
        "reason": _REASONS,
    }
