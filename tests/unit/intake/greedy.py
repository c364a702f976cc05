"""A worker whose reading takes all the memory there is."""

from bot.intake import worker


def _greedy(content: bytes) -> dict[str, object]:
    return {"proposals": bytearray(worker.MEMORY * 2)}


if __name__ == "__main__":
    worker._read = _greedy
    worker.main()
