"""Whether a fact states all that a question says: without that, no learned yes.

"Must a request be notarised in English?" is nearest to the fact that requests are in English, and
yes would be wrong of it. So each word of the question has to be in the fact, or be named there by
another word for the same concept, or say nothing by itself.
"""

from typing import Final

from policy.answer.hearing import Hearing
from policy.answer.lexicon import stem

_ENGLISH: Final = """
    a an the this that these those there it its they them their he she his her we us our you your
    i my who anyone someone is are was were be been being do does did can could may might must
    should shall will would has have had having need needs needed require requires required
    of to for in on at by with from as into through via about and or if so ok okay also too well
    even then than please hi hello hey thanks just checking ask asking asked want wants tell know
    say says said get gets give gives given go goes come comes put include included including
    contain contains send sent use uses used make makes made take takes taken state stated
    request requests zoom company guide policy true right correct yes own each any one
"""
_CHINESE: Final = (
    "的了吗呢吧啊呀嘛么是否有在要需必须得应该可以能会把被给对于和与及也还都就其这那它他她"
    "我你们咱请问想知道一下个份种件说写用由向从到为以上里中时候申请公司指南来去发交做拿看?"
)
"""Characters that say nothing by themselves."""

_SILENT: Final = frozenset((*map(stem, _ENGLISH.split()), *_CHINESE))
_KINDS: Final = frozenset({"process", "data", "product", "party"})
"""Kinds of concepts whose names mean the same; an item's also name what is wrong, as a PO box."""


def states_all(fact: Hearing, question: Hearing) -> bool:
    """Whether the fact's wording, heard like a question, has all that the question says."""
    stated = frozenset(map(stem, fact.tokens)) | _SILENT
    named = {one.concept for one in fact.heard if one.kind in _KINDS}
    vouched = {
        at for one in question.heard if one.concept in named for at in range(one.start, one.end)
    }
    return all(at in vouched or stem(token) in stated for at, token in enumerate(question.tokens))
