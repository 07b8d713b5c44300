"""Claiming an allowance (müavinət üçün müraciət): from when it is paid back, and by when it is decided."""

from dayaq.law.facts import Claim, ClaimKind
from dayaq.rules.language import Date, Law, add_days, add_years, condition, rule


@rule("Law on Social Allowances")
def earliest_day(claim: Claim, law: Law) -> Date:
    """The earliest day for which arrears are paid: three years back, without limit for the childbirth lump sum."""
    return claim.right_since if claim.kind == ClaimKind.childbirth else add_years(claim.claimed_on, -law.years_back)


@rule("Law on Social Allowances")
def paid_from(claim: Claim) -> Date:
    """The first day that is paid: that of the right, but not before the earliest day."""
    return max(claim.right_since, claim.earliest_day)


@rule("Law on Social Allowances")
def decided_by(claim: Claim, law: Law) -> Date:
    """The last day of the term for the decision."""
    return add_days(claim.claimed_on, law.decision_days)


@rule("Law on Social Allowances")
def refusal_sent_by(claim: Claim, law: Law) -> Date:
    """The last day on which a refusal with its reasons may be sent, after the decision."""
    return add_days(claim.decided_on, law.refusal_days)


@condition("Law on Social Allowances")
def claimed_in_time(claim: Claim) -> bool:
    """A monthly allowance can always be claimed; a lump sum lapses with its arrears, that of childbirth never."""
    return claim.kind == ClaimKind.monthly or claim.right_since >= claim.earliest_day
