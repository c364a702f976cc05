"""Any request that parses, for property tests: facts absent, wrong, half and whole."""

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from policy.load import latest
from policy.request import IdentifierKind, ProcessId, Request, parse_request

_TEXT = st.none() | st.text(max_size=60) | st.sampled_from(["n/a", "§ 1 StPO", "PO Box 1", "x12"])
_EMAIL = _TEXT | st.sampled_from(["a@millford.gov", "a@gmail.com", "a@polizei.example", "a@b@c"])
_FLAG = st.none() | st.booleans()
_DAY = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
_MOMENT = st.none() | st.datetimes(
    dt.datetime(1901, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    dt.datetime(2199, 12, 31),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)
_SEEKS = st.sampled_from([item.id for item in latest().catalogue])


def _one_of(*values: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


_IDENTIFIER = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(get_args(IdentifierKind)),
        "value": st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip())),
    }
)
_FACTS = {
    "process": st.sampled_from(get_args(ProcessId)),
    "subpoena_kind": _one_of("administrative", "trial", "grand_jury"),
    "country": _one_of("US", "PR", "DE", "GB", "JP"),
    "received_at": _MOMENT,
    "channel": _one_of("lers", "email", "mail", "fax", "served", "phone"),
    "language": _TEXT | st.sampled_from(["en", "en-GB", "de"]),
    "format": _one_of("pdf", "docx", "email", "paper", "phone"),
    "addressee": _TEXT | st.just("Zoom Video Communications, Inc."),
    "address": _TEXT | st.just("55 Almaden Boulevard, 6th Floor, San Jose, CA 95113"),
    "sender_email": _EMAIL,
    "agent": st.fixed_dictionaries(
        {
            "name": _TEXT,
            "agency": _TEXT,
            "badge": _TEXT,
            "email": _EMAIL,
            "phone": _TEXT,
            "mailing_address": _TEXT,
        }
    ),
    "signed": st.fixed_dictionaries({"date": _DAY, "by": _TEXT}),
    "respond_by": _DAY,
    "legal_basis": _TEXT,
    "probable_cause": _FLAG,
    "affidavit": _FLAG,
    "particular": _FLAG,
    "criminal_matter": _FLAG,
    "product": _one_of("meetings", "webinars", "phone", "contact_center"),
    "identifiers": st.lists(_IDENTIFIER, max_size=3),
    "period": st.fixed_dictionaries({"from": _MOMENT, "to": _MOMENT}),
    "seeks": st.lists(_SEEKS, max_size=4),
    "nondisclosure": st.fixed_dictionaries({"ordered": _FLAG, "until": _DAY, "basis": _TEXT}),
    "emergency": st.fixed_dictionaries(
        {
            "nature": _TEXT,
            "at_risk": _TEXT,
            "imminence": _TEXT,
            "specific_data": _TEXT,
            "how_it_helps": _TEXT,
            "callback_confirmed": _FLAG,
        }
    ),
    "preservation": st.fixed_dictionaries(
        {
            "snapshot_at": _MOMENT,
            "extensions_so_far": st.none() | st.integers(0, 100),
            "expires_on": _DAY,
            "formal": _FLAG,
        }
    ),
    "restriction": st.fixed_dictionaries(
        {
            "jurisdiction": _TEXT,
            "affects_outside": _FLAG,
            "terms_violated": _FLAG,
            "cites_law": _FLAG,
        }
    ),
}


def _parsed(facts: dict[str, Any]) -> Request:
    return parse_request(facts)


requests: st.SearchStrategy[Request] = st.fixed_dictionaries(_FACTS).map(_parsed)
