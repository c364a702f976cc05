"""US process is for US authorities: another country's subpoena is told of its own ways."""

import pytest

from .conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "A French prosecutor sent us a subpoena for IP addresses. Can we give them?",
        "Can the German police get a recording with a subpoena?",
        "Does a search warrant from a judge in Madrid get content?",
        "Is a subpoena from Mexico enough for billing info?",
        "Which process does a Brazilian agency need for recordings?",
        "Police in Leeds want recordings, do they have to have a warrant?",
        "Can a court in Osaka get voicemail with a search warrant?",
        "May a Cambodian court subpoena usernames?",
        "法国检察官凭传票能拿IP地址吗",
        "巴伐利亚的警察凭传票能拿 IP 吗",
        "东京检察官要录像，需要搜查证吗",
        "日本警察拿搜查令要聊天记录行吗",
    ],
)
def test_process_of_another_country_is_told_of_the_ways_open_to_it(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.section == "non_us_requests"
    assert not found.text.startswith(("Yes", "No", "是的", "不"))
    assert "MLAT" in found.text
    assert "CLOUD Act" in found.text or "云法案" in found.text
    assert "letters rogatory" in found.text or "调查委托书" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Can police in Birmingham, Alabama get voicemail with a warrant?",
        "Can a sheriff in New Mexico get voicemail with a warrant?",
        "新墨西哥的警察凭搜查证能拿到语音邮件吗",
    ],
)
def test_a_place_in_the_united_states_is_told_what_us_process_yields(
    ask: Ask, question: str
) -> None:
    found = ask(question)
    assert found.section == "us_requests"
    assert found.text.startswith(("Yes. ", "是的。"))


@pytest.mark.parametrize(
    "question",
    [
        "Can the FBI get the recording of a user in Germany with a search warrant?",
        "Is a subpoena enough for a French user's IP address?",
    ],
)
def test_a_user_abroad_does_not_make_the_requester_foreign_but_takes_the_plain_yes_away(
    ask: Ask, question: str
) -> None:
    found = ask(question)
    assert found.section == "us_requests"
    assert not found.text.startswith(("Yes", "No"))


def test_a_treaty_request_from_abroad_is_answered_as_such(ask: Ask) -> None:
    assert "Mutual Legal Assistance Treaty" in ask("Can the Dutch police use an MLAT?").text
