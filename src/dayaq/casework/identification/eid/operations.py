"""Identifying the person before us by e-ID: sent to the provider with three secrets, and known by what comes back with them."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from django.db import transaction

from dayaq.casework.identification.eid.proof import EidNotGenuine, EidOver, Expected, proved
from dayaq.casework.identification.eid.provider import EidAway, Provider, ask, provider, published_keys, told_by
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.fin import NotAFin, normalised_fin
from dayaq.casework.people.models import Person
from dayaq.casework.people.queries import living_person_with
from dayaq.casework.refusal import Refusal

ANSWERED_WITHIN = timedelta(minutes=10)
# What a provider says when it, rather than the person, could not go on.
NOT_NOW = frozenset({"server_error", "temporarily_unavailable"})


class EidDeclined(Refusal):
    """The person, or the provider, did not confirm."""

    texts = {
        "az": "e-kimlik ilə giriş təsdiqlənmədi. Yenidən cəhd edin və ya sənəd nömrəsi və FİN ilə davam edin.",
        "en": "The log-in with e-ID was not confirmed. Try again, or go on with document number and FİN.",
        "ru": "Вход через e-ID не подтверждён. Попробуйте снова или продолжите по номеру документа и ФИН.",
    }


class EidNobody(Refusal):
    """The provider vouches for somebody whom we cannot serve here. One answer: no FİN stated, unknown to us, or not living."""

    texts = {
        "az": "e-kimliyin göstərdiyi FİN ilə sizi qeydiyyatımızda tapmadıq. Şəxsiyyət vəsiqənizlə istənilən mərkəzə gəlin "
        "və ya 142-yə zəng edin.",
        "en": "We did not find you on file by the FİN that your e-ID states. Come to any centre with your identity card, "
        "or call 142.",
        "ru": "По ФИН из вашего e-ID мы не нашли вас в учёте. Придите в любой центр с удостоверением личности или позвоните 142.",
    }


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What binds the answer to this asking, kept by whoever asks: where it began, and three secrets of this time alone."""

    state: str
    nonce: str
    verifier: str
    began_at: datetime


def begin(*, back_to: str, language: str, at: datetime) -> tuple[Asking, str]:
    """A new asking, and the provider's address to which the person is sent. Refuses when the provider is away (`EidAway`)."""
    described = provider(at, anew=True)
    asking = Asking(
        state=secrets.token_urlsafe(32), nonce=secrets.token_urlsafe(32), verifier=secrets.token_urlsafe(48), began_at=at
    )
    digest = hashlib.sha256(asking.verifier.encode()).digest()
    fields = {
        "response_type": "code",
        "client_id": described.client.client_id,
        "redirect_uri": back_to,
        "scope": described.client.scope,
        "state": asking.state,
        "nonce": asking.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "ui_locales": language,
    }
    joined = "&" if "?" in described.authorization else "?"
    return asking, f"{described.authorization}{joined}{urlencode(fields)}"


def identify_by_eid(*, asking: Asking, answer: Mapping[str, str], back_to: str, at: datetime) -> Person:
    """The living person whose FİN the provider states, in what came back with the person's browser.

    `at` is the machine's time. Refuses: not confirmed (`EidDeclined`), too late or used before (`EidOver`), not the provider's
    word to us (`EidNotGenuine`), nobody on file (`EidNobody`), the provider away (`EidAway`). Failures are journalled without
    naming anybody, so this may not be called inside a transaction that its refusal would undo.
    """
    try:
        fin = _fin_stated(asking, answer, back_to, at)
        person = living_person_with(fin)
        if person is None:
            raise EidNobody
    except Refusal as refusal:
        _journal(None, type(refusal).__name__, at)
        raise
    return _identified(person, at)


def _fin_stated(asking: Asking, answer: Mapping[str, str], back_to: str, at: datetime) -> str:
    described = provider(at)
    _check_answer(asking, answer, described)
    if not timedelta(0) <= at - asking.began_at < ANSWERED_WITHIN:
        raise EidOver
    tokens = _exchanged(described, answer.get("code", ""), asking, back_to)
    expected = Expected(issuer=described.client.issuer, client_id=described.client.client_id, nonce=asking.nonce)
    claims = proved(tokens.get("id_token"), keys=partial(published_keys, described, at), expected=expected, at=at)
    try:
        return normalised_fin(str(_claim(described, claims, tokens)))
    except NotAFin as error:
        raise EidNobody from error


def _check_answer(asking: Asking, answer: Mapping[str, str], described: Provider) -> None:
    """Whether what the browser brought belongs to this asking, and says yes. Another issuer's answer is nobody's (RFC 9207)."""
    said_by = answer.get("iss", "" if described.names_itself else described.client.issuer)
    same = hmac.compare_digest(answer.get("state", "").encode(), asking.state.encode())
    if not same or said_by != described.client.issuer:
        raise EidNotGenuine
    if "error" in answer:
        raise EidAway if answer["error"] in NOT_NOW else EidDeclined
    if not answer.get("code"):
        raise EidNotGenuine


def _exchanged(described: Provider, code: str, asking: Asking, back_to: str) -> dict[str, Any]:
    """The tokens for the code, which is good once and only with the verifier that never left us."""
    client = described.client
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": back_to, "code_verifier": asking.verifier}
    shown: dict[str, Any] = {}
    if client.client_secret and not described.secret_in_form:
        shown["auth"] = (quote(client.client_id, safe=""), quote(client.client_secret, safe=""))
    else:
        secret = {"client_secret": client.client_secret} if client.client_secret else {}
        fields = {**fields, "client_id": client.client_id, **secret}
    answer = ask("POST", described.tokens, data=fields, **shown)
    told = told_by(answer)
    if told.get("error") == "invalid_grant":
        raise EidOver
    if answer.status_code != 200:
        raise EidAway
    return told


def _claim(described: Provider, claims: Mapping[str, Any], tokens: Mapping[str, Any]) -> object:
    """The claim that carries the FİN: in the token, else where the provider tells more about the same person."""
    name = described.client.fin_claim
    if name in claims or not described.userinfo:
        return claims.get(name, "")
    answer = ask("GET", described.userinfo, bearer=str(tokens.get("access_token", "")))
    told = told_by(answer) if answer.status_code == 200 else {}
    if told and told.get("sub") != claims["sub"]:
        raise EidNotGenuine
    return told.get(name, "")


@transaction.atomic
def _identified(person: UUID, at: datetime) -> Person:
    _journal(person, "", at)
    return Person.objects.get(pk=person)


def _journal(person: UUID | None, why_not: str, at: datetime) -> None:
    """A failure names nobody."""
    record(
        actor=Actor(ActorKind.CITIZEN, str(person or "unidentified")),
        verb="identified" if person else "not_identified",
        subject=Subject("eid", str(person or "none")),
        persons=[person] if person else [],
        detail={"by": "eid", **({"why_not": why_not} if why_not else {})},
        at=at,
    )
