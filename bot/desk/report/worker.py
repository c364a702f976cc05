"""The process in which a report is counted: JSON in on standard input, the figures out."""

import datetime as dt
import gc
import json
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.desk.report.counting import count_period
from bot.domain.case_review import ReviewRules
from bot.report.period import Period
from bot.store.database import read_only


def main() -> None:
    """Count what is asked for."""
    os.nice(10)  # what the desk does goes first
    gc.disable()  # it ends before there is anything to collect
    asked = json.loads(sys.stdin.buffer.read())
    rules = ReviewRules(ZoneInfo(asked["zone"]), tuple(asked["suffixes"]))
    period = Period.model_validate_json(json.dumps(asked["period"]))
    today = dt.date.fromisoformat(asked["today"])
    with read_only(Path(asked["database"])) as db:
        found = count_period(db, rules, period, today)
    sys.stdout.buffer.write(found.model_dump_json().encode())


if __name__ == "__main__":
    main()
