"""What every test of this room starts from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.registers import Outside, outside_registers


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Outside]:
    """Registers of the test's own, over HTTP."""
    with outside_registers(tmp_path) as running:
        yield running
