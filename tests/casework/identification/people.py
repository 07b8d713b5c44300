"""The people, moments and addresses of these tests."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dayaq.casework.identification.operations import NotIdentified, TooManyAttempts, identify
from dayaq.casework.people.models import IdentityDocument, Person, Sex

NOON = datetime(2020, 3, 16, 12, tzinfo=ZoneInfo("Asia/Baku"))
HOME = "192.0.2.10"
CARD = "AA1234567"
FIN = "94FMDDD"


def minutes(number):
    """A span of so many minutes."""
    return timedelta(minutes=number)


def register(fin=FIN, number=CARD, **changes):
    """A person with one valid newer card."""
    facts = {"surname": "Məmmədova", "given_name": "Aygün", "patronymic": "Rəşid", "sex": Sex.FEMALE}
    person = Person.objects.create(**{"fin": fin, "birth_date": date(1984, 5, 1), **facts, **changes})
    IdentityDocument.objects.create(
        person=person,
        series=number[:-7],
        number=number[-7:],
        issued_on=date(2019, 1, 9),
        authority="Nəsimi RPİ",
        valid_to=date(2029, 1, 9),
    )
    return person


def outcome(document=CARD, fin=FIN, address=HOME, at=NOON):
    """The full name of the person identified, or what the refusal is called."""
    try:
        return identify(document=document, fin=fin, address=address, at=at).full_name
    except (NotIdentified, TooManyAttempts) as refusal:
        return type(refusal).__name__


def fail(times, address=HOME, at=NOON, fin=FIN):
    """So many failed attempts, each a second after the one before."""
    return [outcome(document="AA7654321", fin=fin, address=address, at=at + timedelta(seconds=n)) for n in range(times)]
