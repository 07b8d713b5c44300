"""What the long suites measured, said at the end of the run whether they passed or not."""

import logging
from collections.abc import Callable

import pytest

# Each request and each line of SMTP would be told, and cost more than the request.
for talkative in ("httpx", "httpcore", "mail.log"):
    logging.getLogger(talkative).setLevel(logging.WARNING)

_SAID = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def say(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Say a line at the end of the run."""
    return pytestconfig.stash.setdefault(_SAID, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash.get(_SAID, []):
        terminalreporter.write_line(line)
