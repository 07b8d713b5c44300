"""The passport (xidmət pasportu) of a service: who may ask, how, with which papers, by which law, in what time.

The fields follow the first passport model of the DOST centres, with the content (məzmun) of the second. What the sources do not
say is empty: an empty tuple or `None` means "not known", never "nothing".
"""

from dataclasses import dataclass
from datetime import date

from dayaq.casework.language import Words
from dayaq.casework.service import Kind

WORKING_DAYS_WHEN_SILENT = 15
"""The time to decide where a passport is silent: the term of the Law on Citizens' Appeals."""

SAME_DAY = 1
"""The working days that a term in minutes gives, see `Passport.working_days`."""


@dataclass(frozen=True)
class Text:
    """One sentence or name in Azerbaijani, English and Russian.

    `quoted` names the languages whose wording is an official name as the sources print it; the others are our own translation.
    """

    words: Words
    quoted: tuple[str, ...] = ()

    def in_language(self, code: str) -> str:
        """The text in the language of the code; Azerbaijani where we do not speak it."""
        return self.words.in_language(code)

    def is_own_translation(self, code: str) -> bool:
        """Whether the wording in this language is ours and not an official name."""
        return code not in self.quoted


@dataclass(frozen=True)
class Word:
    """A value of one of the passport's closed lists (a channel, a unit, a ground of refusal): its code and its name."""

    code: str
    text: Text


@dataclass(frozen=True)
class Group:
    """A group (təsnifat) of the official list of services; `number` is empty for our own group of general services."""

    code: str
    number: int | None
    title: Text


@dataclass(frozen=True)
class Act:
    """A legal act that a service rests on, as it is cited; number and date where the sources give them."""

    code: str
    kind: str
    number: str | None
    adopted_on: date | None
    text: Text


@dataclass(frozen=True)
class Document:
    """A paper that a source names as required; `always` is false when it is asked only in some situations, told in the text."""

    code: str
    text: Text
    always: bool


@dataclass(frozen=True)
class Term:
    """A length of time as a passport states it: the unit ("minutes" or "days") and the number, either of them maybe unknown."""

    unit: str | None = None
    value: int | None = None


@dataclass(frozen=True)
class Passport:
    """Everything published of one service. `number` is its number in the official list, `official_id` the passport's own.

    `meis_subsystems` names the parts of the Centralised Electronic Information System (MEİS) that serve it; where the official
    passport is silent, it is our assignment by subject. `routes` says how the payment or service comes about ("application",
    "proactive"). `confidence` and `sources` say how well the content is attested; `note` keeps contradictions of the sources for
    the editor; it is in English and is not shown to citizens. `law` names the benefit (`pensions/disability_pension`) or
    the chapter (`allowances`) of the law book that computes the service; where none does, `judged` says why an officer decides.
    """

    code: str
    kind: Kind
    number: str | None
    official_id: str | None
    name: Text
    content: Text
    group: Group
    performing_units: tuple[Word, ...]
    legal_basis: tuple[Act, ...]
    request_forms: tuple[Word, ...]
    channels: tuple[Word, ...]
    response_forms: tuple[Word, ...]
    refusal_grounds: tuple[Word, ...]
    users: tuple[Word, ...]
    ministry_units: tuple[Word, ...]
    total: Term
    front: Term
    back: Term
    operator_standard_minutes: int | None
    fee: Word | None
    places: tuple[Word, ...]
    documents: tuple[Document, ...]
    steps: tuple[Text, ...]
    information_systems: tuple[Word, ...]
    meis_subsystems: tuple[Word, ...]
    electronic_degree: Word | None
    automation_degree: Word | None
    routes: tuple[Word, ...]
    confidence: str
    sources: tuple[str, ...]
    note: str | None
    law: str | None
    judged: Text | None

    @property
    def working_days(self) -> int:
        """Working days to decide an application, the day of receipt not counted.

        A term in days is taken as that many working days (an assumption: the passports say only "gün"). A term in minutes is a
        service done at once; as the day of receipt is not counted, and an application may arrive at night or on a Sunday, it
        must be decided by the end of the next working day, so the answer is 1. A silent passport gives 15.
        """
        if self.total.unit == "minutes" and self.total.value is not None:
            return SAME_DAY
        return self.total.value or WORKING_DAYS_WHEN_SILENT

    @property
    def doubts(self) -> tuple[str, ...]:
        """What does not add up in the published times; a warning for the editor, never a reason to refuse the passport."""
        parts = [term for term in (self.front, self.back) if term.value is not None]
        if self.total.value is None or any(term.unit != self.total.unit for term in parts):
            return ()
        together = sum(term.value or 0 for term in parts)
        complete = len(parts) == 2
        if together > self.total.value or (complete and together != self.total.value):
            return (f"total {self.total.value} {self.total.unit}, but front and back office together {together}",)
        return ()
