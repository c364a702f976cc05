"""What a person can tell the desk about the transparency report, and what they get."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.access import Action
from bot.domain.reports import Figures
from bot.report.model import Report
from bot.report.period import Period
from policy.model import Frozen


class Counted(Frozen):
    """The figures of a period and of the one before. `guarded`: sealed cases are in them."""

    now: Figures
    before: Figures
    guarded: bool


@dataclass(frozen=True, slots=True)
class ShowReport:
    """`counted` is for the desk to fill in, which counts before it carries the command out."""

    action: ClassVar[Action] = Action.READ_REPORT
    period: Period
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class PublishReport:
    """Keep the numbers of a half-year as those that were made public; `counted` as above."""

    action: ClassVar[Action] = Action.PUBLISH_REPORT
    period: Period
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The numbers were kept, as this edition."""

    report: Report


ReportCommand = ShowReport | PublishReport
OfReports = Report | Published
