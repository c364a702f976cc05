"""Makes `country_names.json`: what people call each country, in the languages below.

The names are those of Unicode's CLDR (https://cldr.unicode.org), by Babel, which only this needs:
a desk that runs reads the file.

    python -m policy.country_names
"""

import json
from pathlib import Path

from babel import Locale

from policy.countries import COUNTRIES, NAMES_FILE

LANGUAGES = ("en", "zh", "zh_Hant", "de", "fr", "es", "it", "pt", "ja", "ko")


def names() -> dict[str, list[str]]:
    """The names by code, each once, in the order of the languages."""
    territories = [Locale.parse(language).territories for language in LANGUAGES]
    return {code: list(dict.fromkeys(one[code] for one in territories)) for code in COUNTRIES}


def write(file: Path = NAMES_FILE) -> None:
    """A line for each country."""
    lines = [
        f'"{code}": {json.dumps(found, ensure_ascii=False)}' for code, found in names().items()
    ]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write()
