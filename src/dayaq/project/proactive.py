"""What the proactive road is handed in this installation: the law book, the registers, the services of the catalogue."""

from django.conf import settings

from dayaq.casework.awards.facts import PENSIONS_IN_PAYMENT, births_paid
from dayaq.casework.facts.losses import LOSSES
from dayaq.casework.facts.on_file import CHILDREN, ON_FILE
from dayaq.casework.facts.outside import OUTSIDE
from dayaq.casework.facts.source import FactSource
from dayaq.catalogue.catalogue import service_of_benefit
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.population.looking import Road
from dayaq.subsystems.contracts import facts as contracts
from dayaq.subsystems.disability import facts as disability
from dayaq.subsystems.employment import facts as employment
from dayaq.subsystems.insurance import facts as insurance

SOURCES: tuple[FactSource, ...] = (
    *(ON_FILE, CHILDREN, LOSSES, PENSIONS_IN_PAYMENT, births_paid(settings.LEDGER_SINCE), *OUTSIDE),
    *(*contracts.SOURCES, *disability.SOURCES, *insurance.SOURCES, *employment.SOURCES),
)
"""Every register of this release; each subsystem adds its own."""


def proactive_road() -> Road:
    """The road with every benefit that has a service."""
    paths = [folder.path for folder in law_book().folders.values()]
    services = {path: service for path in paths if (service := service_of_benefit(path)) is not None}
    return Road(law=law_book(), sources=SOURCES, services=services, cite=_cited)


def _cited(article: str, language: str) -> str:
    return reference_said(article, language) or article
