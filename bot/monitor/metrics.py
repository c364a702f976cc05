"""The desk's numbers as Prometheus reads them, taken from plain values at each scrape."""

from collections.abc import Callable, Iterable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.clock.counts import Counts
from bot.monitor.health import Vitals
from bot.store.standing import Standing

_COUNTED = {
    "sent": "Messages posted.",
    "edited": "Messages edited.",
    "dropped": "Messages that no longer held when their time came.",
    "failed": "Messages that Slack refused.",
    "unknown": "Answers of Slack that were lost.",
    "retried": "Times that Slack asked to wait, or could not be reached.",
    "reminders_due": "Reminders handed over to be posted.",
    "net_scheduled": "Final warnings and pages hung into Slack's own scheduler.",
    "net_withdrawn": "The same, taken back.",
}


class DeskNumbers(Collector):
    """`beat_age`: seconds since the clock's last look."""

    def __init__(
        self,
        counts: Counts,
        vitals: Callable[[], Vitals],
        beat_age: Callable[[], float],
        standing: Callable[[], Standing],
    ) -> None:
        self._counts = counts
        self._vitals = vitals
        self._beat_age = beat_age
        self._standing = standing

    def describe(self) -> Iterable[Metric]:
        """Nothing is read before the first scrape."""
        return []

    def collect(self) -> Iterable[Metric]:
        yield from self._of_the_clock()
        yield from self._of_slack()
        yield from _of_what_waits(self._standing())

    def _of_the_clock(self) -> Iterable[Metric]:
        for name, says in _COUNTED.items():
            yield CounterMetricFamily(
                f"writdesk_{name}", says, value=float(getattr(self._counts, name))
            )
        yield _gauge("heartbeat_age_seconds", "Since the clock's last look.", self._beat_age())
        late = self._counts.late_by
        yield _gauge("reminder_late_seconds", "By which the last reminder came late.", late)

    def _of_slack(self) -> Iterable[Metric]:
        vitals = self._vitals()
        yield _gauge("socket_up", "Whether the connection to Slack stands.", vitals.socket_stands)
        yield _gauge("token_accepted", "Whether Slack knows the desk.", not vitals.token_refused)


def _of_what_waits(standing: Standing) -> Iterable[Metric]:
    depth = GaugeMetricFamily("writdesk_outbox", "Messages that wait, by state.", labels=["state"])
    for state, count in standing.outbox.items():
        depth.add_metric([state], count)
    yield depth
    yield _gauge("outbox_age_seconds", "Since the oldest was to be sent.", standing.outbox_age)
    yield _gauge("outbox_failed", "Messages that Slack refused for good.", standing.failed)
    yield _gauge("reminders_owed", "Reminders due and not yet owed.", standing.reminders_owed)
    yield _gauge("reminders_age_seconds", "Since the oldest fell due.", standing.reminders_late)
    yield _gauge("questions_unanswered", "Questions that wait for counsel.", standing.questions)
    untaken = "Since the oldest emergency that nobody has was raised."
    yield _gauge("emergency_untaken_seconds", untaken, standing.untaken)
    times = GaugeMetricFamily(
        "writdesk_emergency_seconds",
        "From raising an emergency to paging, taking, deciding: the median of 13 weeks.",
        labels=["step"],
    )
    for step, seconds in standing.emergency_times.items():
        times.add_metric([step], seconds)
    yield times
    pages = GaugeMetricFamily(
        "writdesk_pages", "Pages on record, by way and what came of them.", labels=["way", "state"]
    )
    for (way, state), count in standing.pages.items():
        pages.add_metric([way, state], count)
    yield pages


def _gauge(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(f"writdesk_{name}", says, value=float(value))
