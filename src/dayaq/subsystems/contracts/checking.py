"""Asking the law about one notification: what it answers, which of its conditions end the matter, which an officer looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.people.models import Person
from dayaq.law.book import law_book
from dayaq.rules.explain import find_for
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.records import record_of
from dayaq.rules.wording import reason_said
from dayaq.subsystems.contracts.queries import OtherContract
from dayaq.subsystems.contracts.values import AgreedTerms, Fault

FOLDER = "contract_notice"
ANSWER_TERM = "contract_notice.answer_term"

#: Conditions whose failure may have a good reason that only papers show; every other failure is told at once.
FOR_AN_OFFICER = frozenset({"worker_identified", "foreigner_permitted", "one_main_workplace", "before_start"})

#: At which field of the form a failed condition is shown.
FIELDS = {
    "worker_old_enough": "starts_on",
    "parent_agrees": "parental_consent",
    "term_in_order": "last_day",
    "before_start": "starts_on",
    "one_main_workplace": "main_workplace",
}


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What the registers say around a notification."""

    employer_active: bool
    identity_matches: bool
    person: Person
    is_foreigner: bool
    others: Sequence[OtherContract]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The law's answer: what is wrong at once, and which conditions wait for an officer, by name."""

    faults: tuple[Fault, ...]
    doubts: tuple[str, ...]


def law_of(day: date) -> LawOn:
    """The law in force on the day of the notification."""
    return law_on(law_book(), day)


def answer_term(law: LawOn) -> int:
    """In how many working days a notification is answered."""
    dated = law.amount(ANSWER_TERM, "")
    if dated is None or not isinstance(dated.value, int):
        raise LookupError(f"the law of {law.day} has no {ANSWER_TERM}")
    return dated.value


def check(law: LawOn, terms: AgreedTerms, around: Circumstances, from_on: date | None = None) -> Checked:
    """What the law answers about the terms; of an amendment `from_on` is the day from which they count.

    No register of work permits is asked yet, so the permit of a foreigner is unknown, and an officer looks at it.
    """
    first_day = from_on or terms.starts_on
    given = {
        "fields_complete": True,
        "employer_active": around.employer_active,
        "identity_matches": around.identity_matches,
        "starts_on": first_day,
        "fixed_term": terms.last_day is not None,
        "main_workplace": terms.main_workplace,
        "ended": False,
        "parental_consent": terms.parental_consent,
        "person": {
            "birth_date": around.person.birth_date,
            "is_foreigner": around.is_foreigner,
            "contracts": [
                {"main_workplace": one.main_workplace, "ended": one.ended_on is not None and one.ended_on < first_day}
                for one in around.others
            ],
        },
        **({"ends_on": terms.last_day} if terms.last_day is not None else {}),
    }
    record = record_of(law.law.vocabulary, "contract", given)
    finding = find_for(law, FOLDER, record)
    failed = [reason for reason in finding.reasons if reason.holds is not True]
    faults = tuple(
        Fault(
            words=Words(*(reason_said(law, FOLDER, record, reason, language) for language in LANGUAGES)),
            field=FIELDS.get(reason.condition, ""),
            article=reason.article,
        )
        for reason in failed
        if reason.holds is False and reason.condition not in FOR_AN_OFFICER
    )
    doubts = tuple(reason.condition for reason in failed if reason.holds is None or reason.condition in FOR_AN_OFFICER)
    return Checked(faults=faults, doubts=doubts)
