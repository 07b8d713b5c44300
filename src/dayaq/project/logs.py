"""Structured logs: one line of JSON for each thing that happened, on standard error, without personal data.

Only fields of an allow-list with plain values are written. What a library says is written only as the sentence it was
written with, before values are put in; an exception as its type and the lines of code it passed, never its message:
both may carry a FİN, a name, an address of a page.
"""

import logging
import logging.config
import secrets
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict, WrappedLogger

ALLOWED = frozenset(
    {
        "attempt", "channel", "count", "duration_ms", "error", "event", "frames", "job", "level", "logger", "method",
        "process", "queue", "request_id", "route", "service", "signal", "source", "status", "task", "timestamp", "version",
    }
)  # fmt: skip
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
FRAMES_KEPT = 12
# Libraries that tell every step, such as procrastinate of every job; the worker itself logs each job once.
TALKATIVE = ("httpx", "pikepdf", "procrastinate")
# A name that is not ours in the Host header is any scanner's work: the line of the request with its 400 says enough.
UNHEARD = "django.security.DisallowedHost"
NOT_SAID = "(said with values; see source)"

logger = structlog.stdlib.get_logger("dayaq.web")


def configure(settings: dict[str, Any]) -> None:
    """Send every log of this process to standard error as JSON; Django calls this with its LOGGING setting (`level`)."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    rendering = [explain_exception, keep_allowed, structlog.processors.JSONRenderer(ensure_ascii=False)]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*shared, quote_library],
        "processors": rendering,
        "use_get_message": False,
        "pass_foreign_args": True,
    }
    quiet = {"handlers": [], "propagate": True}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": formatter},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": settings["level"]},
            "loggers": {
                "django": quiet,
                "django.server": quiet,
                UNHEARD: {"level": "CRITICAL"},
                **{name: {"level": "WARNING"} for name in TALKATIVE},
            },
        }
    )
    logging.captureWarnings(capture=True)


def access_log(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: number each request and log it by the name of its route, never by its path, which may name a person."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        request_id = secrets.token_hex(8)
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = get_response(request)
            logger.info(
                "request answered",
                method=request.method if request.method in METHODS else "other",
                route=_route(request),
                status=response.status_code,
                duration_ms=round((time.perf_counter() - began) * 1000, 1),
            )
        response["X-Request-ID"] = request_id
        return response

    return middleware


def keep_allowed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop every field that is not on the allow-list, and every value that is not plain."""
    return {name: value for name, value in event.items() if name in ALLOWED and _is_plain(value)}


def quote_library(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace a library's finished sentence by the one its author wrote, with the place it came from.

    A sentence without arguments may have been put together with values before we saw it, so it is left out.
    """
    record: logging.LogRecord = event["_record"]
    if not event.pop("positional_args", None):
        event["event"] = NOT_SAID
    event["source"] = f"{record.module}:{record.lineno} {record.funcName}"
    return event


def explain_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Tell an exception by the types in its chain and the lines of code it passed."""
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["error"] = " < ".join(_chain(error))
        frames = traceback.extract_tb(error.__traceback__)[-FRAMES_KEPT:]
        event["frames"] = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _chain(error: BaseException | None) -> list[str]:
    """The type of the exception, then of what caused it."""
    names: list[str] = []
    while error is not None and len(names) < FRAMES_KEPT:
        names.append(f"{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or error.__context__
    return names


def _short(path: str) -> str:
    """A source file's path from its package on: where a machine keeps its packages is nobody's concern."""
    for root in ("/site-packages/", "/src/"):
        _, found, rest = path.rpartition(root)
        if found:
            return rest
    return path.rpartition("/")[2]


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int, float, bool)) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _route(request: HttpRequest) -> str:
    return (request.resolver_match.view_name if request.resolver_match else None) or "none"
