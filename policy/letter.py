"""The texts of letters: read from `letters/*.md`, which counsel edits, and filled.

A letter's text names what is filled in as `${name}`; a dollar sign itself is written `$$`.
`PLACEHOLDERS` says which names each text knows. A text that names another, or leaves out one
that it must carry, is an error before any letter is drafted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Template

_GAP = re.compile(r"\n{3,}")
LETTERS_DIR = Path(__file__).parent / "letters"

# What every text may name: who asks, how, of whom, the guide's section that it rests on, the guide
# itself, and what stands around a letter.
_COMMON = frozenset(
    {"agent", "agency", "process", "request", "company", "section", "guide"}
    | {"date", "addressee", "signatory"}
)
# What each text may name beside those. What is listed in these it must carry, since a list that
# is left out would be lost without a word.
PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "frame": frozenset({"references", "body"}),
    "acknowledge": frozenset(),
    "accept": frozenset({"items", "notes"}),
    "clarify": frozenset({"points"}),
    "clarify_emergency": frozenset({"points"}),
    "complete_emergency": frozenset({"points"}),
    "narrow": frozenset({"points"}),
    "ask_again": frozenset({"points"}),
    "other_process": frozenset({"points"}),
    "indefinite_order": frozenset({"points"}),
    "until_settled": frozenset(),
    "refuse_interception": frozenset({"points"}),
    "refuse_outside_us": frozenset({"points", "ways"}),
    "emergency": frozenset({"items", "notes"}),
    "preserve": frozenset({"targets", "preservation_days", "extension_days"}),
    "preserved": frozenset({"targets", "until", "extension_days"}),
    "extended": frozenset({"targets", "until"}),
    "restrict": frozenset({"notes"}),
    "counsel": frozenset(),
    "counsel_content": frozenset({"ways"}),
    "counsel_extension": frozenset({"points", "until"}),
    "counsel_private_party": frozenset(),
    "counsel_testimony": frozenset({"notes"}),
    "notice_default": frozenset(),
    "notice_barred": frozenset({"until"}),
    "user_notice": frozenset({"references", "items", "received_on"}),
    "user_notice_delayed": frozenset({"references", "items", "received_on", "until"}),
    "user_notice_restriction": frozenset({"references", "received_on"}),
}


class LetterError(ValueError):
    """A letter's text is broken; says in which file and line, and what is expected there."""

    def __init__(self, message: str, *, file: Path, line: int) -> None:
        self.message, self.file, self.line = message, file, line
        super().__init__(f"{file}:{line}: {message}")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letter bears beside what it says: its date, our number of the case, who signs.

    `signatory` has a line each; without any, the company's legal team signs.
    """

    on: date | None = None
    case_number: str | None = None
    signatory: tuple[str, ...] = ()


BARE = Letterhead()


@dataclass(frozen=True)
class Letters:
    """The checked texts by name."""

    texts: Mapping[str, Template]

    def fill(self, name: str, values: Mapping[str, str]) -> str:
        """The text with its placeholders replaced; `values` has every one that it may name.

        What is filled with nothing leaves no gap.
        """
        return _GAP.sub("\n\n", self.texts[name].substitute(values).strip())


def load_letters(folder: Path = LETTERS_DIR) -> Letters:
    """The texts in this folder. Raises LetterError at the first one that is broken."""
    return Letters({name: _read(folder / f"{name}.md", name) for name in PLACEHOLDERS})


@cache
def standard_letters() -> Letters:
    """The texts that came with the desk, as counsel has left them; read once."""
    return load_letters()


def reread_letters() -> None:
    """Take the texts as they stand now. Raises LetterError, and those that were read stay."""
    load_letters()
    standard_letters.cache_clear()
    standard_letters()


def _read(file: Path, name: str) -> Template:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LetterError(
            f"a readable UTF-8 text is expected: {error}", file=file, line=1
        ) from None
    named = set()
    for line, placeholder in _placeholders(text, file):
        if placeholder not in PLACEHOLDERS[name] | _COMMON:
            known = ", ".join(sorted(PLACEHOLDERS[name] | _COMMON))
            message = f"${{{placeholder}}} is not known here; known are {known}"
            raise LetterError(message, file=file, line=line)
        named.add(placeholder)
    for lost in sorted(PLACEHOLDERS[name] - named):
        raise LetterError(f"${{{lost}}} is missing in this text", file=file, line=1)
    return Template(text)


def _placeholders(text: str, file: Path) -> Iterator[tuple[int, str]]:
    """Every placeholder with its line. Raises LetterError at a dollar sign that begins none."""
    for found in Template.pattern.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if found["invalid"] is not None:
            raise LetterError("a dollar sign is written $$", file=file, line=line)
        name = found["named"] or found["braced"]
        if name:
            yield line, name
