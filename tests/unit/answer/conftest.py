"""The engine of the newest guide, and ways to ask it."""

from collections.abc import Callable
from functools import partial

import pytest

from policy.answer import Answer, answer
from policy.answer.engine import Engine, engine_of
from policy.load import latest
from policy.model import Guide

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def guide() -> Guide:
    return latest()


@pytest.fixture(scope="session")
def engine(guide: Guide) -> Engine:
    return engine_of(guide)


@pytest.fixture(scope="session")
def ask(guide: Guide) -> Ask:
    return partial(answer, guide)
