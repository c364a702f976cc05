"""All proposals of one document; the first to speak of a fact has it."""

from bot.intake.find import asked, process, requester, terms
from bot.intake.find.text import Proposal, Text
from policy.answer.lexicon import Lexicon


def propose(text: Text, lexicon: Lexicon, catalogue: frozenset[str]) -> dict[str, Proposal]:
    """Proposals by fact, such as `agent.badge`.

    `lexicon` and `catalogue` (ids of data types) are the guide's: they say which words mean which
    data. Only facts that a document's words carry are proposed.
    """
    found: dict[str, Proposal] = {}
    for proposal in (
        *process.find(text),
        *requester.find(text),
        *terms.find(text),
        *asked.find(text, lexicon, catalogue),
    ):
        found.setdefault(proposal.fact, proposal)
    return found
