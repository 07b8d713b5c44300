"""Every address × every role × own and foreign unit: nothing foreign is shown, and nothing changes without the right.

The addresses are those of the URLconf: one that is not entered below fails. A foreign unit, officer, person and application carry
marks; none of them may stand in any answer. What every request changed is read from the tables themselves.
"""

import re
import time
import uuid
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from dayaq.casework.applications.models import Application
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.casework.review.operations import take
from dayaq.casework.staff.models import Officer, Role, RoleGrant, Unit
from dayaq.casework.staff.rights import matrix
from dayaq.catalogue import catalogue
from dayaq.channels.desk.urls import urlpatterns as desk_urls
from dayaq.web.officers import BEGAN, SECOND_FACTOR, SEEN
from tests.long.inspection import OF_NOTHING, every_route
from tests.making import MONDAY, make_application, make_officer, make_person, make_unit

pytestmark = [pytest.mark.long, pytest.mark.django_db]

MARKS = {
    "surname": "Nişanəsoyad",
    "given_name": "Nişanəad",
    "text": "nişanəli xahiş",
    "address": "nişanəli ünvan",
    "email": "nisane@citizen.example",
    "officer": "Nişanəmur",
    "unit": "Nişanəşöbə",
}
#: Nobody, a reader of nothing, each role, and all of them together.
ROLES: dict[str, tuple[Role, ...]] = {"nothing": (), **{role.value: (role,) for role in Role}, "everything": tuple(Role)}
NOBODY = "nobody"
NOWHERE = uuid.UUID(int=0)
#: Pages about a person, who belongs to no unit.
OF_THE_COUNTRY = {
    *("desk:person", "desk:choose_fact", "desk:write_contest", "desk:merge_person", "desk:undo_merge"),
    *("desk:insurance", "desk:older_record", "desk:enter_month", "desk:correct_month"),
}

