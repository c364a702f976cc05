"""What people call a country, in the languages of those who write to the desk."""

import json
import subprocess
import sys

import pytest

from policy.countries import COUNTRIES, NAMES_FILE, country_code, nearest_country
from policy.country_names import names


def test_the_names_at_hand_are_those_of_cldr() -> None:
    assert json.loads(NAMES_FILE.read_text(encoding="utf-8")) == names()
    assert set(names()) == set(COUNTRIES)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("de", "DE"),
        ("Deutschland", "DE"),
        ("the Netherlands", "NL"),
        ("côte d'ivoire", "CI"),
        ("德国", "DE"),
        ("日本", "JP"),
        ("Korea", None),  # of which there are two
        ("Atlantis", None),
    ],
)
def test_a_country_is_known_by_its_code_and_its_names(written: str, code: str | None) -> None:
    assert country_code(written) == code


def test_a_slip_of_the_fingers_finds_the_country_that_was_meant() -> None:
    assert nearest_country("Germny") == "Germany"


def test_a_desk_that_runs_needs_no_library_for_the_names() -> None:
    look_up = (
        "import sys; from policy.countries import country_code;"
        " print(country_code('德国'), 'babel' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", look_up], capture_output=True, text=True, check=True, timeout=30
    )
    assert ran.stdout == "DE False\n"
