"""What is known about the people of the country template."""

from dayaq.rules.language import Choices, Count, Date, Entity, Money, belongs, fact, option


class Occupancy(Choices):
    """By what right a household lives in its home."""

    owner = option("owner")
    tenant = option("tenant")
    free_lodger = option("free lodger")
    homeless = option("homeless")


class Household(Entity):
    """People who live together."""

    rent: Money = fact("Rent of the home this month", unit="EUR/month")
    accommodation_size: Count[2] = fact("Size of the home in January of the year, in square metres")
    housing_occupancy_status: Occupancy = fact("By what right the home was lived in in January of the year")


class Person(Entity):
    """A natural person."""

    household: Household = belongs("members")
    adult: bool = fact("Counted as an adult of the household")
    birth: Date = fact("Day of birth")
    salary: Money = fact("Salary this month", unit="EUR/month")
    capital_returns: Money = fact("Returns on capital this month", unit="EUR/month")
