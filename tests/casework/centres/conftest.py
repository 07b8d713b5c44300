"""The notice of March 2020, loaded."""

from datetime import UTC, datetime

import pytest

from dayaq.casework.centres.operations import load_notice
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor

OPERATOR = Actor(ActorKind.OPERATOR, "test")
MOMENT = datetime(2020, 3, 14, 8, 0, tzinfo=UTC)


@pytest.fixture
def notice(db: None) -> None:
    load_notice(actor=OPERATOR, at=MOMENT)
