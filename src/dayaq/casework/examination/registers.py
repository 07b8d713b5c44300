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


def keep_register_facts(*, application: Application, benefit: str, facts: Iterable[Fact], at: datetime) -> bool:
    """Keep what the registers knew and the benefit with a matter for an officer; False where that was done before."""
    _, fresh = ExaminedBenefit.objects.get_or_create(application=application, defaults={"benefit": benefit, "chosen_at": at})
    if fresh:
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
    return fresh
