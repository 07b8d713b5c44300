"""Why an entry of a register is not applied: a reason in three languages, for the officer who looks at it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from dayaq.casework.language import Words
from dayaq.casework.refusal import Refusal


@cache
def reasons() -> Mapping[str, Words]:
    """Every reason by its code."""
    told = yaml.safe_load(Path(__file__).with_name("reasons.yaml").read_text(encoding="utf-8"))
    return {code: Words.read(words) for code, words in told.items()}


class NotApplied(Refusal):
    """An entry cannot be true, or not be read; `code` names the reason."""

    texts = {"az": "{reason}", "en": "{reason}", "ru": "{reason}"}

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(reason=reasons()[code])

    def __reduce__(self) -> tuple[object, ...]:
        return NotApplied, (self.code,)
