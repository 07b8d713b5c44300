"""What an officer has open is never left with somebody who cannot review it, and the preview says exactly what will happen."""

from datetime import date, timedelta

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.review import operations as review
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.clearing import WORKLIST, consult_clearing, return_after_roles_ended
from dayaq.casework.review.entrusting import GrantUnknown, Offer, end_role, give_role
from dayaq.casework.review.models import Handover
from dayaq.casework.review.operations import ApplicationUnknown
from dayaq.casework.review.passing import CannotReview, NothingToPass, OfficerAway, give_back
from dayaq.casework.review.staffing import (
    HasLeft,
    NotYourself,
    OfficerUnknown,
    SitsThere,
    UnitUnknown,
    let_go,
    move,
    note_away,
    relieve,
)
from dayaq.casework.staff.authority import rights_of
from dayaq.casework.staff.models import Absence, Officer, Role, RoleGrant, Unit
from dayaq.casework.staff.operations import AlreadyEntrusted, GrantTimeWrong
from tests.making import LONG_AGO, MONDAY, SERVICE, make_application, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
FRIDAY = date(2020, 3, 20)


@pytest.fixture
def chief() -> Officer:
    return make_officer(roles=(Role.SUPERVISOR, Role.CENTRE_MANAGER))


def taken_by(officer: Officer, **given: object) -> str:
    number = make_application(**given).registration_number
    review.take(number=number, officer=officer, at=MONDAY)
    return number


def holders() -> dict[str, Officer | None]:
    return {one.registration_number: one.reviewer for one in Application.objects.select_related("reviewer")}


def test_all_that_an_absent_officer_has_goes_to_the_colleague_at_once(chief: Officer) -> None:
    away, colleague = make_officer(), make_officer()
    numbers = {taken_by(away), taken_by(away)}

    cleared = note_away(key=away.pk, starts_on=TODAY, ends_on=FRIDAY, to=colleague, manager=chief, at=MONDAY)

    assert (cleared.given, cleared.returned) == (2, 0)
    assert holders() == dict.fromkeys(numbers, colleague)
    assert set(Handover.objects.values_list("reason", "from_officer", "to_officer", "by")) == {
        ("absent", away.pk, colleague.pk, chief.pk)
    }


def test_an_absence_alone_takes_nothing_away(chief: Officer) -> None:
    away = make_officer()
    number = taken_by(away)

    cleared = note_away(key=away.pk, starts_on=TODAY, ends_on=FRIDAY, manager=chief, at=MONDAY)

    assert [(one.kept, one.to) for one in cleared.passed] == [(True, None)]
    assert holders() == {number: away}


def test_what_the_colleague_may_not_have_goes_back_to_the_worklist_and_the_reason_is_told(chief: Officer) -> None:
    leaving, colleague = make_officer(), make_officer(person=make_person())
    near, free = taken_by(leaving, person=colleague.person), taken_by(leaving)

    cleared = let_go(key=leaving.pk, to=colleague, manager=chief, at=MONDAY)

    assert holders() == {near: None, free: colleague}
    told = {one.application.registration_number: one.refusal for one in cleared.passed}
    assert told[free] is None
    assert "maraqların toqquşması" in told[near].in_language("az")


def test_nothing_is_given_to_a_colleague_who_is_away_and_the_whole_goes_back(chief: Officer) -> None:
    leaving, away = make_officer(), make_officer()
    number = taken_by(leaving)
    Absence.objects.create(officer=away, starts_on=TODAY, ends_on=FRIDAY)

    cleared = let_go(key=leaving.pk, to=away, manager=chief, at=MONDAY)

    assert [type(one.refusal) for one in cleared.passed] == [OfficerAway]
    assert holders() == {number: None}


def test_the_preview_says_what_will_happen_and_does_nothing_but_journal_the_look(chief: Officer) -> None:
    leaving, colleague = make_officer(), make_officer()
    number = taken_by(leaving)
    person = Application.objects.get().person_id
    before = set(JournalEntry.objects.values_list("pk", flat=True))

    def act():
        return let_go(key=leaving.pk, to=colleague, manager=chief, at=MONDAY)

    looked = consult_clearing(of=leaving, act=act, manager=chief, at=MONDAY)

    assert [(one.application.registration_number, one.to) for one in looked.passed] == [(number, colleague)]
    assert (holders(), Officer.objects.get(pk=leaving.pk).is_active) == ({number: leaving}, True)
    entry = JournalEntry.objects.exclude(pk__in=before).get()
    assert (entry.verb, entry.subject, entry.persons) == ("consulted", str(leaving.pk), [person])
    done = act()
    assert [(one.application.registration_number, one.to) for one in done.passed] == [(number, colleague)]


