"""From scores to one answer, two, or none: where a score may decide and where it may not."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from policy.answer.compute import Computer
from policy.answer.hearing import Hearing
from policy.answer.reply import Reply

SILENT: Final = "silent."

# All of these were chosen on questions held out.
TEMPERATURE: Final = 0.18
"""How far apart scores of labels are as likelihoods."""
BROAD: Final = 0.3
"""The same where all silence topics together stand against all facts together."""
MUTE: Final = 0.26
"""The advantage (in the logarithm of the odds) from which the guide is taken to be silent."""
TRUST: Final = 0.2
"""How much of that advantage a fact takes away that fits by itself alone."""
SLOPE: Final = 8.0
"""How fast the likelihood of silence rises with that advantage."""
ENOUGH: Final = 0.05
"""Below this likelihood of all facts of its section an answer is not given."""
CERTAIN: Final = 0.45
"""From this likelihood a reply may begin with yes or no."""
ALSO: Final = 0.2
"""From this share of the first answer's likelihood, a second one is told as well."""
UNSURE: Final = 0.7
NEARBY: Final = 0.03
"""The same for facts of the same section, while the first is less likely than `UNSURE`."""
BESIDE: Final = 2
"""How many of these are told at most."""
EQUAL: Final = 0.6
"""From this share, it fits equally, so that the desk asks back which was meant."""

_CONSIDERED: Final = 8
_FAINT: Final = 0.01


@dataclass(frozen=True)
class Candidate:
    """One reply that competed, and how likely the model found it."""

    reply: Reply
    section: str
    likelihood: float


@dataclass(frozen=True)
class Decision:
    """What was decided and why. No `chosen` is silence; two of them fit equally.

    `silence` is how likely the guide is silent, from 0 to 1; `topic` what it is then silent on.
    """

    chosen: tuple[Candidate, ...]
    competed: tuple[Candidate, ...]
    silence: float
    topic: str
    why: str

    @property
    def confidence(self) -> float:
        """How sure this decision is, from 0 to 1: of its answer, or of its silence."""
        if self.chosen:
            return min(1.0, sum(one.likelihood for one in self.chosen))
        return max(self.silence, 1 - sum(one.likelihood for one in self.competed[:1]))


def decide(scores: Mapping[str, float], hearing: Hearing, computer: Computer) -> Decision:
    """Weigh the labels: silence first, then the likeliest reply, then one that fits as well."""
    topic = max((one for one in scores if one.startswith(SILENT)), key=lambda one: scores[one])
    competed = _candidates(likelihoods(scores), hearing, computer)
    silence = silence_of(scores, competed[0].likelihood if competed else 0.0)
    if silence >= 0.5:
        why = f"it asks about what the guide leaves out: {topic.removeprefix(SILENT)}"
        return Decision((), competed, silence, topic, why)
    if not competed or _of_section(competed) < ENOUGH:
        return Decision((), competed, silence, topic, "no fact fits well enough")
    first, *others = competed
    equal = [one for one in others[:1] if one.likelihood >= EQUAL * first.likelihood]
    if equal and _belong_together(first, equal[0], computer):
        # One answer tells both, so there is nothing to ask back.
        first = replace(first, likelihood=first.likelihood + equal[0].likelihood)
    elif equal:
        return Decision((first, *equal), competed, silence, topic, "two facts fit equally")
    best = replace(first, reply=replace(first.reply, more=_beside(first, others)))
    return Decision((best,), competed, silence, topic, "it fits best")


def _belong_together(first: Candidate, second: Candidate, computer: Computer) -> bool:
    kin = computer.guide.kin(first.reply.facts[0])
    return second.reply.facts[0] in {one.id for one in kin}


def _beside(first: Candidate, others: Sequence[Candidate]) -> tuple[str, ...]:
    """The facts that may have been meant as well: likely, or near where the first is not sure."""
    told = [one for one in others[:1] if one.likelihood >= ALSO * first.likelihood]
    if first.likelihood < UNSURE:
        near = [one for one in others if one.section == first.section and one not in told]
        told += [one for one in near[:BESIDE] if one.likelihood >= NEARBY * first.likelihood]
    return tuple(one.reply.facts[0] for one in told)


def likelihoods(scores: Mapping[str, float]) -> dict[str, float]:
    """How likely each label is; the sum is one."""
    highest = max(scores.values())
    odds = {label: math.exp((one - highest) / TEMPERATURE) for label, one in scores.items()}
    total = sum(odds.values())
    return {label: one / total for label, one in odds.items()}


def silence_of(scores: Mapping[str, float], best: float) -> float:
    """How likely it is, from 0 to 1, that the guide is silent; 0.5 is where it is taken to be.

    All silence topics stand together against all facts; `best` is how likely the best fact is.
    """
    silent = [one for label, one in scores.items() if label.startswith(SILENT)]
    spoken = [one for label, one in scores.items() if not label.startswith(SILENT)]
    advantage = _broad(silent) - _broad(spoken) - TRUST * best
    return 1 / (1 + math.exp(SLOPE * (MUTE - advantage)))


def _broad(scores: Iterable[float]) -> float:
    odds = [math.exp(one / BROAD) for one in scores]
    return math.log(sum(odds) / len(odds))


def _candidates(
    likely: Mapping[str, float], hearing: Hearing, computer: Computer
) -> tuple[Candidate, ...]:
    """The likeliest replies; labels that come to the same first fact are one candidate."""
    labels = sorted(
        (label for label, p in likely.items() if not label.startswith(SILENT) and p > _FAINT),
        key=lambda label: -likely[label],
    )
    found: dict[str, Candidate] = {}
    for label in labels[:_CONSIDERED]:
        reply = computer.resolve(label, hearing)
        if reply is None:
            continue
        same = found.get(reply.facts[0])
        likelihood = likely[label] + (same.likelihood if same else 0.0)
        section = computer.guide.fact(reply.facts[0]).section
        found[reply.facts[0]] = Candidate(same.reply if same else reply, section, likelihood)
    return tuple(sorted(found.values(), key=lambda one: -one.likelihood))


def _of_section(competed: tuple[Candidate, ...]) -> float:
    """How likely the first candidate's section is: facts beside each other share what is asked."""
    section = competed[0].section
    return sum(one.likelihood for one in competed if one.section == section)
