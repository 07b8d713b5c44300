"""A scanner that speaks clamd's INSTREAM over TCP or a unix socket, and finds one made-up virus."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VIRUS = b"VIRUS-OF-THE-TESTS"


class Handler(socketserver.StreamRequestHandler):
    """One conversation: the command, chunks that tell their length, an empty one, the answer."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
        verdict = b"Tests.Virus-1 FOUND" if VIRUS in content else b"OK"
        if content.startswith(b"BROKEN"):
            verdict = b"INSTREAM size limit exceeded. ERROR"
        self.wfile.write(b"stream: " + verdict + b"\0")


@contextmanager
def scanner(socket: Path | None = None) -> Iterator[str]:
    """The scanner while the block runs; its address as DAYAQ_CLAMD names it."""
    server = (
        socketserver.ThreadingUnixStreamServer(str(socket), Handler)
        if socket
        else socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    )
    server.daemon_threads = True
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"unix:{socket}" if socket else f"tcp:127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()
