"""The closed lists that passports draw on: groups, acts, grounds of refusal, channels, users, each named in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dayaq.catalogue.fields import Fields, open_yaml, read_each, text_of
from dayaq.catalogue.passport import Act, Group, Word

_ACT_KINDS = ("law", "code", "cabinet_decision", "presidential_decree")


@dataclass(frozen=True)
class Vocabulary:
    """Every closed list, by code."""

    groups: Mapping[str, Group]
    acts: Mapping[str, Act]
    refusal_grounds: Mapping[str, Word]
    units: Mapping[str, Word]
    request_forms: Mapping[str, Word]
    channels: Mapping[str, Word]
    response_forms: Mapping[str, Word]
    users: Mapping[str, Word]
    ministry_units: Mapping[str, Word]
    fees: Mapping[str, Word]
    information_systems: Mapping[str, Word]
    meis_subsystems: Mapping[str, Word]
    degrees: Mapping[str, Word]
    routes: Mapping[str, Word]


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read the vocabulary from `groups.yaml`, `acts.yaml`, `refusal_grounds.yaml` and `words.yaml` of a folder.

    Raises `BrokenPassport`, naming file and field, at the first mistake.
    """
    groups = open_yaml(folder / "groups.yaml", within=folder.parent)
    acts = open_yaml(folder / "acts.yaml", within=folder.parent)
    grounds = open_yaml(folder / "refusal_grounds.yaml", within=folder.parent)
    words = open_yaml(folder / "words.yaml", within=folder.parent)
    vocabulary = Vocabulary(
        groups=read_each(groups, "groups", _group),
        acts=read_each(acts, "acts", _act),
        refusal_grounds=read_each(grounds, "refusal_grounds", _word),
        units=read_each(words, "units", _word),
        request_forms=read_each(words, "request_forms", _word),
        channels=read_each(words, "channels", _word),
        response_forms=read_each(words, "response_forms", _word),
        users=read_each(words, "users", _word),
        ministry_units=read_each(words, "ministry_units", _word),
        fees=read_each(words, "fees", _word),
        information_systems=read_each(words, "information_systems", _word),
        meis_subsystems=read_each(words, "meis_subsystems", _word),
        degrees=read_each(words, "degrees", _word),
        routes=read_each(words, "routes", _word),
    )
    for fields in (groups, acts, grounds, words):
        fields.finish()
    return vocabulary


def _word(code: str, fields: Fields) -> Word:
    return Word(code=code, text=text_of(fields))


def _group(code: str, fields: Fields) -> Group:
    return Group(code=code, number=fields.whole("number"), title=text_of(fields))


def _act(code: str, fields: Fields) -> Act:
    kind = fields.needed_line("kind")
    if kind not in _ACT_KINDS:
        raise fields.broken("kind", f"must be one of {', '.join(_ACT_KINDS)}")
    number, adopted_on = fields.line("number"), fields.day("adopted_on")
    return Act(code=code, kind=kind, number=number, adopted_on=adopted_on, text=text_of(fields))
