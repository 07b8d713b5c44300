"""The part of a letter that tells a decision: what was decided, on which ground, why, and what the person can do."""

from pathlib import Path

import yaml

from dayaq.casework.applications.letters import Letter
from dayaq.casework.applications.models import Purpose
from dayaq.casework.decisions.explaining import departed, explained
from dayaq.casework.decisions.models import Decision, DecisionByLaw
from dayaq.casework.decisions.queries import decision_corrected_by
from dayaq.casework.decisions.remedies import remedies
from dayaq.casework.service import Service
from dayaq.casework.wording import date_in_words

TEXTS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def explanation_in(decision: Decision, language: str) -> str:
    """Why it was so decided: what the law answered, in the language asked for; an officer's own words as they were written."""
    by_law: DecisionByLaw | None = getattr(decision, "by_law", None)
    if by_law is None:
        return decision.explanation
    if not by_law.departure:
        return explained(by_law.told, language)
    return f"{decision.explanation}\n\n{departed(by_law.told, by_law.departure, language)}"


def decision_details(decision: Decision, service: Service, language: str) -> str:
    """The decision as the person reads it in mail."""
    ground, application = service.ground(decision.ground), decision.application
    outcome = "approved" if decision.approved else "refused"
    followed = application is not None and application.purpose != Purpose.NEW
    corrected = decision_corrected_by(application) if application is not None else None
    return TEXTS[f"{application.purpose}_{outcome}" if application is not None and followed else outcome][language].format(
        explanation=explanation_in(decision, language),
        ground=ground.words.in_language(language) if ground else "",
        corrected=date_in_words(corrected.on, language) if corrected else "",
        remedies=remedies(decision, language),
    )


def decision_letter(decision: Decision, service: Service, language: str) -> Letter:
    """What a letter about the decision says: mail holds the decision; an SMS holds the way to it, which also asks the FİN."""
    return Letter(path=f"/decisions/{decision.pk}", details=decision_details(decision, service, language))
