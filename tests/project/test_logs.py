import io
import json
import logging
from collections.abc import Callable

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from dayaq.project import logs

FIN = "5ZK1A2B"

Lines = Callable[[], list[dict[str, object]]]


def fail(request: HttpRequest, number: str) -> HttpResponse:
    raise ValueError(number)


urlpatterns = [path("fails/<number>", fail, name="fails")]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    """What is written to standard error from now on, each line read back."""
    written = io.StringIO()
    handler = next(one for one in logging.getLogger().handlers if isinstance(one.formatter, structlog.stdlib.ProcessorFormatter))
    monkeypatch.setattr(handler, "stream", written)
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_request_is_logged_by_its_route_and_never_by_its_path(client: Client, lines: Lines) -> None:
    answer = client.get(f"/healthz?fin={FIN}")

    (line,) = lines()
    assert line["event"] == "request answered"
    assert (line["method"], line["route"], line["status"], line["level"]) == ("GET", "healthz", 200, "info")
    assert line["request_id"] == answer["X-Request-ID"]
    assert isinstance(line["duration_ms"], float)
    assert FIN not in json.dumps(line)


def test_a_field_that_nobody_allowed_is_not_written(lines: Lines) -> None:
    structlog.stdlib.get_logger("dayaq.any").warning("applied", fin=FIN, service="pensions", count=2, job={"fin": FIN})

    (line,) = lines()
    del line["timestamp"]
    assert line == {"event": "applied", "service": "pensions", "count": 2, "level": "warning", "logger": "dayaq.any"}


def test_a_library_is_quoted_without_the_values_it_put_in(lines: Lines) -> None:
    logging.getLogger("library").error("cannot parse %s", FIN)
    logging.getLogger("library").error(f"cannot parse {FIN}")  # as libraries do, too

    template, finished = lines()
    assert template["event"] == "cannot parse %s"
    assert finished["event"] == logs.NOT_SAID
    assert str(finished["source"]).startswith("test_logs:")
    assert FIN not in json.dumps([template, finished])


@pytest.mark.urls("tests.project.test_logs")
def test_an_exception_is_told_by_type_and_place_never_by_its_message(lines: Lines) -> None:
    answer = Client(raise_request_exception=False).get(f"/fails/{FIN}")

    told = [line for line in lines() if "error" in line]
    assert answer.status_code == 500
    assert told[0]["error"] == "builtins.ValueError"
    assert any("test_logs.py" in frame and "fail" in frame for frame in told[0]["frames"])
    assert FIN not in json.dumps(lines())


def test_a_cause_is_told_after_what_it_caused(lines: Lines) -> None:
    try:
        try:
            raise KeyError(FIN)
        except KeyError as cause:
            raise RuntimeError(FIN) from cause
    except RuntimeError:
        structlog.stdlib.get_logger("dayaq.any").exception("failed")

    (line,) = lines()
    assert line["error"] == "builtins.RuntimeError < builtins.KeyError"


def test_an_unknown_method_is_not_repeated(lines: Lines) -> None:
    request = RequestFactory().generic(FIN, "/")

    logs.access_log(lambda _: HttpResponse())(request)

    assert lines()[0]["method"] == "other"
