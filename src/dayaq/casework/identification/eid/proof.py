"""What the provider signed: an ID token that is genuine, meant for us, of now, and in answer to this very asking."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import KeySet

from dayaq.casework.refusal import Refusal

# Signatures that only the provider can make: none of shared secrets, and never "none".
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
SKEW_SECONDS = 60
"""By how much the provider's clock and ours may differ."""


class EidNotGenuine(Refusal):
    """What came back is not the provider's answer to this asking. One answer, whatever is wrong with it."""

    texts = {
        "az": "e-kimlik xidmətinin cavabını yoxlaya bilmədik, ona görə heç nə açılmadı. Yenidən başlayın; təkrar olarsa, "
        "142-yə zəng edin.",
        "en": "We could not verify the answer of the e-ID service, so nothing was opened. Begin again; if it happens again, "
        "call 142.",
        "ru": "Мы не смогли проверить ответ службы e-ID, поэтому ничего не открыто. Начните заново; если это повторится, "
        "звоните 142.",
    }


class EidOver(Refusal):
    """The log-in took too long, or its answer was used already."""

    texts = {
        "az": "e-kimlik ilə bu girişin vaxtı keçib və ya o, artıq istifadə olunub. Yenidən başlayın.",
        "en": "This log-in with e-ID is too old or was used already. Begin again.",
        "ru": "Время этого входа через e-ID истекло, либо он уже использован. Начните заново.",
    }


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Whose word it must be, to whom, and in answer to what."""

    issuer: str
    client_id: str
    nonce: str


def proved(token: object, *, keys: Callable[..., KeySet], expected: Expected, at: datetime) -> dict[str, Any]:
    """The claims of the token. `keys()` are the provider's; where the kept ones do not fit, it is asked once `anew`.

    Refuses what is too old (`EidOver`), and everything else that is wrong alike (`EidNotGenuine`).
    """
    if not isinstance(token, str):
        raise EidNotGenuine
    try:
        claims = _signed(token, keys())
    except (JoseError, ValueError):
        try:
            claims = _signed(token, keys(anew=True))
        except (JoseError, ValueError) as error:
            raise EidNotGenuine from error
    _check(claims, expected, at)
    return claims


def _signed(token: str, keys: KeySet) -> dict[str, Any]:
    return jwt.decode(token, keys, algorithms=ALGORITHMS).claims


def _check(claims: dict[str, Any], expected: Expected, at: datetime) -> None:
    registry = jwt.JWTClaimsRegistry(
        now=int(at.timestamp()),
        leeway=SKEW_SECONDS,
        iss={"essential": True, "value": expected.issuer},
        aud={"essential": True, "value": expected.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": expected.nonce},
    )
    try:
        registry.validate(claims)
    except ExpiredTokenError as error:
        raise EidOver from error
    except JoseError as error:
        raise EidNotGenuine from error
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else expected.client_id) != expected.client_id:
        raise EidNotGenuine
