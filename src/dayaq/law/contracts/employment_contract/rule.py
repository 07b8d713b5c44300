"""Employment contract in force (əmək müqaviləsinin qüvvədə olması): it counts from the registration of its notice."""

from dayaq.law.facts import Contract
from dayaq.rules.language import Date, Law, condition, rule


@rule("Labour Code, arts. 7, 12, 49")
def in_force_since(contract: Contract) -> Date:
    """The first day of work or, if that is later, the day of registration of the notice."""
    return contract.starts_on if contract.registered_on <= contract.starts_on else contract.registered_on


@rule("Law 1195-VIQD of 2024-06-28", start="2024-06-28")
def in_force_since(contract: Contract) -> Date:
    """The first day of work; of a contract by notice the day of registration, if that is later."""
    if contract.electronic or contract.registered_on <= contract.starts_on:
        return contract.starts_on
    return contract.registered_on


@rule("Law 1195-VIQD of 2024-06-28", start="2024-06-28")
def conversion_overdue(contract: Contract, law: Law, day: Date) -> bool:
    """The contract should have been made electronic by now, and was not."""
    return day >= law.electronic_since[contract.employer_kind] and not contract.electronic


@condition("Labour Code, arts. 7, 12, 49")
def in_form(contract: Contract) -> bool:
    """The notice of the contract is registered."""
    return contract.registered


@condition("Law 1195-VIQD of 2024-06-28", start="2024-06-28")
def in_form(contract: Contract) -> bool:
    """The notice is registered, or the contract is electronic and signed by both sides."""
    return contract.registered or contract.electronic


@condition("Labour Code, arts. 7, 12, 49")
def begun(contract: Contract, day: Date) -> bool:
    """The contract has come into force."""
    return contract.in_force_since <= day


@condition("Labour Code")
def not_ended(contract: Contract, day: Date) -> bool:
    """The contract was not ended before the day."""
    return not contract.ended or day <= contract.ended_on
