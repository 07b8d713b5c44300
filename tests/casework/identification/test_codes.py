"""One-time codes: sent to the contact, good once and for a while, limited in askings and tries, one answer for every failure."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.identification.code_delivery import deliver_code
from dayaq.casework.identification.code_limits import ABOUT, ABOUT_A_DAY, CLIENT, CONTACT, CONTACT_A_DAY, WINDOW
from dayaq.casework.identification.codes import (
    GOOD_FOR,
    KEPT_FOR,
    TRIES,
    Asking,
    CodeNotRight,
    Purpose,
    TooManyCodes,
    ask_code,
    code_of,
    forget_old_codes,
    prove_code,
)
from dayaq.casework.identification.models import OneTimeCode
from dayaq.casework.journal.models import JournalEntry
from tests.casework.identification.people import HOME, NOON, minutes

pytestmark = pytest.mark.django_db(transaction=True)

ABOUT_ONE = uuid.UUID(int=7)


def ask(about: uuid.UUID = ABOUT_ONE, address: str = "a@citizen.example", client: str = HOME, at: datetime = NOON) -> OneTimeCode:
    asking = Asking(purpose=Purpose.APPLICATION, about=about, person=ABOUT_ONE, medium="email", address=address, language="az")
    return OneTimeCode.objects.get(pk=ask_code(asking=asking, client=client, at=at))


def proves(asked: OneTimeCode, typed: str = "", at: datetime = NOON, purpose: Purpose = Purpose.APPLICATION) -> bool:
    try:
        prove_code(asked=asked.pk, purpose=purpose, typed=typed or code_of(asked), at=at)
    except CodeNotRight:
        return False
    return True


def wrong(asked: OneTimeCode) -> str:
    return f"{(int(code_of(asked)) + 1) % 10**6:06d}"


def granted(times: int, **asking: object) -> int:
    """How many of so many askings, a second apart, were granted."""
    count = 0
    for second in range(times):
        try:
            ask(**{"at": NOON + timedelta(seconds=second), **asking})
        except TooManyCodes:
            continue
        count += 1
    return count


def test_the_code_comes_to_the_contact_and_opens_what_it_was_asked_for(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    asked = ask()

    deliver_code(code_id=asked.pk, at=NOON)

    (letter,) = mail.outbox
    assert letter.to == ["a@citizen.example"]
    assert re.findall(r"\b\d{6}\b", letter.body) == [code_of(asked)]
    assert proves(asked)


def test_the_code_stands_in_no_row(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    asked = ask()
    deliver_code(code_id=asked.pk, at=NOON)
    asked.refresh_from_db()

    jobs = ProcrastinateJob.objects.filter(args__code_id=str(asked.pk)).values("args")
    rows = [*OneTimeCode.objects.values(), *JournalEntry.objects.values(), *jobs]

    assert asked.sent_at == NOON
    assert code_of(asked) not in str(rows)


def test_a_letter_with_the_code_leaves_once(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    asked = ask()

    for _ in range(3):
        deliver_code(code_id=asked.pk, at=NOON)

    assert len(mail.outbox) == 1


def test_a_code_is_good_once() -> None:
    asked = ask()

    assert [proves(asked), proves(asked)] == [True, False]


def test_a_code_is_good_for_ten_minutes() -> None:
    in_time, late = ask(), ask()

    assert proves(in_time, at=NOON + GOOD_FOR - timedelta(seconds=1))
    assert not proves(late, at=NOON + GOOD_FOR)


def test_after_five_wrong_tries_the_right_code_opens_nothing() -> None:
    asked = ask()

    assert not any(proves(asked, wrong(asked)) for _ in range(TRIES))
    assert not proves(asked)
    asked.refresh_from_db()
    assert (asked.tries, asked.used_at) == (TRIES, None)


def test_a_code_of_one_purpose_opens_nothing_of_another() -> None:
    assert not proves(ask(), purpose=Purpose.TRUSTED)


def test_a_code_that_was_sent_nowhere_opens_nothing() -> None:
    asked = ask(address="")

    deliver_code(code_id=asked.pk, at=NOON)

    assert not proves(asked)
    assert OneTimeCode.objects.get().sent_at is None


def test_every_failure_is_answered_alike() -> None:
    used, old, nowhere, mistyped = ask(), ask(), ask(address=""), ask(about=uuid.uuid4(), address="b@citizen.example")
    proves(used)
    answers = set()
    for asked, typed, at in (
        (used.pk, code_of(used), NOON),
        (old.pk, code_of(old), NOON + GOOD_FOR),
        (nowhere.pk, code_of(nowhere), NOON),
        (mistyped.pk, wrong(mistyped), NOON),
        (uuid.uuid4(), "000000", NOON),
    ):
        with pytest.raises(CodeNotRight) as refusal:
            prove_code(asked=asked, purpose=Purpose.APPLICATION, typed=typed, at=at)
        answers.add(tuple(refusal.value.in_language(language) for language in ("az", "en", "ru")))

    assert len(answers) == 1


def test_a_code_asked_for_a_thousand_times_is_sent_three_times() -> None:
    assert granted(1000, at=NOON) == CONTACT
    assert OneTimeCode.objects.count() == CONTACT
    keys = [str(asked.pk) for asked in OneTimeCode.objects.all()]
    assert ProcrastinateJob.objects.filter(task_name="deliver_code", args__code_id__in=keys).count() == CONTACT


def test_the_refusal_says_when_one_more_is_heard() -> None:
    granted(CONTACT, at=NOON)

    with pytest.raises(TooManyCodes) as refusal:
        ask(at=NOON + minutes(4))

    assert refusal.value.again_at == NOON + WINDOW
    assert "11 min" in refusal.value.in_language("en")
    assert ask(at=NOON + WINDOW).asked_at == NOON + WINDOW


def test_one_contact_is_sent_ten_codes_a_day_whatever_they_are_about() -> None:
    asked = [granted(1, about=uuid.UUID(int=hour), at=NOON + hour * minutes(20), client=f"192.0.2.{hour}") for hour in range(20)]

    assert sum(asked) == CONTACT_A_DAY


def test_what_is_asked_about_is_limited_over_all_contacts() -> None:
    at_once = sum(granted(1, address=f"{place}@citizen.example", client=f"192.0.2.{place}") for place in range(20))
    later = [granted(1, address=f"{n}@b.example", client=f"192.0.2.{n}", at=NOON + (n + 1) * minutes(16)) for n in range(20)]

    assert at_once == ABOUT
    assert at_once + sum(later) == ABOUT_A_DAY


def test_one_address_asks_forty_times_in_a_quarter_of_an_hour() -> None:
    assert sum(granted(1, about=uuid.uuid4(), address=f"{n}@citizen.example") for n in range(60)) == CLIENT


def test_asking_where_no_contact_is_on_file_is_limited_alike() -> None:
    assert granted(20, address="") == granted(20, about=uuid.UUID(int=8), address="b@citizen.example", client="192.0.2.99")


def test_a_failed_try_is_journalled_without_naming_who_tried() -> None:
    asked = ask()
    proves(asked, wrong(asked))

    entry = JournalEntry.objects.get(verb="code_failed")

    assert (entry.actor, entry.persons) == ("unidentified", [ABOUT_ONE])


def test_old_askings_are_forgotten() -> None:
    ask()
    recent = ask(at=NOON + minutes(1))

    assert forget_old_codes(at=NOON + KEPT_FOR + timedelta(seconds=1)) == 1
    assert OneTimeCode.objects.get() == recent
