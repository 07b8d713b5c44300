"""What a notification says, as values, and how each is read from what somebody wrote in a form or a line of a file."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from dayaq.casework.azerbaijani import fold
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.refusal import Refusal

LARGEST_WAGE = Decimal(1_000_000)
LONGEST_DAY = 20


class NotADay(Refusal):
    """What was written is no day of the calendar, or one nobody means."""

    texts = {
        "az": "Günü belə yazın: 16.03.2020.",
        "en": "Write the day like this: 16.03.2020.",
        "ru": "Укажите день так: 16.03.2020.",
    }


class NotAWholeNumber(Refusal):
    """What was written is no whole number within its limits."""

    texts = {
        "az": "{least}-dən {most}-ə qədər tam ədəd yazın.",
        "en": "Write a whole number from {least} to {most}.",
        "ru": "Введите целое число от {least} до {most}.",
    }


class NotASum(Refusal):
    """What was written is no sum of money."""

    texts = {
        "az": "Məbləği manatla yazın, məsələn: 850 və ya 850,50.",
        "en": "Write the sum in manats, for example 850 or 850.50.",
        "ru": "Укажите сумму в манатах, например: 850 или 850,50.",
    }


class NotYesOrNo(Refusal):
    """What was written is neither yes nor no."""

    texts = {
        "az": "“bəli” və ya “xeyr” yazın.",
        "en": "Write “yes” or “no”.",
        "ru": "Напишите «да» или «нет».",
    }


@dataclass(frozen=True, kw_only=True)
class Worker:
    """The employee as the employer wrote them, from the identity document."""

    fin: str
    document: DocumentNumber
    surname: str
    given_name: str
    patronymic: str

    @property
    def written_name(self) -> str:
        """The names as they were written, in the order of the document."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)


@dataclass(frozen=True, kw_only=True)
class AgreedTerms:
    """What employer and employee agreed; see `models.Terms` for units."""

    position: str
    workplace: str
    duties: str
    concluded_on: date
    starts_on: date
    last_day: date | None
    trial_months: int
    weekly_hours: int
    wage: Decimal
    supplements: str
    leave_days: int
    main_workplace: bool
    parental_consent: bool
    address: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    """The notification of one new contract, under the employer's own key."""

    key: str
    worker: Worker
    terms: AgreedTerms


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong with a notification: in words, with the field and the article where there is one."""

    words: Words
    field: str = ""
    article: str = ""


def digest_of(*parts: object) -> str:
    """The SHA-256 of values as they were written down: equal where the same is said again."""
    plain = [asdict(part) if hasattr(part, "__dataclass_fields__") else part for part in parts]  # type: ignore[call-overload]
    return hashlib.sha256(json.dumps(plain, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def words_of(refusal: Refusal) -> Words:
    """What a refusal says, in the three languages."""
    return Words(*(refusal.in_language(language) for language in LANGUAGES))


def read_day(text: str) -> date:
    """A day as people write it, 16.03.2020, or as programs do, 2020-03-16. Refuses years before 1900 and after 2199."""
    for shape in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            found = datetime.strptime(text.strip()[:LONGEST_DAY], shape).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
        if 1900 <= found.year < 2200:
            return found
    raise NotADay


def read_whole(text: str, *, least: int = 0, most: int = 99) -> int:
    """A whole number from `least` to `most`."""
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= len(str(most)) and least <= int(plain) <= most):
        raise NotAWholeNumber(least=least, most=most)
    return int(plain)


def read_sum(text: str) -> Decimal:
    """A sum of money in AZN, exact to the qəpik; spaces between thousands are forgiven."""
    plain = "".join(text.split()).replace(",", ".")
    whole, _, rest = plain.partition(".")
    if not (plain.isascii() and whole.isdigit() and len(whole) <= 7 and len(rest) <= 2 and (rest.isdigit() or not rest)):
        raise NotASum
    found = Decimal(plain.rstrip("."))
    if found > LARGEST_WAGE:
        raise NotASum
    return found


def read_yes_or_no(text: str) -> bool:
    """Yes or no in any of the three languages."""
    said = _YES_OR_NO.get(fold(text.strip()))
    if said is None:
        raise NotYesOrNo
    return said


_YES_OR_NO = {
    **{fold(word): True for word in ("bəli", "hə", "yes", "true", "да", "1", "+")},
    **{fold(word): False for word in ("xeyr", "yox", "no", "false", "нет", "0", "-")},
}
