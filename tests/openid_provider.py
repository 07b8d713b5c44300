"""An OpenID Connect provider of the tests: a real server on this machine with keys of its own, spoiling what a test tells it to.

It asks the person for a FİN and a yes or no, as a provider of e-ID would; it holds the client to its secret, to PKCE, and to
codes that are good once.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

HERE = "127.0.0.1"
CLIENT, SECRET = "dayaq-tests", "secret of/the+tests"
Fields = dict[str, str]


def new_key(kind: str = "ES256") -> Any:
    """A fresh key for signatures."""
    parameters = {"kid": secrets.token_hex(4), "use": "sig", "alg": kind}
    return ECKey.generate_key("P-256", parameters) if kind == "ES256" else RSAKey.generate_key(2048, parameters)


@dataclass
class OpenIdProvider:
    """The provider's state, and what a test bends: `claims` changes a token's claims, `sign` how it is signed."""

    url: str = ""
    keys: list[Any] = field(default_factory=lambda: [new_key()])
    granted: dict[str, Fields] = field(default_factory=dict)
    bearers: dict[str, str] = field(default_factory=dict)
    secret: str = SECRET
    extra: dict[str, Any] = field(default_factory=dict)
    claims: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
    sign: Callable[[dict[str, Any]], str] | None = None
    fin_in_userinfo: bool = False
    subject_of_userinfo: Callable[[str], str] = lambda subject: subject
    token_status: int = 200
    asked: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Fields:
        """How the product is told of it."""
        return {"issuer": self.url, "client_id": CLIENT, "client_secret": self.secret, "scope": "openid", "fin_claim": "fin"}

    def described(self) -> dict[str, Any]:
        named = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        ends = {f"{name}_endpoint": f"{self.url}/{path}" for name, path in named.items()}
        return {"issuer": self.url, "jwks_uri": f"{self.url}/keys", **ends, **self.extra}

    def id_token(self, of: Fields) -> str:
        now = int(time.time())
        told = {"iss": self.url, "aud": CLIENT, "sub": subject_of(of["fin"]), "iat": now, "exp": now + 300, "nonce": of["nonce"]}
        claims = self.claims(told if self.fin_in_userinfo else {**told, "fin": of["fin"]})
        return self.sign(claims) if self.sign else signed_by(self.keys[-1], claims)

    def decide(self, asked: Fields, *, yes: bool) -> str:
        """Where the person's browser goes after their yes or no."""
        if not yes:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        code = secrets.token_urlsafe(16)
        self.granted[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.url})}"

    def exchange(self, said: Fields, authorization: str) -> tuple[int, dict[str, Any]]:
        """The token endpoint."""
        if self.token_status != 200:
            return self.token_status, {"error": "server_error"}
        shown = f"{CLIENT}:secret%20of%2Fthe%2Btests" if self.secret else ""
        basic = f"Basic {base64.b64encode(shown.encode()).decode()}" if shown else ""
        if authorization != basic and not (said.get("client_id") == CLIENT and said.get("client_secret", "") == self.secret):
            return 401, {"error": "invalid_client"}
        of = self.granted.pop(said.get("code", ""), None)
        digest = hashlib.sha256(said.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if of is None or challenge != of["code_challenge"] or said["redirect_uri"] != of["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        bearer = secrets.token_urlsafe(16)
        self.bearers[bearer] = of["fin"]
        return 200, {"token_type": "Bearer", "access_token": bearer, "id_token": self.id_token(of)}

    def person_says(self, address: str, *, fin: str = "", yes: bool = True) -> str:
        """As a browser at the provider's page: the address to which the person is sent back."""
        page = httpx.get(address, trust_env=False)
        assert page.status_code == 200, page.text
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        decided = {**asked, "fin": fin, "act": "yes" if yes else "no"}
        return httpx.post(f"{self.url}/decide", data=decided, trust_env=False).headers["Location"]


def subject_of(fin: str) -> str:
    """How the provider itself calls the person."""
    return f"subject {fin}"


def signed_by(key: Any, claims: dict[str, Any]) -> str:
    """A token under the key's own name and algorithm."""
    return jwt.encode({"alg": key.alg, "kid": key.kid}, claims, key, algorithms=[key.alg])


def hmac_of_public_key(provider: OpenIdProvider) -> Callable[[dict[str, Any]], str]:
    """A forger's signature: the provider's public key, which everybody knows, taken for a shared secret."""
    key = provider.keys[-1]

    def sign(claims: dict[str, Any]) -> str:
        text = f"{_part({'alg': 'HS256', 'kid': key.kid})}.{_part(claims)}"
        digest = hmac.digest(key.as_pem(private=False), text.encode(), "sha256")
        return f"{text}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"

    return sign


def unsigned(claims: dict[str, Any]) -> str:
    """A token that says of itself that nobody signed it."""
    return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(claims)}."


def _part(told: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


@contextmanager
def openid_provider(port: int = 0) -> Iterator[OpenIdProvider]:
    """The provider, answering until the block ends."""
    told = OpenIdProvider()
    server = ThreadingHTTPServer((HERE, port), _handler_of(told))
    told.url = f"http://{HERE}:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler_of(  # noqa: C901 - a whole server
    told: OpenIdProvider,
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            told.asked.append(address.path)
            if address.path == "/.well-known/openid-configuration":
                self._json(200, told.described())
            elif address.path == "/keys":
                self._json(200, {"keys": [key.as_dict(private=False) for key in told.keys]})
            elif address.path == "/authorize":
                self._page({name: values[0] for name, values in parse_qs(address.query).items()})
            elif address.path == "/userinfo":
                self._userinfo(self.headers["Authorization"].removeprefix("Bearer "))
            else:
                self._json(404, {})

        def do_POST(self) -> None:
            said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
            fields = {name: values[0] for name, values in said.items()}
            told.asked.append(self.path)
            if self.path == "/token":
                self._json(*told.exchange(fields, self.headers.get("Authorization", "")))
            else:
                self.send_response(302)
                self.send_header("Location", told.decide(fields, yes=fields["act"] == "yes"))
                self.send_header("Content-Length", "0")
                self.end_headers()

        def _userinfo(self, bearer: str) -> None:
            fin = told.bearers.get(bearer)
            self._json(200, {"sub": told.subject_of_userinfo(subject_of(fin)), "fin": fin}) if fin else self._json(401, {})

        def _page(self, asked: Fields) -> None:
            assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == ("code", CLIENT, "S256")
            kept = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in asked.items())
            self._answer(
                200,
                "text/html; charset=utf-8",
                '<!doctype html><html lang="az"><title>e-kimlik</title><form method="post" action="/decide">'
                f'{kept}<input name="fin" aria-label="FİN"><button name="act" value="yes">Yes</button>'
                '<button name="act" value="no">No</button></form></html>',
            )

        def _json(self, status: int, told: dict[str, Any]) -> None:
            self._answer(status, "application/json", json.dumps(told))

        def _answer(self, status: int, kind: str, body: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *words: object) -> None:
            pass

    return Handler
