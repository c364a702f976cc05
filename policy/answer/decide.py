"""From likelihoods to one answer, two, or none: where a score may decide and where it may not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policy.answer.compute import Computer
from policy.answer.hearing import Hearing
from policy.answer.reply import Reply

SILENT: Final = "silent."
SURE_OF_SILENCE: Final = 0.3
"""From this likelihood of all silence topics together, the guide is taken to be silent."""

HINTED_SILENCE: Final = 0.12
"""The same where the question names something that the lexicon knows as outside the guide."""

ENOUGH: Final = 0.06
"""Below this likelihood of its facts an answer is not given."""

EQUAL: Final = 0.4
"""From this share of the first answer's likelihood, a second one fits equally."""

_CONSIDERED: Final = 8
_FAINT: Final = 0.01


@dataclass(frozen=True)
class Candidate:
    """One reply that competed, and how likely the model found it."""

    reply: Reply
    likelihood: float


@dataclass(frozen=True)
class Decision:
    """What was decided and why. No `chosen` is silence; a second one fits as well."""

    chosen: tuple[Candidate, ...]
    competed: tuple[Candidate, ...]
    silence: Mapping[str, float]
    why: str

    @property
    def confidence(self) -> float:
        """How sure this decision is, from 0 to 1: of its answer, or of its silence."""
        if self.chosen:
            return min(1.0, sum(one.likelihood for one in self.chosen))
        return min(1.0, max(sum(self.silence.values()), 1 - self._best))

    @property
    def _best(self) -> float:
        return self.competed[0].likelihood if self.competed else 0.0


def decide(likelihoods: Mapping[str, float], hearing: Hearing, computer: Computer) -> Decision:
    """Weigh the labels: silence first, then the likeliest reply, then one that fits as well."""
    silence = {label: p for label, p in likelihoods.items() if label.startswith(SILENT)}
    competed = _candidates(likelihoods, hearing, computer)
    hinted = bool(hearing.ids("outside"))
    if sum(silence.values()) >= (HINTED_SILENCE if hinted else SURE_OF_SILENCE):
        topic = max(silence, key=lambda label: silence[label])
        return Decision((), competed, silence, f"it asks about what the guide leaves out: {topic}")
    if not competed or competed[0].likelihood < ENOUGH:
        return Decision((), competed, silence, "no fact fits well enough")
    first, *others = competed
    equal = [one for one in others[:1] if one.likelihood >= EQUAL * first.likelihood]
    why = "two facts fit equally" if equal else "it fits best"
    return Decision((first, *equal), competed, silence, why)


def _candidates(
    likelihoods: Mapping[str, float], hearing: Hearing, computer: Computer
) -> tuple[Candidate, ...]:
    """The likeliest replies; labels that come to the same first fact are one candidate."""
    labels = sorted(
        (label for label, p in likelihoods.items() if not label.startswith(SILENT) and p > _FAINT),
        key=lambda label: -likelihoods[label],
    )
    found: dict[str, Candidate] = {}
    for label in labels[:_CONSIDERED]:
        reply = computer.resolve(label, hearing)
        if reply is None:
            continue
        same = found.get(reply.facts[0])
        likelihood = likelihoods[label] + (same.likelihood if same else 0.0)
        found[reply.facts[0]] = Candidate(same.reply if same else reply, likelihood)
    return tuple(sorted(found.values(), key=lambda one: -one.likelihood))
