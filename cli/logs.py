"""Logs: one line of JSON each, with ids and outcomes and never a fact of a case.

Slack's libraries log whole bodies below WARNING. So only what is ours is heard down there, whatever
level somebody gives to a logger.
"""

import datetime as dt
import json
import logging
import sys

_OURS = ("app", "bot", "cli", "handlers", "policy")


class JsonLines(logging.Formatter):
    """`{"at", "level", "from", "says"}`, and `trace` where there is an exception."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up_logging(*, quiet: bool = False) -> None:
    """To standard error. `quiet` leaves out what is only of interest to an operator."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(_may_be_heard)
    level = logging.WARNING if quiet else logging.INFO
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _may_be_heard(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in _OURS
