"""What the road needs to know of a service (xidmət): a value that the catalogue makes and hands down."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """One public service as casework sees it; who may ask, and which papers, stand in its passport in the catalogue.

    `code` never changes and is what rows store (`pensions.disability_pension`). `titles` holds the title by language code
    (az, en, ru). `working_days` is the time to decide, the day of receipt not counted. `refusal_grounds` are the codes that an
    officer may choose from. `kind` is "service", or "enquiry" for a question (sorğu) that is answered rather than decided.
    """

    code: str
    titles: Mapping[str, str]
    working_days: int
    refusal_grounds: tuple[str, ...]
    kind: str
