"""Coming in with e-ID, against a real provider: what it opens, and every way in which its answer may be wrong."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import LazySettings

from dayaq.casework.identification.codes import code_of
from dayaq.casework.identification.models import OneTimeCode, TrustedBy, TrustedContact
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from tests.channels.portal.conftest import LANGUAGES, SERVICE, Citizen, says
from tests.making import MONDAY
from tests.openid_provider import OpenIdProvider, hmac_of_public_key, new_key, openid_provider, signed_by, unsigned

pytestmark = pytest.mark.django_db

FIN = "5ABC2DE"
NOT_GENUINE = "e-kimlik xidmətinin cavabını yoxlaya bilmədik"
OVER = "bu girişin vaxtı keçib və ya o, artıq istifadə olunub"
NOBODY = "e-kimliyin göstərdiyi FİN ilə sizi qeydiyyatımızda tapmadıq"
AWAY = "e-kimlik xidməti indi cavab vermir"


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[OpenIdProvider]:
    with openid_provider() as provider:
        settings.EID = provider.settings
        yield provider


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def come_back(citizen: Citizen, provider: OpenIdProvider, *, fin: str = FIN, start: str = "/apply/eid", yes: bool = True):
    """From the link to the provider, a yes or no there, and back; the answer of our own page."""
    return citizen.get(path_of(provider.person_says(citizen.get(start).url, fin=fin, yes=yes)))


def opened_nothing(citizen: Citizen, answer, sentence: str) -> None:
    """Led back to the first step, which gives the reason and offers both ways."""
    assert urlsplit(answer.url).path == "/apply/identify", answer.url
    page = citizen.get(answer.url)
    assert says(page, sentence), page.content.decode()
    assert says(page, 'id="id_document"')
    assert says(page, "e-kimliklə daxil ol")
    assert urlsplit(citizen.get("/my").url).path == "/apply/identify"


def test_without_a_provider_the_door_is_not_shown(aygun: Person) -> None:
    citizen = Citizen()

    assert not says(citizen.get("/apply/identify"), "/apply/eid")
    assert (citizen.get("/apply/eid").status_code, citizen.get("/apply/eid/back").status_code) == (404, 404)


@pytest.mark.parametrize("language", LANGUAGES)
def test_eid_opens_a_persons_own_pages(aygun: Person, provider: OpenIdProvider, language: str) -> None:
    citizen = Citizen(language)
    assert says(citizen.get("/apply/identify?next=/my"), 'href="/apply/eid?next=/my"')

    assert come_back(citizen, provider, start="/apply/eid?next=/my").url == "/my"

    assert citizen.get("/my").status_code == 200
    assert citizen.get("/my/contact").status_code == 200
    assert JournalEntry.objects.get(verb="identified").detail == {"by": "eid"}


def test_eid_leads_on_into_the_form_of_the_chosen_service(aygun: Person, provider: OpenIdProvider) -> None:
    citizen = Citizen()

    assert come_back(citizen, provider, start=f"/apply/eid?service={SERVICE}").url.endswith("/documents")


def test_a_foreign_address_to_return_to_is_not_taken(aygun: Person, provider: OpenIdProvider) -> None:
    assert come_back(Citizen(), provider, start="/apply/eid?next=https://elsewhere.example/").url == "/apply/service"


def test_the_session_is_renewed(aygun: Person, provider: OpenIdProvider) -> None:
    citizen = Citizen()
    address = citizen.get("/apply/eid").url
    before = citizen.client.cookies["dayaq_session"].value

    citizen.get(path_of(provider.person_says(address, fin=FIN)))

    assert citizen.client.cookies["dayaq_session"].value != before


def test_nothing_that_somebody_else_opened_here_stays_open(aygun: Person, other: Person, provider: OpenIdProvider) -> None:
    citizen = Citizen()
    number = citizen.apply()
    citizen.post("/status", number=number, fin=FIN)
    assert citizen.get("/application/code").status_code == 200

    come_back(citizen, provider, fin="7XYZ3QW")

    assert citizen.get("/application/code").url == "/status"


def test_a_key_that_is_new_since_the_last_log_in_is_looked_for(aygun: Person, provider: OpenIdProvider) -> None:
    assert come_back(Citizen(), provider, start="/apply/eid?next=/my").url == "/my"
    provider.keys = [new_key("RS256")]

    assert come_back(Citizen(), provider, start="/apply/eid?next=/my").url == "/my"
    assert provider.asked.count("/keys") == 2


def test_both_keys_count_while_the_provider_changes_them(aygun: Person, provider: OpenIdProvider) -> None:
    provider.keys = [new_key(), new_key("RS256"), new_key()]

    assert come_back(Citizen(), provider, start="/apply/eid?next=/my").url == "/my"


def test_the_provider_may_take_the_secret_among_the_fields(aygun: Person, provider: OpenIdProvider) -> None:
    provider.extra = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}

    assert come_back(Citizen(), provider, start="/apply/eid?next=/my").url == "/my"


def test_a_public_client_is_guarded_by_pkce_alone(aygun: Person, provider: OpenIdProvider, settings: LazySettings) -> None:
    provider.secret = ""
    settings.EID = provider.settings

    assert come_back(Citizen(), provider, start="/apply/eid?next=/my").url == "/my"


def test_the_fin_may_come_from_userinfo_of_the_same_person_only(aygun: Person, provider: OpenIdProvider) -> None:
    provider.fin_in_userinfo = True
    assert come_back(Citizen(), provider, start="/apply/eid?next=/my").url == "/my"

    provider.subject_of_userinfo = lambda subject: f"not {subject}"
    citizen = Citizen()
    opened_nothing(citizen, come_back(citizen, provider), NOT_GENUINE)


@pytest.mark.parametrize("seconds", [-50, 50])
def test_a_clock_that_differs_a_little_is_borne(aygun: Person, provider: OpenIdProvider, seconds: int) -> None:
    now = int(time.time())
    provider.claims = lambda claims: {**claims, "iat": now + seconds, "exp": now + seconds + 30}

    assert come_back(Citizen(), provider, start="/apply/eid?next=/my").url == "/my"


@pytest.mark.parametrize(
    "fin", ["9ZZZZZZ", "", "not a FİN", "7XYZ3QW"], ids=["unknown", "none stated", "not a FİN", "of somebody who died"]
)
def test_whoever_cannot_be_served_gets_one_answer(aygun: Person, other: Person, provider: OpenIdProvider, fin: str) -> None:
    Person.objects.filter(pk=other.pk).update(died_on="2020-01-01")
    citizen = Citizen()

    opened_nothing(citizen, come_back(citizen, provider, fin=fin), NOBODY)
    assert JournalEntry.objects.get(verb="not_identified").persons == []


SPOILT: dict[str, Callable[[dict], dict]] = {
    "another issuer": lambda claims: {**claims, "iss": "https://elsewhere.example"},
    "for another client": lambda claims: {**claims, "aud": "somebody-else"},
    "for several, given to another": lambda claims: {**claims, "aud": [claims["aud"], "x"], "azp": "x"},
    "for several, given to nobody": lambda claims: {**claims, "aud": [claims["aud"], "x"]},
    "of another asking": lambda claims: {**claims, "nonce": "other"},
    "without nonce": lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
    "without end": lambda claims: {name: value for name, value in claims.items() if name != "exp"},
    "of the future": lambda claims: {**claims, "iat": claims["iat"] + 600},
    "without subject": lambda claims: {name: value for name, value in claims.items() if name != "sub"},
}


@pytest.mark.parametrize("wrong", SPOILT)
def test_a_token_that_is_not_the_answer_to_this_asking_opens_nothing(aygun: Person, provider: OpenIdProvider, wrong: str) -> None:
    provider.claims = SPOILT[wrong]
    citizen = Citizen()

    opened_nothing(citizen, come_back(citizen, provider), NOT_GENUINE)


@pytest.mark.parametrize("forger", ["unsigned", "public key as a secret", "own key", "own key of the same name", "no token"])
def test_a_forged_token_opens_nothing(aygun: Person, provider: OpenIdProvider, forger: str) -> None:
    genuine, own = provider.keys, new_key()
    own_alike = type(own).import_key({**own.as_dict(private=True), "kid": genuine[0].kid})
    signed = {
        "unsigned": unsigned,
        "public key as a secret": hmac_of_public_key(provider),
        "own key": partial(signed_by, own),
        "own key of the same name": partial(signed_by, own_alike),
        "no token": lambda claims: "not.a.token",
    }
    provider.sign = signed[forger]
    citizen = Citizen()

    opened_nothing(citizen, come_back(citizen, provider), NOT_GENUINE)


def test_a_token_past_its_end_says_so(aygun: Person, provider: OpenIdProvider) -> None:
    provider.claims = lambda claims: {**claims, "exp": claims["iat"] - 61}
    citizen = Citizen()

    opened_nothing(citizen, come_back(citizen, provider), OVER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_at_the_provider_changes_nothing(aygun: Person, provider: OpenIdProvider, language: str) -> None:
    citizen = Citizen(language)
    answer = come_back(citizen, provider, start=f"/apply/eid?service={SERVICE}", yes=False)

    assert answer.url == f"/apply/identify?service={SERVICE}"
    said = {"az": "təsdiqlənmədi", "en": "was not confirmed", "ru": "не подтверждён"}
    assert says(citizen.get(answer.url), said[language])


def test_whoever_was_known_already_stays_known_as_before(aygun: Person, provider: OpenIdProvider) -> None:
    citizen = Citizen()
    citizen.identify()

    answer = come_back(citizen, provider, start="/apply/eid?next=/my", yes=False)

    assert answer.url == "/apply/identify?next=%2Fmy"
    assert citizen.get(answer.url).url == "/my"
    assert citizen.get("/my").url == "/my/code"
    assert says(citizen.get("/my/code"), "təsdiqlənmədi")


def test_an_answer_is_heard_once(aygun: Person, provider: OpenIdProvider) -> None:
    citizen = Citizen()
    address = path_of(provider.person_says(citizen.get("/apply/eid").url, fin=FIN))
    citizen.get(address)
    citizen.post("/apply/leave")

    opened_nothing(citizen, citizen.get(address), OVER)


def test_an_answer_to_another_browser_is_not_heard(aygun: Person, provider: OpenIdProvider) -> None:
    address = path_of(provider.person_says(Citizen().get("/apply/eid").url, fin=FIN))
    victim = Citizen()
    victim.get("/apply/eid")

    opened_nothing(victim, victim.get(address), OVER)


def test_a_code_of_somebody_else_is_no_use_with_ones_own_state(aygun: Person, provider: OpenIdProvider) -> None:
    stolen = parse_qs(urlsplit(provider.person_says(Citizen().get("/apply/eid").url, fin=FIN)).query)["code"][0]
    citizen = Citizen()
    state = parse_qs(urlsplit(citizen.get("/apply/eid").url).query)["state"][0]

    opened_nothing(citizen, citizen.get(f"/apply/eid/back?code={stolen}&state={state}"), OVER)


@pytest.mark.parametrize("rest", ["", "&code=", "&code=x&iss=https://elsewhere.example"])
def test_half_an_answer_or_that_of_another_issuer_opens_nothing(aygun: Person, provider: OpenIdProvider, rest: str) -> None:
    citizen = Citizen()
    state = parse_qs(urlsplit(citizen.get("/apply/eid").url).query)["state"][0]

    opened_nothing(citizen, citizen.get(f"/apply/eid/back?state={state}{rest}"), NOT_GENUINE)


def test_an_asking_that_lasted_too_long_is_over(aygun: Person, provider: OpenIdProvider) -> None:
    citizen = Citizen()
    address = path_of(provider.person_says(citizen.get("/apply/eid").url, fin=FIN))
    session = citizen.client.session
    session["portal.eid"] = [[state, {**kept, "at": "2020-03-16T09:00:00+00:00"}] for state, kept in session["portal.eid"]]
    session.save()

    opened_nothing(citizen, citizen.get(address), OVER)


def test_several_tabs_may_be_under_way(aygun: Person, provider: OpenIdProvider) -> None:
    citizen = Citizen()
    first, _ = (citizen.get("/apply/eid?next=/my").url for _ in range(2))

    assert citizen.get(path_of(provider.person_says(first, fin=FIN))).url == "/my"


def test_a_provider_that_is_away_leaves_the_other_way_open(aygun: Person, settings: LazySettings) -> None:
    with openid_provider() as provider:
        settings.EID = provider.settings
    citizen = Citizen()

    opened_nothing(citizen, citizen.get("/apply/eid"), AWAY)
    assert citizen.identify().url == "/apply/service"


def test_a_provider_that_goes_away_in_the_middle_opens_nothing(aygun: Person, settings: LazySettings) -> None:
    citizen = Citizen()
    with openid_provider() as provider:
        settings.EID = provider.settings
        address = path_of(provider.person_says(citizen.get("/apply/eid").url, fin=FIN))

    opened_nothing(citizen, citizen.get(address), AWAY)


@pytest.mark.parametrize("status", [401, 500, 503])
def test_a_provider_that_does_not_take_our_word_is_away(aygun: Person, provider: OpenIdProvider, status: int) -> None:
    provider.token_status = status
    citizen = Citizen()

    opened_nothing(citizen, come_back(citizen, provider), AWAY)


def test_a_provider_that_names_itself_otherwise_is_not_trusted(aygun: Person, provider: OpenIdProvider) -> None:
    provider.extra = {"issuer": "https://elsewhere.example"}
    citizen = Citizen()

    opened_nothing(citizen, citizen.get("/apply/eid"), AWAY)


def last_code() -> str:
    return code_of(OneTimeCode.objects.order_by("asked_at").last())


def test_eid_confirms_a_trusted_contact_by_a_code_and_the_old_one_is_told(aygun: Person, provider: OpenIdProvider) -> None:
    trust_contact(
        person=aygun, contact=Contact(medium="sms", address="+994501112233"), trust=Trust(by=TrustedBy.OWN_NAME), at=MONDAY
    )
    citizen = Citizen()
    come_back(citizen, provider)

    citizen.post("/my/contact", phone="055 444 55 66", email="")
    wrong = f"{(int(last_code()) + 1) % 10**6:06d}"
    assert says(citizen.post("/my/contact", code=wrong), "Bu kod uyğun gəlmir.")
    assert citizen.post("/my/contact", code=last_code()).url == "/my/contact"

    assert says(citizen.get("/my/contact"), "e-kimliklə təsdiqlənib")
    fresh = TrustedContact.objects.get(person=aygun, ends_on=None)
    assert (fresh.address, fresh.trusted_by) == ("+994554445566", "eid")
    assert Notice.objects.get(kind="trusted_contact_changed").address == "+994501112233"


def test_a_code_to_a_trusted_contact_does_not_let_another_be_put_on_record(aygun: Person, provider: OpenIdProvider) -> None:
    by = Trust(by=TrustedBy.OWN_NAME)
    trust_contact(person=aygun, contact=Contact(medium="sms", address="+994501112233"), trust=by, at=MONDAY)
    citizen = Citizen()
    citizen.identify()
    citizen.post("/my/code", medium="sms")
    citizen.post("/my/code", code=last_code())
    assert citizen.get("/my").status_code == 200

    assert citizen.post("/my/contact", phone="055 444 55 66").url == "/my/code"
    assert TrustedContact.objects.count() == 1


@pytest.mark.parametrize("given", [{}, {"phone": "055 444 55 66", "email": "a@citizen.example"}])
def test_one_contact_is_confirmed_at_a_time(aygun: Person, provider: OpenIdProvider, given: dict[str, str]) -> None:
    citizen = Citizen()
    come_back(citizen, provider)

    assert says(citizen.post("/my/contact", **given), "Bir əlaqə yazın: ya telefon, ya da e-poçt.")
    assert OneTimeCode.objects.count() == 0
