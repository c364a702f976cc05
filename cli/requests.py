"""Reading a request file: YAML or JSON, as people write it."""

from pathlib import Path
from typing import Any

import yaml

from bot.domain.errors import InvalidInput

_MOST_BYTES = 1_000_000


def read_request_file(file: Path) -> dict[str, Any]:
    """The facts in a file.

    Raises:
        InvalidInput: when it is not there, too large, or no mapping.
    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise InvalidInput("a request file has a page or two of facts; this one is too large")
        facts = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidInput(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InvalidInput("cannot be read: it is not UTF-8 text") from None
    except yaml.YAMLError as error:
        raise InvalidInput(f"is neither YAML nor JSON: {' '.join(str(error).split())}") from None
    except (ValueError, RecursionError) as error:  # such as the 30th of February
        raise InvalidInput(f"has a value that cannot be: {error}") from None
    if not isinstance(facts, dict):
        raise InvalidInput("is no mapping of facts, such as `process: subpoena`")
    return facts
