"""Which process it is, which law it rests on, and from which country it comes."""

import re
from collections.abc import Iterator

from bot.intake.find.text import Proposal, Text, excerpt
from policy.countries import country_code

# The field's own names of each process; the one that stands first in a document is its title.
_PROCESSES = tuple(
    (process, re.compile(pattern, re.IGNORECASE))
    for process, pattern in (
        ("emergency_disclosure", r"emergency (?:disclosure|data) request|2702\(b\)\(8\)"),
        (
            "preservation_extension",
            r"(?:extension|renewal) of (?:the |a |our )?(?:data )?preservation"
            r"|preservation extension",
        ),
        (
            "preservation",
            r"preservation (?:request|letter|demand)|request (?:for|to) preserv\w+|2703\(f\)",
        ),
        ("search_warrant", r"search (?:and seizure )?warrant"),
        ("court_order_2703d", r"2703\(d\)"),
        ("pen_register", r"pen register|trap and trace"),
        ("interception", r"\bwiretap|interception of (?:wire|electronic|oral)"),
        ("national_security", r"national security letter|foreign intelligence surveillance act"),
        ("mlat", r"mutual legal assistance"),
        ("cloud_act", r"cloud act"),
        ("letter_rogatory", r"letters? rogatory|letter of request"),
        ("eu_production_order", r"european production order"),
        ("eu_preservation_order", r"european preservation order"),
        ("subpoena", r"\bsubpoena\b|\bgrand jury\b"),
    )
)
_KINDS = (
    ("grand_jury", re.compile(r"grand jury", re.IGNORECASE)),
    ("administrative", re.compile(r"administrative (?:subpoena|summons)", re.IGNORECASE)),
    ("trial", re.compile(r"trial subpoena|testify at (?:a |the )?trial", re.IGNORECASE)),
)
_USC = (
    r"\d{1,2} U\.?\s?S\.?\s?C\.?\s*(?:§§?\s*|sections?\s+)?\d{3,4}[a-z]?(?:\([A-Za-z0-9]{1,4}\))*"
)
_RULE = r"Fed\.?\s?R\.?\s?(?:Crim|Civ)\.?\s?P\.?\s*\d{1,3}(?:\([a-z0-9]\))*"
_STATE = r"[A-Z][a-z]+\.? (?:Penal|Criminal|Code of Criminal) (?:Code|Procedure)\s*§?\s*[\d.]+"
_LAW = re.compile(f"{_USC}|{_RULE}|{_STATE}")
_SECRECY = re.compile(r"2705|3123\(d\)|2709\(c\)")
_US = re.compile(
    r"\bU\.?\s?S\.?\s?C\.?\b|United States (?:District Court|Attorney|of America)"
    r"|Fed\. R\. (?:Crim|Civ)\. P\."
)
# Of the agency's own address alone: the company that it writes to is in the United States, too.
_US_ADDRESS = re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b")
_OWN_ADDRESS = ("mailing address", "postal address", "return address", "agent mailing address")


def find(text: Text) -> Iterator[Proposal]:
    """The process and its kind, the law, the country."""
    yield from _process(text)
    laws = [found for found in _LAW.finditer(text.flat) if not _SECRECY.search(found[0])]
    if laws:
        cited = dict.fromkeys(" ".join(law[0].split()) for law in laws)
        yield Proposal("legal_basis", "; ".join(list(cited)[:6]), laws[0][0])
    if country := _country(text):
        yield country


def _process(text: Text) -> Iterator[Proposal]:
    found = [
        (match.start(), match.end(), process)
        for process, pattern in _PROCESSES
        if (match := pattern.search(text.flat))
    ]
    if not found:
        return
    start, end, process = min(found, key=lambda one: one[0])
    yield Proposal("process", process, excerpt(text.flat, start, end))
    if process == "subpoena":
        for kind, pattern in _KINDS:
            if match := pattern.search(text.flat):
                yield Proposal("subpoena_kind", kind, match[0])
                return


def _country(text: Text) -> Proposal | None:
    for label, value, line in text.labelled():
        if label == "country" and (code := country_code(value)):
            return Proposal("country", code, line)
        if label in _OWN_ADDRESS and (sign := _US_ADDRESS.search(value)):
            return Proposal("country", "US", line)
    sign = _US.search(text.flat)
    return Proposal("country", "US", sign[0]) if sign else None
