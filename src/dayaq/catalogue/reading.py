"""Reads the passports from their YAML files and checks every one: a mistake names the file and the field."""

import re
from pathlib import Path

from dayaq.casework.service import Kind
from dayaq.catalogue.fields import BrokenPassport, Fields, open_yaml, text_of
from dayaq.catalogue.passport import Document, Passport, Text
from dayaq.catalogue.vocabulary import Vocabulary

KINDS: dict[str, Kind] = {"service": "service", "enquiry": "enquiry"}
CONFIDENCES = ("confirmed", "one_source", "derived", "unverified")

_CODE = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
_OFFICIAL_ID = re.compile(r"\d{2}-\d{2}-\d{2}-\d{2}")
_LAW = re.compile(r"[a-z][a-z_]*(/[a-z][a-z0-9_]*)?")
_NUMBER = re.compile(r"\d+(\.\d+)*")


def read_passports(folder: Path, vocabulary: Vocabulary) -> tuple[Passport, ...]:
    """Every passport of `folder/<group>/<service>.yaml`, in the order of the official list; general services come last.

    Raises `BrokenPassport` at the first mistake, also for a code, a number or an official ID that two passports share.
    """
    passports: list[Passport] = []
    for path in sorted(folder.glob("*/*.yaml")):
        passport = _read(path, folder, vocabulary)
        _refuse_double(passport, passports, path.relative_to(folder.parent).as_posix())
        passports.append(passport)
    order = list(vocabulary.groups)
    return tuple(sorted(passports, key=lambda passport: (order.index(passport.group.code), _number_key(passport), passport.code)))


def _read(path: Path, folder: Path, vocabulary: Vocabulary) -> Passport:
    """One passport; its folder must be its group's code and its file name the last part of its code."""
    fields = open_yaml(path, within=folder.parent)
    group = fields.one("group", vocabulary.groups)
    if group is None or group.code != path.parent.name:
        raise fields.broken("group", f"must be the name of the folder, {path.parent.name!r}")
    passport = Passport(
        code=_code(fields, path.stem),
        kind=fields.one("kind", KINDS) or "service",
        number=_shaped(fields, "number", _NUMBER),
        official_id=_shaped(fields, "official_id", _OFFICIAL_ID),
        name=fields.text("name"),
        content=fields.text("content"),
        group=group,
        performing_units=fields.some("performing_units", vocabulary.units),
        legal_basis=fields.some("legal_basis", vocabulary.acts),
        request_forms=fields.some("request_forms", vocabulary.request_forms),
        channels=fields.some("channels", vocabulary.channels),
        response_forms=fields.some("response_forms", vocabulary.response_forms),
        refusal_grounds=fields.some("refusal_grounds", vocabulary.refusal_grounds),
        users=fields.some("users", vocabulary.users),
        ministry_units=fields.some("ministry_units", vocabulary.ministry_units),
        total=fields.term("total"),
        front=fields.term("front"),
        back=fields.term("back"),
        operator_standard_minutes=fields.whole("operator_standard_minutes"),
        fee=fields.one("fee", vocabulary.fees),
        places=fields.some("places", vocabulary.units),
        documents=_documents(fields),
        steps=_steps(fields),
        information_systems=fields.some("information_systems", vocabulary.information_systems),
        meis_subsystems=fields.some("meis_subsystems", vocabulary.meis_subsystems),
        electronic_degree=fields.one("electronic_degree", vocabulary.degrees),
        automation_degree=fields.one("automation_degree", vocabulary.degrees),
        routes=fields.some("routes", vocabulary.routes),
        confidence=_confidence(fields),
        sources=_sources(fields),
        note=fields.line("note"),
        law=_shaped(fields, "law", _LAW),
        judged=fields.text_if_any("judged"),
    )
    fields.finish()
    if (passport.law is None) is (passport.judged is None):
        raise fields.broken("judged", "must say why an officer decides, exactly where no law computes the service")
    return passport


def _code(fields: Fields, stem: str) -> str:
    code = fields.needed_line("code")
    if not _CODE.fullmatch(code) or code.partition(".")[2] != stem:
        raise fields.broken("code", f"must be <field>.{stem}, in small letters, not {code!r}")
    return code


def _confidence(fields: Fields) -> str:
    value = fields.needed_line("confidence")
    if value not in CONFIDENCES:
        raise fields.broken("confidence", f"must be one of {', '.join(CONFIDENCES)}, not {value!r}")
    return value


def _shaped(fields: Fields, name: str, shape: re.Pattern[str]) -> str | None:
    value = fields.line(name)
    if value is not None and not shape.fullmatch(value):
        raise fields.broken(name, f"{value!r} has not the shape {shape.pattern}")
    return value


def _documents(fields: Fields) -> tuple[Document, ...]:
    documents = []
    for place, content in enumerate(fields.list("documents"), start=1):
        inner = Fields(content, file=fields.file, inside=f"documents[{place}]")
        code, always = inner.needed_line("code"), inner.truth("always", when_absent=True)
        documents.append(Document(code=code, always=always, text=text_of(inner)))
    codes = [document.code for document in documents]
    if len(set(codes)) != len(codes):
        raise fields.broken("documents", "names the same code twice")
    return tuple(documents)


def _steps(fields: Fields) -> tuple[Text, ...]:
    contents = fields.list("steps")
    return tuple(
        text_of(Fields(step, file=fields.file, inside=f"steps[{place}]")) for place, step in enumerate(contents, start=1)
    )


def _sources(fields: Fields) -> tuple[str, ...]:
    sources = fields.lines("sources")
    if not sources:
        raise fields.broken("sources", "must name at least one source")
    return sources


def _refuse_double(passport: Passport, others: list[Passport], file: str) -> None:
    for other in others:
        if passport.code == other.code:
            raise BrokenPassport(file, "code", f"{passport.code!r} is taken by another passport")
        if passport.number is not None and passport.number == other.number:
            raise BrokenPassport(file, "number", f"{passport.number!r} is the number of {other.code}")
        if passport.official_id is not None and passport.official_id == other.official_id:
            raise BrokenPassport(file, "official_id", f"{passport.official_id!r} is the ID of {other.code}")


def _number_key(passport: Passport) -> tuple[int, ...]:
    return tuple(int(part) for part in (passport.number or "0").split("."))
