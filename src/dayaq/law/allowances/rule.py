"""What several social allowances (sosial müavinət) ask alike of a child."""

from dayaq.law.facts import Child
from dayaq.rules.language import Law, age, rule


@rule("Law on Social Allowances")
def minor(child: Child, law: Law) -> bool:
    """A living child who has not reached the age of majority."""
    return not child.died and age(child.birth_date) < law.adult_age
