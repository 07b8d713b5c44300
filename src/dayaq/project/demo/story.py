"""What the demo prints: the story of the day in plain sentences, its numbers, and how to look for oneself."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from dayaq.casework.usage.queries import uses_between
from dayaq.catalogue import catalogue
from dayaq.project.demo.access import Access
from dayaq.project.demo.country import THE_DAY, strangers
from dayaq.project.demo.play import Matter
from dayaq.web.legal_clock import legal_now

TITLE = """
Monday, 16 March 2020. The centres receive few visitors, on the 20th they close for Novruz;
from today everybody can apply from home for every service. All people below are made up.
"""
TRY = 3


def line(sentence: str) -> str:
    """A sentence of the story with the time of day by the legal clock."""
    return f"{legal_now():%H:%M:%S}  {sentence}"


def closing(matters: Sequence[Matter], folder: str) -> str:
    """The numbers of the day, each with the command that gives it again, and whom a visitor may play."""
    return "\n".join([*_numbers(folder), "", *_to_try(matters)])


def _numbers(folder: str) -> list[str]:
    counted = uses_between(THE_DAY, THE_DAY + timedelta(days=1))
    by_service: dict[str, dict[str, int]] = {}
    for uses in counted:
        row = by_service.setdefault(uses.service, {})
        row[uses.kind] = row.get(uses.kind, 0) + uses.uses
    lines = ["", "Uses of the services on the day       page  applied  decided  status read"]
    for code, row in by_service.items():
        title = catalogue.service(code).service.title.en
        shown = title if len(title) <= 36 else f"{title[:35]}…"
        lines.append(f"  {shown:<36}" + "".join(f"{row.get(kind, 0):>{size}}" for kind, size in _COLUMNS))
    lines.append(
        f"  {'all':<36}" + "".join(f"{sum(r.get(kind, 0) for r in by_service.values()):>{size}}" for kind, size in _COLUMNS)
    )
    command = f"DAYAQ_HOME={folder} .venv/bin/dayaq"
    tomorrow = THE_DAY + timedelta(days=1)
    lines += ["Ask again:           " + f"{command} usage --from {THE_DAY} --to {tomorrow}"]
    lines += ["Check the journal:   " + f"{command} journal verify"]
    return lines


_COLUMNS = (("page", 4), ("applied", 9), ("decided", 9), ("status_read", 13))


def _to_try(matters: Sequence[Matter]) -> list[str]:
    """People who have not applied yet, and an application to look up."""
    lines = ["Apply yourself, as one of these made-up people (document number, FİN):"]
    for person in islice(strangers([matter.person for matter in matters]), TRY):
        lines.append(f"  {person.full_name}: {person.documents[-1].number}, {person.fin}")
    first = matters[0]
    lines.append(f"Look up a status: number {first.number}, FİN {first.person.fin}")
    return lines


def farewell(site: str, officers: Sequence[Access], *, stay: bool) -> str:
    """Where to look, how to log in at the desk, and how to stop."""
    lines = ["", f"The site:          {site}", f"Messages sent:     {site}/demo/messages (one-time codes too)"]
    lines.append(f"The officers' desk: {site}/desk/")
    for access in officers:
        code, seconds = access.code_now()
        lines.append(f"  {access.username}, password {access.password}, code {code} (for {seconds} more seconds)")
        lines.append(f"    {access.full_name}; secret for an authenticator app: {access.secret}")
    lines.append("  The next codes: .venv/bin/dayaq demo code OFFICER")
    if stay:
        lines += ["", "Running. Ctrl-C stops everything; `make demo` goes on from here, `make demo-reset` begins anew."]
    return "\n".join(lines)