#: The desk's addresses: which right opens each, and which right lets a form sent to it change something ("" for a look only).
#: `number`, `attachment`, `notice` and `officer` in an address are those of a matter; the rest stands as written.
DESK: dict[str, tuple[str, str]] = {
    "desk:worklist": ("read", ""),
    "desk:search": ("read", ""),
    "desk:centres": ("read", ""),
    "desk:application": ("read", ""),
    "desk:document": ("read", ""),
    "desk:preview": ("read", ""),
    "desk:preview_page": ("read", ""),
    "desk:receipt": ("read", ""),
    "desk:decided": ("read", ""),
    "desk:take": ("review", "review"),
    "desk:release": ("review", "review"),
    "desk:known": ("review", "review"),
    "desk:decide": ("review", ""),
    "desk:check": ("review", "review"),
    "desk:facts": ("review", "review"),
    "desk:confirm": ("review", "review"),
    **dict.fromkeys(("desk:ask", "desk:recall", "desk:complaint"), ("review", "review")),
    **dict.fromkeys(("desk:correct", "desk:drop", "desk:died"), ("review", "review")),
    **dict.fromkeys(("desk:letters", "desk:letter"), ("receive", "")),
    **dict.fromkeys(("desk:handed_over", "desk:posted"), ("receive", "receive")),
    "desk:heap": ("read", "review or reassign"),
    "desk:dead_letters": ("review", ""),
    **dict.fromkeys(("desk:send_again", "desk:on_paper", "desk:put_aside"), ("review", "review")),
    "desk:people": ("review", ""),
    "desk:find_people": ("review", ""),
    "desk:person": ("review", ""),
    **dict.fromkeys(("desk:write_contest", "desk:contest", "desk:merge_person", "desk:undo_merge"), ("review", "review")),
    "desk:insurance": ("keep_accounts", ""),
    **dict.fromkeys(("desk:older_record", "desk:enter_month", "desk:correct_month"), ("keep_accounts", "keep_accounts")),
    **dict.fromkeys(("desk:contests", "desk:choose_fact", "desk:evidence"), ("review", "")),
    **dict.fromkeys(("desk:preview_evidence", "desk:evidence_page"), ("review", "")),
    **dict.fromkeys(("desk:counter", "desk:at_counter", "desk:add_contact", "desk:end_contact"), ("receive", "receive")),
    **dict.fromkeys(("desk:mandates", "desk:end_mandate"), ("receive", "receive")),
    **dict.fromkeys(("desk:without_fin", "desk:receive", "desk:counter_receipt"), ("receive", "receive")),
    **dict.fromkeys(("desk:register_person", "desk:enter_fin"), ("register_people", "register_people")),
    **dict.fromkeys(("desk:wordings", "desk:wording", "desk:propose", "desk:proposal"), ("word_notices", "word_notices")),
    "desk:registers": ("keep_registers", ""),
    "desk:register_entry": ("keep_registers", "keep_registers"),
    **dict.fromkeys(("desk:contracts", "desk:contract"), ("read", "")),
    "desk:answer_contract": ("review", "review"),
    **dict.fromkeys(("desk:jobseekers", "desk:jobseeker", "desk:vacancies"), ("read", "")),
    **dict.fromkeys(("desk:jobseeker_wishes", "desk:jobseeker_off", "desk:jobseeker_back"), ("review", "review")),
    **dict.fromkeys(("desk:offer_job", "desk:employer_answer"), ("review", "review")),
    "desk:new_vacancy": ("receive", "receive"),
    **dict.fromkeys(("desk:employers", "desk:new_employer", "desk:employer", "desk:employer_state"), ("receive", "receive")),
    "desk:end_signing": ("receive", "receive"),
    "desk:figures": ("oversee", ""),
    "desk:figures_file": ("oversee", ""),
    **dict.fromkeys(("desk:staff", "desk:officer"), ("reassign", "")),
    **dict.fromkeys(("desk:matters", "desk:absence"), ("reassign", "reassign")),
    **dict.fromkeys(("desk:move", "desk:leave"), ("manage_staff", "manage_staff")),
    **dict.fromkeys(("desk:give_role", "desk:end_role"), ("manage_staff", "manage_staff")),
    **dict.fromkeys(("desk:person_of_officer", "desk:invite", "desk:officer_act"), ("manage_staff", "manage_staff")),
    "desk:rights": ("", ""),
    **dict.fromkeys(("desk:referrals", "desk:referral"), ("refer", "")),
    **dict.fromkeys(("desk:refer", "desk:referral_act"), ("refer", "refer")),
    **dict.fromkeys(("desk:files", "desk:file", "desk:file_document", "desk:file_page"), ("assess", "")),
    **dict.fromkeys(("desk:extend_file", "desk:determine", "desk:uphold", "desk:cast"), ("assess", "assess")),
    "desk:bodies": ("manage_staff", "manage_staff"),
    "desk:draws": ("read_journal", ""),
}
#: Addresses of everybody, which ask no role; foreign marks are looked for in them all the same.
WITHOUT_A_ROLE = {
    *(route for route in every_route() if route.startswith(("portal:", "web:", "account_", "mfa_", "demo:"))),
    "healthz",
    "readyz",
    "desk_welcome",
    "desk_sessions",
}
#: What a look or a log-in may write: who read, who came, how often a page was opened, pictures drawn to be looked at.
NOT_STATE = {
    *("journal_entry", "service_use", "django_session", "officer_session", "cache_entry", "identification_attempt"),
    *("safe_copy", "safe_page"),
}


class Matter(NamedTuple):
    """One application with what belongs to it, and the officer who reviews it."""

    application: Application
    attachment: uuid.UUID
    notice: uuid.UUID
    officer: Officer


def make_matter(own: Unit, /, **person: str) -> Matter:
    """A taken application of the unit, with a document and an undelivered notice."""
    citizen = {name: person[name] for name in ("surname", "given_name") if name in person}
    written = {name: person[name] for name in ("text", "address", "email") if name in person}
    application = make_application(catalogue.service(catalogue.ENQUIRY).service, person=make_person(**citizen), **written)
    Application.objects.filter(pk=application.pk).update(unit=own)
    reviewer = make_officer(unit=own, full_name=person.get("officer", "Öz Əməkdaş"))
    taken = take(number=application.registration_number, officer=reviewer, at=MONDAY)
    Notice.objects.filter(matter=application.registration_number).update(state="dead", last_error="recipient refused")
    notice = Notice.objects.get(matter=application.registration_number).pk
    return Matter(taken, application.attachments.get().pk, notice, reviewer)


@pytest.fixture(autouse=True)
def _sixteenth_of_march(settings):
    settings.LEGAL_DAY = MONDAY.date()
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False


@pytest.fixture
def units() -> tuple[Unit, Unit]:
    """The officer's own unit, and a foreign one that carries a mark."""
    foreign = make_unit("nisaneli", name_az=MARKS["unit"], name_en=MARKS["unit"], name_ru=MARKS["unit"])
    return make_unit("own"), foreign


