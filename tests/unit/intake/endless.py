"""A worker whose reading never ends."""

from bot.intake import worker


def _endless(content: bytes) -> dict[str, object]:
    while True:
        pass


if __name__ == "__main__":
    worker._read = _endless
    worker.main()
