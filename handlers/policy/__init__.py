"""`/policy`: what the guide says, and asking counsel where it is silent.

Also by mention, by direct message, and from a message's menu.
"""

from handlers.listeners import Listeners
from handlers.policy import answers, asking, counsel, gaps
from handlers.views.policy.answer import CHOOSE
from handlers.views.policy.counsel import PUBLISH
from handlers.views.policy.parts import WHOLE


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/policy"] = asking.typed
    listeners.message_shortcuts["ask_about_message"] = asking.about_message
    listeners.events |= {"app_mention": asking.mentioned, "message": asking.written}
    listeners.actions |= {
        "policy_share": answers.share,
        "policy_helped": answers.helped,
        "policy_did_not_help": answers.did_not_help,
        "policy_ask_counsel": counsel.ask,
        "policy_send": counsel.send,
        "policy_publish": counsel.open_publish,
        "policy_withdraw": counsel.withdraw,
        "policy_gaps_order": gaps.reorder,
        "page_gaps_back": gaps.turn_gaps,
        "page_gaps_on": gaps.turn_gaps,
        "page_answers_back": gaps.turn_answers,
        "page_answers_on": gaps.turn_answers,
        WHOLE: answers.whole,
        **{f"{CHOOSE}{place}": answers.choose for place in (1, 2, 3)},
    }
    listeners.forms[PUBLISH] = counsel.publish