def browser_of(officer: Officer | None) -> Client:
    """A browser in which the officer has logged in, with both proofs."""
    client = Client(raise_request_exception=True)
    if officer is not None:
        client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session[BEGAN] = session[SEEN] = time.time()
        session[SECOND_FACTOR] = True
        session.save()
    return client


def address_of(route: str, matter: Matter, act: str = "") -> str:
    """The address of a route for this matter."""
    pattern = next(one for one in desk_urls if f"desk:{one.name}" == route)
    person = matter.application.person_id or NOWHERE
    known = {
        "number": matter.application.registration_number,
        "attachment_id": matter.attachment,
        "notice_id": matter.notice,
        "key": matter.officer.pk,
        "act": act,
        "grant": getattr(RoleGrant.objects.filter(officer=matter.officer.pk).first(), "pk", 0),
        "person_id": person,
        "kind": "application_received",
        "language": "az",
        "fact": "surname",
    }
    kinds = pattern.pattern.converters.items()
    return reverse(route, kwargs={name: known.get(name, OF_NOTHING.get(type(kind), "none")) for name, kind in kinds})


def asked_of(route: str, matter: Matter, target: Officer, unit: Unit) -> Iterator[tuple[str, dict[str, object]]]:
    """Everything that is sent to a route: the address and the fields of each form."""
    number = matter.application.registration_number
    if route == "desk:heap":
        for whom in (f"officer-{target.pk}", f"unit-{unit.code}"):
            fields = {"number": [number], "act": "reassign", "target": whom, "note": "səbəb"}
            yield from ((address_of(route, matter), {**fields, **more}) for more in ({}, {"do": "yes"}))
        yield address_of(route, matter), {"number": [number], "act": "take", "do": "yes"}
    elif route == "desk:officer_act":
        yield from ((address_of(route, matter, act), {"checked": "on"}) for act in ("reset", "invite-again", "untie", "none"))
    elif route in {"desk:matters", "desk:absence", "desk:move", "desk:leave"}:
        fields = {"unit": unit.code, "first": "16.03.2020", "back": "20.03.2020", "to": "worklist"}
        yield from ((address_of(route, matter), {**fields, "do": do}) for do in ("look", "yes"))
    elif route == "desk:give_role":
        yield address_of(route, matter), {"role": "auditor", "unit": unit.code, "first": "16.03.2020"}
    elif route == "desk:person_of_officer":
        fields = {"fin": getattr(matter.application, "person", Person(fin="7ZZZZZZ")).fin}
        yield from ((address_of(route, matter), {**fields, **more}) for more in ({}, {"do": "yes"}))
    elif route == "desk:referral_act":
        acts = ("attach", "remove", "send", "discard", "none")
        yield from ((address_of(route, matter, act), {"covered": "on"}) for act in acts)
    elif route == "desk:invite":
        fields = {"username": f"new{uuid.uuid4().hex[:8]}", "full_name": "Yeni", "email": "n@officer.example"}
        yield address_of(route, matter), {**fields, "unit": unit.code, "role": "auditor"}
    elif route in {"desk:decide", "desk:check"}:
        yield address_of(route, matter), {"outcome": "approve", "explanation": "Cavab.", "ground": ""}
    else:
        yield address_of(route, matter), {"show": "all", "words": number}


