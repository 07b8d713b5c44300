"""The status sentence: what is happening with a matter, since when, what comes next and by which date.

A pure function of a few facts, so that every channel shows the same words. The sentences stand in `status.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from dayaq.casework.language import Words
from dayaq.casework.service import Kind
from dayaq.casework.wording import date_in_words

State = Literal["received", "in_review", "waiting_for_citizen", "approved", "refused", "withdrawn", "discontinued"]
Telling = Literal["on_its_way", "sent", "failed", "to_collect", "in_letter", "handed_over", "posted", "read"]


@dataclass(frozen=True, kw_only=True)
class News:
    """How far the news of a decision has come, and what followed from it.

    `delivered_on` is the day on which it counts as delivered, `complain_until` the last day for a complaint where one may be
    filed. `complaint` and `correction` are the numbers of the matters that stand about the decision.
    """

    telling: Telling = "on_its_way"
    delivered_on: date | None = None
    complain_until: date | None = None
    complaint: str = ""
    correction: str = ""


@dataclass(frozen=True, kw_only=True)
class StatusFacts:
    """What the sentence is made of. `since` is the day the state began; `news` is how far the news of a decision has come.

    `answer_by` is the last day for the answer while the citizen is asked for something; `on_paper` where answers are collected.
    `registers` are the outside registers that were asked for the matter and do not answer now.
    """

    kind: Kind
    state: State
    received_on: date
    since: date
    due_on: date
    answer_by: date | None = None
    on_paper: bool = False
    news: News = News()
    registers: tuple[Words, ...] = ()


def status_sentence(facts: StatusFacts, language: str, *, on: date) -> str:
    """The sentence in az, en or ru as it reads on the day `on`; an open matter past its day says so."""
    if facts.state in {"approved", "refused"}:
        return _decided(facts, language, on)
    sentence: str = _texts()[facts.kind][_state_as_read(facts, on)][language]
    return (sentence.removesuffix(".") + _waiting(facts, language) + ".").format(
        received=date_in_words(facts.received_on, language),
        since=date_in_words(facts.since, language),
        due=date_in_words(facts.due_on, language),
        answer_by=date_in_words(facts.answer_by, language) if facts.answer_by else "",
    )


def _waiting(facts: StatusFacts, language: str) -> str:
    """The clause that names the registers whose answer an open matter waits for; empty where it waits for none."""
    if not facts.registers or facts.state not in {"received", "in_review"}:
        return ""
    clause: str = _texts()["registers"][language]
    return clause.format(names=", ".join(f"“{name.in_language(language)}”" for name in facts.registers))


def _state_as_read(facts: StatusFacts, on: date) -> str:
    """The key of the sentence: the state, refined by lateness, by the end of the time given, or by where the answer goes."""
    if facts.state in {"received", "in_review"}:
        if on > facts.due_on:
            return f"{facts.state}_late"
        return "in_review_on_paper" if facts.state == "in_review" and facts.on_paper else facts.state
    if facts.state == "waiting_for_citizen" and facts.answer_by and on > facts.answer_by:
        return f"{facts.state}_over"
    return facts.state


def _decided(facts: StatusFacts, language: str, on: date) -> str:
    """What was decided, how far the news has come, and what can be done against it."""
    texts, news = _texts(), facts.news
    clauses = [texts["decided"][facts.kind][facts.state], texts["told"][news.telling]]
    against = _against(facts, on)
    if against:
        clauses.append(texts["against"][against])
    return (
        "".join(clause[language] for clause in clauses).format(
            since=date_in_words(facts.since, language),
            what=texts["what"][facts.kind][facts.state][language],
            delivered=_on_which_day(facts, language),
            until=date_in_words(news.complain_until, language) if news.complain_until else "",
            number=news.correction or news.complaint,
        )
        + "."
    )


def _on_which_day(facts: StatusFacts, language: str) -> str:
    """When the news was delivered, said in passing."""
    day = facts.news.delivered_on
    if day is None or day == facts.since:
        return str(_texts()["same_day"][language])
    return str(_texts()["on_day"][language]).format(day=date_in_words(day, language))


def _against(facts: StatusFacts, on: date) -> str:
    """Which way against the decision the sentence names: what was gone already, else the term for a complaint about a refusal."""
    news = facts.news
    if news.correction:
        return "corrected"
    if news.complaint:
        return "complained"
    if facts.state != "refused" or news.complain_until is None:
        return ""
    return "within" if on <= news.complain_until else "over"


@cache
def _texts() -> Mapping[str, Any]:
    """The sentences by kind of matter, state and language, and the clauses of a decided one."""
    loaded: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("status.yaml").read_text(encoding="utf-8"))
    return loaded
