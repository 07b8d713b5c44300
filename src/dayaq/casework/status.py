"""The status sentence: what is happening with a matter, since when, what comes next and by which date.

A pure function of a few facts, so that every channel shows the same words. The sentences stand in `status.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from dayaq.casework.service import Kind
from dayaq.casework.wording import date_in_words

State = Literal["received", "in_review", "waiting_for_citizen", "approved", "refused", "withdrawn", "discontinued"]
Telling = Literal["on_its_way", "sent", "failed"]


@dataclass(frozen=True, kw_only=True)
class StatusFacts:
    """What the sentence is made of. `since` is the day the state began; `telling` is how far the news of a decision has come.

    `answer_by` is the last day for the answer while the citizen is asked for something.
    """

    kind: Kind
    state: State
    received_on: date
    since: date
    due_on: date
    answer_by: date | None = None
    telling: Telling = "on_its_way"


def status_sentence(facts: StatusFacts, language: str, *, on: date) -> str:
    """The sentence in az, en or ru as it reads on the day `on`; an open matter past its day says so."""
    sentence = _sentences()[facts.kind][_state_as_read(facts, on)][language]
    return sentence.format(
        received=date_in_words(facts.received_on, language),
        since=date_in_words(facts.since, language),
        due=date_in_words(facts.due_on, language),
        answer_by=date_in_words(facts.answer_by, language) if facts.answer_by else "",
    )


def _state_as_read(facts: StatusFacts, on: date) -> str:
    """The key of the sentence: the state, refined by lateness, by the end of the time given, or by how the decision was told."""
    if facts.state in {"received", "in_review"}:
        return f"{facts.state}_late" if on > facts.due_on else facts.state
    if facts.state == "waiting_for_citizen":
        return f"{facts.state}_over" if facts.answer_by and on > facts.answer_by else facts.state
    if facts.state in {"withdrawn", "discontinued"}:
        return facts.state
    return f"{facts.state}_{facts.telling}"


@cache
def _sentences() -> Mapping[Kind, Mapping[str, Mapping[str, str]]]:
    """The sentences by kind of matter, state and language."""
    loaded: Mapping[Kind, Mapping[str, Mapping[str, str]]] = yaml.safe_load(
        Path(__file__).with_name("status.yaml").read_text(encoding="utf-8")
    )
    return loaded
