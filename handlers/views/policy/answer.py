"""An answer as a message: for one person, for a thread, for a channel; and in full.

A button's value is the id under which the question was counted, and behind it the fact that was
chosen where the guide has more than one answer: never the question itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.domain.cases import shorten
from bot.domain.questions import Asked, Outcome, Published
from handlers.reading import number_of, taking_apart
from handlers.views import kit
from handlers.views.names import Names, name_of
from handlers.views.policy.parts import context, in_full, long_text, section, whole_button
from handlers.views.policy.words import WORDS, Words
from handlers.views.text import day, escape, fitted, quoted
from policy.answer import Alternative
from policy.model import Guide

QUESTION = "policy_question"  # the block in which a shared answer shows its question
CHOOSE = "policy_choose_"  # and the place of the button: action ids differ in a message

_QUESTION_SHOWN = 300


class Offer(Enum):
    """What can be done with an answer."""

    SHARE = "share"
    RATE = "rate"
    ASK_COUNSEL = "ask_counsel"


@dataclass(frozen=True)
class Shown:
    """An answer and what it takes to show it.

    `fact`: which one was chosen, where the guide has more than one. `alone`: for one person, the
    question above it.
    """

    found: Asked
    guide: Guide
    names: Names
    fact: str | None = None
    alone: bool = True

    @property
    def words(self) -> Words:
        return WORDS[self.found.answer.lang]

    @property
    def chosen(self) -> Alternative | None:
        """The one of two or three answers that was chosen."""
        possible = self.found.answer.alternatives
        return next((one for one in possible if one.facts[0] == self.fact), None)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What can be done with it at first."""
        if self.found.outcome is Outcome.SILENT:
            return (Offer.ASK_COUNSEL,)
        if self.found.outcome is Outcome.UNREADABLE:
            return ()
        return (Offer.SHARE, Offer.RATE) if self.alone else (Offer.RATE,)


def message(
    shown: Shown, *, note: str | None = None, offers: Collection[Offer] | None = None
) -> kit.Blocks:
    """The answer; with a note, what was done with it, and the `offers` that are left."""
    blocks = [*(_question(shown) if shown.alone else []), *_answer(shown)]
    if note:
        blocks.append(context(note))
    buttons = _choices(shown)
    if buttons:
        buttons.append(_ask_counsel(shown, shown.words.neither))
    else:
        buttons = _buttons(shown, shown.offers if offers is None else offers)
    if buttons and shown.found.id is not None:
        blocks.append(kit.actions(buttons, "policy_actions"))
    return blocks


def shared(shown: Shown, by: str) -> kit.Blocks:
    """To a channel: who shares it, the question, and the answer."""
    who = context(shown.words.shared_by.format(name=name_of(by, shown.names)))
    return [who, *_question(shown), *_answer(shown)]


def handed_on(shown: Shown) -> kit.Blocks:
    """In place of the answer: counsel has the question now."""
    return [*_question(shown), section(shown.words.counsel_asked)]


def whole(shown: Shown) -> dict[str, Any]:
    """The question and its answer in full."""
    found, words = shown.found, shown.words
    answer = found.published.answer if found.published else found.answer.text
    return in_full(words, {words.question: found.text, words.answer: answer})


def summary(shown: Shown) -> str:
    """The answer in short, for notifications."""
    found = shown.found
    return fitted(found.published.answer if found.published else found.answer.text, 500)


@taking_apart()
def read_value(value: str) -> tuple[int, str | None]:
    """The question's id, and the fact that was chosen, in a button's value."""
    asked_id, _, fact = value.partition(" ")
    return number_of(asked_id), fact or None


def _question(shown: Shown) -> kit.Blocks:
    found = shown.found
    if len(found.text) <= _QUESTION_SHOWN or found.id is None:
        return [context(f"“{escape(shorten(found.text, _QUESTION_SHOWN))}”", QUESTION)]
    more = whole_button(shown.words, "asked", found.id)
    return [section(quoted(found.text, _QUESTION_SHOWN), QUESTION, more)]


def _answer(shown: Shown) -> kit.Blocks:
    words, found = shown.words, shown.found
    if found.published:
        return _by_counsel(shown, found.published)
    if shown.chosen:
        text = shown.chosen.text
    else:
        text = words.which if found.answer.alternatives else found.answer.text
    return long_text(text, words, "asked", found.id or 0)


def _by_counsel(shown: Shown, published: Published) -> kit.Blocks:
    """What counsel answered for everyone: never to be taken for the guide's."""
    words = shown.words
    asked = quoted(published.question, 600)
    source = f"{words.by_counsel} · {name_of(published.by, shown.names)} · {day(published.at)}"
    return [
        section(f"{words.counsel_said}\n{asked}"),
        *long_text(published.answer, words, "asked", shown.found.id or 0),
        context(source),
    ]


def _choices(shown: Shown) -> list[kit.Element]:
    """A button for each answer between which the desk asks back, until one is chosen."""
    if shown.chosen:
        return []
    lang, buttons = shown.found.answer.lang, []
    for number, one in enumerate(shown.found.answer.alternatives, 1):
        fact = shown.guide.fact(one.facts[0])
        label = (fact.label or fact.lead)[lang]
        label = label[:1].upper() + label[1:]
        buttons.append(kit.button(label, f"{CHOOSE}{number}", f"{shown.found.id} {fact.id}"))
    return buttons


def _buttons(shown: Shown, offers: Collection[Offer]) -> list[kit.Element]:
    words, value, buttons = shown.words, _value(shown), []
    if Offer.SHARE in offers:
        buttons.append(kit.button(words.share, "policy_share", value))
    if Offer.RATE in offers:
        buttons.append(kit.button(words.helped, "policy_helped", value))
        buttons.append(kit.button(words.did_not_help, "policy_did_not_help", value))
    if Offer.ASK_COUNSEL in offers:
        buttons.append(_ask_counsel(shown, words.ask_counsel, style="primary"))
    return buttons


def _ask_counsel(shown: Shown, label: str, *, style: str | None = None) -> kit.Element:
    return kit.button(label, "policy_ask_counsel", _value(shown), style=style)


def _value(shown: Shown) -> str:
    return f"{shown.found.id} {shown.fact}" if shown.fact else str(shown.found.id)
