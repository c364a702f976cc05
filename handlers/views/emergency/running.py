"""The emergencies that run, where people look first: App Home, lists, a case's own card.

Slack has no red text: a siren, and a button in danger's red.
"""

from bot.desk.emergency.running import SHOWN_FIRST
from bot.domain.emergency import Emergency, State
from handlers.views import kit
from handlers.views.names import Names, name_of
from handlers.views.text import moment

_MOST = SHOWN_FIRST - 1


def running(emergencies: tuple[Emergency, ...], names: Names) -> kit.Blocks:
    """Each with the one button that matters; nothing where none runs."""
    if not emergencies:
        return []
    blocks: kit.Blocks = [kit.header("🚨 Open emergencies")]
    for emergency in emergencies[:_MOST]:
        blocks.append(kit.section(state_line(emergency, names)))
        buttons = [show_button(emergency)]
        if emergency.state is State.PAGING:
            take = kit.button("I take it", "emergency_take", emergency.number, style="danger")
            buttons.insert(0, take)
        blocks.append(kit.actions(buttons, f"running:{emergency.number}"))
    if len(emergencies) > _MOST:
        blocks.append(kit.section("`/emergency list` shows all of them."))
    return blocks


def state_line(emergency: Emergency, names: Names) -> str:
    """Who has it, and until when."""
    drill = " · this is a drill" if emergency.drill else ""
    raised = f"raised {moment(emergency.raised_at)}"
    if emergency.state is State.PAGING:
        return f"🚨 *{emergency.number}{drill} · nobody has it yet*, {raised}"
    by = f", to decide by {moment(emergency.next_at)}" if emergency.next_at else ""
    return (
        f"🟠 *{emergency.number}{drill} · {name_of(emergency.owner, names)} has it*{by}, {raised}"
    )


def show_button(emergency: Emergency) -> kit.Element:
    """Shows the alert, with its buttons."""
    return kit.button("Show the alert", "emergency_show", emergency.number)


def owners(emergencies: tuple[Emergency, ...]) -> set[str]:
    return {emergency.owner for emergency in emergencies if emergency.owner}
