"""The guide as frozen values: what it says, of what, and where.

All of it is read from `guide/<date>/` by `load`. Ids are those of the files, so that a rule has
one name in the copy, in a review, on the command line and in a letter.
"""

from policy.model.facts import (
    LANGS,
    About,
    Fact,
    FactKind,
    Frozen,
    Lang,
    Number,
    Section,
    Selection,
    Term,
    Text,
    Vocabulary,
)
from policy.model.guide import Guide
from policy.model.requesters import Requesters
from policy.model.rules import (
    DataClass,
    Depth,
    Group,
    Item,
    Kind,
    Process,
    Product,
    Requirement,
    Standing,
    Waiver,
)

__all__ = [
    "LANGS",
    "About",
    "DataClass",
    "Depth",
    "Fact",
    "FactKind",
    "Frozen",
    "Group",
    "Guide",
    "Item",
    "Kind",
    "Lang",
    "Number",
    "Process",
    "Product",
    "Requesters",
    "Requirement",
    "Section",
    "Selection",
    "Standing",
    "Term",
    "Text",
    "Vocabulary",
    "Waiver",
]
