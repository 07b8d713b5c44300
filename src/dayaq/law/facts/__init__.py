"""The vocabulary of the law: every fact a rule may ask about a person, family, month, contract, child, death or claim.

A fact is what a register or the person says; whatever the law concludes from it is a rule. What may truly be absent is a
fact of its own: `died` says whether there is a day of death at all.
"""

from dayaq.law.facts.choices import (
    BirthKind,
    Bond,
    BusinessField,
    BusinessPlace,
    Cause,
    ClaimKind,
    Degree,
    EmployerKind,
    Ending,
    FosterAge,
    PensionKind,
    Population,
    Relation,
    Sector,
    Sex,
)
from dayaq.law.facts.matters import Child, Claim, Contract, Month, Survivor
from dayaq.law.facts.people import Family, Person

__all__ = [
    "BirthKind",
    "Bond",
    "BusinessField",
    "BusinessPlace",
    "Cause",
    "Child",
    "Claim",
    "ClaimKind",
    "Contract",
    "Degree",
    "EmployerKind",
    "Ending",
    "Family",
    "FosterAge",
    "Month",
    "PensionKind",
    "Person",
    "Population",
    "Relation",
    "Sector",
    "Sex",
    "Survivor",
]
