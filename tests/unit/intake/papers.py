"""PDFs as agencies send them, made by hand: pages of text, form fields, and what is wrong."""

import io
import zlib
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

_LINES_A_PAGE = 52


def paper(text: str, *, pages: int = 0) -> bytes:
    """A PDF with this text; `pages` empty ones follow."""
    writer = PdfWriter()
    lines = text.splitlines()
    for start in range(0, len(lines), _LINES_A_PAGE):
        _add_page(writer, lines[start : start + _LINES_A_PAGE])
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    return _bytes(writer)


def form(text: str, fields: dict[str, str]) -> bytes:
    """The same, with text fields that are filled in."""
    writer = PdfWriter()
    _add_page(writer, text.splitlines())
    made = ArrayObject()
    for name, value in fields.items():
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(name),
                NameObject("/V"): TextStringObject(value),
            }
        )
        made.append(writer._add_object(field))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): made})
    return _bytes(writer)


def locked(text: str, password: str = "secret") -> bytes:
    """The same, for which one needs a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper(text))))
    writer.encrypt(password, algorithm="RC4-128")
    return _bytes(writer)


def scanned() -> bytes:
    """Pages without any text, as a scanner makes them."""
    return paper("", pages=2)


def bomb(megabytes: int = 1500) -> bytes:
    """A page of a few kilobytes whose content unpacks to far more than fits."""
    packed = zlib.compressobj(9)
    chunk = b"0 0 m " * 200_000
    data = b"".join(packed.compress(chunk) for _ in range(megabytes * 1_000_000 // len(chunk)))
    data += packed.flush()
    head = b"%PDF-1.4\n"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(data), data),
    ]
    body, places = head, []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return body + end % (table, len(body))


def _add_page(writer: PdfWriter, lines: Sequence[str]) -> None:
    page = writer.add_blank_page(612, 792)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    stream = DecodedStreamObject()
    content = f"BT /F1 10 Tf {FloatObject(14)} TL 54 740 Td {shown}ET"
    stream.set_data(content.encode("cp1252", "replace"))
    page[NameObject("/Contents")] = writer._add_object(stream)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _bytes(writer: PdfWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
