"""What the law answered, as the person reads it: the right and the sum, each condition in a sentence with its article."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dayaq.casework.wording import date_in_words

TEXTS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
ANSWERS = {True: "entitled", False: "not_entitled", None: "cannot_say"}


def explained(told: Mapping[str, Any], language: str) -> str:
    """The whole explanation as plain lines: the answer, what fails, what holds, and the day whose law was asked."""
    said = told[language]
    answer = TEXTS[ANSWERS[told["entitled"]]][language].format(title=said["title"])
    lines = [answer]
    if said["amount"]:
        lines.append(f"{said['amount_name']}: {said['amount']}.")
    if said["amount"] and said["computed"]:
        lines += ["", TEXTS["computed"][language], *(f"– {_part(part, language)}" for part in said["computed"])]
    for holds, key in ((False, "fails"), (None, "open"), (True, "holds")):
        reasons = [reason for reason in said["reasons"] if reason["holds"] is holds]
        if reasons:
            lines += ["", TEXTS[key][language], *(f"– {_reason(reason)}" for reason in reasons)]
    if said["missing"]:
        lines += ["", TEXTS["missing"][language].format(names="; ".join(said["missing"]))]
    day = date_in_words(date.fromisoformat(told["day"]), language)
    return "\n".join([*lines, "", TEXTS["as_of"][language].format(day=day)])


def departed(told: Mapping[str, Any], reason: str, language: str) -> str:
    """What stands under an officer's own finding: why the law's answer was departed from, and the whole of that answer."""
    return TEXTS["departed"][language].format(answer=explained(told, language), reason=reason)


def _part(part: Mapping[str, Any], language: str) -> str:
    """One value or amount that the sum came from."""
    told = f"{part['name']}: {part['value']}"
    if part["since"] is None:
        return told
    day = date_in_words(date.fromisoformat(part["since"]), language)
    return f"{told} ({TEXTS['since'][language].format(day=day)})"


def _reason(reason: Mapping[str, Any]) -> str:
    return f"{reason['said']} ({reason['article']})" if reason["article"] else reason["said"]
