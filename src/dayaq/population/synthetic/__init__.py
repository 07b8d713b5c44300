"""A synthetic country (sintetik əhali): coherent families, nobody real meant, the same from the same seed."""

from dayaq.population.synthetic.operations import store
from dayaq.population.synthetic.people import people
from dayaq.population.synthetic.person import SyntheticDocument, SyntheticPerson

__all__ = ["SyntheticDocument", "SyntheticPerson", "people", "store"]
