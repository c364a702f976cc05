"""What a review looks at: one request under one guide, at one desk."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from zoneinfo import ZoneInfo

from policy.model import Guide, Item, Process
from policy.request import Request, RequestError
from policy.review.dates import civil_date

# A day begins up to 14 hours before UTC's, and ends up to 12 hours after it.
_EASTMOST, _WESTMOST = dt.timedelta(hours=14), dt.timedelta(hours=-12)


@dataclass(frozen=True)
class Matter:
    """A request beside what it is judged by. Properties are what the guide makes of its facts."""

    guide: Guide
    request: Request
    zone: ZoneInfo
    government_suffixes: tuple[str, ...]

    @cached_property
    def process(self) -> Process:
        return self.guide.process(self.request.process)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What is asked for, each thing once. Raises RequestError for an id of no catalogue."""
        return tuple(self._items())

    def _items(self) -> Iterator[Item]:
        seen = set()
        for number, asked in enumerate(self.request.seeks):
            if asked not in seen:
                seen.add(asked)
                yield self._item(number, asked)

    def _item(self, number: int, asked: str) -> Item:
        try:
            return self.guide.item(asked)
        except KeyError:
            ids = [item.id for item in self.guide.catalogue]
            near = get_close_matches(asked[:80], ids, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise RequestError(
                f"seeks.{number}: there is no data type {asked[:80]}{hint}"
            ) from None

    @cached_property
    def asks_everything(self) -> bool:
        return any(item.kind == "everything" for item in self.items)

    @cached_property
    def asks_live_content(self) -> bool:
        return any(item.kind == "live" for item in self.items)

    @cached_property
    def asks_content(self) -> bool:
        return any(item.data_class == "content" for item in self.items)

    @cached_property
    def outside_us(self) -> bool:
        """Whether the authority is outside the United States.

        A process of one side decides where no country is given; one of either side counts as
        outside then, where less is disclosed.
        """
        jurisdiction, country = self.process.jurisdiction, self.request.country
        if jurisdiction == "non_us" or country is None:
            return jurisdiction != "us"
        return country not in self.guide.requesters.united_states

    @cached_property
    def order_in_play(self) -> bool:
        """A nondisclosure order, or what may be one: until somebody knows, it counts as one."""
        nondisclosure = self.request.nondisclosure
        if nondisclosure.ordered is None:
            return nondisclosure.until is not None or nondisclosure.basis is not None
        return nondisclosure.ordered

    @cached_property
    def exception_asked(self) -> bool:
        """Somebody asks, without an order, that the user be not told."""
        return self.request.nondisclosure.ordered is False

    @cached_property
    def received_on(self) -> dt.date | None:
        """The day of receipt at the desk."""
        received = self.request.received_at
        return None if received is None else civil_date(received, self.zone)

    def before_receipt(self, date: dt.date) -> bool:
        """Whether this date was over, wherever the agency is, when the request arrived."""
        received = self.request.received_at
        return received is not None and date < (received + _WESTMOST).date()

    def after_receipt(self, date: dt.date) -> bool:
        """Whether this date had begun nowhere yet when the request arrived."""
        received = self.request.received_at
        return received is not None and date > (received + _EASTMOST).date()
