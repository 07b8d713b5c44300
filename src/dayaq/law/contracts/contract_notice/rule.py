"""Notice of an employment contract (əmək müqaviləsi bildirişi): whether it may be registered on the day it is looked at."""

from dayaq.law.facts import Contract, Person
from dayaq.rules.language import Count, Date, Law, age, condition, rule


@rule("Labour Code, arts. 7, 12, 49; Cabinet decision 183 of 2014")
def main_workplaces(person: Person) -> Count:
    """How many contracts in force name the main place of work, this one with them."""
    return len([contract for contract in person.contracts if contract.main_workplace and not contract.ended])


@condition("Cabinet decision 183 of 2014")
def fields_given(contract: Contract) -> bool:
    """Every field about employee, employer, contract and notice is filled in."""
    return contract.fields_complete


@condition("Cabinet decision 183 of 2014")
def employer_registered(contract: Contract) -> bool:
    """The employer is an active taxpayer."""
    return contract.employer_active


@condition("Cabinet decision 183 of 2014")
def worker_identified(contract: Contract) -> bool:
    """The worker is the person of that FİN and document in the register of identity."""
    return contract.identity_matches


@condition("Labour Code, arts. 42, 46, 249")
def worker_old_enough(contract: Contract, law: Law) -> bool:
    """The worker is at least fifteen on the first day of work."""
    return age(contract.person.birth_date, contract.starts_on) >= law.least_age


@condition("Labour Code, art. 249")
def parent_agrees(contract: Contract, law: Law) -> bool:
    """The worker is of age, or a parent or guardian agreed in writing."""
    return age(contract.person.birth_date, contract.starts_on) >= law.adult_age or contract.parental_consent


@condition("Labour Code")
def foreigner_permitted(contract: Contract) -> bool:
    """A foreigner holds a work permit."""
    return not contract.person.is_foreigner or contract.person.has_work_permit


@condition("Labour Code")
def term_in_order(contract: Contract) -> bool:
    """A fixed term does not end before work begins."""
    return not contract.fixed_term or contract.starts_on <= contract.ends_on


@condition("Labour Code")
def one_main_workplace(contract: Contract, law: Law) -> bool:
    """Nobody has two main places of work."""
    return not contract.main_workplace or contract.person.main_workplaces <= law.most_main_workplaces


@condition("Labour Code, arts. 7, 12, 49")
def before_start(contract: Contract, day: Date) -> bool:
    """Work has not begun before the day of registration."""
    return day <= contract.starts_on
