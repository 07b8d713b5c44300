"""A passkey of the tests, in software: it makes a key for a site and signs what the site asks, as a browser hands it over."""

import base64
import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

ORIGIN = "http://localhost"
PRESENT, WITH_KEY = 0x01, 0x40


class Passkey:
    """One passkey for the site at `origin`."""

    def __init__(self, origin: str = ORIGIN) -> None:
        self.origin, self.id = origin, secrets.token_bytes(16)
        self._key = generate_private_key(SECP256R1())

    def made(self, options: dict[str, Any]) -> str:
        """What a browser answers when it makes this passkey."""
        public = cbor.encode(dict(ES256.from_cryptography_key(self._key.public_key())))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        about = self._about(options["publicKey"]["rp"]["id"], PRESENT | WITH_KEY) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": about})
        client = self._client("webauthn.create", options)
        return self._credential({"clientDataJSON": _text(client), "attestationObject": _text(attestation)})

    def signed(self, options: dict[str, Any]) -> str:
        """What a browser answers when it is asked for this passkey."""
        about = self._about(options["publicKey"]["rpId"], PRESENT)
        client = self._client("webauthn.get", options)
        signature = self._key.sign(about + hashlib.sha256(client).digest(), ECDSA(SHA256()))
        return self._credential(
            {"clientDataJSON": _text(client), "authenticatorData": _text(about), "signature": _text(signature)}
        )

    def _about(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["publicKey"]["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _credential(self, response: dict[str, str]) -> str:
        known = {"type": "public-key", "id": _text(self.id), "rawId": _text(self.id), "clientExtensionResults": {}}
        return json.dumps({**known, "response": response})


def _text(given: bytes) -> str:
    return base64.urlsafe_b64encode(given).rstrip(b"=").decode()
