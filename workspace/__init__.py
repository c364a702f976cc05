"""A Slack-compatible workspace on this machine, to try an app in and to test it against."""

from workspace.deliveries import Ack
from workspace.forms import CannotDo
from workspace.person import Person
from workspace.workspace import Workspace

__all__ = ["Ack", "CannotDo", "Person", "Workspace"]
