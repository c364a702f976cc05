"""Slips of the pen: unknown words → the known words that were meant.

English by edit distance; Chinese by sound, since a slip there is a wrong choice among characters
that sound alike; pinyin that was never turned into characters, by its letters.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from policy.answer.han import is_han, pinyin, sound
from policy.answer.lexicon import Lexicon

_SHORTEST = 4
_LONG = 9
"""From this length on, a word may have two slips."""
_LOOKED_UP = 16
"""Unknown words that are looked up in one question; what is beyond stays as it is."""


class Speller:
    """Knows the words of the lexicon and those that the examples use, the commonest first."""

    def __init__(self, lexicon: Lexicon, used: Iterable[str] = ()) -> None:
        self._known = dict.fromkeys((*used, *sorted(lexicon.words)))
        self._by_length: dict[int, list[str]] = {}
        for word in self._known:
            if word.isascii() and word.isalpha():
                self._by_length.setdefault(len(word), []).append(word)
        self._sounds: dict[tuple[str, ...], str] = {}
        self._letters: dict[str, str] = {}
        for _, alias in lexicon.entries():
            if 2 <= len(alias) <= 5 and all(map(is_han, alias)):
                self._sounds.setdefault(tuple(map(sound, alias)), alias)
                self._letters.setdefault("".join(map(pinyin, alias)), alias)

    def corrected(self, tokens: Sequence[str]) -> tuple[str, ...]:
        """The words, with those set right that are nearly a known one."""
        right: list[str] = []
        budget = _LOOKED_UP
        for token in tokens:
            if token in self._known or len(token) < _SHORTEST or not token.isalpha() or not budget:
                right.append(token)
                continue
            budget -= 1
            right.extend(self._latin(token))
        return tuple(self._han(right))

    def _latin(self, word: str) -> Sequence[str]:
        if word in self._letters:
            return tuple(self._letters[word])
        slips = 1 if len(word) < _LONG else 2
        lengths = sorted(
            range(len(word) - slips, len(word) + slips + 1), key=lambda n: n != len(word)
        )
        choices = [known for length in lengths for known in self._by_length.get(length, ())]
        found = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=slips)
        return (found[0],) if found else (word,)

    def _han(self, tokens: list[str]) -> list[str]:
        """Set right pairs and longer runs of characters that sound like an alias.

        Two words that sound alike are otherwise two words: see `_is_slip`.
        """
        done, start = list(tokens), 0
        while start < len(done):
            start += self._set_right(done, start)
        return done

    def _set_right(self, tokens: list[str], start: int) -> int:
        """Set the longest such run right that begins here; how far to go on."""
        if not is_han(tokens[start]):
            return 1
        for length in (5, 4, 3, 2):
            run = tokens[start : start + length]
            alias = self._sounds.get(tuple(map(sound, run))) if len(run) == length else None
            if alias is None:
                continue
            if alias == "".join(run):
                return length
            if self._is_slip(run, alias):
                tokens[start : start + length] = list(alias)
                return length
        return 1

    def _is_slip(self, run: list[str], alias: str) -> bool:
        """Half of the characters are right, and no wrong one makes a word with its neighbour."""
        wrong = [a != b for a, b in zip(run, alias, strict=True)]
        words = (
            first + second in self._known
            for (first, second), touched in zip(pairwise(run), pairwise(wrong), strict=True)
            if any(touched)
        )
        return sum(wrong) * 2 <= len(run) and not any(words)
