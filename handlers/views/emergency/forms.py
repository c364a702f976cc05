"""The forms about an emergency: raising it, asking the agency, deciding, handing over."""

from collections.abc import Sequence
from typing import Any

from bot.desk.emergency.commands import Decision
from bot.domain.cases import Case
from bot.domain.emergency import Emergency
from bot.domain.emergency_review import SENDER, requester_verified
from handlers.reading import Inputs
from handlers.views import inputs, kit
from handlers.views.case.forms import Form, Origin, modal
from handlers.views.emergency.told import told
from handlers.views.emergency.words import ITEMS, QUESTIONS, missing, verified
from handlers.views.text import pieces
from policy.model import Guide
from policy.request import Emergency as Told
from policy.review import Finding

RAISE = "emergency_raise_form"
ASK = "emergency_ask_form"
DECIDE = "emergency_decide_form"
HAND_OVER = "emergency_hand_over_form"
ADD = "emergency_add_form"
NO_EMERGENCY = "emergency_no_emergency_form"
MISTAKE = "emergency_mistake_form"
LOOK = "emergency_look_form"

MOST = 3000
MISTAKEN, GOES_ON = "mistaken", "goes_on"
_LABELS = {
    "nature": "What is happening?",
    "at_risk": "Who is in danger?",
    "imminence": "By when?",
    "specific_data": "Which data is needed?",
    "how_it_helps": "How does it help?",
}


def raise_form(origin: Origin, *, nature: str | None = None) -> Form:
    """The five items and who asks; half a sentence in any of them is enough to page."""
    blocks: kit.Blocks = [
        kit.section(
            "*Half a sentence is enough.* The people on call are paged as soon as you press"
            " *Page now*. What is missing can follow."
        ),
        *_five(Told(nature=nature[:MOST] if nature else None)),
        inputs.text_input("agency", "Which agency asks?"),
        inputs.text_input("agent_name", "Who there?"),
        inputs.text_input("sender_email", "From which e-mail address?"),
        inputs.text_input("agent_phone", "Telephone", hint="With extension"),
        inputs.text_input(
            "country", "Country of the agency", hint="Two letters: US, DE, JP", most=2
        ),
    ]
    return modal(RAISE, "Raise an emergency", "Page now", blocks, dict(origin))


def ask_form(emergency: Emergency, case: Case, draft: str, origin: Origin) -> Form:
    """The drafted letter to send, and the five items, where the answers are put."""
    questions = missing(case, ())
    asked = _asked(questions)
    letter = [kit.section(f"```{piece}```") for piece in pieces(draft, 2900)[:4]]
    blocks: kit.Blocks = [
        kit.section(
            f"*Ask now, by telephone if you can:*\n{asked}"
            if questions
            else "*The five items are answered.*"
        ),
        kit.section("*Put the answers here.* What is still missing stays on the alert."),
        *_five(case.request.emergency),
        inputs.choice_input(
            "callback",
            "Was the agency called back?",
            [("yes", "Yes, at a number that I looked up myself"), ("no", "Not yet")],
            initial="yes" if case.request.emergency.callback_confirmed else None,
        ),
        kit.section("*Or send this letter to the agency:*"),
        *letter,
    ]
    return modal(ASK, emergency.number, "Keep", blocks, {**origin, "number": emergency.number})


def decide_form(
    emergency: Emergency,
    case: Case,
    findings: Sequence[Finding],
    guide: Guide,
    origin: Origin,
    *,
    counsel: bool,
) -> Form:
    """What is known, how the case stands, and what is decided; who is no counsel can ask for more
    only. On a telephone the form hides the alert."""
    ways = [("need_more", "Ask the agency for more")]
    if counsel:
        ways = [("disclose", "Disclose"), ("decline", "Decline"), *ways]
    blocks: kit.Blocks = [
        *told(case),
        kit.section(_stands(case, findings)),
        inputs.choice_input("decision", "Decision", ways, optional=False),
    ]
    if counsel:
        records = [(i.id, i.name.en) for i in guide.catalogue if i.kind == "record"]
        blocks += [
            inputs.choices_input("items", "Disclose which items?", records),
            inputs.text_input(
                "belief",
                "Your good-faith belief, in words",
                multiline=True,
                hint="Why you believe that someone is in danger of death or serious physical"
                " injury, and that this cannot wait",
            ),
        ]
    hint = "To decline, or what more is needed"
    if counsel and not requester_verified(case):
        hint = "To decline, what more is needed, or why you disclose to somebody not verified"
    blocks += [
        inputs.text_input("reason", "Reason", multiline=True, hint=hint),
        kit.context(_law(counsel)),
    ]
    meta = {**origin, "number": emergency.number}
    return modal(DECIDE, f"Decide {emergency.number}", "Decide", blocks, meta)


