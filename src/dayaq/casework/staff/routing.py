"""Routing: which unit an application is given to, by the district of the applicant and the service asked for.

The rule is data: each unit names the districts and the services it serves. `destination` reads them and asks nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dayaq.casework.staff.models import Unit
from dayaq.casework.staff.published import central_unit


@dataclass(frozen=True, kw_only=True)
class Charge:
    """What one unit serves: these districts and these services, each empty where it serves all of them.

    A service is named by its code or by the group before the dot.
    """

    unit: str
    districts: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()

    def serves(self, district: str, service_code: str) -> bool:
        """Whether the unit serves this service for this district; an unknown district is in nobody's list."""
        asked = {service_code, service_code.partition(".")[0]}
        return (not self.districts or district in self.districts) and (not self.services or bool(self.services & asked))


def destination(charges: Iterable[Charge], *, district: str, service_code: str) -> str | None:
    """The code of the unit that serves the district and the service; nothing where none does.

    The nearest wins: one that names the district before one that only names the service; of two alike, the one that also names
    the service, then the first by code. A unit that names neither serves nobody by itself.
    """
    serving = [one for one in charges if (one.districts or one.services) and one.serves(district, service_code)]
    nearest = sorted(serving, key=lambda one: (not one.districts, not one.services, one.unit))
    return nearest[0].unit if nearest else None


def unit_serving(*, district: str, service_code: str) -> Unit:
    """The unit to which an application is given: by district and service, else the one that takes the rest."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    found = destination(map(_charge_of, units.values()), district=district, service_code=service_code)
    if found is not None:
        return units[found]
    return next((one for one in units.values() if one.takes_the_rest), None) or central_unit()


def _charge_of(unit: Unit) -> Charge:
    """What the row of a unit says that it serves."""
    return Charge(unit=unit.code, districts=frozenset(unit.districts), services=frozenset(unit.services))
