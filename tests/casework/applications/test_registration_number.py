"""Registration numbers catch what people mistype."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dayaq.casework.applications.registration_number import make, normalise


@given(st.integers(0, 9_999_999), st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_number_reads_back_as_it_was_made(running: int, day: date) -> None:
    assert normalise(make(day, running)) == make(day, running)


@pytest.mark.parametrize("typed", ["202000001232", " 2020-0000123-2 ", "2020 0000123 2", "2020–0000123–2", "２０２０-0000123-2"])
def test_number_is_understood_however_it_is_typed(typed: str) -> None:
    assert make(date(2020, 3, 16), 123) == "2020-0000123-2"
    assert normalise(typed) == "2020-0000123-2"


@given(st.integers(0, 9_999_999), st.integers(0, 11), st.integers(1, 9))
def test_every_single_mistyped_digit_is_caught(running: int, place: int, shift: int) -> None:
    digits = make(date(2020, 3, 16), running).replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]

    assert normalise(wrong) is None


@pytest.mark.parametrize("typed", ["", "2020", "abc", "2020-0000123", "2020-00001234-0", "٢٠٢٠-0000123-2x"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert normalise(typed) is None
