"""The part of a letter that tells a decision: what was decided, on which ground, why, and what the person can do."""

from pathlib import Path

import yaml

from dayaq.casework.applications.letters import Letter
from dayaq.casework.applications.models import Purpose
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.queries import decision_corrected_by
from dayaq.casework.decisions.remedies import remedies
from dayaq.casework.service import Service
from dayaq.casework.wording import date_in_words

TEXTS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def decision_details(decision: Decision, service: Service, language: str) -> str:
    """The decision as the person reads it in mail."""
    ground, application = service.ground(decision.ground), decision.application
    outcome = "approved" if decision.approved else "refused"
    followed = application is not None and application.purpose != Purpose.NEW
    corrected = decision_corrected_by(application) if application is not None else None
    return TEXTS[f"{application.purpose}_{outcome}" if application is not None and followed else outcome][language].format(
        explanation=decision.explanation,
        ground=ground.words.in_language(language) if ground else "",
        corrected=date_in_words(corrected.on, language) if corrected else "",
        remedies=remedies(decision, language),
    )


def decision_letter(decision: Decision, service: Service, language: str) -> Letter:
    """What a letter about the decision says: mail holds the decision; an SMS holds the way to it, which also asks the FİN."""
    return Letter(path=f"/decisions/{decision.pk}", details=decision_details(decision, service, language))