def test_what_lies_outside_the_managers_units_is_counted_not_shown_and_goes_to_its_own_worklist(chief: Officer) -> None:
    leaving, elsewhere = make_officer(), make_unit("elsewhere")
    RoleGrant.objects.create(officer=leaving, role=Role.REVIEWER, unit=elsewhere, starts_on=LONG_AGO)
    number = make_application().registration_number
    Application.objects.update(unit=elsewhere)
    review.take(number=number, officer=leaving, at=MONDAY)

    cleared = let_go(key=leaving.pk, manager=chief, at=MONDAY)

    assert (cleared.passed, cleared.elsewhere) == ((), 1)
    assert (holders(), Application.objects.get().unit) == ({number: None}, elsewhere)


def test_an_application_that_waits_for_the_citizen_goes_on_waiting_whoever_has_it(chief: Officer) -> None:
    leaving, colleague, third = make_officer(), make_officer(), make_officer()
    number = taken_by(leaving)
    ask(number=number, service=SERVICE, wish=Wish(words="Arayış gətirin."), officer=leaving, at=MONDAY)

    let_go(key=leaving.pk, to=colleague, manager=chief, at=MONDAY)
    given = Application.objects.get()
    relieve(key=colleague.pk, manager=chief, at=MONDAY)
    retaken = review.take(number=number, officer=third, at=MONDAY)

    for one in (given, Application.objects.get(), retaken):
        assert (one.state, one.answer_by is not None) == ("waiting_for_citizen", True)
    assert (given.reviewer, retaken.reviewer) == (colleague, third)


def test_a_supervisor_relieves_an_officer_and_gives_back_a_single_application() -> None:
    supervisor, officer = make_officer(roles=(Role.SUPERVISOR,)), make_officer()
    one, two = taken_by(officer), taken_by(officer)

    give_back(number=one, officer=supervisor, at=MONDAY)
    assert holders() == {one: None, two: officer}
    with pytest.raises(NothingToPass):
        give_back(number=one, officer=supervisor, at=MONDAY)
    relieve(key=officer.pk, to=WORKLIST, manager=supervisor, at=MONDAY)

    assert holders() == {one: None, two: None}
    with pytest.raises(NothingToPass):
        relieve(key=officer.pk, to=officer, manager=supervisor, at=MONDAY)
    with pytest.raises(OfficerUnknown):
        let_go(key=officer.pk, manager=supervisor, at=MONDAY)


def test_whoever_left_is_neither_moved_nor_away_nor_entrusted(chief: Officer) -> None:
    gone = make_officer(is_active=False)
    offer = Offer(role=Role.REVIEWER, unit_code=chief.unit.code)

    for act in (
        lambda: move(key=gone.pk, unit_code=chief.unit.code, manager=chief, at=MONDAY),
        lambda: let_go(key=gone.pk, manager=chief, at=MONDAY),
        lambda: note_away(key=gone.pk, starts_on=TODAY, ends_on=FRIDAY, manager=chief, at=MONDAY),
        lambda: give_role(key=gone.pk, offer=offer, manager=chief, at=MONDAY),
    ):
        with pytest.raises(HasLeft):
            act()


def test_nobody_is_moved_to_where_they_sit(chief: Officer) -> None:
    officer = make_officer()
    number = taken_by(officer)

    with pytest.raises(SitsThere):
        move(key=officer.pk, unit_code=officer.unit.code, manager=chief, at=MONDAY)
    assert holders() == {number: officer}


def test_a_role_is_given_from_a_day_to_a_day_and_journalled(chief: Officer) -> None:
    officer, below = make_officer(), make_unit("below", parent=chief.unit)
    offer = Offer(role=Role.SUPERVISOR, unit_code="below", starts_on=date(2020, 3, 17), ends_on=FRIDAY)

    grant = give_role(key=officer.pk, offer=offer, manager=chief, at=MONDAY)

    assert (grant.unit, grant.starts_on, grant.ends_on) == (below, date(2020, 3, 17), FRIDAY)
    assert ["oversee" in rights_of(officer, on=TODAY + timedelta(days=day)) for day in range(5)] == [
        False, True, True, True, False,
    ]  # fmt: skip
    entry = JournalEntry.objects.get(verb="entrusted")
    assert (entry.actor, entry.subject) == (str(chief.pk), str(officer.pk))
    assert entry.detail == {"role": "supervisor", "unit": "below", "from": "2020-03-17", "to": "2020-03-20"}


