"""The tables of employment: people seeking work, vacancies, and what passes between them."""

from dayaq.subsystems.employment.models.offers import EmployerAnswer, Offer, OfferAnswer, Referral
from dayaq.subsystems.employment.models.seekers import EndReason, Registration, UnemployedStatus, Wishes
from dayaq.subsystems.employment.models.vacancies import Education, Hours, Vacancy, VacancyEnd

__all__ = [
    "Education",
    "EmployerAnswer",
    "EndReason",
    "Hours",
    "Offer",
    "OfferAnswer",
    "Referral",
    "Registration",
    "UnemployedStatus",
    "Vacancy",
    "VacancyEnd",
    "Wishes",
]
