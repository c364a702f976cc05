"""The report's chart: one picture that can stand in a published report. Runs in the worker.

Four panels: by which process, from which countries, what became of the requests, and why some
were rejected; this period beside the one before. What is merged or withheld has no bar and is
said so.
"""

import io

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.domain.reports import Value
from bot.report.model import NONE, REST, WITHHELD, Report, Row, shown
from bot.report.period import day_in_words

_INK, _SOFT, _GRID = "#1b2a36", "#5d6d7a", "#e3e8ec"
_NOW, _BEFORE = "#1f6f8b", "#b9cdd6"
_FONT = "DejaVu Sans"
_MOST_ROWS = 8
_BAR = 0.36
# In inches, from the top left corner, as is every place and size below.
_WIDTH, _LEFT = 11.0, 0.45
_HEAD, _ROW, _TITLE, _FOOT = 2.65, 0.46, 0.62, 0.75
_PANELS_AT, _LABELS_WIDE, _BARS_WIDE = (_LEFT, 5.95), 1.85, 2.75
_DPI = 200
_PANELS = (
    (("process", "By process"), ("country", "By country")),
    (("outcome", "By outcome"), ("reason", "Why requests were rejected")),
)
_FACTS = {
    "requests": "requests\nreceived",
    "accounts": "accounts\nnamed",
    "accounts_disclosed": "accounts with\ndata disclosed",
    "emergencies": "emergency\nrequests",
    "preserved": "preservations\nbegun",
    "days_answer": "median days to\nfirst answer",
}
_UNTOLD = "–"


def draw(report: Report) -> bytes:
    """The chart as PNG."""
    return lay_out(report).png()


def lay_out(report: Report) -> "Sheet":
    """All that stands on the chart, in its place."""
    rows = [[_drawn(report, section) for section, _ in line] for line in _PANELS]
    heights = [max(1, *map(len, line)) * _ROW for line in rows]
    sheet = Sheet(_HEAD + sum(heights) + _TITLE * len(heights) + _FOOT)
    _head(sheet, report)
    _facts(sheet, report)
    top = _HEAD
    for line, drawn, height in zip(_PANELS, rows, heights, strict=True):
        for left, (_, title), each in zip(_PANELS_AT, line, drawn, strict=True):
            sheet.text(left, top, title, 12, bold=True)
            if each:
                place = (left + _LABELS_WIDE, top + 0.15)
                _bars(sheet.axes(*place, _BARS_WIDE, len(each) * _ROW), each)
            else:
                sheet.text(left, top + 0.38, _nothing(report), 9.5, color=_SOFT)
        top += height + _TITLE
    _foot(sheet, report)
    return sheet


class Sheet:
    """A figure on which things are put by inches."""

    def __init__(self, height: float) -> None:
        self.figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(self.figure)
        self.height = height

    def text(
        self,
        left: float,
        top: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        color: str = _INK,
    ) -> None:
        """`top` is where its line stands."""
        self.figure.text(
            left / _WIDTH,
            1 - top / self.height,
            text,
            fontsize=size,
            fontweight="bold" if bold else "normal",
            color=color,
            family=_FONT,
        )

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        bottom = 1 - (top + height) / self.height
        return self.figure.add_axes((left / _WIDTH, bottom, width / _WIDTH, height / self.height))

    def png(self) -> bytes:
        file = io.BytesIO()
        self.figure.savefig(file, format="png", pil_kwargs={"optimize": True})
        return file.getvalue()


def _drawn(report: Report, section: str) -> list[Row]:
    """The rows of a section; the smallest of many are together in one."""
    try:
        rows = list(report.section(section).rows)
    except KeyError:
        return []
    if len(rows) <= _MOST_ROWS:
        return rows
    head, tail = rows[: _MOST_ROWS - 1], rows[_MOST_ROWS - 1 :]
    now, before = (
        sum(_number(v) for v in values) for values in zip(*map(_both, tail), strict=True)
    )
    label = "All others" if tail[-1].id == REST else f"{len(tail)} others"
    return [*head, Row(id="tail", label=label, now=now, before=before)]


