"""Status of unemployed (işsiz kimi qeydiyyat): a jobseeker to whom no suitable job was found, and who is not employed by law."""

from dayaq.law.facts import PensionKind, Person
from dayaq.rules.language import Date, condition


@condition("Law on Employment")
def jobseeker(person: Person) -> bool:
    """The person is registered as a jobseeker."""
    return person.registered_jobseeker


@condition("Law on Employment")
def no_suitable_job(person: Person, day: Date) -> bool:
    """No suitable job was offered within five working days, or the employer refused."""
    return person.employer_refused or (not person.suitable_job_offered and day > person.offer_due_on)


@condition("Law on Employment")
def no_contract(person: Person) -> bool:
    """The person does not work."""
    return not person.employed


@condition("Law on Employment")
def no_business(person: Person) -> bool:
    """The person is no entrepreneur."""
    return not person.entrepreneur


@condition("Law on Employment")
def no_land_share(person: Person) -> bool:
    """The person owns no share of farm land and belongs to no family farm."""
    return not person.has_land_share


@condition("Law on Employment")
def no_student(person: Person) -> bool:
    """The person does not study full time."""
    return not person.full_time_student


@condition("Law on Employment")
def no_pensioner(person: Person) -> bool:
    """The person receives no labour pension."""
    return person.pension == PensionKind.none
