"""Receipts: everything a decision was made of, as canonical text whose bytes can be recomputed and compared.

Canonical means JSON with sorted keys, no spaces, UTF-8 and NFC as stored; days are ISO 8601, money would be text.
"""

import hashlib
import json

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.models import Decision

FORMAT = 1


def receipt_text(decision: Decision) -> str:
    """The canonical receipt of an officer's decision, computed from the stored rows."""
    application = decision.application
    told = {
        "format": FORMAT,
        "service": decision.service_code,
        "person": str(decision.person_id),
        "on": decision.on.isoformat(),
        "decided_by": {"kind": "officer", "officer": str(decision.officer_id)},
        "finding": {"approved": decision.approved, "ground": decision.ground, "explanation": decision.explanation},
        "application": None if application is None else _application_facts(application),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


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
    """Whether the receipt, recomputed from the rows, is the stored one to the byte."""
    return receipt_text(decision) == decision.receipt and digest(decision.receipt) == decision.receipt_sha256
