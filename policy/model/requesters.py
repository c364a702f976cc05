"""By what the desk knows an authority: e-mail domains and countries. The desk's own lists."""

from typing import Annotated

from pydantic import StringConstraints

from policy.model.facts import Frozen

Suffix = Annotated[str, StringConstraints(pattern=r"^(\.[a-z0-9-]+)+$")]
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Requesters(Frozen):
    """`government_suffixes` are met, `free_webmail` fails, every other domain is for a person."""

    government_suffixes: tuple[Suffix, ...]
    free_webmail: tuple[Domain, ...]
    united_states: tuple[CountryCode, ...]
    cloud_act_countries: tuple[CountryCode, ...]
