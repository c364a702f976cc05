"""A PDF's text and form fields, by pypdf. Runs in the worker only: a PDF is hostile until read."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from bot.intake.find.text import Text
from bot.intake.result import Problem, Unreadable

MOST_PAGES = 60
MOST_TEXT = 200_000  # characters
_MOST_FIELDS = 300
_MOST_VALUE = 2000

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the document


def read_pdf(content: bytes) -> tuple[Text, int, int]:
    """The text, how many pages were read, and how many there are.

    Raises:
        Unreadable: for what is no PDF, locked, broken, or pictures of pages.
    """
    if b"%PDF-" not in content[:1024]:
        raise Unreadable(Problem.NO_PDF)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Problem.LOCKED)
        total = len(reader.pages)
        text = Text(_pages(reader, min(total, MOST_PAGES)), _fields(reader))
        blank = not text.flat.strip()
    except (Unreadable, MemoryError):
        raise
    except LimitReachedError as error:
        raise Unreadable(Problem.TOO_HEAVY) from error
    except NotImplementedError as error:  # a way of locking that pypdf does not know
        raise Unreadable(Problem.LOCKED) from error
    except Exception as error:
        # pypdf lets through, as it comes, what a broken file makes of its objects: a failed
        # assertion, a recursion without end. What the process is given bounds it, whatever it is.
        raise Unreadable(Problem.BROKEN) from error
    if blank:
        raise Unreadable(Problem.SCANNED)
    return text, min(total, MOST_PAGES), total


def _pages(reader: PdfReader, count: int) -> str:
    parts: list[str] = []
    length = 0
    for number in range(count):
        page = reader.pages[number]
        page.get_contents()  # raises for what unpacks too far, which extract_text reads as blank
        part = page.extract_text()
        parts.append(part[: MOST_TEXT - length])
        length += len(part)
        if length >= MOST_TEXT:
            break
    return "\n".join(parts)


def _fields(reader: PdfReader) -> dict[str, str]:
    found = {}
    for name, field in list((reader.get_fields() or {}).items())[:_MOST_FIELDS]:
        value = field.value
        if isinstance(value, str) and value.strip() and not value.startswith("/"):
            found[name] = value.strip()[:_MOST_VALUE]
    return found
