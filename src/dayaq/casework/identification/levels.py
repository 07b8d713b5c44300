"""What each level of identification opens: one table, shown as it stands on a page of the portal and in the documentation."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class Level(Enum):
    """How surely we know who is before us, from the least to the most."""

    NOBODY = "nobody"
    NUMBER_AND_FIN = "number_and_fin"
    APPLICATION_CONTACT = "application_contact"
    TRUSTED_CONTACT = "trusted_contact"
    EID = "eid"


class Opened(Enum):
    """What a level opens."""

    READ_SERVICES = "read_services"
    APPLY = "apply"
    STATUS = "status"
    THIS_APPLICATION = "this_application"
    MY_APPLICATIONS = "my_applications"
    MY_PAYMENTS = "my_payments"
    MY_CONTRACTS = "my_contracts"
    EMPLOYER = "employer"
    MY_DISABILITY = "my_disability"
    MY_JOB_SEARCH = "my_job_search"
    MY_INSURANCE = "my_insurance"
    WHO_READ = "who_read"
    MY_DATA = "my_data"
    TRUST_CONTACT = "trust_contact"


_NOBODY = frozenset({Opened.READ_SERVICES})
_NUMBERS = _NOBODY | {Opened.APPLY, Opened.STATUS}
_ONE = _NUMBERS | {Opened.THIS_APPLICATION}
_MY = {
    *(Opened.MY_APPLICATIONS, Opened.MY_PAYMENTS, Opened.MY_DATA),
    *(Opened.MY_CONTRACTS, Opened.MY_DISABILITY, Opened.MY_INSURANCE, Opened.MY_JOB_SEARCH),
}
_OWN = _ONE | _MY | {Opened.WHO_READ, Opened.EMPLOYER}

OPENS: Mapping[Level, frozenset[Opened]] = MappingProxyType(
    {
        Level.NOBODY: _NOBODY,
        Level.NUMBER_AND_FIN: _NUMBERS,
        Level.APPLICATION_CONTACT: _ONE,
        Level.TRUSTED_CONTACT: _OWN,
        Level.EID: frozenset(Opened),
    }
)


def opens(level: Level, what: Opened) -> bool:
    """Whether somebody known this surely may see or do this."""
    return what in OPENS[level]
