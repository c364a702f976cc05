"""Which words of the example questions are words, and which are slips that people made there too.

Examples are typed as people type. A rare word that is one slip away from a common one is taken
for that word misspelt, so that it is set right in training as it will be in use.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from policy.answer.han import is_han
from policy.answer.lexicon import stem

_SHORTEST = 4
_SURE = 5
"""Letters from which any slip counts; of a shorter word only two letters that changed places."""
_RARE = 6
_TIMES = 8
"""How many times as often the common word stands in the examples as the rare one."""


def known_words(questions: Iterable[tuple[str, ...]], certain: frozenset[str]) -> tuple[str, ...]:
    """The words, and the pairs of Chinese characters, that the questions use; the commonest first.

    `certain` are words that are none's misspelling, such as the lexicon's.
    """
    often: Counter[str] = Counter()
    for tokens in questions:
        often.update(tokens)
        often.update(a + b for a, b in pairwise(tokens) if is_han(a[0]) and is_han(b[0]))
    common = [word for word, times in often.items() if times > _RARE and _is_latin(word)]
    return tuple(
        word
        for word, times in sorted(often.items(), key=lambda entry: (-entry[1], entry[0]))
        if word in certain or times > _RARE or not _is_slip(word, times, common, often)
    )


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) >= _SHORTEST


def _is_slip(word: str, times: int, common: list[str], often: Counter[str]) -> bool:
    if not _is_latin(word):
        return False
    near = process.extract(word, common, scorer=OSA.distance, score_cutoff=1, limit=3)
    return any(
        often[other] >= _TIMES * times
        and stem(other) != stem(word)
        and other[0] == word[0]
        and (len(word) >= _SURE or sorted(other) == sorted(word))
        for other, _, _ in near
    )
