"""`dayaq serve`: the web server, granian, with as many processes as the machine has cores."""

import ctypes
import os
import signal
import sys
from functools import partial

import click
import structlog
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from dayaq.project import environment
from dayaq.project.ports import is_taken
from dayaq.project.warming import warm_up
from dayaq.web.legal_clock import legal_day

DEFAULT_PORT = 8000
# One thread works while another waits for the disk; more fight for the interpreter (`python -m bench last_steps` on two cores: 47
# applications a second with two threads, 36 with three).
THREADS = 2
# Requests taken in beyond those being answered; the rest wait in the system's queue, or with the proxy.
WAITING = 62
SECONDS_TO_FINISH = 30
PR_SET_PDEATHSIG = 1

logger = structlog.stdlib.get_logger("dayaq.web")


@click.command()
def serve() -> None:
    """Serve the site on DAYAQ_BIND (127.0.0.1) and DAYAQ_PORT (8000) until SIGTERM or Ctrl-C.

    Requests being answered are finished first. DAYAQ_WEB_PROCESSES and DAYAQ_WEB_THREADS say how many answer at a time.
    """
    address = environment.text("DAYAQ_BIND", default="127.0.0.1")
    port = environment.number("DAYAQ_PORT", default=DEFAULT_PORT)
    if is_taken(address, port):
        raise click.ClickException(f"Port {port} is taken by another program. Stop that, or choose another with DAYAQ_PORT.")
    call_command("collectstatic", interactive=False, verbosity=0)
    server = _server(address, port)
    logger.info("web server starts", count=server.workers)
    # Loaded only now: WhiteNoise looks for the collected files once, when the application is made.
    application = get_wsgi_application()
    warm_up(legal_day())
    server.serve(target_loader=partial(_in_this_process, application), wrap_loader=False)


def _server(address: str, port: int) -> MPServer:
    threads = environment.number("DAYAQ_WEB_THREADS", default=THREADS)
    return MPServer(
        "dayaq.project.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.number("DAYAQ_WEB_PROCESSES", default=os.cpu_count() or 2),
        blocking_threads=threads,
        backpressure=threads + WAITING,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_dictconfig={"handlers": {}, "formatters": {}, "loggers": {"_granian": {"propagate": True}}},
    )


def _in_this_process(application: WSGIHandler) -> WSGIHandler:
    """The application in one of the server's processes, which leaves with the server, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    return application
