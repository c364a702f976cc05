"""What the handlers listen to, by name: the one list that Bolt and the tests read.

`app.yaml` must declare just this; a test holds the two against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from handlers.turn import Handler, Payload


@dataclass
class Listeners:
    """Handlers by what they answer to. Names are Slack's: `/case`, action and callback ids.

    `urgent` names those that do not wait for Slack to say who somebody is. `news` are events that
    nobody asks with: changed people and groups.
    """

    commands: dict[str, Handler] = field(default_factory=dict)
    actions: dict[str, Handler] = field(default_factory=dict)
    forms: dict[str, Handler] = field(default_factory=dict)
    shortcuts: dict[str, Handler] = field(default_factory=dict)
    message_shortcuts: dict[str, Handler] = field(default_factory=dict)
    events: dict[str, Handler] = field(default_factory=dict)
    urgent: set[str] = field(default_factory=set)
    news: dict[str, Callable[[Payload], None]] = field(default_factory=dict)
