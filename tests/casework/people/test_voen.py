"""A VÖEN is ten digits that check one another."""

import pytest

from dayaq.casework.people.voen import VoenCheckDigit, VoenShape, normalised_voen


@pytest.mark.parametrize("number", ["1400057421", " 14000 57421 ", "1401555071"])
def test_a_number_that_checks_is_taken(number):
    assert normalised_voen(number) == number.replace(" ", "")


@pytest.mark.parametrize("number", ["", "140005742", "14000574211", "140005742A", "1400057423", "٠" * 10, "9" * 500])
def test_what_has_not_its_shape_is_refused(number):
    with pytest.raises(VoenShape):
        normalised_voen(number)


@pytest.mark.parametrize("place", range(8))
def test_one_mistyped_digit_is_noticed(place):
    digit = str((int("1400057421"[place]) + 1) % 10)

    with pytest.raises(VoenCheckDigit):
        normalised_voen("1400057421"[:place] + digit + "1400057421"[place + 1 :])
