"""Splits the guide's own text into numbered sentences, to hold the coverage table against it.

A sentence ends at a Chinese full stop; a bullet, a line without one, and a cell of a table (cells
are set apart by a space between two Chinese characters) count as sentences too. Headings and the
captions of pictures do not.
"""

import re
from collections import defaultdict

# A line that begins so begins a section; where the line is no heading, it is its first sentence.
_HEADINGS = {
    "政府请求指南": "scope",
    "如何提交申请": "submission",
    "所有司法管辖区的要求": "all_jurisdictions",
    "申请内容": "request_content",
    "美国政府索取用户信息": "us_requests",
    "非美国政府索取用户信息": "non_us_requests",
    "申请实时拦截或监视用户会议内容": "interception",
    "保留申请": "preservation",
    "Zoom 可能拥有的数据类型": "data_account",
    "账户信息": "data_account",
    "Zoom Meetings、Webinars、Phone 和 Contact Center 信息": "data_services",
    "用户通知": "user_notice",
    "记录的生成": "records_production",
    "紧急申请": "emergency",
    "要求 Zoom 限制访问我们平台服务的申请": "restriction",
    "专家证人的证明和记录验证": "testimony",
}
_OPENINGS = {"关于内容": "meeting_content", "如果您要求获取": "user_consent"}
_CAPTION = "标题图像"

_HAN = r"[\u4e00-\u9fff]"
_END = re.compile(rf"(?<=。)\s*|(?<={_HAN})\s(?={_HAN})|(?<=\*)\s(?={_HAN})")


def sentences(text: str) -> dict[str, list[str]]:
    """The sentences of each section, in the guide's order; the first has number 1."""
    found: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in (raw.strip() for raw in text.splitlines()):
        if line in _HEADINGS:
            section = _HEADINGS[line]
        elif line and line != _CAPTION:
            section = _opened(line) or section
            found[section] += [part for part in _END.split(line.lstrip("• ")) if part]
    return dict(found)


def _opened(line: str) -> str | None:
    return next((one for start, one in _OPENINGS.items() if line.startswith(start)), None)
