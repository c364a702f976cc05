"""What is told of the danger: the guide's five items, as far as they are known."""

from bot.domain.cases import Case
from handlers.views import kit
from handlers.views.text import quoted

_LABELS = {
    "nature": "What is happening",
    "at_risk": "Who is in danger",
    "imminence": "By when",
    "specific_data": "Which data is needed",
    "how_it_helps": "How it averts the harm",
}
_MOST = 1200  # characters of each item


def told(case: Case) -> kit.Blocks:
    """A section each, what is happening first; those that are missing are left out."""
    emergency = case.request.emergency
    return [
        kit.section(f"*{label}*\n{quoted(text, _MOST)}")
        for name, label in _LABELS.items()
        if (text := getattr(emergency, name))
    ]
