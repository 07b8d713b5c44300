"""Giving an officer a password and an authenticator by hand: for the demo, and for the first officers of an installation."""

import base64
import binascii
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.staff.models import Officer

#: RFC 4226 asks for 128 bits at least and recommends 160.
SHORTEST_SECRET_BYTES = 16


@transaction.atomic
def enrol(*, officer: Officer, password: str, secret: str, actor: Actor, at: datetime) -> None:
    """Let the officer log in with this password and the codes of this secret (base32), in place of what was before.

    Raises `ValueError` for a secret that is no base32 or shorter than 128 bits.
    """
    try:
        bits = base64.b32decode(secret, casefold=True)
    except binascii.Error as error:
        raise ValueError("the secret of an authenticator is written in base32") from error
    if len(bits) < SHORTEST_SECRET_BYTES:
        raise ValueError("the secret of an authenticator has at least 128 bits")
    officer.set_password(password)
    officer.save(update_fields=["password"])
    Authenticator.objects.filter(user=officer).delete()
    TOTP.activate(officer, secret)
    RecoveryCodes.activate(officer)
    record(actor=actor, verb="second_factor_enrolled", subject=Subject("officer", str(officer.pk)), at=at)
