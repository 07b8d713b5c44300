"""What the registers know, as facts of an examination; and the law's answer on them alone."""

from collections.abc import Iterable
from datetime import datetime

from dayaq.casework.applications.models import Application
from dayaq.casework.examination.models import ExaminedBenefit, StatedFact
from dayaq.casework.examination.queries import examine
from dayaq.casework.examination.values import Examination, Fact, LawQuestion
from dayaq.casework.facts.reading import KnownFact

REGISTER = StatedFact.Source.REGISTER


def facts_of_registers(known: Iterable[KnownFact], *, at: datetime) -> tuple[Fact, ...]:
    """The registers' facts as an examination holds them, by path: each says which register it is from, and when it was read."""
    facts = [Fact(path=one.path, value=one.value, source=REGISTER.value, at=at, reason=one.source) for one in known]
    return tuple(sorted(facts, key=lambda fact: fact.path))


def examined_on_registers(question: LawQuestion, known: Iterable[KnownFact], *, at: datetime) -> Examination:
    """What the law answers on what the registers know."""
    return examine(question, facts_of_registers(known, at=at))


def name_benefit(*, application: Application, benefit: str, about: str, at: datetime) -> bool:
    """Say of a matter that nobody applied for which benefit it is about, and whom; False where that was said before."""
    named = {"benefit": benefit, "about": about, "chosen_at": at}
    _, fresh = ExaminedBenefit.objects.get_or_create(application=application, defaults=named)
    return fresh


def keep_register_facts(*, application: Application, facts: Iterable[Fact], at: datetime) -> None:
    """Keep what the registers knew with a matter for an officer."""
    StatedFact.objects.bulk_create(
        StatedFact(
            application=application,
            path=fact.path,
            value=fact.value,
            source=REGISTER,
            stated_at=fact.at or at,
            reason=fact.reason,
        )
        for fact in facts
    )
