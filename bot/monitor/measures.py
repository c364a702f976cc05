"""What people's commands take, counted as they are answered."""

from prometheus_client import CollectorRegistry, Counter, Histogram

# Slack waits three seconds for an answer.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)


class Measures:
    """`registry` holds them for the page of metrics. No label ever carries what was typed."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._answers = Histogram(
            "writdesk_answer_seconds",
            "From an envelope to its acknowledgement, by what the desk registered it as.",
            ["listener"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._faults = Counter(
            "writdesk_faults",
            "Faults that people were given an id of.",
            ["listener"],
            registry=self.registry,
        )

    def answered(self, listener: str, seconds: float) -> None:
        self._answers.labels(listener).observe(seconds)

    def failed(self, listener: str) -> None:
        self._faults.labels(listener).inc()
