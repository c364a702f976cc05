"""The report's chart: one picture that can stand in a published report. Runs in the worker.

Two panels: how many requests came by which process, and what became of them; this period beside
the one before. What is merged or withheld has no bar and is said so.
"""

import io

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.domain.reports import Value
from bot.report.model import NONE, REST, WITHHELD, Report, Row, shown

_INK, _SOFT, _GRID = "#1b2a36", "#5d6d7a", "#e3e8ec"
_NOW, _BEFORE = "#1f6f8b", "#b9cdd6"
_FONT = "DejaVu Sans"
_MOST_ROWS = 8
_BAR = 0.36
_WIDTH, _DPI = 11.0, 160
_FACTS = (
    "requests",
    "accounts",
    "accounts_disclosed",
    "emergencies",
    "preserved",
    "days_answer",
)
_SHORT = {
    "requests": "requests\nreceived",
    "accounts": "accounts\nnamed",
    "accounts_disclosed": "accounts with\ndata disclosed",
    "emergencies": "emergency\nrequests",
    "preserved": "preservations\nbegun",
    "days_answer": "median days to\nfirst answer",
}


def draw(report: Report) -> bytes:
    """The chart as PNG."""
    process = _drawn(report, "process")
    outcome = _drawn(report, "outcome")
    rows = max(len(process), len(outcome), 3)
    height = 3.6 + 0.52 * rows
    figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    _head(figure, report, height)
    _facts(figure, report, height)
    bottom, top = 0.95 / height, 1 - 2.55 / height
    for left, name, drawn in (
        (0.205, "By process", process),
        (0.70, "By outcome", outcome),
    ):
        _bars(figure.add_axes((left, bottom, 0.265, top - bottom)), name, drawn)
    _foot(figure, report, height)
    file = io.BytesIO()
    figure.savefig(file, format="png")
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


def _head(figure: Figure, report: Report, height: float) -> None:
    so_far = ", so far" if report.so_far else ""
    edition = ""
    if report.edition is not None:
        edition = f"  ·  published {report.published_on}, edition {report.edition}"
    _text(figure, 0.04, 1 - 0.45 / height, "Government requests for user data", 19, bold=True)
    line = f"{report.period.name}{so_far}, beside {report.before.name}{edition}"
    _text(figure, 0.04, 1 - 0.80 / height, line, 11, color=_SOFT)


def _facts(figure: Figure, report: Report, height: float) -> None:
    rows = {row.id: row for row in report.section("headline").rows}
    for place, fact in enumerate(_FACTS):
        left = 0.04 + place * 0.156
        value = rows[fact].now
        told = "–" if value in (NONE, WITHHELD) else shown(value)
        _text(figure, left, 1 - 1.47 / height, told, 20, bold=True, color=_NOW)
        _text(figure, left, 1 - 1.92 / height, _SHORT[fact], 9, color=_SOFT)


def _bars(axes: Axes, name: str, rows: list[Row]) -> None:
    axes.set_title(name, loc="left", fontsize=12, fontweight="bold", color=_INK, pad=10)
    axes.title.set_fontfamily(_FONT)
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
            )
    axes.set_yticks(range(len(rows)), [_wrapped(row.label) for row in rows], fontsize=9.5)
    axes.set_ylim(max(len(rows), 3) - 0.4, -0.6)
    axes.set_xlim(0, most * 1.2)
    axes.set_xticks([])
    axes.tick_params(length=0, colors=_INK)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_GRID)


def _foot(figure: Figure, report: Report, height: float) -> None:
    for left, colour, name in (
        (0.04, _NOW, report.period.name),
        (0.04 + 0.10 + 0.009 * max(0, len(report.period.name) - 7), _BEFORE, report.before.name),
    ):
        figure.text(left, 0.56 / height, "■", color=colour, fontsize=12, family=_FONT)
        _text(figure, left + 0.018, 0.57 / height, name, 9.5)
    if report.guarded:
        told = "Small rows are merged. National-security process is in no figure but its bands."
    else:
        told = "Without sealed cases, which are counted in half-years that are over."
    _text(figure, 0.04, 0.22 / height, told, 8, color=_SOFT)


def _text(
    figure: Figure,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    bold: bool = False,
    color: str = _INK,
) -> None:
    weight = "bold" if bold else "normal"
    figure.text(x, y, text, fontsize=size, fontweight=weight, color=color, family=_FONT)


def _wrapped(label: str) -> str:
    """On two lines where it is long; the field's terms are."""
    if len(label) <= 24:
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
