"""Requests → figures, with the rule about small cells applied. Pure."""

from collections.abc import Callable, Iterable, Sequence
from statistics import median

from bot.domain.reports import Figures, Value
from bot.report.guard import band, is_safe, merge, part
from bot.report.lines import EMERGENCY, NATIONAL_SECURITY, Kept, Line, Outcome, Reason
from bot.report.model import NONE, REST, WITHHELD

NO_COUNTRY = "not stated"
UNITED_STATES = "US"
_TIMES: dict[str, tuple[Callable[[Line], float | None], int]] = {
    "emergency_paged": (lambda line: line.paged_seconds, 1),
    "emergency_taken": (lambda line: line.taken_seconds, 60),
    "emergency_decided": (lambda line: line.decided_seconds, 60),
}


def count(received: Sequence[Line], kept: Sequence[Kept], *, guarded: bool) -> Figures:
    """The figures of one period.

    `guarded`: sealed cases are among them. Where they are not, `received` and `kept` hold none,
    and what depends on them is withheld. National-security process is in no figure but its bands.
    """
    lines = [one for one in received if one.process != NATIONAL_SECURITY]
    secret = [one for one in received if one.process == NATIONAL_SECURITY]
    process = _by(lines, lambda one: one.process, (), guarded)
    country = _by(lines, lambda one: one.country or NO_COUNTRY, (), guarded, in_common=True)
    outcome = _by(lines, lambda one: one.outcome, Outcome, guarded)
    return {
        "headline": _headline(lines, guarded)
        | _emergencies(lines, process, guarded)
        | _kept(kept, guarded)
        | _united_states(lines, country, guarded)
        | _days(lines, guarded)
        | _national_security(secret, guarded),
        "process": process,
        "country": country,
        "outcome": outcome,
        "reason": _reasons(lines, outcome, guarded),
    }


def _by(
    lines: Iterable[Line],
    key: Callable[[Line], str],
    always: Iterable[str],
    guarded: bool,
    *,
    in_common: bool = False,
) -> dict[str, Value]:
    cells: dict[str, list[Line]] = {str(one): [] for one in always}
    for line in lines:
        cells.setdefault(str(key(line)), []).append(line)
    found = merge(cells, guarded=guarded, in_common=in_common)
    rest = {} if found.rest is None else {REST: found.rest}
    return {**found.shown, **rest}


def _headline(lines: Sequence[Line], guarded: bool) -> dict[str, Value]:
    named = not guarded or is_safe(lines)
    disclosed = part(lines, lambda one: one.disclosed, guarded=guarded)
    return {
        "requests": len(lines),
        "accounts": sum(one.accounts for one in lines) if named else WITHHELD,
        "accounts_disclosed": (
            WITHHELD if disclosed is None else sum(one.accounts for one in disclosed)
        ),
    }


def _emergencies(
    lines: Sequence[Line], process: dict[str, Value], guarded: bool
) -> dict[str, Value]:
    emergencies = [one for one in lines if one.process == EMERGENCY]
    if EMERGENCY not in process and REST in process:
        return dict.fromkeys(("emergencies", "emergencies_disclosed", *_TIMES), WITHHELD)
    disclosed = part(emergencies, lambda one: one.disclosed, guarded=guarded)
    return {
        "emergencies": len(emergencies),
        "emergencies_disclosed": _size(disclosed),
        **{name: _time(emergencies, name, guarded) for name in _TIMES},
    }


def _time(emergencies: Sequence[Line], name: str, guarded: bool) -> Value:
    """The median, in the unit that its row is told in."""
    seconds_of, unit = _TIMES[name]
    found = _median(emergencies, seconds_of, guarded)
    return found if isinstance(found, str) else round(found / unit, 1)


def _kept(kept: Sequence[Kept], guarded: bool) -> dict[str, Value]:
    begun = [one for one in kept if not one.extension]
    extended = [one for one in kept if one.extension]
    return {
        "preserved": len(begun) if not guarded or is_safe(begun) else WITHHELD,
        "extended": len(extended) if not guarded or is_safe(extended) else WITHHELD,
    }


def _united_states(
    lines: Sequence[Line], country: dict[str, Value], guarded: bool
) -> dict[str, Value]:
    """A case under an order is sealed, so orders are told only where sealed cases are counted.

    That sealed ones are from there, and under an order, is why they are sealed.
    """
    ours = [one for one in lines if one.country == UNITED_STATES]
    if UNITED_STATES not in country and REST in country:
        return {"us": WITHHELD, "us_ordered": WITHHELD}
    ordered = None
    if guarded:
        ordered = part(ours, lambda one: one.ordered, guarded=True, in_common=True)
    return {"us": len(ours), "us_ordered": _size(ordered)}


def _days(lines: Sequence[Line], guarded: bool) -> dict[str, Value]:
    return {
        "days_answer": _median(lines, lambda one: one.answered_days, guarded),
        "days_close": _median(lines, lambda one: one.closed_days, guarded),
    }


def _median(
    lines: Sequence[Line], number_of: Callable[[Line], float | None], guarded: bool
) -> Value:
    """Of those that have one. That all have is what is expected, and no secret of any."""
    numbered = part(lines, lambda one: number_of(one) is not None, guarded=guarded, in_common=True)
    if numbered is None:
        return WITHHELD
    found = [number for one in numbered if (number := number_of(one)) is not None]
    return median(found) if found else NONE


def _national_security(secret: Sequence[Line], guarded: bool) -> dict[str, Value]:
    accounts = sum(one.accounts for one in secret)
    return {
        "national_security": band(len(secret)) if guarded else WITHHELD,
        "national_security_accounts": band(accounts) if guarded else WITHHELD,
    }


def _reasons(lines: Sequence[Line], outcome: dict[str, Value], guarded: bool) -> dict[str, Value]:
    """A breakdown of the rejected: of their number, which has to be shown itself."""
    if Outcome.REJECTED not in outcome:
        return {REST: WITHHELD}
    rejected = [one for one in lines if one.outcome is Outcome.REJECTED]
    return _by(rejected, lambda one: one.reason or Reason.JUDGEMENT, (), guarded)


def _size(found: Sequence[object] | None) -> Value:
    return WITHHELD if found is None else len(found)
