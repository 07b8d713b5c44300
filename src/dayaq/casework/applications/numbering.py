"""The sequence from which registration numbers are drawn; a migration makes it.

Gaps after a rollback are allowed, repetitions are not.
"""

from django.db import connection

CREATE = "CREATE SEQUENCE registration_number"
DROP = "DROP SEQUENCE registration_number"


def next_running_number() -> int:
    """The next number of the sequence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('registration_number')")
        (number,) = cursor.fetchone()
    return int(number)
