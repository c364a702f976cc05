"""The desk's database; nothing outside has SQL or imports sqlite-utils.

sqlite-utils imports numpy and pandas where it finds them, to store their types. The desk has none
of those, and numpy, which comes with the chart's matplotlib, takes ten megabytes and a tenth of a
second: so it finds none.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _hidden(*modules: str) -> Iterator[None]:
    """For as long as the context lasts, an import does not find these."""
    there = {name: sys.modules.pop(name) for name in modules if name in sys.modules}
    sys.modules.update(dict.fromkeys(modules))  # type: ignore[arg-type]  # None: not to be found
    try:
        yield
    finally:
        for name in modules:
            del sys.modules[name]
        sys.modules.update(there)


with _hidden("numpy", "pandas"):
    import sqlite_utils  # noqa: F401 — what imports it next has it as it is