def _head(sheet: Sheet, report: Report) -> None:
    sheet.text(_LEFT, 0.5, "Government requests for user data", 19, bold=True)
    so_far = ", so far" if report.so_far else ""
    edition = ""
    if report.published_on is not None:
        edition = f"  ·  published on {day_in_words(report.published_on)}, edition {report.edition}"
    if report.corrections:
        count = len(report.corrections)
        edition += f", {count} figure{'s' if count > 1 else ''} corrected since"
    sheet.text(_LEFT, 0.83, f"{report.period.in_words}{so_far}{edition}", 11, color=_SOFT)


def _facts(sheet: Sheet, report: Report) -> None:
    for place, (fact, label) in enumerate(_FACTS.items()):
        left = _LEFT + place * 1.73
        now, before = _told(report, fact)
        sheet.text(left, 1.47, now, 20, bold=True, color=_NOW)
        sheet.text(left, 1.9, label, 9, color=_SOFT)
        sheet.text(left, 2.12, f"{before} before", 9, color=_SOFT)


def _told(report: Report, fact: str) -> tuple[str, str]:
    """A figure of the period, and of the one before."""
    row = next(row for row in report.section("headline").rows if row.id == fact)
    now, before = (_UNTOLD if value in (NONE, WITHHELD) else shown(value) for value in _both(row))
    return now, before


def _bars(axes: Axes, rows: list[Row]) -> None:
    most = max([1, *(_number(value) for row in rows for value in _both(row))])
    for place, row in enumerate(rows):
        for shift, value, colour in ((-_BAR / 2, row.now, _NOW), (_BAR / 2, row.before, _BEFORE)):
            axes.barh(place + shift, _number(value), height=_BAR * 0.92, color=colour)
            strong = colour == _NOW and not isinstance(value, str)
            axes.text(
                _number(value) + most * 0.02,
                place + shift,
                shown(value),
                va="center",
                fontsize=9 if strong else 8,
                fontweight="bold" if strong else "normal",
                fontstyle="italic" if isinstance(value, str) else "normal",
                color=_INK if strong else _SOFT,
                family=_FONT,
            )
    labels = [_wrapped(row.label) for row in rows]
    axes.set_yticks(range(len(rows)), labels, fontsize=9.5, family=_FONT)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, most * 1.2)
    axes.set_xticks([])
    axes.tick_params(length=0, colors=_INK)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_GRID)


def _nothing(report: Report) -> str:
    return "None, or too few to be told apart" if report.guarded else "None"


def _foot(sheet: Sheet, report: Report) -> None:
    left = _LEFT
    for colour, period in ((_NOW, report.period), (_BEFORE, report.before)):
        sheet.text(left, sheet.height - 0.56, "■", 12, color=colour)
        sheet.text(left + 0.2, sheet.height - 0.57, period.in_words, 9.5)
        left += 0.7 + 0.085 * len(period.in_words)
    told = ["Requests count in the period in which they were received."]
    if report.guarded:
        band, _ = _told(report, "national_security")
        told += [f"Small rows are merged. National-security process, in none of these: {band}."]
    else:
        told += ["Without sealed cases, which are counted in half-years that are over."]
    if any(_UNTOLD in _told(report, fact) for fact in _FACTS):
        told += [f"“{_UNTOLD}” is none, or too few to be told."]
    sheet.text(_LEFT, sheet.height - 0.25, " ".join(told), 8, color=_SOFT)


def _wrapped(label: str) -> str:
    """On two lines where it is long; the field's terms are."""
    if len(label) <= 22:
        return label
    middle = min(
        (at for at, sign in enumerate(label) if sign == " "),
        key=lambda at: abs(at - len(label) // 2),
        default=len(label),
    )
    return f"{label[:middle]}\n{label[middle + 1 :]}"


def _both(row: Row) -> tuple[Value, Value]:
    return row.now, row.before


def _number(value: Value) -> float:
    return value if isinstance(value, int | float) else 0
