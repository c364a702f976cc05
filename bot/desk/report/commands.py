"""What a person can tell the desk about the transparency report, and what they get."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.access import Action
from bot.report.model import Report
from bot.report.period import Period


@dataclass(frozen=True, slots=True)
class ShowReport:
    action: ClassVar[Action] = Action.READ_REPORT
    period: Period


@dataclass(frozen=True, slots=True)
class PublishReport:
    """Keep the numbers of a half-year as those that were made public."""

    action: ClassVar[Action] = Action.PUBLISH_REPORT
    period: Period


@dataclass(frozen=True, slots=True)
class Published:
    """The numbers were kept, as this edition."""

    report: Report


ReportCommand = ShowReport | PublishReport
OfReports = Report | Published
