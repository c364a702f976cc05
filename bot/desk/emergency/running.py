"""A case whose emergency runs: it is decided there, and not beside it."""

from bot.domain.cases import Case
from bot.domain.errors import NotPossible
from bot.store import emergencies
from bot.store.database import Store

# How many of those that run are read wherever somebody looks: five, and whether there are more.
SHOWN_FIRST = 6


def require_decided(store: Store, case: Case) -> None:
    """Nothing else lets data go out, or closes the case, while somebody may be in danger.

    Raises:
        NotPossible: naming where it is decided.
    """
    emergency = emergencies.of_case(store.db, case.id)
    if emergency is not None and emergency.is_open:
        raise NotPossible(
            f"{case.number} is an open emergency. Counsel decides it: `/emergency decide"
            f" {case.number}`. It ends without a disclosure by `/emergency resolve {case.number}"
            " reason`."
        )