def state() -> dict[str, object]:
    """A digest of every table that is not a trace of looking."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name not in NOT_STATE]
        whole = "SELECT '{0}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {0} t"
        digests = [whole.format(name) for name in tables]
        cursor.execute(" UNION ALL ".join(digests))
        return dict(cursor.fetchall())


def said(answer) -> str:
    return (answer.content.decode(errors="replace") + str(answer.headers)).casefold()


def shown_of(answer, typed: set[str]) -> list[str]:
    """The foreign marks that stand in an answer, apart from what the asker had typed into the address or form."""
    return [mark for mark in MARKS.values() if mark not in typed and mark.casefold() in said(answer)]


def known_of(route: str, answer) -> set[str]:
    """The marks that stand in an answer by right: units to pass an application to, and people, who are the whole country's.

    Whoever reviews may find any person, as at a counter, and every look is journalled; foreign applications stay hidden.
    """
    if answer.status_code not in {200, 422}:
        return set()
    if route == "desk:heap":
        return {MARKS["unit"]}
    return {MARKS["surname"], MARKS["given_name"]} if route in OF_THE_COUNTRY else set()


def test_every_address_is_entered_in_the_matrix():
    assert set(DESK) | WITHOUT_A_ROLE == every_route()
    assert not set(DESK) & WITHOUT_A_ROLE


@pytest.mark.parametrize("role", [NOBODY, *ROLES])
def test_nothing_foreign_is_shown_and_nothing_foreign_changes(role, units):
    own, foreign = units
    make_matter(own)
    theirs = make_matter(foreign, **MARKS)
    officer = None if role == NOBODY else make_officer(unit=own, roles=ROLES[role], full_name="Mən Özüm")
    asker, before, faults = browser_of(officer), state(), []
    for route in DESK:
        for address, fields in asked_of(route, theirs, theirs.officer, foreign):
            for answer in (asker.get(address), asker.post(address, fields)):
                known = known_of(route, answer)
                faults += [f"{route} {answer.status_code} shows {mark}" for mark in shown_of(answer, known)]
                if answer.status_code >= 500:
                    faults.append(f"{route} answers {answer.status_code}")
            if state() != before:
                changed = [table for table, digest in state().items() if digest != before[table]]
                faults.append(f"{route} changed {changed}")
                before = state()
    assert faults == []


@pytest.mark.parametrize("role", [NOBODY, *ROLES])
def test_a_foreign_matter_is_answered_as_one_that_does_not_exist(role, units):
    own, foreign = units
    theirs = make_matter(foreign, **MARKS)
    nowhere = Matter(Application(registration_number="2020-0999999-1"), uuid.uuid4(), uuid.uuid4(), Officer(pk=uuid.uuid4()))
    officer = None if role == NOBODY else make_officer(unit=own, roles=ROLES[role])
    for route in DESK:
        answers = []
        for matter in (theirs, nowhere):
            for address, fields in asked_of(route, matter, theirs.officer, own):
                if route in {"desk:search", "desk:invite", *OF_THE_COUNTRY} or ("number" in fields and route == "desk:heap"):
                    continue
                for answer in (browser_of(officer).get(address), browser_of(officer).post(address, fields)):
                    answers.append(
                        (answer.status_code, answer.headers.get("Location", "").partition("?")[0].replace(address, ""))
                    )
        half = len(answers) // 2
        assert without_ids(answers[:half], theirs) == without_ids(answers[half:], nowhere), route


def without_ids(answers: list[tuple[int, str]], matter: Matter) -> list[tuple[int, str]]:
    """The answers with what the asker knew before taken out."""
    known = (matter.application.registration_number, str(matter.officer.pk), str(matter.notice), str(matter.attachment))
    either = re.compile("|".join(map(re.escape, known)))
    return [(status, either.sub("…", where)) for status, where in answers]


@pytest.mark.parametrize("role", ROLES)
def test_own_matters_open_by_the_right_and_change_by_the_right_alone(role, units):
    own, _ = units
    matter, held = make_matter(own), rights_held(role)
    asker = browser_of(make_officer(unit=own, roles=ROLES[role]))
    before = state()
    for route, (opens, changes) in DESK.items():
        for address, fields in asked_of(route, matter, matter.officer, own):
            answer = asker.get(address)
            allowed = not opens or opens in held
            assert (answer.status_code == 403) is not allowed, f"{route} {answer.status_code}"
            sent = asker.post(address, fields)
            assert (sent.status_code == 403) or allowed, f"{route} {sent.status_code}"
            now = state()
            if now != before:
                assert set(changes.split(" or ")) & held, f"{role} changed something by {route}"
                before = now


def rights_held(role: str) -> set[str]:
    """By the table of the product itself, which is printed for people to check."""
    return {row.right for row in matrix() if row.roles & set(ROLES[role])}


def test_the_pages_of_everybody_show_nothing_of_a_foreign_unit(units):
    make_matter(units[1], **MARKS)
    asker, asked = browser_of(make_officer(unit=units[0], roles=tuple(Role))), 0
    for route in sorted(WITHOUT_A_ROLE):
        given = {"key": uuid.uuid4(), "attachment": uuid.uuid4(), "token": "x-y", "code": "general.enquiry", "slug": "x"}
        for names in ({}, *({name: given[name]} for name in given), {"key": given["key"], "attachment": given["attachment"]}):
            try:
                address = reverse(route, kwargs=names)
            except Exception:  # noqa: S112, BLE001  # the route takes other arguments
                continue
            cache.clear()
            answer = asker.get(address)
            asked += 1
            assert shown_of(answer, set()) == [], route
            break
    assert asked > len(WITHOUT_A_ROLE) // 2
