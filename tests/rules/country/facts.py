"""What is known about the people of Lagoonia, an invented country."""

from dayaq.rules.language import Choices, Count, Date, Entity, Money, Months, Percent, belongs, fact, option


class Sex(Choices):
    """Sex as registered."""

    female = option("woman")
    male = option("man")


class Family(Entity):
    """People who keep house together."""

    registered: bool = fact("Registered at its address")
    rent: Money = fact("Rent of its home", unit="LAG/month")


class Person(Entity):
    """A natural person."""

    family: Family = belongs("members")
    birth_date: Date = fact("Day of birth")
    sex: Sex = fact("Sex")
    capital: Money = fact("Capital on the account")
    record: Months = fact("Months of insurance before months were counted one by one")
    loss: Percent = fact("Loss of working ability")
    student: bool = fact("Studies full time")


class Month(Entity):
    """A month of work of a person."""

    person: Person = belongs("months")
    start: Date = fact("First day of the month")
    wage: Money = fact("Wage of the month", unit="LAG/month")
    insured: bool = fact("Contributions were paid")


class Contract(Entity):
    """A contract of employment."""

    person: Person = belongs("contracts")
    begun: Date = fact("First day of work")
    hours: Count = fact("Hours a week")
