"""Parallel attempts cannot slip past a limit together, and do not wait for each other for ever."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from dayaq.casework.identification.models import IdentificationAttempt
from tests.casework.identification.people import FIN, HOME, outcome, register

pytestmark = pytest.mark.django_db(transaction=True)


def together(*attempts):
    """The outcomes, counted by name, of attempts made at one time in eight threads."""

    def one(attempt):
        try:
            return outcome(**attempt)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        heard = list(threads.map(one, attempts))
    return {name: heard.count(name) for name in sorted(set(heard))}


def test_of_parallel_wrong_attempts_exactly_the_limit_is_heard():
    register()

    assert together(*[{"document": "AA7654321"}] * 24) == {"NotIdentified": 5, "TooManyAttempts": 19}
    assert IdentificationAttempt.objects.count() == 5


def test_parallel_attempts_from_many_addresses_are_held_to_the_limit_of_the_fin():
    attempts = [{"document": "AA7654321", "address": f"198.51.100.{n}"} for n in range(40)]

    assert together(*attempts) == {"NotIdentified": 20, "TooManyAttempts": 20}


def test_parallel_attempts_under_many_fins_are_held_to_the_limit_of_the_address():
    attempts = [{"document": "AA7654321", "fin": f"{n:07d}"} for n in range(60)]

    assert together(*attempts) == {"NotIdentified": 50, "TooManyAttempts": 10}


def test_attempts_that_share_fins_and_addresses_crosswise_all_end():
    register()
    attempts = [{"fin": (FIN, "11FMDDD")[n % 2], "address": (HOME, "198.51.100.7")[n // 2 % 2]} for n in range(16)]

    assert together(*attempts) == {"Məmmədova Aygün Rəşid qızı": 8, "NotIdentified": 8}
