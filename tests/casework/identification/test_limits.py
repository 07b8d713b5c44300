"""The three windows of failed attempts: when they fill, what they leave open, when they clear."""

import pytest

from dayaq.casework.identification.limits import Door, keys_of
from dayaq.casework.identification.models import IdentificationAttempt
from dayaq.casework.identification.operations import TooManyAttempts, identify
from dayaq.casework.journal.models import JournalEntry
from tests.casework.identification.people import CARD, FIN, HOME, NOON, fail, minutes, outcome, register

pytestmark = pytest.mark.django_db

NAME = "Məmmədova Aygün Rəşid qızı"


@pytest.fixture(autouse=True)
def person():
    return register()


def test_the_sixth_attempt_under_one_fin_from_one_address_is_not_heard():
    assert fail(6) == ["NotIdentified"] * 5 + ["TooManyAttempts"]
    assert outcome(at=NOON + minutes(1)) == "TooManyAttempts"


def test_a_fin_that_nobody_has_is_limited_like_any_other():
    assert fail(6, fin="11FMDDD") == ["NotIdentified"] * 5 + ["TooManyAttempts"]


def test_the_refusal_says_when_to_try_again():
    fail(5)

    with pytest.raises(TooManyAttempts) as refused:
        identify(document=CARD, fin=FIN, address=HOME, at=NOON + minutes(3.5))

    assert refused.value.again_at == NOON + minutes(15)
    assert refused.value.in_language("en") == "There were too many failed attempts. Try again in 12 min."


def test_from_the_moment_told_the_right_pair_is_heard():
    fail(5)

    assert outcome(at=NOON + minutes(14.99)) == "TooManyAttempts"
    assert outcome(at=NOON + minutes(15)) == NAME


def test_the_window_slides_and_lets_one_more_in_for_each_that_leaves():
    fail(4)
    fail(1, at=NOON + minutes(10))

    assert fail(5, at=NOON + minutes(20)) == ["NotIdentified"] * 4 + ["TooManyAttempts"]


def test_knocking_at_a_full_window_neither_prolongs_it_nor_leaves_rows():
    fail(5)
    fail(30, at=NOON + minutes(10))

    assert IdentificationAttempt.objects.count() == JournalEntry.objects.count() == 5
    assert outcome(at=NOON + minutes(15.1)) == NAME


def test_a_stranger_at_one_address_does_not_shut_the_person_out_of_another():
    fail(30, address="198.51.100.7")

    assert outcome() == NAME


def test_one_fin_is_limited_over_all_addresses_together():
    heard = [fail(5, address=f"198.51.100.{n}") for n in range(5)]

    assert heard == [["NotIdentified"] * 5] * 4 + [["TooManyAttempts"] * 5]
    assert outcome(at=NOON + minutes(1)) == "TooManyAttempts"
    assert outcome(at=NOON + minutes(15.1)) == NAME


def test_one_address_is_limited_over_all_fins_together():
    for n in range(10):
        fail(5, fin=f"1{n}FMDDD")

    assert outcome(fin="22FMDDD", at=NOON + minutes(1)) == "TooManyAttempts"
    assert outcome(at=NOON + minutes(1)) == "TooManyAttempts"


def test_a_full_address_leaves_the_right_pair_open_from_another():
    for n in range(10):
        fail(5, fin=f"1{n}FMDDD")

    assert outcome(address="198.51.100.7", at=NOON + minutes(1)) == NAME


def test_a_success_forgives_the_failures_under_its_fin():
    fail(4)
    assert outcome(at=NOON + minutes(1)) == NAME

    assert fail(6, at=NOON + minutes(2)) == ["NotIdentified"] * 5 + ["TooManyAttempts"]


def test_a_success_does_not_forgive_the_failures_of_its_address():
    for n in range(12):
        fail(4, fin=f"1{'0123456789AB'[n]}FMDDD")
    assert outcome(at=NOON + minutes(1)) == NAME

    assert fail(3, fin="22FMDDD", at=NOON + minutes(2)) == ["NotIdentified"] * 2 + ["TooManyAttempts"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", " 192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8:0:100::1", "2001:db8:0:1ff::9", True),
        ("2001:db8:0:100::1", "2001:db8:0:200::1", False),
        ("not an address", "not an address", True),
        ("", "192.0.2.1", False),
    ],
)
def test_an_address_is_counted_as_the_home_behind_it(one, other, same):
    assert (keys_of(FIN, one, Door.DOCUMENT).address == keys_of(FIN, other, Door.DOCUMENT).address) is same


def test_a_fin_written_as_an_address_has_another_key():
    keys = keys_of(FIN, FIN, Door.DOCUMENT)

    assert keys.person != keys.address
