"""What the pages about wordings show: the words that hold, their history, and letters filled with made-up values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dayaq.casework.applications.letters import LETTERS
from dayaq.casework.decisions.letters import OUTCOMES
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.notices.wordings.checking import braced
from dayaq.casework.notices.wordings.difference import Piece, difference
from dayaq.casework.notices.wordings.kinds import PART_NAMES, LetterText, WordedKind
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.notices.wordings.queries import all_versions, versions, waiting, worded
from dayaq.casework.notices.wordings.sms import SmsSize, sms_size
from dayaq.web.texts import say

KINDS: Mapping[str, WordedKind] = {kind.code: kind for kind in (*LETTERS.values(), *OUTCOMES.values())}
FIELD_MEANINGS = {
    "number": "desk.wordings.field.number",
    "remedies": "desk.wordings.field.remedies",
    "corrected": "desk.wordings.field.corrected",
    "from": "desk.wordings.field.from",
    "sentence": "desk.wordings.field.sentence",
    "title": "desk.wordings.field.title",
    "details": "desk.wordings.field.details",
    "link": "desk.wordings.field.link",
    "ground": "desk.wordings.field.ground",
    "explanation": "desk.wordings.field.explanation",
}


@dataclass(frozen=True)
class Chosen:
    """The kind and language that a page is about."""

    kind: WordedKind
    language: str


@dataclass(frozen=True)
class Cell:
    """One language of one kind on the list: the version that holds (none: the words of the release), and what waits."""

    language: str
    version: int | None
    waiting: bool


@dataclass(frozen=True)
class Example:
    """Letters in one language with made-up values; `proposed` where the words do not hold yet."""

    language: str
    text: LetterText
    size: SmsSize
    proposed: bool


@dataclass(frozen=True)
class Changed:
    """One part of a letter, with what changed in it."""

    part: Words
    pieces: list[Piece]


@dataclass(frozen=True)
class Entry:
    """One version in the history; the words of the release are version 0 and have no wording."""

    version: int
    wording: Wording | None
    holds: bool
    changes: list[Changed]


def list_of_kinds(on: date) -> list[tuple[str, list[Cell]]]:
    """Every kind with its languages, as they stand on the day."""
    proposed = {(wording.kind, wording.language) for wording in waiting()}
    holding: dict[tuple[str, str], int | None] = {}
    for wording in all_versions():
        if wording.holds_from <= on:
            holding.setdefault((wording.kind, wording.language), wording.version)
    return [
        (code, [Cell(language, holding.get((code, language)), (code, language) in proposed) for language in LANGUAGES])
        for code in KINDS
    ]


def history(chosen: Chosen, on: date) -> list[Entry]:
    """The versions, the newest first, each with what it changed; the words of the release stand last."""
    approved = versions(chosen.kind.code, chosen.language)
    released = chosen.kind.released[chosen.language]
    before = [*(wording.text for wording in approved[1:]), released]
    holding = worded(chosen.kind, chosen.language, on).wording
    entries = [
        Entry(wording.version or 0, wording, wording == holding, changes(chosen.kind, earlier, wording.text))
        for wording, earlier in zip(approved, before, strict=False)
    ]
    return [*entries, Entry(0, None, holding is None, changes(chosen.kind, released, released))]


def changes(kind: WordedKind, before: LetterText, after: LetterText) -> list[Changed]:
    """What changed in each part of a kind."""
    return [Changed(PART_NAMES[part], difference(before.part(part), after.part(part))) for part in kind.parts]


def text_of_version(chosen: Chosen, version: str) -> LetterText | None:
    """The words of a version named in an address; nothing for one that there is not."""
    if version == "0":
        return chosen.kind.released[chosen.language]
    return next((each.text for each in versions(chosen.kind.code, chosen.language) if str(each.version) == version), None)


def before_proposal(chosen: Chosen, wording: Wording) -> LetterText:
    """The words that a proposal would follow, or followed."""
    if wording.version is not None:
        return text_of_version(chosen, str(wording.version - 1)) or chosen.kind.released[chosen.language]
    return worded(chosen.kind, chosen.language, date.max).text


def examples(chosen: Chosen, text: LetterText, on: date) -> Iterator[Example]:
    """The letters in all three languages: the words given in their own language, those that hold on the day in the others."""
    for language in (chosen.language, *(each for each in LANGUAGES if each != chosen.language)):
        own = language == chosen.language
        shown = chosen.kind.shown(text if own else worded(chosen.kind, language, on).text, language)
        yield Example(language, shown, sms_size(shown.sms), own)


def fields_of(kind: WordedKind) -> list[tuple[str, str, list[Words]]]:
    """Each field as it is written, what it is filled with, and the parts that may name it."""
    names = dict.fromkeys(name for fields in kind.parts.values() for name in fields.allowed)
    return [
        (
            braced(name),
            say(FIELD_MEANINGS[name]) if name in FIELD_MEANINGS else "",
            [PART_NAMES[part] for part, fields in kind.parts.items() if name in fields.allowed],
        )
        for name in names
    ]
