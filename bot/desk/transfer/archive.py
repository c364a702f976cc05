"""A case's file as one archive: its facts, timeline and letters, and the hashes of all of it.

Of what agencies sent there are names and hashes only: the desk keeps no content. `SHA256SUMS` is
checked with `sha256sum --check`.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same content makes the same archive


def pack(found: Json) -> bytes:
    """The ZIP archive of what `bot.desk.transfer.exporting.case_file` yields."""
    whole = io.BytesIO()
    sums = []
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(found):
            _put(archive, name, content)
            sums.append(f"{hashlib.sha256(content.encode()).hexdigest()}  {name}\n")
        _put(archive, "SHA256SUMS", "".join(sums))
    return whole.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: str) -> None:
    info = zipfile.ZipInfo(name, _WHEN)
    info.external_attr = 0o600 << 16
    archive.writestr(info, content, zipfile.ZIP_DEFLATED)


def _parts(found: Json) -> Iterator[tuple[str, str]]:
    for name in ("case", "timeline", "files", "linked", "disclosed", "audit"):
        yield f"{name}.json", json.dumps(found[name], indent=2, ensure_ascii=False) + "\n"
    yield "timeline.txt", "".join(_timeline_line(one) for one in found["timeline"])
    for number, letter in enumerate(reversed(found["letters"]), 1):
        head = {key: value for key, value in letter.items() if key != "text"}
        text = "".join(f"{key}: {value or '-'}\n" for key, value in head.items())
        yield f"letters/{number:02}-{letter['addressee']}.txt", f"{text}\n{letter['text']}\n"


def _timeline_line(event: Json) -> str:
    data = "".join(f"\n    {key}: {value}" for key, value in event["data"].items())
    return f"{event['at']}  {event['by']}  {event['what']}{data}\n"
