"""A database that does not answer: recognised, so that the person is told to come back instead of shown a fault."""

from django.db import InterfaceError, OperationalError
from psycopg import InterfaceError as DriverInterfaceError
from psycopg import OperationalError as DriverOperationalError

OUTAGES = (OperationalError, InterfaceError, DriverOperationalError, DriverInterfaceError)


def is_outage(error: BaseException | None) -> bool:
    """Whether the failure, or one that caused it, is a database out of reach: refused, broken off, no free connection."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, OUTAGES):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False
