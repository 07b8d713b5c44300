"""Rights about children and losses are found as those about people: each thing once, for the right person, with its receipt."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.awards.models import Award
from dayaq.casework.awards.operations import Grant, take_over
from dayaq.casework.corrections.merging import merge
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.people.marriages.models import Marriage
from dayaq.casework.people.models import Sex
from dayaq.casework.proactive.models import PassedOver
from dayaq.catalogue.catalogue import service_of_benefit
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.population.looking import Road
from dayaq.population.sweep import look_into, sweep
from tests.making import MONDAY, make_officer, make_person
from tests.population.families import BORN, DAY, SOURCES, child_of, parents

pytestmark = pytest.mark.django_db

BIRTH = "allowances/childbirth_lump_sum"
PENSION = "pensions/survivor_pension"
STIPEND = "stipends/martyr_family_stipend"


def cited(article: str, language: str) -> str:
    return reference_said(article, language) or article


def road(benefit: str, sources=SOURCES) -> Road:
    service = service_of_benefit(benefit) or service_of_benefit(PENSION)
    return Road(law=law_book(), sources=sources, services={benefit: service}, cite=cited)


def swept(benefit: str, at=MONDAY):
    return sweep(road=road(benefit), on=at.date(), at=at, now=lambda: at).counts[benefit]


@pytest.mark.parametrize(
    ("mother", "father", "paid"),
    [
        ("İşləyən", "İşləyən", "mother"),
        ("İşsiz", "İşsiz", "mother"),
        ("İşləyən", "İşsiz", "mother"),
        ("İşsiz", "İşləyən", "father"),
        ("İşsiz", "Bilinmir", None),
    ],
)
def test_a_birth_on_file_is_paid_once_to_the_parent_whom_the_law_names(mother: str, father: str, paid: str | None) -> None:
    both = dict(zip(("mother", "father"), parents(mother, father), strict=True))
    child = child_of(both["mother"], both["father"])

    swept(BIRTH)
    counts = swept(BIRTH, at=MONDAY + timedelta(days=1))

    awards = list(Award.objects.all())
    assert [(one.person, one.about, one.starts_on) for one in awards] == ([(both[paid], str(child.pk), BORN)] if paid else [])
    assert counts.get("awarded", 0) == 0
    if paid:
        assert awards[0].rates.get().amount == Decimal(200)


def test_twins_are_two_awards_whose_receipts_replay_and_name_the_child() -> None:
    mother, father = parents()
    twins = [child_of(mother, father, given_name=name) for name in ("Ayxan", "Ayan")]

    counts = swept(BIRTH)

    assert counts["awarded"] == 2
    assert {award.about for award in Award.objects.all()} == {str(child.pk) for child in twins}
    decisions = list(Decision.objects.all())
    assert all(replays(decision) for decision in decisions)
    assert sorted(f'"about":"{child.pk}"' in decision.receipt for child in twins for decision in decisions) == [
        False,
        False,
        True,
        True,
    ]
    assert Application.objects.count() == 2
    assert swept(BIRTH, at=MONDAY + timedelta(days=1)) == {"not_entitled": 4, "cannot_say": 0, "running_award": 0}


def test_a_birth_before_the_ledger_was_kept_is_left_to_be_applied_for() -> None:
    child_of(*parents(), born=date(2019, 12, 31))

    counts = swept(BIRTH)

    assert (counts["cannot_say"], Award.objects.count(), Application.objects.count()) == (1, 0, 0)


def test_an_award_that_names_no_child_may_be_for_this_birth_and_holds_it_back() -> None:
    mother, father = parents()
    child_of(mother, father)
    grant = Grant(benefit=BIRTH, rhythm=Award.Rhythm.ONCE, starts_on=DAY, amount=Decimal(200), about="2020-0000123-2")
    take_over(person=mother, grant=grant, source="Əvvəlki sistem", at=MONDAY)

    counts = swept(BIRTH)

    assert (counts["cannot_say"], counts.get("awarded")) == (1, None)
    assert Award.objects.count() == 1


def test_a_child_merged_with_its_double_is_not_paid_for_again() -> None:
    mother, father = parents()
    child = child_of(mother, father)
    swept(BIRTH)
    kept = make_person(birth_date=BORN, fin=None)

    merge(kept=kept.pk, absorbed=child.pk, why="Eyni uşaq", officer=make_officer(), at=MONDAY)
    counts = swept(BIRTH, at=MONDAY + timedelta(days=1))

    assert counts == {"not_entitled": 2, "cannot_say": 0, "running_award": 0}
    assert Award.objects.get().about == str(kept.pk)
    assert replays(Decision.objects.get())


def test_what_is_learnt_about_a_child_is_looked_into_for_its_parents() -> None:
    mother, father = parents()
    child = child_of(mother, father)

    look_into(road=road(BIRTH), person=child.pk, on=DAY, at=MONDAY)

    assert Award.objects.get().person == mother


def deceased(surname: str, **given: object):
    facts = {"surname": surname, "sex": Sex.MALE, "birth_date": date(1975, 5, 1), "died_on": date(2020, 3, 2), **given}
    return make_person(**facts)


def test_a_pension_after_a_death_is_shared_by_those_who_have_a_share() -> None:
    lost = deceased("Stajlı")
    young = [child_of(None, lost, born=date(year, 6, 1)) for year in (2008, 2012)]
    grown = child_of(None, lost, born=date(1998, 6, 1))
    mother = make_person(sex=Sex.FEMALE, birth_date=date(1950, 1, 1))
    child_of(mother, None, born=date(1975, 5, 1)).kinship_as_child.update(child=lost)

    counts = swept(PENSION)

    awards = {award.person: award for award in Award.objects.all()}
    # 70,000 AZN over the divisor at death, 144 x 116 / 200 = 83.52 months, is 838.12 for three
    assert {person: award.rates.get().amount for person, award in awards.items()} == dict.fromkeys(
        [*young, mother], Decimal("279.37")
    )
    assert {award.about for award in awards.values()} == {str(lost.pk)}
    assert {award.starts_on for award in awards.values()} == {date(2020, 3, 2)}
    assert grown not in awards
    assert counts["awarded"] == 3
    assert all(replays(decision) for decision in Decision.objects.all())
    assert swept(PENSION, at=MONDAY + timedelta(days=1))["running_award"] == 3


def test_without_a_register_of_spouses_nobody_says_how_many_share() -> None:
    lost = deceased("Stajlı")
    child = child_of(None, lost, born=date(2008, 6, 1))
    sources = tuple(replace_complete(source) for source in SOURCES)

    counts = sweep(road=road(PENSION, sources), on=DAY, at=MONDAY, now=lambda: MONDAY).counts[PENSION]

    assert (counts.get("task"), Award.objects.count()) == (1, 0)
    assert Application.objects.get().examined_benefit.about == str(lost.pk)
    assert Application.objects.get().person == child


def replace_complete(source):
    return replace(source, complete=False) if source.entity == "survivor" else source


def test_the_stipend_of_a_martyrs_family_is_found() -> None:
    lost = deceased("Şəhidov")
    child = child_of(None, lost, born=date(2012, 6, 1))

    swept(STIPEND)

    award = Award.objects.get()
    assert (award.person, award.about, award.starts_on) == (child, str(lost.pk), date(2020, 3, 2))
    assert award.rates.get().amount == Decimal(300)


def test_a_widow_shares_the_stipend_with_the_children() -> None:
    lost = deceased("Şəhidov")
    wife, earlier = (make_person(sex=Sex.FEMALE, birth_date=date(1980, 1, 1)) for _ in range(2))
    child = child_of(wife, lost, born=date(2012, 6, 1))
    for woman, day in ((earlier, date(2009, 5, 1)), (wife, lost.died_on)):
        began = {"starts_on": day.replace(year=day.year - 1), "recorded_at": MONDAY - timedelta(days=30)}
        Marriage.objects.create(husband=lost, wife=woman, ends_on=day, ended_at=MONDAY, **began)

    swept(STIPEND)

    assert {award.person: award.rates.get().amount for award in Award.objects.all()} == {
        wife: Decimal(150),
        child: Decimal(150),
    }


def test_who_lost_two_has_two_rights_and_each_is_held_back_on_its_own() -> None:
    father, mother = deceased("Şəhidov"), deceased("Şəhidov", sex=Sex.FEMALE)
    child = child_of(mother, father, born=date(2012, 6, 1))
    grant = Grant(benefit=STIPEND, rhythm=Award.Rhythm.MONTHLY, starts_on=DAY, amount=Decimal(300), about="2020-0000123-2")
    take_over(person=child, grant=grant, source="Əvvəlki sistem", at=MONDAY)

    counts = swept(STIPEND)

    assert counts["passed_over"] == 2
    assert {(note.about, note.why) for note in PassedOver.objects.all()} == {
        (str(father.pk), "paid_unnamed"),
        (str(mother.pk), "paid_unnamed"),
    }
