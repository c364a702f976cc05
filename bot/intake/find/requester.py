"""Who asks: the agency, the agent, how they can be reached, their reference, to whom they write."""

import re
from collections.abc import Iterator

from bot.intake.find.text import Proposal, Text

EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")
_PHONE = re.compile(r"\+?\(?\d[\d ()./-]{6,18}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?")
_LABELS = {
    "agent.agency": ("agency", "requesting agency", "issuing agency", "law enforcement agency"),
    "agent.name": (
        *("agent", "requesting agent", "case agent", "investigating agent", "agent name"),
        *("name of agent", "officer", "requesting officer", "investigating officer"),
        *("investigator", "detective", "contact person", "special agent"),
    ),
    "agent.badge": (
        *("badge", "badge number", "badge no", "badge/id", "badge id", "badge or id number"),
        *("shield", "shield no", "id number", "identification number", "agent badge"),
    ),
    "agent.phone": ("phone", "telephone", "tel", "direct line", "phone number", "agent phone"),
    "agent.mailing_address": (
        *("mailing address", "postal address", "return address", "agent mailing address"),
        *("address for service", "send records to"),
    ),
    "reference": (
        *("reference", "our reference", "reference number", "reference no", "agency reference"),
        *("case no", "case number", "file no", "file number", "docket no", "matter no"),
        *("investigation number", "investigation no", "grand jury no", "subpoena no"),
    ),
    "addressee": ("to", "addressed to", "addressee"),
    "signed.by": ("signed by", "issued by", "signature of", "by"),
}
_TITLED = re.compile(
    r"(?:Special Agent|Detective|Det\.|Investigator|Officer|Inspector|Sergeant|Sgt\.)"
    r" ((?:[A-Z][\w.'-]+ ){1,3}[A-Z][\w'-]+|[A-Z][\w'-]+ [A-Z][\w'-]+)"
)
_BADGE = re.compile(r"(?:badge|shield)(?: (?:no\.?|number|#))?:? ?#?(\w{2,12}\b)", re.IGNORECASE)
_LONGEST_LETTERHEAD = 100  # characters; a longer line is running text
_LETTERHEAD = re.compile(
    r"police department|sheriff'?s office|attorney'?s office|united states attorney|bureau of"
    r"|department of|prosecutor|ministry of|constabulary|district court|\bpolice\b",
    re.IGNORECASE,
)
_HEAD = 12  # lines in which a letterhead stands


def find(text: Text) -> Iterator[Proposal]:
    """Labelled facts first: what a form or a letter names outright."""
    for label, value, line in text.labelled():
        for fact, labels in _LABELS.items():
            if label in labels and (read := _read(fact, value)):
                yield Proposal(fact, read, line[:160])
    yield from email(text)
    if titled := _TITLED.search(text.flat):
        yield Proposal("agent.name", titled[1].strip(), titled[0])
    if badge := _BADGE.search(text.flat):
        yield Proposal("agent.badge", badge[1], badge[0])
    yield from _letterhead(text)
    yield from _address(text)


def _read(fact: str, value: str) -> str | None:
    value = value.strip(" ;_")
    if not value.endswith(("Inc.", "Ltd.", "Co.", "Corp.")):
        value = value.rstrip(".")
    if fact == "agent.phone":
        phone = _PHONE.search(value)
        return phone[0] if phone else None
    if fact == "agent.name":
        return re.split(r",|\(|\bbadge\b", value, flags=re.IGNORECASE)[0].strip() or None
    return value or None


def email(text: Text) -> Iterator[Proposal]:
    """An official address, or one that is labelled: what an agent signs with."""
    for label, value, line in text.labelled():
        if label in ("email", "e-mail", "agent email", "official email") and (
            found := EMAIL.search(value)
        ):
            yield Proposal("agent.email", found[0], line[:160])
    for found in EMAIL.finditer(text.flat):
        if re.search(r"@(?:[\w.-]+\.)?(?:gov|mil|police)(?:\.[a-z]{2})?$", found[0].lower()):
            yield Proposal("agent.email", found[0], found[0])


def _letterhead(text: Text) -> Iterator[Proposal]:
    for line in text.lines[:_HEAD]:
        if _LETTERHEAD.search(line) and len(line) <= _LONGEST_LETTERHEAD and ":" not in line:
            yield Proposal("agent.agency", line, line)


def _address(text: Text) -> Iterator[Proposal]:
    """The lines under the addressee that look like an address."""
    for number, line in enumerate(text.lines):
        if re.match(r"to\s*:", line, re.IGNORECASE):
            below = text.lines[number + 1 : number + 4]
            lines = [one for one in below if re.search(r"\d", one) and ":" not in one]
            if lines:
                yield Proposal("address", ", ".join(lines[:2]), " ".join(lines[:2]))
            return
