"""The part of a letter that tells a decision: what was decided, on which ground, why, and what the person can do."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from dayaq.casework.applications.letters import Letter
from dayaq.casework.applications.models import Purpose
from dayaq.casework.decisions.explaining import departed, explained
from dayaq.casework.decisions.models import Decision, DecisionByLaw
from dayaq.casework.decisions.queries import decision_corrected_by
from dayaq.casework.decisions.remedies import TEXTS as REMEDIES
from dayaq.casework.decisions.remedies import remedies
from dayaq.casework.examination.queries import given_name_about
from dayaq.casework.language import LANGUAGES
from dayaq.casework.notices.wordings.kinds import Fields, LetterText, WordedKind
from dayaq.casework.notices.wordings.queries import Worded, worded
from dayaq.casework.service import Service
from dayaq.casework.wording import date_in_words

TEXTS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
SAMPLE_DAY = date(2020, 3, 16)
REFUSAL = ("ground", "explanation", "remedies")
CHANGE = ("from", "explanation", "remedies")
CORRECTION = ("corrected", "explanation", "remedies")
FIELDS = {
    "approved": Fields(allowed=("explanation",), required=("explanation",)),
    "refused": Fields(allowed=REFUSAL, required=REFUSAL),
    "found_approved": Fields(allowed=("explanation", "remedies"), required=("explanation", "remedies")),
    "found_refused": Fields(allowed=REFUSAL, required=REFUSAL),
    "changed_approved": Fields(allowed=CHANGE, required=CHANGE),
    "changed_refused": Fields(allowed=(*CHANGE, "ground"), required=CHANGE),
    "complaint_approved": Fields(allowed=("explanation", "remedies"), required=("explanation", "remedies")),
    "complaint_refused": Fields(allowed=REFUSAL, required=REFUSAL),
    "correction_approved": Fields(allowed=CORRECTION, required=CORRECTION),
    "correction_refused": Fields(allowed=(*CORRECTION, "ground"), required=(*CORRECTION, "ground")),
}


def explanation_in(decision: Decision, language: str) -> str:
    """Why it was so decided: what the law answered, in the language asked for; an officer's own words as they were written."""
    by_law: DecisionByLaw | None = getattr(decision, "by_law", None)
    about = given_name_about(decision.application)
    first = TEXTS["about"][language].format(name=about) + "\n" if about else ""
    if by_law is None:
        return first + decision.explanation
    if not by_law.departure:
        return first + explained(by_law.told, language)
    return f"{first}{decision.explanation}\n\n{departed(by_law.told, by_law.departure, language)}"


def _sample(outcome: str, language: str) -> Mapping[str, str]:
    """A made-up decision, to try the words on."""
    made_up: Mapping[str, str] = TEXTS["samples"][outcome.rpartition("_")[2]][language]
    corrected = date_in_words(SAMPLE_DAY, language)
    return {**made_up, "corrected": corrected, "from": corrected, "remedies": REMEDIES["court"][language]}


def _worded_kind(outcome: str) -> WordedKind:
    """The part of a mail that tells this outcome, with its released words."""
    return WordedKind(
        code=f"decision_{outcome}",
        parts={"mail": FIELDS[outcome]},
        released={language: LetterText(mail=TEXTS[outcome][language]) for language in LANGUAGES},
        sample=partial(_sample, outcome),
    )


#: The parts of mails that tell a decision, by outcome.
OUTCOMES: Mapping[str, WordedKind] = {outcome: _worded_kind(outcome) for outcome in FIELDS}


def decision_words(decision: Decision, service: Service, language: str, *, on: date) -> Worded:
    """The decision as the person reads it in mail, in the words that hold on the day."""
    ground, application = service.ground(decision.ground), decision.application
    corrected = decision_corrected_by(application) if application is not None else None
    words = worded(OUTCOMES[_outcome(decision)], language, on)
    said = {
        "explanation": explanation_in(decision, language),
        "ground": ground.words.in_language(language) if ground else "",
        "corrected": date_in_words(corrected.on, language) if corrected else "",
        "from": date_in_words(_first_day(decision), language),
        "remedies": remedies(decision, language),
    }
    return Worded(words.text.filled(said), words.wording)


def _first_day(decision: Decision) -> date:
    """From which day it is so: that on which the law was asked; of an officer's own decision the day it was made."""
    by_law: DecisionByLaw | None = getattr(decision, "by_law", None)
    return by_law.day if by_law is not None else decision.on


def _outcome(decision: Decision) -> str:
    """The outcome as the letter tells it: of a complaint and of a correction in words of their own."""
    outcome = "approved" if decision.approved else "refused"
    if decision.application is None or decision.application.purpose == Purpose.NEW:
        return outcome
    return f"{decision.application.purpose}_{outcome}"


def decision_letter(decision: Decision, service: Service, language: str, *, on: date, path: str = "") -> Letter:
    """What a letter about the decision says: mail holds the decision; an SMS holds the way to it, which also asks the FİN.

    `path` is given where the decision has no address of its own yet.
    """
    words = decision_words(decision, service, language, on=on)
    return Letter(path=path or f"/decisions/{decision.pk}", details=words.text.mail, wordings=words.written_from)
