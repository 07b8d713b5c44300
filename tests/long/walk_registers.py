"""The part of the walk through every page that shows the outside registers: how they answer, and a held entry."""

import uuid

from tests.long.inspection import Inspection
from tests.long.installation import Installation

HELD = """
    INSERT INTO register_entry (id, register, key, digest, content, received_at, state, reason, why)
    VALUES (
        %s, 'civil_status', %s, %s, '{"kind": "death", "on": "2020-03-01", "fin": "7ZZZZZZ"}', now(), 'held', 'unknown_person', ''
    )
"""


def walk_registers(seen: Inspection, installation: Installation) -> None:
    """The list of registers, a held entry, and setting it aside without a reason; an officer who keeps registers is logged in."""
    entry = uuid.uuid4()
    with installation.connect() as connection:
        connection.execute(HELD, [entry, str(entry), entry.hex])
    seen.open("/desk/registers", "registers")
    seen.open(f"/desk/registers/entries/{entry}", "register-entry")
    seen.screen.page.locator("main form button").last.click()
    seen.screen.page.wait_for_load_state()
    seen.look("register-entry-without-reason")