def test_nobody_raises_or_lowers_their_own_rights(chief: Officer) -> None:
    own = RoleGrant.objects.filter(officer=chief).first()

    with pytest.raises(NotYourself):
        give_role(key=chief.pk, offer=Offer(role=Role.AUDITOR, unit_code=chief.unit.code), manager=chief, at=MONDAY)
    with pytest.raises(NotYourself):
        end_role(key=chief.pk, grant_id=own.pk, ends_on=None, manager=chief, at=MONDAY)
    assert RoleGrant.objects.filter(officer=chief, ends_on__isnull=True).count() == 2


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SUPERVISOR, Role.AUDITOR])
def test_only_a_manager_gives_roles_and_only_over_the_own_units(role: Role, chief: Officer) -> None:
    officer, lesser, elsewhere = make_officer(), make_officer(roles=(role,)), make_unit("elsewhere")
    top = Unit.objects.get(pk=chief.unit_id)

    with pytest.raises(OfficerUnknown):
        give_role(key=officer.pk, offer=Offer(role=Role.AUDITOR, unit_code=top.code), manager=lesser, at=MONDAY)
    with pytest.raises(UnitUnknown):
        give_role(key=officer.pk, offer=Offer(role=Role.AUDITOR, unit_code=elsewhere.code), manager=chief, at=MONDAY)
    foreign = RoleGrant.objects.create(officer=officer, role=Role.AUDITOR, unit=elsewhere, starts_on=LONG_AGO)
    with pytest.raises(GrantUnknown):
        end_role(key=officer.pk, grant_id=foreign.pk, ends_on=None, manager=chief, at=MONDAY)


def test_a_role_is_not_given_for_days_gone_by_nor_twice_nor_backwards(chief: Officer) -> None:
    officer = make_officer()
    days = ((date(2020, 3, 13), None), (FRIDAY, FRIDAY), (FRIDAY, TODAY))

    for starts_on, ends_on in days:
        offer = Offer(role=Role.AUDITOR, unit_code=chief.unit.code, starts_on=starts_on, ends_on=ends_on)
        with pytest.raises(GrantTimeWrong):
            give_role(key=officer.pk, offer=offer, manager=chief, at=MONDAY)
    with pytest.raises(AlreadyEntrusted):
        give_role(key=officer.pk, offer=Offer(role=Role.REVIEWER, unit_code=chief.unit.code), manager=chief, at=MONDAY)


def test_with_the_role_ended_its_applications_go_back_and_the_officer_decides_no_more(chief: Officer) -> None:
    officer = make_officer()
    number, grant = taken_by(officer), officer.grants.get()

    assert end_role(key=officer.pk, grant_id=grant.pk, ends_on=None, manager=chief, at=MONDAY) == 1

    assert (holders(), Handover.objects.get().reason) == ({number: None}, "role_ended")
    with pytest.raises(ApplicationUnknown):
        review.take(number=number, officer=officer, at=MONDAY)
    with pytest.raises(GrantUnknown):
        end_role(key=officer.pk, grant_id=grant.pk, ends_on=None, manager=chief, at=MONDAY)


def test_a_role_that_ends_later_holds_until_then_and_its_applications_go_back_on_that_day(chief: Officer) -> None:
    officer = make_officer()
    number, grant = taken_by(officer), officer.grants.get()

    assert end_role(key=officer.pk, grant_id=grant.pk, ends_on=FRIDAY, manager=chief, at=MONDAY) == 0
    with pytest.raises(GrantTimeWrong):
        end_role(key=officer.pk, grant_id=grant.pk, ends_on=date(2020, 3, 27), manager=chief, at=MONDAY)
    assert return_after_roles_ended(at=MONDAY) == 0
    assert holders() == {number: officer}

    assert return_after_roles_ended(at=MONDAY + timedelta(days=4)) == 1

    assert holders() == {number: None}
    assert JournalEntry.objects.get(verb="role_ended").actor_kind == "system"
    with pytest.raises(CannotReview):
        relieve_to(officer, chief)


def relieve_to(officer: Officer, chief: Officer) -> None:
    """Give an application to an officer whose role has ended."""
    from_now_on = MONDAY + timedelta(days=4)
    holder = make_officer()
    review.take(number=make_application().registration_number, officer=holder, at=from_now_on)
    cleared = relieve(key=holder.pk, to=officer, manager=chief, at=from_now_on)
    raise cleared.passed[0].refusal
