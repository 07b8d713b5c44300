"""What is established about a disability, as a value, and whether it can stand: degree or percent, cause, days, term."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.law.book import law_book
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.finding import plain
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.subsystems.disability.anonymity import age_on
from dayaq.subsystems.disability.models.assessments import Degree

ADULT = 18
#: Written in place of a degree where the law counts it from the percent.
BY_PERCENT = ""


class TermEndsBeforeItStarts(Refusal):
    """The term would be over before it begins."""

    texts = {
        "az": "Müddətin sonu başlanğıcından əvvəl və ya həmin gündür. Əlilliyin bitdiyi günü başlanğıcdan sonra seçin.",
        "en": "The term ends before it begins, or on the same day. Choose an end after the first day.",
        "ru": "Срок заканчивается раньше, чем начинается, или в тот же день. Выберите окончание позже первого дня.",
    }


class DayNotYet(Refusal):
    """A day of the determination lies after the day of the decision, or the disability began after its decision counts."""

    texts = {
        "az": "Günlərin ardıcıllığı düz deyil: əlillik yarandığı gündən əvvəl, qərar isə gələcək gündən qüvvəyə minə bilməz.",
        "en": "The days are out of order: a decision counts neither from before the disability began nor from a day to come.",
        "ru": "Дни указаны не по порядку: решение не может действовать ни раньше наступления инвалидности, ни с будущего дня.",
    }


class DegreeNotOfAge(Refusal):
    """A degree is for adults, a child's disability for those under 18."""

    texts = {
        "az": "18 yaşınadək şəxs üçün dərəcə yox, “əlilliyi olan uşaq” seçilir; 18 yaşdan yuxarı üçün isə əksinə.",
        "en": "For a person under 18 choose “child with disability” and no degree; for an adult a degree.",
        "ru": "До 18 лет выбирается «ребёнок с инвалидностью», а не степень; после 18 — наоборот.",
    }


class ScaleOfAnotherTime(Refusal):
    """Until 30 June 2022 a degree is named, since 1 July 2022 a percent."""

    texts = {
        "az": "1 iyul 2022-ci ildən əvvəlki qərarda dərəcə, sonrakı qərarda isə "
        "orqanizmin funksiyalarının pozulma faizi göstərilir.",
        "en": "A decision before 1 July 2022 names a degree; since that day it names the loss of function in percent.",
        "ru": "Решение до 1 июля 2022 года называет степень, а с этого дня — процент нарушения функций организма.",
    }


class CauseMissing(Refusal):
    """A disability was found and its cause or first day was not said."""

    texts = {
        "az": "Əlillik müəyyən edilirsə, səbəbi və yarandığı gün də göstərilməlidir.",
        "en": "Where a disability is found, its cause and the day from which it was established are needed.",
        "ru": "Если инвалидность установлена, нужны её причина и день, с которого она установлена.",
    }


@dataclass(frozen=True, kw_only=True)
class Determination:
    """What a commission establishes. `degree` is a name of the law's list, or `BY_PERCENT` with the `loss` in percent.

    `measures` are the rehabilitation programme: kind and words. `ends_on` is exclusive, and empty without a term.
    """

    degree: str
    starts_on: date
    grounds: str
    loss: Decimal | None = None
    cause: str = ""
    blind: bool = False
    since: date | None = None
    ends_on: date | None = None
    measures: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The determination as a proposal keeps it."""
        told = asdict(self)
        days = {name: value.isoformat() if value else None for name, value in told.items() if name in _DAYS}
        return {
            **told,
            **days,
            "loss": None if self.loss is None else str(self.loss),
            "measures": [list(m) for m in self.measures],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Determination":
        """The determination that a proposal keeps."""
        days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in _DAYS}
        loss = None if kept["loss"] is None else Decimal(kept["loss"])
        return cls(**{**kept, **days, "loss": loss, "measures": tuple((kind, words) for kind, words in kept["measures"])})


_DAYS = ("starts_on", "since", "ends_on")


def in_percent(day: date) -> bool:
    """Whether a decision of the day names a percent and not a degree; the law's own amount says since when."""
    return degree_by_law(Degree.FIRST, Decimal(0), day) == Degree.NONE


def degree_by_law(named: str, loss: Decimal, day: date) -> str:
    """The degree that the law gives a decision of the day, from the degree it names and the percent."""
    given = {"disability": named, "disability_assessed_on": day, "loss_of_function": loss}
    law = law_on(law_book(), max(day, law_book().begins))
    rule = law.rules["disability_degree.degree"]
    return str(plain(Evaluation(law).rule(rule.id, record_of(law.law.vocabulary, "person", given)), rule.type))


def settled(said: Determination, person: Person, *, on: date) -> Determination:
    """The determination as it is stored for a decision of that day, its degree counted from the percent where it names one.

    Refuses days out of order, the scale of another time, a degree that does not fit the age, and a disability without its cause.
    """
    whole = _by_scale(said, on)
    if whole.degree == Degree.NONE:
        return replace(whole, cause="", blind=False, since=None, ends_on=None)
    if (whole.degree == Degree.CHILD) is not (age_on(person.birth_date, whole.starts_on) < ADULT):
        raise DegreeNotOfAge
    if not whole.cause or whole.since is None:
        raise CauseMissing
    if whole.ends_on is not None and whole.ends_on <= whole.starts_on:
        raise TermEndsBeforeItStarts
    if whole.since > whole.starts_on or whole.starts_on > on:
        raise DayNotYet
    return whole


def _by_scale(said: Determination, on: date) -> Determination:
    if said.degree in {Degree.NONE, Degree.CHILD}:
        if said.loss is not None:
            raise ScaleOfAnotherTime
        return said
    if (said.degree == BY_PERCENT) is not in_percent(on) or (said.loss is None) is in_percent(on):
        raise ScaleOfAnotherTime
    return said if said.loss is None else replace(said, degree=degree_by_law(Degree.FIRST, said.loss, on))
