"""Lump sum for specialists in the liberated territories (işğaldan azad edilmiş ərazilərə göndərilmiş mütəxəssislərə müavinət)."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def specialist(person: Person) -> bool:
    """The person is a specialist sent to work in the liberated territories."""
    return person.specialist_in_liberated_territory


@amount("Law on Social Allowances")
def once(person: Person, law: Law) -> Money:
    """One amount for everybody."""
    return law.lump_sum
