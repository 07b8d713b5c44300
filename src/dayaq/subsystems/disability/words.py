"""What the parts of a file are called, in the three languages; degrees and causes are called as the law calls them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dayaq.casework.language import Words
from dayaq.law.book import law_book

_CONTENT: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def _read(part: str) -> Mapping[str, Words]:
    return {code: Words.read(told) for code, told in _CONTENT[part].items()}


PAPERS = _read("papers")
DOCUMENTS = _read("documents")
MEASURES = _read("measures")
PURPOSES = _read("purposes")
BODIES = _read("bodies")
OBJECTION = Words.read(_CONTENT["objection"])


def degree_called(degree: str) -> Words:
    """What a degree of the law's list is called."""
    return Words.read(law_book().vocabulary.choices["Degree"].options[degree])


def cause_called(cause: str) -> Words:
    """What a cause of the law's list is called."""
    return Words.read(law_book().vocabulary.choices["Cause"].options[cause])
