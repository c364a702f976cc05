"""What depends on a process and a kind of data is worked out, and agrees with the catalogue."""

import pytest

from policy.answer.compute import COMPUTED, Computer
from policy.answer.disclosure import Disclosure
from policy.answer.engine import Engine
from policy.answer.reply import Reply
from policy.load import latest
from policy.model import Guide, Item
from policy.reach import Reach, reaches

from .conftest import Ask

ITEMS = [item for item in latest().catalogue if item.kind == "record"]


@pytest.fixture
def disclosure(engine: Engine) -> Disclosure:
    return Disclosure(engine.guide, engine.computer.tables)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@pytest.mark.parametrize("process", ["subpoena", "court_order_2703d", "search_warrant"])
def test_yes_is_said_only_where_the_process_reaches_the_item(
    disclosure: Disclosure, guide: Guide, process: str, item: Item
) -> None:
    reply = disclosure.may(process, [item], needed=False)
    assert reply is not None
    reached = reaches(guide.process(process), item, outside_us=False) is Reach.YES
    assert (reply.opening == "yes") is reached


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_content_takes_a_search_warrant(disclosure: Disclosure, item: Item) -> None:
    reply = disclosure.for_items([item])
    assert reply is not None
    told = reply.stated
    assert told is not None
    assert ("search warrant" in told.en) is (item.data_class == "content")
    assert ("搜查证" in told.zh) is (item.data_class == "content")


def test_every_label_of_the_model_resolves_or_is_a_silence(engine: Engine) -> None:
    facts = {fact.id for fact in engine.guide.facts}
    hearing = engine.hearing("Can we get voicemail with a subpoena from the agent's badge?")
    for label in engine.model.labels:
        if label.startswith(COMPUTED):
            assert callable(getattr(Computer, label.removeprefix(COMPUTED)))
        elif not label.startswith("silent."):
            reply = engine.computer.resolve(label, hearing)
            assert isinstance(reply, Reply)
            assert set(reply.facts) <= facts, label


@pytest.mark.parametrize(
    ("question", "begins", "holds"),
    [
        ("Can we get voicemail with a subpoena?", "No.", "search warrant"),
        ("Can we get voicemail with a search warrant?", "Yes.", "voicemail"),
        ("Can a subpoena get us IP addresses?", "Yes.", "IP addresses"),
        ("Can we hand over recordings without a warrant?", "No.", "search warrant"),
        ("凭传票可以调取云录制吗?", "不能。", "搜查证"),
        ("凭搜查证可以调取云录制吗?", "是的。", "会议录制文件"),
    ],
)
def test_a_process_and_a_kind_of_data_decide_together(
    ask: Ask, question: str, begins: str, holds: str
) -> None:
    found = ask(question)
    assert found.text.startswith(begins)
    assert holds in found.text


def test_what_a_list_still_lacks_is_named(ask: Ask) -> None:
    found = ask("The request has a badge number and the agency's name. What else is missing?")
    assert "signature" in found.text
    assert "badge" not in found.text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Are IP addresses content?", "No. The guide lists IP addresses as non-content"),
        ("Are IP addresses non-content?", "Yes. The guide lists IP addresses as non-content"),
        ("Are chat messages and recordings content?", "Yes. The guide lists chat messages"),
        ("Are chat messages and IP addresses content?", "The guide lists chat messages"),
        ("Is voicemail content or non-content?", "The guide lists voicemail as customer content"),
        ("MAC 地址属于内容数据吗？", "否。指南将 MAC 地址列为"),
        ("IP地址不是内容吧", "指南将 IP 地址列为"),
    ],
)
def test_whether_data_are_of_a_class_is_told_where_one_class_is_asked_about(
    ask: Ask, question: str, begins: str
) -> None:
    assert ask(question).text.startswith(begins)


def test_what_holds_of_two_kinds_of_data_alike_is_one_sentence(ask: Ask) -> None:
    found = ask("Can we get transcripts and chat messages with a subpoena?")
    assert "meeting transcripts and chat messages as customer content" in found.text
    assert found.text.count("search warrant") == 1


def test_what_holds_of_each_kind_of_data_differently_is_a_sentence_each(ask: Ask) -> None:
    found = ask("Can we get IP addresses and voicemail with a subpoena?")
    assert not found.text.startswith(("Yes", "No"))
    assert "A subpoena may yield IP addresses" in found.text
    assert "voicemail as customer content" in found.text
