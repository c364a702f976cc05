"""The forms about an emergency: raising it, asking the agency, deciding, handing over."""

from typing import Any

from bot.desk.emergency.commands import Decision
from bot.domain.cases import Case
from bot.domain.emergency import Emergency
from handlers.views import inputs, kit
from handlers.views.case.forms import Form, Origin, modal
from handlers.views.emergency.words import QUESTIONS
from handlers.views.text import pieces
from policy.model import Guide
from policy.request import Emergency as Told

RAISE = "emergency_raise_form"
ASK = "emergency_ask_form"
DECIDE = "emergency_decide_form"
HAND_OVER = "emergency_hand_over_form"

MOST = 3000
_LABELS = {
    "nature": ("What is happening?", "emergency_nature"),
    "at_risk": ("Who is in danger?", "emergency_at_risk"),
    "imminence": ("By when?", "emergency_imminence"),
    "specific_data": ("Which data is needed?", "emergency_specific_data"),
    "how_it_helps": ("How does it help?", "emergency_how_it_helps"),
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
    told = case.request.emergency
    missing = [QUESTIONS[one] for name, (_, one) in _LABELS.items() if not getattr(told, name)]
    asked = "\n".join(f"❓ {question}" for question in missing)
    letter = [kit.section(f"```{piece}```") for piece in pieces(draft, 2900)[:4]]
    blocks: kit.Blocks = [
        kit.section(
            f"*Ask now, by telephone if you can:*\n{asked}"
            if missing
            else "*The five items are answered.*"
        ),
        kit.section("*Put the answers here.* What is still missing stays on the alert."),
        *_five(told),
        inputs.choice_input(
            "callback",
            "Was the agency called back?",
            [("yes", "Yes, at a number that I looked up myself"), ("no", "Not yet")],
            initial="yes" if told.callback_confirmed else None,
        ),
        kit.section("*Or send this letter to the agency:*"),
        *letter,
    ]
    return modal(ASK, emergency.number, "Keep", blocks, {**origin, "number": emergency.number})


_BEFORE_DECIDING = (
    "⚠️ Look at the alert once more: is the requester verified, by a number that you found"
    " yourself, and what is still missing? Forged emergency requests are common."
)


def decide_form(emergency: Emergency, guide: Guide, origin: Origin, *, counsel: bool) -> Form:
    """What is decided; who is no counsel can ask for more only."""
    ways = [("need_more", "Ask the agency for more")]
    if counsel:
        ways = [("disclose", "Disclose"), ("decline", "Decline"), *ways]
    blocks: kit.Blocks = [
        kit.context(_BEFORE_DECIDING),
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
    blocks += [
        inputs.text_input(
            "reason", "Reason", multiline=True, hint="To decline, or what more is needed"
        ),
        kit.context(_law(counsel)),
    ]
    meta = {**origin, "number": emergency.number}
    return modal(DECIDE, f"Decide {emergency.number}", "Decide", blocks, meta)


def hand_over_form(emergency: Emergency, origin: Origin) -> Form:
    block = inputs.person_input("person", "Who takes it from here?")
    meta = {**origin, "number": emergency.number}
    return modal(HAND_OVER, emergency.number, "Hand over", [block], meta)


def read_five(found: dict[str, Any]) -> dict[str, str]:
    """What was put into the five items."""
    return {name: found[name] for name in _LABELS if found.get(name)}


def decision_in(found: dict[str, Any]) -> Decision:
    return Decision(found["decision"])


def _five(told: Told) -> kit.Blocks:
    return [
        inputs.text_input(
            name,
            label,
            hint=QUESTIONS[requirement],
            multiline=True,
            initial=(getattr(told, name) or "")[:MOST] or None,
        )
        for name, (label, requirement) in _LABELS.items()
    ]


def _law(counsel: bool) -> str:
    if not counsel:
        return "Whether something is disclosed, counsel decides."
    return (
        "18 USC 2702(b)(8) (content) and (c)(4) (records) allow it on a good-faith belief in an"
        " emergency that involves danger of death or serious physical injury and requires"
        " disclosure without delay. You may decide alone; another counsel looks at it on the"
        " next working day."
    )
