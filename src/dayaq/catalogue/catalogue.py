"""Every service of the ministry by its code, in its group, and by the words that a citizen types."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dayaq.casework.awards.outcome import award_decided
from dayaq.casework.language import spoken
from dayaq.casework.service import Outcome, RefusalGround, Service
from dayaq.catalogue.passport import Group, Passport
from dayaq.catalogue.reading import read_passports
from dayaq.catalogue.search import Searched, best_first
from dayaq.catalogue.vocabulary import Vocabulary, read_vocabulary
from dayaq.subsystems.employment import registering

_HERE = Path(__file__).parent
_USUAL_GROUNDS = ("documents_incomplete", "no_legal_basis")
_GROUND_OF_THE_LAW = "conditions_not_met"

_OUTCOMES: dict[str, Outcome] = {registering.SERVICE_CODE: registering.registration_decided}
"""What a decision brings about where it is no award: each subsystem's own."""

ENQUIRY = "general.enquiry"
"""The code of the general enquiry (sorğu): any question to the ministry."""


class UnknownService(LookupError):
    """No service of the catalogue has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the catalogue has no service with the code {code!r}")
        self.code = code


@dataclass(frozen=True)
class Entry:
    """One service of the catalogue: its whole passport, and what casework is handed of it."""

    passport: Passport
    service: Service


def all_services() -> tuple[Entry, ...]:
    """Every service in the order of the official list, the general enquiry last. Read and checked once per process."""
    return tuple(_by_code().values())


def service(code: str) -> Entry:
    """The service with this code; raises `UnknownService`."""
    entry = _by_code().get(code)
    if entry is None:
        raise UnknownService(code)
    return entry


def service_of_benefit(benefit: str) -> Service | None:
    """The service that awards a benefit of the law (`pensions/old_age_pension`): its own, else that of its chapter, else none."""
    by_law = {entry.service.law: entry.service for entry in all_services() if entry.service.law is not None}
    return by_law.get(benefit) or by_law.get(benefit.partition("/")[0])


def groups() -> tuple[Group, ...]:
    """The ten groups of the official list in its order, then the general one. Not every group has a titled service."""
    return tuple(vocabulary().groups.values())


def services_in(group_code: str) -> tuple[Entry, ...]:
    """The services of one group, in the order of the official list; none for a group without any or an unknown code."""
    return tuple(entry for entry in all_services() if entry.passport.group.code == group_code)


def search(words: str, language: str) -> tuple[Entry, ...]:
    """The services that answer to the words typed, the best first; none when nothing is typed or nothing fits.

    It forgives what Azerbaijanis type: no diacritics, `sh` for `ş`, capitals of any kind, Cyrillic look-alikes. A word may be
    only begun. The title in `language` weighs most; titles in the other languages are searched too.
    """
    by_code = _by_code()
    return tuple(by_code[code] for code in best_first(words, _searched(spoken(language))))


@cache
def vocabulary() -> Vocabulary:
    """The closed lists that the passports draw on: what a ground of refusal, a channel, a user is called."""
    return read_vocabulary(_HERE / "vocabulary")


@cache
def _by_code() -> dict[str, Entry]:
    passports = read_passports(_HERE / "passports", vocabulary())
    return {passport.code: Entry(passport=passport, service=_service_of(passport)) for passport in passports}


def _service_of(passport: Passport) -> Service:
    """What casework needs of a passport. A passport silent about grounds of refusal gets the two that the others use.

    A service that the law computes can also be refused because a condition of the law does not hold.
    """
    known = vocabulary().refusal_grounds
    grounds = passport.refusal_grounds or tuple(known[code] for code in _USUAL_GROUNDS)
    if passport.law is not None:
        grounds = (*grounds, known[_GROUND_OF_THE_LAW])
    return Service(
        code=passport.code,
        title=passport.name.words,
        working_days=passport.working_days,
        refusal_grounds=tuple(RefusalGround(code=ground.code, words=ground.text.words) for ground in grounds),
        kind=passport.kind,
        law=passport.law,
        outcome=_OUTCOMES.get(passport.code, award_decided if passport.law is not None else None),
    )


@cache
def _searched(language: str) -> tuple[Searched, ...]:
    return tuple(Searched.of(entry.passport, language) for entry in all_services())
