"""Whether the desk does what it is there for. Pure: the facts in, what is wrong out."""

from dataclasses import dataclass

SOCKET_MAY_BE_DOWN = 60.0  # seconds: Slack itself asks for a new connection now and then


@dataclass(frozen=True, slots=True)
class Vitals:
    """`socket_down_for`: seconds, None while the connection to Slack stands."""

    token_refused: bool
    clock_stuck: bool
    socket_down_for: float | None

    @property
    def socket_stands(self) -> bool:
        return self.socket_down_for is None


def problems(vitals: Vitals) -> list[str]:
    """What keeps the desk from its work, each as a word and what to do; none while it is well."""
    found = []
    if vitals.token_refused:
        found.append("token refused: install the app again and give the desk its new token")
    if vitals.clock_stuck:
        found.append("clock stuck: the desk ends by itself, for its supervisor to start it anew")
    if vitals.socket_down_for is not None and vitals.socket_down_for > SOCKET_MAY_BE_DOWN:
        found.append("no connection to Slack: see whether this machine reaches slack.com")
    return found
