"""Receipts: everything a decision was made of, as canonical text whose bytes can be recomputed and compared.

Canonical means JSON with sorted keys, no spaces, UTF-8 and NFC as stored; days are ISO 8601, money is text. The part that tells
what the law answered is computed anew from the stored facts and the stored law each time. The receipt of a correction names the
decision that it corrects and the digest of its receipt.
"""

import hashlib

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.by_law import receipt_part
from dayaq.casework.decisions.models import Decision, DecisionByLaw
from dayaq.casework.examination.models import ExaminedBenefit
from dayaq.casework.examination.values import canonical

FORMAT = 1


def receipt_text(decision: Decision) -> str:
    """The canonical receipt of a decision, computed from the stored rows. `ValueError`: it can no longer be computed."""
    application = decision.application
    by_law: DecisionByLaw | None = getattr(decision, "by_law", None)
    told: dict[str, object] = {
        "format": FORMAT,
        "service": decision.service_code,
        "person": str(decision.person_id),
        "on": decision.on.isoformat(),
        "decided_by": {"kind": "officer", "officer": str(decision.officer_id)} if decision.officer_id else {"kind": "law"},
        "finding": {"approved": decision.approved, "ground": decision.ground, "explanation": decision.explanation},
        "application": None if application is None else _application_facts(application),
    }
    if decision.corrects is not None:
        told["corrects"] = {"decision": str(decision.corrects_id), "receipt": decision.corrects.receipt_sha256}
    about = _about(application)
    if about:
        told["about"] = about
    return canonical(told if by_law is None else {**told, "law": receipt_part(by_law)})


def _about(application: Application | None) -> str:
    """The id of the child or the deceased whom a right found is about; empty where the matter names nobody."""
    named: ExaminedBenefit | None = getattr(application, "examined_benefit", None)
    return named.about if named is not None else ""


def _application_facts(application: Application) -> dict[str, object]:
    """What was asked, when, and the evidence: each document by the hash of its bytes."""
    return {
        "registration_number": application.registration_number,
        "received_on": application.received_on.isoformat(),
        "due_on": application.due_on.isoformat(),
        "text": application.text,
        "documents": sorted(application.attachments.values_list("file_id", flat=True)),
    }


def digest(receipt: str) -> str:
    """The SHA-256 of a receipt, in hexadecimal."""
    return hashlib.sha256(receipt.encode()).hexdigest()


def replays(decision: Decision) -> bool:
    """Whether the receipt, recomputed from the rows, is the stored one to the byte.

    What the law answered is recomputed from the facts and the law as they are stored: one altered fact, amount or rule is a no.
    """
    try:
        again = receipt_text(decision)
    except (ValueError, LookupError, TypeError):
        # Rows so altered that nothing can be computed from them.
        return False
    return again == decision.receipt and digest(decision.receipt) == decision.receipt_sha256
