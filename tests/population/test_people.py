"""The synthetic country: the same from the same seed, coherent, and shaped like the real one."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dayaq.casework.people.districts import districts
from dayaq.casework.people.document_number import normalised_document_number
from dayaq.casework.people.fin import normalised_fin
from dayaq.casework.people.models import DocumentKind, Sex
from dayaq.population.synthetic import people
from dayaq.population.synthetic.families import age

DAY = date(2020, 3, 16)
COUNTRY = list(people(16, 6000, DAY))
BY_FIN = {person.fin: person for person in COUNTRY}
LIVING = [person for person in COUNTRY if person.died_on is None]


def test_the_same_seed_gives_the_same_people():
    assert list(people(16, 6000, DAY)) == COUNTRY


def test_another_seed_gives_other_people():
    assert not {person.fin for person in people(17, 500, DAY)} & set(BY_FIN)


@given(st.integers(0, 300))
@settings(max_examples=30)
def test_a_greater_country_begins_with_the_people_of_a_smaller_one(count):
    smaller = list(people(16, count, DAY))

    assert len(smaller) == count
    assert [(one.id, one.fin, one.full_name, one.documents) for one in smaller] == [
        (one.id, one.fin, one.full_name, one.documents) for one in COUNTRY[:count]
    ]


@pytest.mark.parametrize("count", [-1, 10**7 + 1])
def test_a_country_that_numbers_cannot_tell_apart_is_refused(count):
    with pytest.raises(ValueError, match="synthetic country"):
        people(1, count, DAY)


def test_every_number_is_well_formed_and_nobody_elses():
    cards = [str(document.number) for person in COUNTRY for document in person.documents]

    assert [normalised_fin(fin) for fin in BY_FIN] == list(BY_FIN)
    assert [str(normalised_document_number(card)) for card in cards] == cards
    assert len(BY_FIN) == len({person.id for person in COUNTRY}) == 6000
    assert len(set(cards)) == len(cards)


def test_mobile_numbers_are_well_formed_and_stand_out_as_made_up():
    mobiles = [person.mobile for person in COUNTRY if person.mobile]

    assert [mobile for mobile in mobiles if not phonenumbers.is_valid_number(phonenumbers.parse(mobile))] == []
    assert [mobile for mobile in mobiles if mobile[6:9] != "000"] == []
    assert len(set(mobiles)) == len(mobiles) > 4000


def test_mail_goes_to_example_domains_only():
    mails = [person.email for person in COUNTRY if person.email]

    assert [mail for mail in mails if not re.fullmatch(r"[a-z]+\.[a-z]+\d+@example\.(com|org|net)", mail)] == []
    assert len(set(mails)) == len(mails) > 2000


def test_children_bear_the_name_of_their_father_and_come_after_their_parents():
    seen = set()
    for person in COUNTRY:
        parents = {fin for fin in (person.father, person.mother) if fin}
        assert parents <= seen
        assert not person.father or person.patronymic == BY_FIN[person.father].given_name
        seen.add(person.fin)
    assert sum(bool(person.father) for person in COUNTRY) > 2000


def test_parents_were_grown_and_alive_when_their_children_were_born():
    for child in (person for person in COUNTRY if person.mother):
        father, mother = BY_FIN[child.father], BY_FIN[child.mother]
        assert 19 <= age(mother.birth_date, child.birth_date) <= 42
        assert age(father.birth_date, child.birth_date) >= 19
        assert father.died_on is None or father.died_on >= child.birth_date


def test_brothers_and_sisters_are_born_apart_and_have_different_names():
    children = {}
    for child in (person for person in COUNTRY if person.mother):
        children.setdefault(child.mother, []).append(child)

    for siblings in children.values():
        births = [child.birth_date for child in siblings]
        assert all(later - earlier >= timedelta(days=300) for earlier, later in pairwise(births))
        assert len({child.given_name for child in siblings}) == len(siblings)


def test_spouses_name_each_other_and_live_in_one_family():
    for person in (one for one in COUNTRY if one.spouse):
        spouse = BY_FIN[person.spouse]
        assert (spouse.spouse, spouse.family, spouse.sex != person.sex) == (person.fin, person.family, True)


def test_surnames_end_as_the_sex_asks():
    assert [one.full_name for one in COUNTRY if one.surname.endswith(("ov", "ev")) and one.sex == Sex.FEMALE] == []
    assert [one.full_name for one in COUNTRY if one.surname.endswith(("ova", "eva")) and one.sex == Sex.MALE] == []
    assert [one.full_name for one in COUNTRY if not one.full_name.endswith(("oğlu", "qızı"))] == []


def test_everybody_lives_in_a_district_that_exists():
    assert {person.district for person in COUNTRY} <= set(districts())


def test_nobody_is_born_or_dies_after_the_day():
    assert [one.fin for one in COUNTRY if one.birth_date > DAY or (one.died_on and not one.birth_date <= one.died_on < DAY)] == []


def test_everybody_from_fifteen_holds_a_card_and_some_are_expired():
    grown = [person for person in LIVING if age(person.birth_date, DAY) >= 15]
    expired = [person for person in grown if person.documents[-1].valid_to <= DAY]

    assert [one.fin for one in grown if one.documents[-1].kind != DocumentKind.IDENTITY_CARD] == []
    assert 0.03 < len(expired) / len(grown) < 0.08
    assert {one.documents[-1].number.series for one in grown} == {"AZE", "AA"}


def test_documents_follow_one_another_and_none_is_of_the_future():
    for person in COUNTRY:
        issued = [document.issued_on for document in person.documents]
        assert issued == sorted(issued)
        assert all(person.birth_date < document.issued_on <= DAY for document in person.documents)
        assert all(document.issued_on < document.valid_to for document in person.documents)


def test_the_living_have_the_ages_of_the_official_shares():
    bands = Counter(max(band for band in (0, 15, 30, 65) if band <= age(one.birth_date, DAY)) for one in LIVING)

    shares = {band: round(100 * number / len(LIVING)) for band, number in sorted(bands.items())}

    assert shares == {0: 22, 15: 25, 30: 46, 65: 7}


def test_men_are_half_of_the_living_and_fewer_among_the_old():
    old = [person for person in LIVING if age(person.birth_date, DAY) >= 65]

    assert 0.48 < sum(one.sex == Sex.MALE for one in LIVING) / len(LIVING) < 0.52
    assert 0.38 < sum(one.sex == Sex.MALE for one in old) / len(old) < 0.47


@given(seed=st.integers(), on=st.dates(date(2018, 1, 1), date(2040, 12, 31)))
@settings(max_examples=25, deadline=None)
def test_any_seed_and_day_give_people_with_unique_numbers(seed, on):
    country = list(people(seed, 120, on))

    cards = [document.number for person in country for document in person.documents]
    assert len({person.fin for person in country}) == 120
    assert len(set(cards)) == len(cards)
