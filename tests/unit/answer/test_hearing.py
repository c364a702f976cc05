"""Concepts are heard in the words of a question, through slips of the pen."""

import pytest

from policy.answer.engine import Engine
from policy.answer.lexicon import Lexicon, stem
from policy.answer.spelling import Speller
from policy.answer.vocabulary import known_words


def heard(engine: Engine, question: str) -> tuple[str, ...]:
    return engine.hearing(question).concepts


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("what does a grand jury subpoena yield", "process.subpoena"),
        ("waht does a subpeona yeild", "process.subpoena"),
        ("传飘能拿到什么", "process.subpoena"),
        ("傳票能拿到什麼", "process.subpoena"),
        ("chuanpiao 能拿到什么", "process.subpoena"),
        ("may we give voicemial", "data.voicemail"),
        ("语音信乡能给吗", "data.voicemail"),
        ("a 2703(d) order", "process.court_order_2703d"),
        ("is it a non-emergency request", "negation.non_emergency"),
        ("without a warrant", "negation.without_warrant"),
        ("the US police", "party.us_authorities"),
        ("what does Zoom Whiteboard keep", "outside.product"),
    ],
)
def test_a_concept_is_heard(engine: Engine, question: str, concept: str) -> None:
    assert concept in heard(engine, question)


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("it is a non-emergency request", "process.emergency_disclosure"),
        ("do they tell us", "party.us_authorities"),
        ("the records", "data.cloud_recording"),
        ("does it meet the rule", "product.meetings"),
        ("事实是什么", "process.interception"),
    ],
)
def test_what_only_looks_alike_is_not_heard(engine: Engine, question: str, concept: str) -> None:
    assert concept not in heard(engine, question)


def test_an_elliptical_question_takes_the_rest_from_the_one_before(engine: Engine) -> None:
    follow_up = engine.hearing("and voicemail?", ["Can we get IP addresses with a subpoena?"])
    assert "process.subpoena" in follow_up.concepts
    assert "data.voicemail" in follow_up.concepts
    assert "data.ip_address" not in follow_up.concepts


@pytest.mark.parametrize(
    ("question", "previous", "begins"),
    [
        ("and voicemail?", "Can we get IP addresses with a subpoena?", "No. "),
        ("what about a warrant?", "Can we get voicemail with a subpoena?", "Yes. "),
        ("那语音信箱呢?", "凭传票能拿到 IP 地址吗?", "不能。"),
        ("and voicemail?", "What does a search warrant yield?", "A search warrant may yield voice"),
        ("and can it be extended?", "How long is a snapshot kept?", "Zoom may extend"),
        ("and for a warrant?", "How many dollars for a subpoena?", "The guide does not say"),
        ("without a warrant?", "Can we give them recordings?", "No. "),
        ("is that content?", "Do we have MAC addresses?", "No. The guide lists MAC addresses as"),
        ("does it include voicemail?", "What does a subpoena yield?", "No. "),
        ("where do I send it?", "What must a request contain?", "Law enforcement and government"),
        ("does it have to be signed?", "What does a search warrant yield?", "A request must bear"),
        ("这算内容吗?", "你们有 MAC 地址吗?", "否。指南将"),
        ("那没有搜查证呢?", "可以把录像给警察吗?", "不能。"),
        ("外国警察也可以吗?", "美国警察可以申请保留吗?", "保留申请，无论"),
        ("why not?", "Can Zoom intercept a meeting?", "Zoom cannot help"),
        ("and IP addresses?", "Do you have GPS locations?", "The guide lists IP addresses"),
        (
            "and if they are from Canada?",
            "Can we get IP addresses with a subpoena?",
            "In the guide,",
        ),
        ("and if a judge forbids it?", "Do you tell users about requests?", "Users are not told"),
        (
            "and how long is a snapshot kept?",
            "Is a subpoena enough for texts?",
            "Zoom keeps a one-",
        ),
        ("and in German?", "Do requests have to be in English?", "Requests must be in English"),
    ],
)
def test_a_follow_up_is_answered_as_the_question_that_it_stands_for(
    engine: Engine, question: str, previous: str, begins: str
) -> None:
    assert engine.answer(question, [previous]).text.startswith(begins)


def test_a_follow_up_of_a_follow_up_goes_back_to_where_the_talk_began(engine: Engine) -> None:
    talk = ["what does a LERS account cost?", "Can we get IP addresses with a subpoena?"]
    assert engine.answer("and voicemail?", talk).text.startswith("No. ")
    talk.append("and voicemail?")
    assert engine.answer("and with a warrant?", talk).text.startswith("Yes. ")
    assert engine.answer("and with a warrant?", talk).leans == 2
    assert engine.answer("and in Germany?", talk).section == "non_us_requests"
    assert engine.answer("What must an emergency request contain, please?", talk).leans == 0


def test_a_pronoun_stands_for_what_was_named_before(engine: Engine) -> None:
    follow_up = engine.hearing("is that content?", ["Do we have MAC addresses?"])
    assert follow_up.tokens[:3] == ("is", "that", "content")
    assert {"data.content", "data.mac_address"} <= set(follow_up.concepts)


@pytest.mark.parametrize(
    "said", ["hi", "Hello!", "ok", "thanks!", "谢谢", "好", "OK, thanks a lot"]
)
def test_a_greeting_and_thanks_are_no_question(engine: Engine, said: str) -> None:
    found = engine.answer(said, ["How long is a snapshot kept?"])
    assert (found.abstained, found.nearest, found.leans) == (True, (), 0)


def test_what_asks_the_same_of_something_else_may_be_longer(engine: Engine) -> None:
    question = "is this the case for foreign police too?"
    follow_up = engine.hearing(question, ["Do requests have to be in English?"])
    assert {"party.non_us_authorities", "item.in_english"} <= set(follow_up.concepts)


def test_a_question_that_stands_by_itself_takes_nothing(engine: Engine) -> None:
    question = "For how many days do we keep the snapshot of the records of an account?"
    assert engine.hearing(question, ["What is a subpoena?"]) == engine.hearing(question)


def test_the_longest_alias_wins() -> None:
    lexicon = Lexicon({"data": {"mail": {"en": ("mail",)}, "voice": {"en": ("voice mail",)}}})
    assert [one.id for one in lexicon.hear(("voice", "mails"))] == ["voice"]


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("preserving") == stem("preserved") == stem("preserves") == stem("preserve")
    assert stem("agencies") == stem("agency")
    assert stem("recordings") != stem("records")
    assert stem("notes") == stem("note") != stem("not")


def test_a_rare_misspelling_of_a_common_word_is_not_a_word() -> None:
    questions = [("agency",), ("long",)] * 20 + [("agancy",), ("rarely",), ("lnog",), ("lung",)]
    assert known_words(questions, frozenset()) == ("agency", "long", "lung", "rarely")


def test_a_word_that_is_near_none_stays_as_it_is(engine: Engine) -> None:
    speller = Speller(engine.lexicon, ("subpoena",))
    assert speller.corrected(("xylophone", "zq", "subpena")) == ("xylophone", "zq", "subpoena")
