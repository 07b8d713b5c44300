"""Says the references of the law (an article, a decree, a decision) in the language of the reader."""

import re
from functools import cache
from typing import Any

import yaml

from dayaq.law.book import FOLDER

CUT = re.compile(r"(; |, | \(|\))")
WRITTEN_IN = "en"


@cache
def reference_said(reference: str, language: str) -> str | None:
    """A reference in a language, part by part; `None` where a part has no words there and it can only be quoted in English."""
    if language == WRITTEN_IN:
        return reference
    said = [part if CUT.fullmatch(part) else _part(part, language) for part in CUT.split(reference) if part]
    return "".join(part for part in said if part is not None) if None not in said else None


def _part(part: str, language: str) -> str | None:
    known = _known()
    words = known["acts"].get(part) or known["places"].get(part)
    if words is not None:
        return str(words[language])
    for pattern, said in known["patterns"].items():
        found = re.fullmatch(pattern, part)
        if found is not None:
            return str(found.expand(said[language]))
    return None


@cache
def _known() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "references.yaml").read_text(encoding="utf-8"))
    return read


@cache
def sources() -> dict[str, str]:
    """Where the amounts and examples come from: the address or description of each source by its key."""
    read: dict[str, str] = yaml.safe_load((FOLDER / "sources.yaml").read_text(encoding="utf-8"))
    return read
