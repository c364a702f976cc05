"""What a text on a request says on its face: nothing, a phone number, a PO box, an address."""

import re

_NOTHING = {"n/a", "none", "nil", "unknown", "not known", "not provided", "not given", "tbd", "tba"}
_EXTENSION = re.compile(
    r"(?:;ext=|(?<![a-z])(?:ext(?:ension|n)?|x|poste|durchwahl|DW)\.?|#|分机号?|内線)"
    r"\s*:?\s*\d{1,8}\)?\s*$",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 5  # the shortest numbers that a caller from elsewhere can dial
_PO_BOX = re.compile(
    r"\bp\s*\.?\s*o\s*\.?\s*box\b|\bpost(?:al)?\s+office\s+box\b|\bpob\s*\.?\s*\d"
    r"|\bpostfach\b|\bpostbus\b|\bb\.?\s*p\.?\s*\d|\bbo[iî]te\s+postale\b|\bcasella\s+postale\b"
    r"|\bapartado\b|\bcaixa\s+postal\b|\bcasilla\b|\bpostboks\b|信箱|私書箱",
    re.IGNORECASE,
)


def stated(text: str | None) -> str | None:
    """The text, or None where it says nothing, as "n/a" and a dash do."""
    if text is None or text.lower().strip(" .") in _NOTHING:
        return None
    return text if any(letter.isalnum() for letter in text) else None


def has_extension(phone: str) -> bool:
    """Whether a phone number ends in an extension, such as `x12` or `ext. 41`."""
    return _EXTENSION.search(phone) is not None


def is_phone_number(phone: str) -> bool:
    """Whether what is left of it without its extension can be dialled."""
    number = _EXTENSION.sub("", phone)
    return sum(digit.isdecimal() for digit in number) >= _FEWEST_DIGITS


def has_po_box(address: str) -> bool:
    """Whether a postal address names a PO box, in one of the ways it is written."""
    return _PO_BOX.search(" ".join(address.split())) is not None


def ended(sentence: str) -> str:
    """With one full stop at its end, also where it ends in “Inc.”."""
    return f"{sentence.rstrip('.')}."


def one_line(text: str, *, most: int = 120) -> str:
    """A text from a request as part of a sentence of ours: on one line, and not long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