def hand_over_form(emergency: Emergency, origin: Origin) -> Form:
    block = inputs.person_input("person", "Who takes it from here?")
    meta = {**origin, "number": emergency.number}
    return modal(HAND_OVER, emergency.number, "Hand over", [block], meta)


def add_form(number: str, origin: Origin) -> Form:
    """For whoever raised it: they need not see what others put in."""
    block = inputs.text_input(
        "text",
        "What did you learn?",
        multiline=True,
        optional=False,
        hint="Names, times, links, what has changed. Whoever has it reads it at once.",
    )
    return modal(ADD, number, "Add", [block], {**origin, "number": number})


def mistake_form(number: str, origin: Origin) -> Form:
    """For whoever raised it by mistake."""
    blocks: kit.Blocks = [
        kit.section("The paging ends, and the case is closed. If in doubt, leave it open."),
        inputs.text_input("reason", "Why is it no emergency?", optional=False),
    ]
    return modal(MISTAKE, number, "Not an emergency", blocks, {**origin, "number": number})


def no_emergency_form(emergency: Emergency, origin: Origin) -> Form:
    """For the people on call: was it never one, or does its case go on?"""
    ways = [
        (MISTAKEN, "Raised by mistake: close the case, count it nowhere"),
        (GOES_ON, "A request, but no emergency any more: the case goes on"),
    ]
    blocks: kit.Blocks = [
        inputs.choice_input("what", "What is it?", ways, optional=False),
        inputs.text_input("reason", "Why?", optional=False, multiline=True),
    ]
    meta = {**origin, "number": emergency.number}
    return modal(NO_EMERGENCY, emergency.number, "End it", blocks, meta)


def look_form(emergency: Emergency, case: Case, decided: str, origin: Origin) -> Form:
    """What was known, what another counsel decided alone, and what the second look finds."""
    blocks: kit.Blocks = [
        *told(case),
        kit.section(decided),
        inputs.text_input(
            "note",
            "What did you find?",
            multiline=True,
            hint="Kept in the timeline. Empty: it is in order.",
        ),
    ]
    meta = {**origin, "number": emergency.number}
    return modal(LOOK, emergency.number, "Second look done", blocks, meta)


def read_five(found: dict[str, Any]) -> dict[str, str]:
    """What was put into the five items."""
    return {name: found[name] for name in _LABELS if found.get(name)}


def decision_in(found: Inputs) -> Decision:
    return found.one_of("decision", Decision)


def _five(found: Told) -> kit.Blocks:
    return [
        inputs.text_input(
            name,
            label,
            hint=QUESTIONS[ITEMS[name]],
            multiline=True,
            initial=(getattr(found, name) or "")[:MOST] or None,
        )
        for name, label in _LABELS.items()
    ]


def _stands(case: Case, findings: Sequence[Finding]) -> str:
    """Whether the requester is verified, and which of the five items are missing."""
    sender = next((one for one in findings if one.id == SENDER), None)
    questions = missing(case, findings)
    five = f"*Still missing*\n{_asked(questions)}" if questions else "✅ The five items are there."
    return f"{verified(case, sender)}\n{five}"


def _asked(questions: Sequence[str]) -> str:
    return "\n".join(f"❓ {question}" for question in questions)


def _law(counsel: bool) -> str:
    if not counsel:
        return "Whether something is disclosed, counsel decides."
    return (
        "18 USC 2702(b)(8) (content) and (c)(4) (records) allow it on a good-faith belief in an"
        " emergency that involves danger of death or serious physical injury and requires"
        " disclosure without delay. You may decide alone; another counsel looks at it on the"
        " next working day."
    )
