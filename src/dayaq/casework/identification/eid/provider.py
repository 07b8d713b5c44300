"""The provider of the e-ID: where it answers and by which keys it signs, as it publishes them itself (OpenID discovery)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import httpx
from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, KeySet

from dayaq.casework.refusal import Refusal

TIMEOUT_SECONDS = 5
KEPT_FOR = timedelta(minutes=5)
"""How long published keys are kept; a key that is not among them is looked for again at once."""

_kept: dict[str, tuple[datetime, dict[str, Any]]] = {}


class EidAway(Refusal):
    """The provider does not answer, or not as the protocol asks; nothing is known about the person yet."""

    texts = {
        "az": "e-kimlik xidməti indi cavab vermir. Bir az sonra yenidən cəhd edin və ya sənəd nömrəsi və FİN ilə davam edin.",
        "en": "The e-ID service does not answer now. Try again a little later, or go on with document number and FİN.",
        "ru": "Служба e-ID сейчас не отвечает. Попробуйте немного позже или продолжите по номеру документа и ФИН.",
    }


@dataclass(frozen=True, kw_only=True)
class EidClient:
    """How we are known to the provider, and in which claim it states the FİN; from the environment."""

    issuer: str
    client_id: str
    client_secret: str
    scope: str
    fin_claim: str


@dataclass(frozen=True, kw_only=True)
class Provider:
    """What the provider publishes about itself. `secret_in_form` where it takes our secret only among the fields."""

    client: EidClient
    authorization: str
    tokens: str
    keys: str
    userinfo: str
    secret_in_form: bool
    names_itself: bool


def eid_offered() -> bool:
    """Whether this installation knows a provider of e-ID."""
    return settings.EID is not None


def provider(at: datetime, *, anew: bool = False) -> Provider:
    """The provider as it describes itself; `anew` asks it even if that is known. Refuses when it is away (`EidAway`)."""
    client = EidClient(**(settings.EID or {}))
    told = _published(f"{client.issuer.rstrip('/')}/.well-known/openid-configuration", at, anew=anew)
    ways = told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if told.get("issuer") != client.issuer or not isinstance(ways, list):
        raise EidAway
    address = partial(_address, client, told)
    return Provider(
        client=client,
        authorization=address("authorization_endpoint"),
        tokens=address("token_endpoint"),
        keys=address("jwks_uri"),
        userinfo=address("userinfo_endpoint") if "userinfo_endpoint" in told else "",
        secret_in_form="client_secret_basic" not in ways and "client_secret_post" in ways,
        names_itself=told.get("authorization_response_iss_parameter_supported") is True,
    )


def published_keys(described: Provider, at: datetime, *, anew: bool = False) -> KeySet:
    """The provider's keys for signatures; those of a kind that we do not know are left out."""
    told = _published(described.keys, at, anew=anew).get("keys")
    keys = []
    for key in told if isinstance(told, list) else []:
        if isinstance(key, dict) and key.get("use", "sig") == "sig":
            try:
                keys.append(JWKRegistry.import_key(key))
            except (JoseError, ValueError):
                continue
    return KeySet(keys)


def ask(method: str, address: str, *, bearer: str = "", **rest: Any) -> httpx.Response:
    """Ask the provider something, in so many seconds or not at all (`EidAway`); no redirection is followed."""
    shown = {"Accept": "application/json", **({"Authorization": f"Bearer {bearer}"} if bearer else {})}
    try:
        answer = httpx.request(method, address, timeout=TIMEOUT_SECONDS, headers=shown, **rest)
    except httpx.HTTPError as error:
        raise EidAway from error
    if answer.status_code >= 500:
        raise EidAway
    return answer


def told_by(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer."""
    try:
        told = answer.json()
    except ValueError as error:
        raise EidAway from error
    if not isinstance(told, dict):
        raise EidAway
    return told


def _published(address: str, at: datetime, *, anew: bool) -> dict[str, Any]:
    """What the provider publishes at the address, asked again when what we keep is old."""
    kept = _kept.get(address)
    if kept is not None and not anew and timedelta(0) <= at - kept[0] < KEPT_FOR:
        return kept[1]
    answer = ask("GET", address)
    if answer.status_code != 200:
        raise EidAway
    told = told_by(answer)
    _kept[address] = (at, told)
    return told


def _address(client: EidClient, told: dict[str, Any], name: str) -> str:
    """An address that the provider names: as guarded as the issuer's own, so that no secret of ours travels in the open."""
    address = told.get(name)
    if not isinstance(address, str) or (client.issuer.startswith("https:") and not address.startswith("https:")):
        raise EidAway
    return address
