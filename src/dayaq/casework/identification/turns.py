"""Letting what counts under the same keys pass one by one."""

from collections.abc import Iterable

from django.db import connection


def wait_for_turn(keys: Iterable[bytes]) -> None:
    """Wait until nobody else counts under any of these keys, so that parallel attempts cannot slip past a limit.

    The locks end with the transaction and are taken in one order, so that two attempts never wait for each other.
    """
    turns = sorted({int.from_bytes(key[:8], "big", signed=True) for key in keys})
    with connection.cursor() as cursor:
        for turn in turns:
            cursor.execute("SELECT pg_advisory_xact_lock(%s::bigint)", [turn])
