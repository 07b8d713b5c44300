"""A decision under what the law answered: the officer confirms it, or departs from it with a written reason."""

from dataclasses import dataclass
from typing import Any

from dayaq.casework.decisions.explaining import explained
from dayaq.casework.decisions.models import Decision, DecisionByLaw, StoredLaw
from dayaq.casework.examination.telling import told_in_every_language
from dayaq.casework.examination.values import Examination, canonical
from dayaq.casework.finding import Finding
from dayaq.casework.refusal import Refusal
from dayaq.rules.as_json import finding_as_json
from dayaq.rules.paths import found_from
from dayaq.rules.stored import NotStored, dated, hash_of, law_stored, stored_law, undated

CONDITIONS_NOT_MET = "conditions_not_met"
"""The ground on which every computed service is refused when a condition of its law does not hold."""

LEAST_REASON = 20
"""The fewest characters in which anybody can give a reason."""


class LawCannotSay(Refusal):
    """Facts are missing: neither a yes nor a no can be confirmed."""

    texts = {
        "az": "Qanun hələ cavab verə bilmir: bəzi məlumatlar çatmır. Onları yazın, sonra təsdiq edin.",
        "en": "The law cannot say yet: facts are missing. Enter them, then confirm.",
        "ru": "Закон пока не может дать ответ: не хватает сведений. Внесите их, затем подтвердите.",
    }


class DepartureUnexplained(Refusal):
    """Whoever decides otherwise than the law answers must write why."""

    texts = {
        "az": "Qərar qanun üzrə hesablamadan fərqlənir. Səbəbini ən azı {least} işarə ilə yazın.",
        "en": "The decision differs from what the law answers. Write why, in at least {least} characters.",
        "ru": "Решение отличается от ответа закона. Напишите почему, не менее {least} знаков.",
    }


@dataclass(frozen=True, kw_only=True)
class FindingUnderLaw(Finding):
    """A finding where the law computes: the law's own answer, or with a `departure` the officer's, for that reason."""

    examination: Examination
    departure: str = ""


def finding_by_law(examination: Examination, language: str) -> FindingUnderLaw:
    """The law's answer as a finding, explained in a language. Refuses where facts are missing (`LawCannotSay`)."""
    entitled = examination.finding.entitled
    if entitled is None:
        raise LawCannotSay
    explanation = explained(told_in_every_language(examination), language)
    ground = "" if entitled else CONDITIONS_NOT_MET
    return FindingUnderLaw(approved=entitled, ground=ground, explanation=explanation, examination=examination)


def departing(finding: Finding, examination: Examination, reason: str) -> FindingUnderLaw:
    """An officer's own finding beside what the law answered, with the reason of the difference."""
    return FindingUnderLaw(
        approved=finding.approved,
        ground=finding.ground,
        explanation=finding.explanation,
        evidence=finding.evidence,
        examination=examination,
        departure=reason,
    )


def check_departure(finding: FindingUnderLaw) -> None:
    """Refuse a finding that is neither the law's nor an explained departure from it (`DepartureUnexplained`)."""
    reason = finding.departure.strip()
    confirmed = finding.examination.finding.entitled is finding.approved
    if (reason or not confirmed) and len(reason) < LEAST_REASON:
        raise DepartureUnexplained(least=LEAST_REASON)


def row_of(decision: Decision, finding: FindingUnderLaw) -> DecisionByLaw:
    """The row of what the law answered, not yet stored; its law is named by the hash."""
    examination = finding.examination
    law = examination.question.law
    text = undated(stored_law(law, examination.question.folder))
    return DecisionByLaw(
        decision=decision,
        law=StoredLaw(sha256=hash_of(text), text=text),
        day=law.day,
        known=law.known,
        facts=[fact.as_plain() for fact in examination.facts],
        told=told_in_every_language(examination),
        digest=examination.digest,
        departure=finding.departure.strip(),
    )


def store(row: DecisionByLaw) -> None:
    """Store the row, and its law unless the same bytes are stored already."""
    StoredLaw.objects.bulk_create([row.law], ignore_conflicts=True)
    row.save(force_insert=True)


def receipt_part(row: DecisionByLaw) -> dict[str, Any]:
    """The law's part of a receipt, computed anew from facts and law as stored. Refuses (`NotStored`) an altered law."""
    if hash_of(row.law.text) != row.law_id:
        raise NotStored("The stored law is not the one its name says.")
    law = law_stored(dated(row.law.text, row.day, row.known))
    (folder,) = law.law.folders
    finding, _ = found_from(law, folder, {fact["path"]: fact["value"] for fact in row.facts})
    return {
        "law_sha256": row.law_id,
        "known": row.known.isoformat() if row.known is not None else None,
        "facts": row.facts,
        "finding": finding_as_json(finding),
        "told_sha256": hash_of(canonical(row.told)),
        "departure": {"reason": row.departure} if row.departure else None,
    }
