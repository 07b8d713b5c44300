"""Asking clamd whether a document is infected, by its INSTREAM command over TCP or a unix socket; silent where there is none."""

import socket
from contextlib import closing

from django.conf import settings

from dayaq.casework.refusal import Refusal

CHUNK = 64 * 1024
SECONDS = 20
LONGEST_ANSWER = 4096


class ScannerUnreachable(Refusal):
    """A scanner is configured and does not answer; nothing unscanned is handed out meanwhile."""

    texts = {
        "az": "Sənədləri yoxlayan proqram cavab vermir. Bir azdan yenidən cəhd edin.",
        "en": "The program that checks documents does not answer. Try again in a while.",
        "ru": "Программа проверки документов не отвечает. Попробуйте ещё раз чуть позже.",
    }


def infection_in(content: bytes) -> str | None:
    """The name of what infects the content; None for a clean one, and for any where no scanner is configured.

    Raises `ScannerUnreachable` for no answer or one that is neither clean nor infected.
    """
    if not settings.CLAMD:
        return None
    try:
        answer = _asked(settings.CLAMD, content)
    except OSError as error:
        raise ScannerUnreachable from error
    if answer.endswith(": OK"):
        return None
    if answer.endswith(" FOUND"):
        return answer.partition(": ")[2].removesuffix(" FOUND")
    raise ScannerUnreachable


def _asked(address: str, content: bytes) -> str:
    """The whole answer to the content, sent in chunks that each tell their length, the empty one last."""
    with closing(_connected(address)) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for place in range(0, len(content), CHUNK):
            chunk = content[place : place + CHUNK]
            scanner.sendall(len(chunk).to_bytes(4, "big") + chunk)
        scanner.sendall(bytes(4))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
            part = scanner.recv(LONGEST_ANSWER)
            if not part:
                break
            answer += part
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def _connected(address: str) -> socket.socket:
    if address.startswith("unix:"):
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(SECONDS)
        scanner.connect(address.removeprefix("unix:"))
        return scanner
    host, _, port = address.removeprefix("tcp:").rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
