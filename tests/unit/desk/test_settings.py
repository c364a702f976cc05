"""desk.yaml and the environment: what is wrong is named with file, line, key and remedy."""

from pathlib import Path

import pytest

from bot.domain.access import Role
from bot.settings import SLACK, SettingsError, database_of, read_desk_file, settings

ROOT = Path(__file__).parents[3]
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "desk.yaml"
    file.write_text((ROOT / "desk.example.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return file


def test_the_example_is_a_whole_configuration(file: Path) -> None:
    desk = read_desk_file(file)
    found = settings(desk, TOKENS, database=database_of(desk, file))
    assert found.api_url == SLACK
    assert found.zone.key == "America/New_York"
    assert found.roles[Role.LEGAL] == ("S0000000001",)
    assert found.database == file.parent / "writdesk.db"


def test_a_slack_compatible_server_is_honoured(file: Path) -> None:
    desk = read_desk_file(file)
    environment = TOKENS | {"SLACK_API_URL": "http://127.0.0.1:8765/api"}
    found = settings(desk, environment, database=file)
    assert found.api_url == "http://127.0.0.1:8765/api/"


def test_a_missing_file_names_the_example(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"desk\.example\.yaml"):
        read_desk_file(tmp_path / "desk.yaml")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("America/New_York", "Mars/Olympus", "time_zone"),
        ("C0000000001", "legal-desk", "channels.desk"),
        ("[S0000000001]", "[legal]", "roles.legal"),
        ("time_zone:", "timezone:", "timezone"),
        ("time_zone: America/New_York", "time_zone: no", "time_zone"),
        ("database: writdesk.db", "database: a\ndatabase: b", "database"),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_key(
    file: Path, old: str, new: str, key: str
) -> None:
    text = file.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_desk_file(file)
    where, _, what = str(caught.value).partition(": ")
    path, _, number = where.rpartition(":")
    assert path == str(file)
    assert abs(int(number) - line) <= 3
    assert key.split(".", maxsplit=1)[0] in what


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_APP_TOKEN": "xoxb-9"}, "does not begin with xapp-"),
    ],
)
def test_a_wrong_token_is_named_and_not_shown(file: Path, change: dict[str, str], why: str) -> None:
    with pytest.raises(SettingsError, match=why) as caught:
        settings(read_desk_file(file), TOKENS | change, database=file)
    assert "xoxb-9" not in str(caught.value)
