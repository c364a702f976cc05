"""What the guide says: sections, their facts, and the wording in two languages."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)?$")]
Wording = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$")]

FactKind = Literal[
    "requirement",  # what a request must have
    "duty",  # what the company does
    "discretion",  # what the company may do
    "limit",  # what the company cannot or does not do
    "condition",  # when another fact holds
    "exception",  # when another fact does not hold
    "process",  # what a process is for and what it yields
    "data",  # what data there is, and its class
    "scope",  # whom and what the guide is about
    "reference",  # where more is to be read
]


class Frozen(BaseModel):
    """Base of all values of the guide: immutable, strictly typed, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Text(Frozen):
    """One wording in the guide's two languages."""

    en: Wording
    zh: Wording

    def __getitem__(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh


class Number(Frozen):
    """A number, at the fact that states it; wordings name it in braces."""

    name: Id
    value: int
    unit: Literal["days", "times"]


class Term(Frozen):
    """A proper name or an address, at the fact that states it; wordings name it in braces."""

    name: Id
    value: Wording


class About(Frozen):
    """What a fact is about, by kind: ids of processes, catalogue items, parties and so on."""

    process: tuple[Id, ...] = ()
    data: tuple[Id, ...] = ()
    product: tuple[Id, ...] = ()
    party: tuple[Id, ...] = ()
    requirement: tuple[Id, ...] = ()
    duty: tuple[Id, ...] = ()
    exception: tuple[Id, ...] = ()
    condition: tuple[Id, ...] = ()
    statute: tuple[Id, ...] = ()
    topic: tuple[Id, ...] = ()


class Selection(Frozen):
    """Which catalogue items an overview lists: those to which all of this applies."""

    section: Id | None = None
    data_class: Literal["content", "non_content"] | None = None
    listed: Literal["yes", "no", "person"] | None = None
    product: Id | None = None


class Fact(Frozen):
    """One statement of the guide, short enough to be an answer.

    `lead` answers; `condition` and `exception` are the sentences that may follow it. `label`
    names the fact in a list or checklist. `of` is the fact that a condition or an exception
    belongs to. A fact with `members` is an overview of them; `selects` draws them from the
    catalogue.
    """

    id: Id
    section: Id
    kind: FactKind
    about: About = About()
    lead: Text
    condition: Text | None = None
    exception: Text | None = None
    label: Text | None = None
    of: Id | None = None
    selects: Selection | None = None
    members: tuple[Id, ...] = ()
    numbers: tuple[Number, ...] = ()
    terms: tuple[Term, ...] = ()
    desk_rule: bool = False

    def sentences(self, lang: Lang) -> tuple[str, ...]:
        """The wording in order: what answers, then its condition, then its exception."""
        texts = (self.lead, self.condition, self.exception)
        return tuple(text[lang] for text in texts if text is not None)

    def text(self, lang: Lang) -> str:
        """The whole wording as one paragraph."""
        return (" " if lang == "en" else "").join(self.sentences(lang))


class Section(Frozen):
    """One section of the guide, with its facts in the guide's order."""

    id: Id
    heading: Text
    facts: tuple[Fact, ...]


class Vocabulary(Frozen):
    """Names of what facts are about, beside processes, data and requirements."""

    parties: Mapping[Id, Text]
    exceptions: Mapping[Id, Text]
    conditions: Mapping[Id, Text]
    statutes: Mapping[Id, Text]
    topics: Mapping[Id, Text]
