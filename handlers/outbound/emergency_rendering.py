"""A message about an emergency or the rota → its blocks and its text."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.messages.emergency import (
    AlertMessage,
    NewsMessage,
    PageMessage,
    RaiserMessage,
    RotaMessage,
    SecondLookMessage,
    ShiftMessage,
    StrayMessage,
    UnrecordedMessage,
)
from handlers.views import oncall_page
from handlers.views.emergency import alert as emergency_alert
from handlers.views.emergency import pages as emergency_pages
from handlers.views.names import Names
from policy.model import Guide

OfEmergencies = (
    AlertMessage
    | PageMessage
    | NewsMessage
    | RaiserMessage
    | SecondLookMessage
    | UnrecordedMessage
    | StrayMessage
    | ShiftMessage
    | RotaMessage
)
NamesOf = Callable[[set[str]], Awaitable[Names]]
Rendered = tuple[list[dict[str, Any]] | None, str]


async def render_emergency(message: OfEmergencies, guide: Guide, names_of: NamesOf) -> Rendered:
    match message:
        case AlertMessage():
            names = await names_of(emergency_alert.people_in(message))
            blocks = emergency_alert.alert(message, guide, names)
            return blocks, emergency_alert.summary(message, names)
        case PageMessage():
            names = await names_of({p for p in (message.emergency.owner,) if p and message.at})
            return emergency_pages.page(message, names), emergency_pages.page_text(message, names)
        case NewsMessage():
            return None, emergency_pages.news_text(message, await names_of({message.by}))
        case RaiserMessage():
            names = await names_of({p for p in (message.emergency.owner,) if p})
            blocks = emergency_pages.raiser(message, names)
            return blocks, emergency_pages.raiser_text(message, names)
        case SecondLookMessage():
            names = await names_of({p for p in (message.emergency.decided_by,) if p})
            blocks = emergency_pages.second_look(message, names)
            return blocks, emergency_pages.second_look_text(message, names)
        case UnrecordedMessage():
            names = await names_of({message.raised_by})
            return None, emergency_pages.unrecorded_text(message, names)
        case StrayMessage():
            owner = message.emergency.owner
            names = await names_of({owner} if owner else set())
            return None, emergency_pages.stray_text(message, names)
        case ShiftMessage():
            names = await names_of({message.by})
            return oncall_page.shift(message, names), oncall_page.shift_text(message, names)
        case RotaMessage():
            people = {about.split(" ")[0] for what, about in message.problems if what == "left"}
            return None, oncall_page.rota_text(message, await names_of(people))
